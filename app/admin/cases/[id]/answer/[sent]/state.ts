import type { LetterWords } from '@/components/answer-letter';
import type { FormState } from '@/components/form/form-state';

/** How a reply reads, in words: its grade, and each hard word with its line, what to say instead and why. */
export type CheckedWords = {
  readonly grade: string | null;
  readonly rows: readonly {
    readonly key: string;
    readonly found: string;
    readonly where: string;
    readonly instead: string;
    readonly why: string;
  }[];
};

/** An answer as it will be, before it is sent. `letter` is null where nobody is sent anything. */
export type PreviewWords = {
  readonly letter: LetterWords | null;
  readonly lead: string;
  /** What staff should know of it and the person is not told. */
  readonly notes: readonly string[];
  readonly press: string;
};

/**
 * What the answering form is given back: what was typed and what to put right, as ever, and more. What staff write to a
 * person belongs in no address and in no draft, so the step at which it is seen as it will be is a state too (0087).
 */
export type AnswerState = FormState & {
  readonly checked: CheckedWords | null;
  readonly preview: PreviewWords | null;
  /** What has happened to the case since it was opened. */
  readonly since: readonly string[];
  /** Whether what was typed came along to another kind of answer, where it may not fit. */
  readonly carried: boolean;
};

export const UNANSWERED: AnswerState = {
  values: {},
  errors: [],
  checked: null,
  preview: null,
  since: [],
  carried: false,
};

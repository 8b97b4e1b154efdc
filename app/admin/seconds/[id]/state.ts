import { type FormState, UNTOUCHED } from '@/components/form/form-state';

/** What the form of a second person is given back: what was typed, what to put right, and what changed under the page. */
export type SecondState = FormState & {
  /** What has happened to the case since the answer was written, where it was refused for that. */
  readonly since: readonly string[];
};

export const UNSECONDED: SecondState = { ...UNTOUCHED, since: [] };

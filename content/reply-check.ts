import type { ReplyFacts } from '@/domain/decision-check';
import { checkWords, type WordFinding } from '@/domain/words';
import { readingOf } from './reading';
import { WORD_RULES } from './word-rules';

/** A word to avoid in a reply, with the line it stands on, from 1. */
export type ReplyFinding = WordFinding & { readonly line: number };

/** A reply as the words gate reads it. `grade` is null where there is nothing to read. */
export type CheckedReply = ReplyFacts & {
  readonly findings: readonly ReplyFinding[];
  readonly grade: number | null;
};

/**
 * Reads a reply before it is sent. It is a message and it is read on a screen, so the rules of both places count; a mark of
 * quotation exempts nothing in what staff write (decision 0030). A word that both find is found once.
 */
export function checkReply(reply: string): CheckedReply {
  // As long as what it stands for, so that every place in the text stays where it was.
  const plain = reply.replace(/<\/?quote>/gi, (mark) => ' '.repeat(mark.length));
  const all = [...checkWords(plain, 'message', WORD_RULES), ...checkWords(plain, 'debtor', WORD_RULES)];
  const found = new Map(all.map((one) => [`${one.rule} ${one.index}`, one]));
  const findings = [...found.values()]
    .sort((one, other) => one.index - other.index || one.rule - other.rule)
    .map((one) => ({ ...one, line: plain.slice(0, one.index).split('\n').length }));
  return {
    isEmpty: plain.trim() === '',
    blocked: findings.filter(({ level }) => level === 'block').length,
    thanks: beginsWithThanks(plain),
    findings,
    grade: readingOf([plain]).grade,
  };
}

/** What the words gate says of a reply, for the data room. */
export function readReply(reply: string): ReplyFacts {
  const { isEmpty, blocked, thanks } = checkReply(reply);
  return { isEmpty, blocked, thanks };
}

/** Room for a greeting and one short sentence before it. */
const BEGINNING = 160;

/** Whether a reply begins by thanking: in its first lines, whatever else stands there. */
function beginsWithThanks(reply: string): boolean {
  return /\b(thank(s| you)|grateful)\b/i.test(reply.trimStart().slice(0, BEGINNING));
}

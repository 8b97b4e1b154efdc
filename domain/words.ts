import { readAsPlain } from './plain-text';

/** Where words may stand; see {@link RULES_READ_IN} for which rules each place answers to. */
export const WORD_CONTEXTS = ['all', 'debtor', 'message', 'preview', 'staff note', 'design'] as const;
export type WordContext = (typeof WORD_CONTEXTS)[number];

/** block: may not ship or be sent. warn: a person has to accept it. suggest: a hint. */
export const WORD_LEVELS = ['block', 'warn', 'suggest'] as const;
export type WordLevel = (typeof WORD_LEVELS)[number];

/** One row of content/facts/words.json. A row without a pattern is for a person to judge and is never found here. */
export type WordRule = {
  readonly id: number;
  readonly level: WordLevel;
  readonly context: WordContext;
  readonly avoid: string;
  readonly prefer: string;
  readonly pattern?: string | undefined;
  readonly flags?: string | undefined;
  readonly reason: string;
};

/** A word to avoid, where it stands (`index` and `length` count UTF-16 units of the text), and what to say instead. */
export type WordFinding = {
  readonly rule: number;
  readonly index: number;
  readonly length: number;
  readonly level: WordLevel;
  readonly found: string;
  readonly instead: string;
  readonly reason: string;
};

/**
 * Which rules are read for words in each place (decision 0030). A rule for `all` is read everywhere. A preview is the part of a message
 * that a neighbour can see, so it answers to the message rules too. Words whose place is not known (`all`) answer to
 * everything that a person who owes money can meet.
 */
export const RULES_READ_IN: Readonly<Record<WordContext, readonly WordContext[]>> = {
  all: ['all', 'debtor', 'message', 'preview'],
  debtor: ['all', 'debtor'],
  message: ['all', 'message'],
  preview: ['all', 'message', 'preview'],
  'staff note': ['all', 'staff note'],
  design: ['design'],
};

/** Quotations are for guides (a scam, quoted). In what staff send, the same mark would be a way round the rules. */
const QUOTATIONS_ALLOWED: ReadonlySet<WordContext> = new Set(['all', 'debtor']);

/**
 * Every place where `text` says what one of the rules for `context` asks to avoid, in the order they stand; of two
 * that begin together, the graver first. Hard-wrapped lines, emphasis, tags, curly apostrophes and unseen characters
 * hide nothing. What stands in `<quote>…</quote>` is exempt on screens and in guides, and nowhere else.
 */
export function checkWords(text: string, context: WordContext, rules: readonly WordRule[]): WordFinding[] {
  const contexts = RULES_READ_IN[context];
  const passages = readAsPlain(text, QUOTATIONS_ALLOWED.has(context));
  const findings: WordFinding[] = [];
  for (const rule of rules) {
    if (rule.pattern === undefined || !contexts.includes(rule.context)) continue;
    const pattern = compile(rule.pattern, rule.flags);
    for (const passage of passages) {
      for (const { start, found } of findIn(passage.words, pattern)) {
        const index = passage.at[start] ?? 0;
        const end = (passage.at[start + found.length - 1] ?? index) + 1;
        findings.push({
          rule: rule.id,
          index,
          length: end - index,
          level: rule.level,
          found,
          instead: rule.prefer,
          reason: rule.reason,
        });
      }
    }
  }
  return findings.sort(
    (a, b) =>
      a.index - b.index || WORD_LEVELS.indexOf(a.level) - WORD_LEVELS.indexOf(b.level) || a.rule - b.rule,
  );
}

/** One hyphen between two words. Two of them, or one with space around it, are a dash, which parts what it stands between. */
const HYPHEN = /(?<=\p{L})-(?=\p{L})/gu;

/**
 * Where a pattern is found, as the words are written and with every hyphen between two words read as a space, so that
 * “must-pay” is “must pay”. What both readings find is found once.
 */
function findIn(words: string, pattern: RegExp): { readonly start: number; readonly found: string }[] {
  const at = (reading: string) =>
    [...reading.matchAll(pattern)]
      .filter((match) => match[0] !== '')
      .map((match) => ({ start: match.index, end: match.index + match[0].length }));
  const places = at(words);
  const apart = words.replace(HYPHEN, ' ');
  if (apart !== words)
    for (const one of at(apart))
      if (!places.some((known) => known.start < one.end && one.start < known.end)) places.push(one);
  return places.map(({ start, end }) => ({ start, found: words.slice(start, end) }));
}

const compiled = new Map<string, RegExp>();

function compile(pattern: string, flags = 'i'): RegExp {
  const key = `${flags}/${pattern}`;
  const known = compiled.get(key);
  if (known) return known;
  const fresh = new RegExp(pattern, flags.includes('g') ? flags : `${flags}g`);
  compiled.set(key, fresh);
  return fresh;
}

import { checkWords, type WordContext, type WordFinding, type WordRule } from '@/domain/words';
import { spellOne, spellOut } from './icu';
import { type JsonString, readJsonStrings } from './json-strings';
import { type Reading, readingOf } from './reading';

/** A finding with its line and column (both from 1, columns in characters) and, in a JSON file, the keys that lead to it. */
export type FileFinding = WordFinding & {
  readonly line: number;
  readonly column: number;
  readonly key: string;
};

export type CheckedFile = { readonly findings: readonly FileFinding[]; readonly reading: Reading };

/**
 * The words to avoid in one file, and how hard its words are to read. A JSON file is a file of messages or a guide: its
 * string values are read one by one, each also as it reads once plurals and choices are made. Anything else is read as
 * plain text or markdown. Throws a SyntaxError where `isJson` and the source is not JSON.
 */
export function checkFile(
  source: string,
  isJson: boolean,
  context: WordContext,
  rules: readonly WordRule[],
): CheckedFile {
  const place = placesIn(source);
  if (!isJson) {
    const findings = checkWords(source, context, rules).map((one) => ({
      ...one,
      ...place(one.index),
      key: '',
    }));
    return { findings, reading: readingOf([source]) };
  }
  const strings = wordsIn(source);
  const findings = strings.flatMap((string) =>
    checkMessage(string.value, context, rules).map((one) => {
      const index = string.at[one.index] ?? 0;
      return { ...one, index, ...place(index), key: string.path.join('.') };
    }),
  );
  return { findings, reading: readingOf(strings.map((string) => readingText(string.value))) };
}

/** The words to avoid in one message: as it is written, and in every way that it can read. */
export function checkMessage(
  message: string,
  context: WordContext,
  rules: readonly WordRule[],
): WordFinding[] {
  const written = checkWords(message, context, rules);
  const key = (one: WordFinding) => `${one.rule} ${one.found.toLowerCase()}`;
  const known = new Set(written.map(key));
  for (const reading of readings(message)) {
    for (const finding of checkWords(reading, context, rules)) {
      if (known.has(key(finding))) continue;
      known.add(key(finding));
      // Where it stands in a reading is nowhere in the file, so it is shown at the start of the message.
      written.push({ ...finding, index: 0, length: message.length });
    }
  }
  return written;
}

/**
 * The strings of a JSON file that are words for a person. In a guide, dates, sources and the ids of help are not. The
 * rows of the directory and of the registry are facts about other organisations, which are exempt.
 */
export function wordsIn(source: string): JsonString[] {
  const strings = readJsonStrings(source);
  const isGuide = strings.some((one) => one.path[0] === 'datedOn');
  return strings.filter(({ path }) => !isFact(path) && !(isGuide && isGuideData(path)));
}

/** A message as it is read for grading: placeholders filled, of every choice the branch `other`. */
export function readingText(message: string): string {
  try {
    return spellOne(message);
  } catch {
    return message;
  }
}

function readings(message: string): string[] {
  try {
    return spellOut(message);
  } catch {
    return [];
  }
}

function isFact(path: readonly string[]): boolean {
  return (path[0] === 'resources' || path[0] === 'entries') && /^\d+$/.test(path[1] ?? '');
}

function isGuideData(path: readonly string[]): boolean {
  return ['datedOn', 'sources'].includes(path[0] ?? '') || path.includes('nations') || path.includes('help');
}

function placesIn(source: string): (index: number) => { line: number; column: number } {
  const starts = [0, ...[...source.matchAll(/\r\n|\n|\r/g)].map((ending) => ending.index + ending[0].length)];
  return (index) => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= index) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: [...source.slice(starts[low], index)].length + 1 };
  };
}

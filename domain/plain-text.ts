/** A stretch of words that is read in one go, and where each of its characters stood in the text it came from. */
export type Passage = { readonly words: string; readonly at: readonly number[] };

const QUOTATION = /<quote>[\s\S]*?<\/quote>/gi;
const TAG = /<\/?([a-z][a-z0-9-]*)\b[^<>]*>/gi;
const BREAKING_TAG = /^(br|p|li|ul|ol|div|h[1-6]|td|th|tr)$/i;
/** Soft hyphens and the zero-width characters: nobody sees them, so they may not hide a word. */
const UNSEEN = /[\u00AD\u180E\u200B-\u200F\u2060\uFEFF]/;
const APOSTROPHE = /[\u2018\u2019\u02BC\u2032]/;
/** Hyphens that look like the plain one. The soft hyphen is unseen. */
const HYPHENS = /[\u2010\u2011\uFE63\uFF0D]/;
const STARTS_ANEW = /^\s*(?:[-*+•]\s|\d{1,3}[.)]\s|#{1,6}\s|\|)/;
const HEADING = /^\s*#{1,6}\s/;
const QUOTED_LINE = /^(?:\s*>)+ ?/;

/**
 * The text as an eye reads it: split at blank lines, list items and headings, with hard-wrapped lines joined, runs of
 * space made one, curly apostrophes straightened, hyphens made plain, compatibility letters (such as ligatures) opened, and tags, markdown emphasis
 * and unseen characters left out. Each character remembers its place in `text`. With `skipQuotations`, what stands in
 * `<quote>…</quote>` is left out; a mark that is never closed leaves nothing out.
 */
export function readAsPlain(text: string, skipQuotations: boolean): Passage[] {
  const skip = findSkipped(text, skipQuotations);
  const passages: Passage[] = [];
  let open = startPassage();
  const close = () => {
    if (open.at.length > 0) passages.push({ words: open.words.trimEnd(), at: open.at });
    open = startPassage();
  };
  // A tag or a quotation may end on a later line than the one it begins on.
  let resume = 0;
  for (const line of linesOf(text)) {
    const content = text.slice(line.start, line.end);
    if (resume <= line.start && (content.trim() === '' || STARTS_ANEW.test(content))) close();
    for (let index = Math.max(resume, line.start + quoteMarkLength(content)); index < line.end; ) {
      const skipped = skip.get(index);
      if (skipped) {
        if (skipped.reads) append(open, skipped.reads, index);
        index = skipped.end;
        resume = skipped.end;
        continue;
      }
      const point = String.fromCodePoint(text.codePointAt(index) ?? 0);
      append(open, readCharacter(point, text, index), index);
      index += point.length;
    }
    if (resume <= line.end) append(open, ' ', line.end);
    if (HEADING.test(content)) close();
  }
  close();
  return passages;
}

type Open = { words: string; at: number[] };
type Skipped = { readonly end: number; readonly reads: string };

const startPassage = (): Open => ({ words: '', at: [] });

function append(open: Open, characters: string, index: number): void {
  for (const character of characters.split('')) {
    if (character === ' ' && (open.words === '' || open.words.endsWith(' '))) continue;
    open.words += character;
    open.at.push(index);
  }
}

function readCharacter(character: string, text: string, index: number): string {
  if (/\s/u.test(character)) return ' ';
  if (UNSEEN.test(character) || /[*`~]/.test(character)) return '';
  if (APOSTROPHE.test(character)) return "'";
  if (HYPHENS.test(character)) return '-';
  if (character === '_' && isEdge(text, index)) return '';
  return character.normalize('NFKC').replace(/\s+/gu, ' ');
}

/** An underscore between two letters belongs to a name; at the edge of a word it is emphasis. */
function isEdge(text: string, index: number): boolean {
  return !/\w/.test(text[index - 1] ?? ' ') || !/\w/.test(text[index + 1] ?? ' ');
}

function quoteMarkLength(line: string): number {
  return QUOTED_LINE.exec(line)?.[0].length ?? 0;
}

function findSkipped(text: string, skipQuotations: boolean): Map<number, Skipped> {
  const skipped = new Map<number, Skipped>();
  for (const tag of text.matchAll(TAG)) {
    const reads = BREAKING_TAG.test(tag[1] ?? '') ? ' ' : '';
    skipped.set(tag.index, { end: tag.index + tag[0].length, reads });
  }
  if (!skipQuotations) return skipped;
  for (const quotation of text.matchAll(QUOTATION)) {
    // A full stop stands for the quotation, so that no pattern reaches across it.
    skipped.set(quotation.index, { end: quotation.index + quotation[0].length, reads: '.' });
  }
  return skipped;
}

function* linesOf(text: string): Generator<{ start: number; end: number }> {
  let start = 0;
  for (const ending of text.matchAll(/\r\n|\n|\r|\u2028|\u2029/g)) {
    yield { start, end: ending.index };
    start = ending.index + ending[0].length;
  }
  yield { start, end: text.length };
}

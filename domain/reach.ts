/** A number as it can be called. `remark` is what its source adds in brackets, such as which option to choose. */
export type Phone = {
  readonly number: string;
  /** Null where the number alone is not the whole of what to dial (`18001 then the number`). */
  readonly dial: string | null;
  readonly remark: string | null;
};

/** Reads a number as the directory writes it: digits with spaces or hyphens, then perhaps a remark. */
export function readPhone(text: string): Phone {
  const [, number = text, rest = ''] = /^(\+?\d[\d -]*)(.*)$/.exec(text.trim()) ?? [];
  const remark = /^\((.*)\)$/.exec(rest.trim())?.[1] ?? null;
  if (remark === null && rest.trim() !== '') return { number: text.trim(), dial: null, remark: null };
  return { number: number.trim(), dial: number.replace(/[^\d+]/g, ''), remark };
}

/** A way to write by text. `word` is what to send, where that is fixed. `sure` is false where the source doubts it. */
export type TextWay =
  | {
      readonly kind: 'text';
      readonly number: string;
      readonly dial: string;
      readonly word: string | null;
      readonly sure: boolean;
    }
  | { readonly kind: 'said'; readonly words: string; readonly sure: boolean };

/**
 * Reads how to text as the directory writes it: `Text SHOUT to 85258`, `Text 07860 039967 (older number)`. What has another
 * shape is given as it is said. A remark in brackets is a doubt of the source's own.
 */
export function readTextWay(text: string): TextWay {
  const words = text.replace(/\s*\([^)]*\)\s*$/, '').trim();
  const sure = words === text.trim();
  const found = /^Text (?:([A-Z]+) to )?(\d[\d ]*\d)$/.exec(words);
  if (!found) return { kind: 'said', words, sure };
  const [, word = null, number = ''] = found;
  return { kind: 'text', number, dial: number.replaceAll(' ', ''), word, sure };
}

/** When a fact was last known to be right, claiming no more than its source. */
export type Known =
  | { readonly kind: 'day'; readonly on: string }
  | { readonly kind: 'year'; readonly year: string }
  | { readonly kind: 'undated' };

/** Reads the directory's words for when a row was known: a day, a year (`2026 (MaPS code)`), or that nothing is said. */
export function readKnown(dateKnown: string): Known {
  if (/^\d{4}-\d\d-\d\d$/.test(dateKnown)) return { kind: 'day', on: dateKnown };
  const year = /^(20\d\d)\b/.exec(dateKnown)?.[1];
  return year ? { kind: 'year', year } : { kind: 'undated' };
}

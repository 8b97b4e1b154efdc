/**
 * The letters and figures a code on a letter is made of: nothing that can be taken for another in print or on the
 * telephone. Both of each such pair are out (0 O D Q, 1 I L, 2 Z, 5 S, 6 G, 8 B, U V), so nothing has to be guessed.
 */
export const LETTER_CODE_ALPHABET = 'ACEFHJKMNPRTWXY3479';

/** Twelve of nineteen: 50 bits, kept only as a keyed hash, used once, with few tries a day. */
export const LETTER_CODE_LENGTH = 12;

/**
 * A code as a person types it (lower case, spaces, dashes, dots) in the one form that is kept; null where it cannot be
 * a code, because its length or one of its letters is wrong.
 */
export function normaliseLetterCode(text: string): string | null {
  if (text.length > 100) return null;
  const plain = text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{P}\p{Cf}]/gu, '');
  const isCode =
    plain.length === LETTER_CODE_LENGTH &&
    [...plain].every((letter) => LETTER_CODE_ALPHABET.includes(letter));
  return isCode ? plain : null;
}

/** A code made of `pick(n)`, which gives an even choice of 0 to n − 1. */
export function makeLetterCode(pick: (choices: number) => number): string {
  return Array.from(
    { length: LETTER_CODE_LENGTH },
    () => LETTER_CODE_ALPHABET[pick(LETTER_CODE_ALPHABET.length)],
  ).join('');
}

/** A code as it is printed: XXXX-XXXX-XXXX. */
export function groupLetterCode(code: string): string {
  return code.replace(/(.{4})(?=.)/g, '$1-');
}

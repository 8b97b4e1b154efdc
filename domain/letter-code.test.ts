import fc from 'fast-check';
import { expect, test } from 'playwright/test';
import { groupLetterCode, LETTER_CODE_ALPHABET, makeLetterCode, normaliseLetterCode } from './letter-code';

const codes = fc
  .array(fc.nat(LETTER_CODE_ALPHABET.length - 1), { minLength: 12, maxLength: 12 })
  .map((picks) => {
    const left = [...picks];
    return makeLetterCode(() => left.shift() ?? 0);
  });

test('a code is twelve letters and figures without look-alikes', () => {
  fc.assert(
    fc.property(codes, (code) => {
      expect(code).toMatch(/^[ACEFHJKMNPRTWXY3479]{12}$/);
      expect(code).not.toMatch(/[01258BDGILOQSUVZ6]/);
    }),
  );
});

test('a code is accepted however it is typed: lower case, spaces, any kind of dash, in groups of any size', () => {
  const between = fc.constantFrom('', ' ', '-', '–', '—', '‑', '\u00a0', '\t', ' - ', '.', '\u200b');
  fc.assert(
    fc.property(
      codes,
      fc.array(between, { minLength: 13, maxLength: 13 }),
      fc.boolean(),
      (code, gaps, small) => {
        const typed = [...code].map((letter, at) => `${gaps[at]}${letter}`).join('') + gaps[12];
        expect(normaliseLetterCode(small ? typed.toLowerCase() : typed)).toBe(code);
      },
    ),
  );
  expect(normaliseLetterCode('ＡＣＥＦ-ＨＪＫＭ-ＮＰＲＴ')).toBe('ACEFHJKMNPRT');
});

test('what cannot be a code is refused: too short, too long, a look-alike, nothing, a whole book', () => {
  for (const text of [
    '',
    'ACEF-HJKM-NPR',
    'ACEF-HJKM-NPRT-W',
    'ACEF-HJKM-NPR0',
    'ACEF-HJKM-NPRO',
    '<script>',
  ])
    expect(normaliseLetterCode(text), text).toBeNull();
  expect(normaliseLetterCode(' '.repeat(1_000_000))).toBeNull();
});

test('a code is printed in three groups of four', () => {
  expect(groupLetterCode('ACEFHJKMNPRT')).toBe('ACEF-HJKM-NPRT');
});

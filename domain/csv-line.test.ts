import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { expect, test } from 'playwright/test';
import { csvLine } from './csv-line';

test('every cell is read back as it was written, but for the apostrophe before a formula', () => {
  const awkward = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom('a,b', 'say "hi"', 'two\r\nlines', ' spaced ', '', '\tx', '=1+1', "'='", 'é£'),
  );
  fc.assert(
    fc.property(fc.array(awkward, { minLength: 1, maxLength: 6 }), (cells) => {
      const [read] = parse(csvLine(cells), {
        relax_column_count: true,
        skip_empty_lines: false,
      }) as string[][];
      expect(read?.map((cell, at) => (cell === `'${cells[at]}` ? cells[at] : cell))).toEqual(cells);
    }),
  );
});

test('no cell begins as a formula does, whatever stands in front', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('', ' ', '\u00a0', '\t', '\n', '\r'),
      fc.constantFrom('=', '+', '-', '@', '＝', '＋', '－', '＠'),
      fc.string(),
      (space, sign, rest) => {
        const [[cell]] = parse(csvLine([`${space}${sign}${rest}`])) as [[string]];
        expect(cell).toBe(`'${space}${sign}${rest}`);
      },
    ),
  );
});

test('an empty cell and one that is not there are the same', () => {
  expect(csvLine(['a', null, ''])).toBe('a,,\r\n');
});

import { expect, test } from 'playwright/test';
import { checkFile, readingText, wordsIn } from './check-file';
import { readingOf } from './reading';
import { shippedFiles } from './shipped';
import { WORD_RULES } from './word-rules';

/** Reading age 9 is about grade 4. Nine screens in ten at 6 or below, half at 4.5 or below, none above 8. */
const MOST = { grade: 6, share: 0.9, median: 4.5, never: 8 };

const screens = shippedFiles()
  .filter((file) => file.language === 'en')
  .map((file) => ({ ...file, ...checkFile(file.source, true, file.context, WORD_RULES).reading }));
const graded = screens.filter((screen) => screen.grade !== null);
/** A few words say nothing about a screen; they would only flatter the median. */
const ENOUGH_WORDS = 20;
const forPeople = graded
  .filter((screen) => screen.readers === 'people' && screen.words >= ENOUGH_WORDS)
  .map((screen) => screen.grade ?? 0);

const median = (grades: readonly number[]) => {
  const sorted = [...grades].sort((a, b) => a - b);
  return (
    ((sorted[Math.floor((sorted.length - 1) / 2)] ?? 0) + (sorted[Math.ceil((sorted.length - 1) / 2)] ?? 0)) /
    2
  );
};

test('Nine screens in ten read at grade 6 or below, half at 4.5 or below, and none above 8', () => {
  const rows = [...graded].sort((a, b) => (b.grade ?? 0) - (a.grade ?? 0));
  const within = forPeople.filter((grade) => grade <= MOST.grade).length / forPeople.length;
  const lines = rows.map(
    (row) => `${(row.grade ?? 0).toFixed(1).padStart(6)} ${String(row.words).padStart(6)}  ${row.path}`,
  );
  console.log(
    ['Reading grade (Flesch–Kincaid)', ' grade  words  screen', ...lines].join('\n') +
      `\n${forPeople.length} screens for people with ${ENOUGH_WORDS} words or more: ${Math.round(within * 100)}% at grade ${MOST.grade} or below, median ${median(forPeople).toFixed(1)}`,
  );
  expect(within).toBeGreaterThanOrEqual(MOST.share);
  expect(median(forPeople)).toBeLessThanOrEqual(MOST.median);
  expect(rows.filter((row) => (row.grade ?? 0) > MOST.never).map((row) => row.path)).toEqual([]);
});

test('A screen is graded by its words, never by its keys, dates, sources or ids', () => {
  const guide = JSON.stringify({
    title: 'Old debts',
    datedOn: '2026-11-22',
    sources: ['UK-CONC-20'],
    sections: [
      { heading: 'How old', nations: ['scotland'], blocks: [{ say: 'Ask us.' }, { help: ['samaritans'] }] },
    ],
  });
  expect(wordsIn(guide).map((one) => one.value)).toEqual(['Old debts', 'How old', 'Ask us.']);
});

test('The grade is Flesch–Kincaid’s for plain sentences', () => {
  // 6 words, 1 sentence, 6 syllables: 0.39 × 6 + 11.8 × 1 − 15.59
  expect(readingOf(['The cat sat on the mat.'])).toEqual({
    grade: 0.39 * 6 + 11.8 - 15.59,
    words: 6,
    sentences: 1,
    syllables: 6,
  });
});

test('Adding short labels to hard sentences does not make a screen look easier', () => {
  const hard =
    'Consideration of alternative repayment arrangements necessitates comprehensive documentation.';
  const grade = readingOf([hard]).grade ?? 0;
  const labels = Array.from({ length: 20 }, () => 'Documentation');
  expect(readingOf([hard, ...labels]).grade ?? 0).toBeGreaterThan(grade - 1);
});

test('Leaving the full stop off a long sentence does not hide it', () => {
  const words = 'We can look at what you owe and what you can keep each week';
  expect(readingOf([words]).grade).toBe(readingOf([`${words}.`]).grade);
});

test('Hard words in labels count', () => {
  const plain = readingOf(['We can help.', 'Pay', 'Stop']).grade ?? 0;
  const hard = readingOf(['We can help.', 'Remuneration', 'Discontinuation']).grade ?? 0;
  expect(hard).toBeGreaterThan(plain + 5);
});

test('A figure is one syllable and an abbreviation is spelt out', () => {
  expect(readingOf(['Pay £25 by 2026.']).syllables).toBe(4);
  expect(readingOf(['Ask the NHS.']).syllables).toBe(5);
  expect(readingOf(['See the WWW.']).syllables).toBe(11);
});

test('Placeholders count as one short word, tags as none, and of a choice the other branch is read', () => {
  expect(readingText('Pay <b>{amount}</b> by {day, date, short}.')).toBe('Pay this by this.');
  expect(readingText('{n, plural, one {One debt} other {# debts}} with us')).toBe('10 debts with us');
  expect(readingText('Not { ICU')).toBe('Not { ICU');
});

test('Nothing to read has no grade', () => {
  expect(readingOf(['', '…', '—']).grade).toBeNull();
});

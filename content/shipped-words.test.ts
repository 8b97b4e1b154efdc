import { readFileSync } from 'node:fs';
import { expect, test } from 'playwright/test';
import { checkFile, checkMessage, wordsIn } from './check-file';
import { shippedFiles, staticPages } from './shipped';
import { WORD_RULES } from './word-rules';

type Accepted = { file: string; rule: number; found: string; why: string };
const accepted: Accepted[] = JSON.parse(
  readFileSync(new URL('./accepted-warnings.json', import.meta.url), 'utf8'),
);
const files = shippedFiles();
const findings = files.flatMap((file) =>
  checkFile(file.source, true, file.context, WORD_RULES).findings.map((one) => ({ ...one, file: file.path })),
);
const spell = (one: (typeof findings)[number]) =>
  `${one.file}:${one.line}:${one.column} ${one.key}: ${one.found} → ${one.instead} (${one.reason}, rule ${one.rule})`;

test('There are words to check', () => {
  expect(files.length).toBeGreaterThan(0);
});

test('No word we ship is one that blocks', () => {
  expect(findings.filter((one) => one.level === 'block').map(spell)).toEqual([]);
});

test('The pages that stand in when nothing else can answer say no such word, and are as plain', () => {
  const pages = staticPages();
  expect(pages.length).toBeGreaterThan(0);
  for (const page of pages) {
    const { findings: found, reading } = checkFile(page.words, false, 'debtor', WORD_RULES);
    expect(found.filter((one) => one.level !== 'suggest').map((one) => `${page.path}: ${one.found}`)).toEqual(
      [],
    );
    expect(reading.grade ?? 0, page.path).toBeLessThanOrEqual(6);
  }
});

test('No subject or preview of a notice says a word that blocks in a preview', () => {
  const previews = files
    .filter((file) => file.context === 'message')
    .flatMap((file) => wordsIn(file.source).map((string) => ({ file: file.path, ...string })))
    .filter(({ path }) => /^(subject|preview|text)$/.test(path.at(-1) ?? ''));
  const blocked = previews.flatMap(({ file, path, value }) =>
    checkMessage(value, 'preview', WORD_RULES)
      .filter((one) => one.level === 'block')
      .map((one) => `${file} ${path.join('.')}: ${one.found}`),
  );
  expect(blocked).toEqual([]);
});

test('Every warning in words we ship was accepted by a person who said why', () => {
  const isAccepted = (one: (typeof findings)[number]) =>
    accepted.some(
      (row) => row.file === one.file && row.rule === one.rule && row.found === one.found.toLowerCase(),
    );
  expect(findings.filter((one) => one.level === 'warn' && !isAccepted(one)).map(spell)).toEqual([]);
  for (const row of accepted) expect(row.why.length).toBeGreaterThan(10);
});

test('No acceptance outlives the warning it was given for', () => {
  const stale = accepted.filter(
    (row) =>
      !findings.some(
        (one) => row.file === one.file && row.rule === one.rule && row.found === one.found.toLowerCase(),
      ),
  );
  expect(stale).toEqual([]);
});

test('A word to avoid is found in a branch of a plural, at the start of its message', () => {
  const message = '{count, plural, one {You must} other {You can}} pay.';
  expect(checkMessage(message, 'debtor', WORD_RULES)).toMatchObject([
    { rule: 3, index: 0, found: 'must pay' },
  ]);
  expect(checkMessage('You <b>must</b> pay {amount}.', 'debtor', WORD_RULES)).toMatchObject([
    { rule: 3, index: 7 },
  ]);
});

test('A finding in a JSON file stands at its own line and column, past escapes', () => {
  const source = '{\n  "a": "fine",\n  "b": { "c": ["\\u00a325 \\"and\\" £ you must pay"] }\n}\n';
  const { findings: found } = checkFile(source, true, 'debtor', WORD_RULES);
  expect(found).toMatchObject([{ line: 3, key: 'b.c.0', found: 'must pay' }]);
  expect(source.split('\n')[2]?.slice((found[0]?.column ?? 0) - 1)).toMatch(/^must pay/);
});

test('Facts about other organisations are not checked, and a message group of that name is', () => {
  const facts = '{ "resources": [{ "name": "Premium Bailiff Help" }] }';
  const words = '{ "resources": { "title": "Premium help" } }';
  expect(checkFile(facts, true, 'debtor', WORD_RULES).findings).toEqual([]);
  expect(checkFile(words, true, 'debtor', WORD_RULES).findings).toHaveLength(1);
});

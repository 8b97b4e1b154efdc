import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { expect, test } from 'playwright/test';
import { readCases } from './read-cases';
import { placeOf, readJson } from './read-json';

test('Whatever JSON can say is read as the runtime reads it', () => {
  fc.assert(
    fc.property(fc.json(), fc.constantFrom(0, 1, 4), (json, indent) => {
      const text = JSON.stringify(JSON.parse(json), null, indent);
      const read = readJson(text);
      return read.ok && isDeepStrictEqual(read.root.value, JSON.parse(text));
    }),
    { numRuns: 5_000 },
  );
});

test('A text with one character lost or changed is refused exactly when the runtime refuses it', () => {
  const refuses = (text: string) => {
    try {
      JSON.parse(text);
      return false;
    } catch {
      return true;
    }
  };
  const mark = fc.constantFrom(
    '',
    '"',
    '{',
    '}',
    '[',
    ']',
    ',',
    ':',
    '\\',
    '0',
    '-',
    '.',
    'e',
    ' ',
    '\n',
    'x',
  );
  fc.assert(
    fc.property(fc.json({ maxDepth: 3 }), fc.nat(), mark, (json, where, put) => {
      const at = where % json.length;
      const text = json.slice(0, at) + put + json.slice(at + 1);
      return readJson(text).ok === !refuses(text);
    }),
    { numRuns: 20_000 },
  );
});

test('A place is told by line and column, both from 1, and a byte order mark has no width', () => {
  expect(placeOf('ab\ncd', 4)).toEqual({ line: 2, column: 2 });
  expect(placeOf('\ufeff{x', 2)).toEqual({ line: 1, column: 2 });
});

for (const [text, line, column, what] of [
  ['{\n  "groups": [\n    {,', 3, 6, 'a name in double quotes is expected'],
  ['', 1, 1, 'the text ends too soon'],
  ['{"groups": 3}', 1, 12, 'there is no list “groups”'],
  ['{"groups": [\n {"kind": "magic", "cases": []}]}', 2, 11, 'no such kind as "magic"'],
  ['{"groups": [{"kind": "share"}]}', 1, 13, 'the group has no list “cases”'],
  [
    '{"groups": [{"kind": "share", "cases": [\n\n  {"id": "a", "expect": {}}]}]}',
    3,
    3,
    'share “a” has no “input”',
  ],
  ['{"groups": [{"kind": "share", "cases": [{"input": {}}]}]}', 1, 41, 'share “number 1” has no “expect”'],
  ['{"groups": []} {}', 1, 16, 'there is more after the end'],
] as const)
  test(`A file that is no file of cases is refused at ${line}:${column}: ${what}`, () => {
    const read = readCases(text);
    expect(read.ok).toBe(false);
    if (!read.ok) {
      expect({ line: read.line, column: read.column }).toEqual({ line, column });
      expect(read.what).toContain(what);
    }
  });

const conformance = ['--import', 'tsx', '--conditions=react-server', 'bin/conformance.ts'];
const folder = mkdtempSync(join(tmpdir(), 'cases-'));
const aFile = (name: string, text: string) => {
  writeFileSync(join(folder, name), text);
  return name;
};
const run = (file: string) =>
  spawnSync(process.execPath, [...conformance, file], {
    encoding: 'utf8',
    env: { ...process.env, INIT_CWD: folder },
  });

test('The worked cases all agree, and the last line says how many of how many', () => {
  const out = execFileSync(process.execPath, [...conformance, 'domain/cases/schedules.json'], {
    encoding: 'utf8',
    env: { ...process.env, INIT_CWD: process.cwd() },
  });
  expect(out.trimEnd().split('\n').at(-1)).toBe('82 of 82');
});

test('One figure that differs is printed and gives exit 1', () => {
  const one = (id: string, firstOn: string) => ({
    id,
    input: { earliestOn: '2026-01-01', dayOfMonth: 2 },
    expect: { firstOn },
  });
  const cases = [one('right', '2026-01-02'), one('wrong', '2026-01-03')];
  const { status, stdout } = run(
    aFile('differs.json', JSON.stringify({ groups: [{ kind: 'first_payment', cases }] })),
  );
  expect(status).toBe(1);
  expect(stdout).toContain('“wrong” differs');
  expect(stdout).not.toContain('“right” differs');
  expect(stdout.trimEnd().split('\n').at(-1)).toBe('1 of 2');
});

test('A refused input that the file expects to be refused agrees', () => {
  const cases = [
    { id: 'day 29', input: { earliestOn: '2026-01-01', dayOfMonth: 29 }, expect: { refused: true } },
  ];
  const { status, stdout } = run(
    aFile('refused.json', JSON.stringify({ groups: [{ kind: 'first_payment', cases }] })),
  );
  expect([status, stdout.trim()]).toEqual([0, '1 of 1']);
});

test('A file that is not JSON, or is not there, gives exit 2 and says where', () => {
  const broken = run(aFile('broken.json', '{\n  "groups": [}\n'));
  expect([broken.status, broken.stderr.includes('broken.json:2:14')]).toEqual([2, true]);
  const nowhere = run('nowhere.json');
  expect([nowhere.status, nowhere.stderr]).toEqual([
    2,
    'We could not find nowhere.json. Is the name right?\n',
  ]);
  const folderItself = run('.');
  expect([folderItself.status, folderItself.stderr]).toEqual([
    2,
    '. is a folder. Name a file of cases in it.\n',
  ]);
});

test('Of two files none is left out in silence: the command says how it is used', () => {
  const good = 'domain/cases/schedules.json';
  const { status, stderr } = spawnSync(process.execPath, [...conformance, good, good], { encoding: 'utf8' });
  expect([status, stderr]).toEqual([2, 'Name one file of cases: npm run conformance -- FILE\n']);
});

test('A case that cannot be answered says which field is wrong, and why', () => {
  const budget = { income: [], spending: [{ amountMinor: 5, frequency: 'daily' }], priorityArrears: [] };
  const group = (kind: string, input: object, expect: object) => ({
    kind,
    cases: [{ id: kind, input, expect }],
  });
  const groups = [
    group('left_over', budget, { incomeMinor: 0 }),
    group('first_payment', { dayOfMonth: 2 }, { firstOn: '2026-01-02' }),
  ];
  const { status, stdout } = run(aFile('wrong.json', JSON.stringify({ groups })));
  expect(status).toBe(1);
  expect(stdout).toContain('because  spending[0].frequency: the frequency is missing or is not one');
  expect(stdout).toContain('because  earliestOn: a day is missing or does not exist');
});

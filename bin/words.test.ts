import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'playwright/test';

const root = fileURLToPath(new URL('..', import.meta.url));
let folder = '';

test.beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'words-'));
});
test.afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** Runs the command as npm does: from the project, with INIT_CWD the folder it was typed in. */
function words(...args: string[]) {
  const run = spawnSync(
    process.execPath,
    ['--conditions=react-server', '--import', 'tsx', 'bin/words.ts', ...args],
    { cwd: root, env: { ...process.env, INIT_CWD: folder }, encoding: 'utf8' },
  );
  return { code: run.status, out: run.stdout, err: run.stderr };
}
const put = (name: string, text: string | Buffer) => writeFileSync(join(folder, name), text);

test('A word that blocks is shown at its place with what to say instead and why, then the grade, and the end is 1', () => {
  put('letter.txt', 'Thank you for writing.\n\nYou must pay by Friday.\n');
  const { code, out, err } = words('letter.txt');
  expect(out.split('\n')).toEqual([
    'letter.txt:3:5 block must pay → You can pay now, spread the cost, or tell us you need more time (Rule forbids an unreasonably short time; choices raise contact)',
    expect.stringMatching(/^letter\.txt: reading grade -?\d+\.\d \(9 words, 2 sentences\)$/),
    '',
  ]);
  expect(err).toBe('');
  expect(code).toBe(1);
});

test('Kind words pass with 0, and so do words that only warn', () => {
  put('kind.md', '# Hello\n\nYou can pay a little at a time.\n');
  put('warn.md', 'A bailiff may write to you.\n');
  expect(words('kind.md')).toMatchObject({ code: 0, err: '' });
  const warned = words('warn.md');
  expect(warned.out).toContain('warn.md:1:3 warn bailiff → ');
  expect(warned.code).toBe(0);
});

test('Each context reads its own rules, and without one every rule for words that a person can meet', () => {
  put('a.txt', 'This is a final notice.');
  expect(words('--context', 'debtor', 'a.txt').code).toBe(0);
  expect(words('--context', 'message', 'a.txt').code).toBe(1);
  expect(words('--context=preview', 'a.txt').code).toBe(1);
  expect(words('a.txt').code).toBe(1);
  put('b.txt', 'Was uncooperative.');
  expect(words('--context', 'staff note', 'b.txt').code).toBe(1);
  expect(words('b.txt').code).toBe(0);
});

test('The values of a JSON file of messages are read, each at its own line and column, and its keys are not', () => {
  put('m.json', '{\n  "debtor": "Hello",\n  "b": { "c": "We say \\"you\\" must pay {amount}." }\n}\n');
  const { code, out } = words('m.json');
  expect(out).toMatch(/^m\.json:3:31 block must pay → /);
  expect(out.match(/ block /g)).toHaveLength(1);
  expect(code).toBe(1);
});

test('Several files are all read, and one that cannot be read does not hide the others', () => {
  put('a.txt', 'You must pay.');
  put('b.txt', 'Ask us.');
  const { code, out, err } = words('a.txt', 'missing.txt', 'b.txt');
  expect(out).toContain('a.txt:1:5 block');
  expect(out).toContain('b.txt: reading grade');
  expect(err).toContain('We could not find missing.txt');
  expect(code).toBe(2);
});

test('A missing, binary, wrongly encoded or broken file, or a folder, ends with 2 and says which', () => {
  put('photo.png', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2]));
  put('latin.txt', Buffer.from('caf\xe9', 'latin1'));
  put('broken.json', '{ "a": ');
  mkdirSync(join(folder, 'room'));
  for (const [name, reason] of [
    ['nowhere.txt', 'could not find'],
    ['photo.png/x', 'could not find'],
    ['photo.png', 'not a text file'],
    ['latin.txt', 'not UTF-8'],
    ['broken.json', 'not JSON'],
    ['room', 'a folder'],
  ] as const) {
    const { code, out, err } = words(name);
    expect(code, name).toBe(2);
    expect(err, name).toContain(reason);
    expect(err, name).toContain(name);
    expect(err, name).not.toContain('    at ');
    expect(out, name).toBe('');
  }
});

test('A file that may not be read ends with 2', () => {
  put('locked.txt', 'Ask us.');
  chmodSync(join(folder, 'locked.txt'), 0);
  const { code, err } = words('locked.txt');
  // Root may read anything, so there the file is simply read.
  if (process.getuid?.() === 0) expect(code).toBe(0);
  else expect({ code, said: err.includes('may not read') }).toEqual({ code: 2, said: true });
});

test('An unknown context, an unknown choice or no file ends with 2 and says what there is', () => {
  put('a.txt', 'Ask us.');
  expect(words('--context', 'poem', 'a.txt')).toMatchObject({
    code: 2,
    err: expect.stringContaining('all, debtor, message, preview, staff note, design'),
  });
  expect(words('--colour', 'a.txt').code).toBe(2);
  expect(words('--context').code).toBe(2);
  expect(words().code).toBe(2);
  expect(words('--help')).toMatchObject({ code: 0, out: expect.stringContaining('--context C') });
});

test('An empty file and one with a byte-order mark are read', () => {
  put('empty.txt', '');
  put('marked.txt', '\ufeffYou must pay.');
  expect(words('empty.txt')).toMatchObject({ code: 0, out: 'empty.txt: reading grade: no words to grade\n' });
  expect(words('marked.txt').out).toContain('marked.txt:1:5 block');
});

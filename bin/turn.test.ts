import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'playwright/test';
import { aFolder } from '@/db/seed/folder';
import { readMade } from './built.mjs';

const MODULE = pathToFileURL(path.resolve('bin/turn.mjs')).href;
/** Notes when its work begins and ends; the work takes as long as a small one would. */
const SCRIPT = `import fs from 'node:fs';
const [folder, name] = process.argv.slice(-2);
const { inTurn } = await import('${MODULE}');
inTurn(folder + '/turn', () => {
  fs.appendFileSync(folder + '/notes', name + ' begins\\n');
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 300);
  fs.appendFileSync(folder + '/notes', name + ' ends\\n');
  if (name === 'gives up') process.exit(3);
});`;

function start(folder: string, name: string) {
  const child = spawn(process.execPath, ['--input-type=module', '-e', SCRIPT, folder, name]);
  let out = '';
  child.stdout.on('data', (said) => {
    out += said;
  });
  return once(child, 'close').then(([code]) => ({ code, out }));
}

test('What is started at once in one folder is done one after the other, also after one that gave up', async () => {
  const folder = aFolder();
  const ended = await Promise.all(['a', 'b', 'gives up', 'c'].map((name) => start(folder.path, name)));
  expect(ended.map(({ code }) => code)).toEqual([0, 0, 3, 0]);
  const notes = readFileSync(path.join(folder.path, 'notes'), 'utf8').trim().split('\n');
  expect(notes).toHaveLength(8);
  for (let at = 0; at < notes.length; at += 2)
    expect(notes[at + 1]).toBe(notes[at]?.replace('begins', 'ends'));
  expect(ended.filter(({ out }) => /process \d+\) is getting things ready/.test(out)).length).toBeGreaterThan(
    0,
  );
  expect(existsSync(path.join(folder.path, 'turn'))).toBe(false);
  folder.remove();
});

test('A turn that a killed process left behind is taken over', async () => {
  const folder = aFolder();
  const { pid } = spawnSync(process.execPath, ['-e', '']);
  writeFileSync(path.join(folder.path, 'turn'), String(pid));
  expect(await start(folder.path, 'next')).toEqual({ code: 0, out: '' });
  folder.remove();
});

test('A note of the build that was cut short counts as no build, and is made again', () => {
  const folder = aFolder();
  const file = path.join(folder.path, 'evenkeel.json');
  const made = { sources: 'a', commit: 'b', content: 'c' };
  expect(readMade(file)).toBeNull();
  writeFileSync(file, JSON.stringify(made).slice(0, 20));
  expect(readMade(file)).toBeNull();
  writeFileSync(file, JSON.stringify(made));
  expect(readMade(file)).toEqual(made);
  folder.remove();
});

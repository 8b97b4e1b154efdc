import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'playwright/test';
import { aFolder } from '@/db/seed/folder';

/** Starts a command as `npm run` does. */
function start(folder: string, args: readonly string[]) {
  const env = { ...process.env, INIT_CWD: folder, NODE_OPTIONS: '' };
  return spawn(process.execPath, ['bin/run.mjs', ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] });
}

const wrongCase = (at: number) => ({
  id: `wrong ${at}`,
  input: { earliestOn: '2026-01-01', dayOfMonth: 2 },
  expect: { firstOn: '2026-01-03' },
});
const cases = Array.from({ length: 4_000 }, (_, at) => wrongCase(at));

for (const [name, file, text] of [
  ['words', 'many.txt', 'You must pay now.\n\n'.repeat(4_000)],
  ['conformance', 'many.json', JSON.stringify({ groups: [{ kind: 'first_payment', cases }] })],
] as const)
  test(`${name}: a reader who has seen enough breaks nothing, and the end is told as ever`, async () => {
    const folder = aFolder();
    writeFileSync(path.join(folder.path, file), text);
    const child = start(folder.path, [name, file]);
    let err = '';
    child.stderr.on('data', (said) => {
      err += said;
    });
    child.stdout.once('data', () => child.stdout.destroy());
    const [code] = await once(child, 'close');
    expect({ code, err }).toEqual({ code: 1, err: '' });
    folder.remove();
  });

for (const [signal, ending] of [
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const)
  test(`A command that ${signal} stops ends with ${ending}, and never as if it had found something`, async () => {
    const folder = aFolder();
    const pipe = path.join(folder.path, 'cases.json');
    execFileSync('mkfifo', [pipe]);
    const child = start(folder.path, ['conformance', 'cases.json']);
    const closed = once(child, 'close');
    // It opens once the command reads, which then waits for an end that does not come.
    const writing = await open(pipe, 'w');
    child.kill(signal);
    expect((await closed)[0]).toBe(ending);
    await writing.close();
    folder.remove();
  });

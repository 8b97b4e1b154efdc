import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** How a command ended, and what it said. */
export type Ended = { code: number | null; out: string; err: string };

/** A command of bin/ as it was typed, running: its process, and its end. */
export type Running = {
  readonly pid: number;
  readonly ended: Promise<Ended>;
  readonly heard: (words: string) => Promise<void>;
};

/** Starts a command of bin/ as npm would, in its own process, typed in `folder`. */
export function startCommand(
  name: string,
  args: readonly string[],
  folder: string,
  env: Readonly<Record<string, string>> = {},
): Running {
  const flags = ['--conditions=react-server', '--import', 'tsx', `bin/${name}.ts`, ...args];
  const child = spawn(process.execPath, flags, {
    env: { ...process.env, NODE_OPTIONS: '', ...env, INIT_CWD: folder },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [out, err] = ['', ''];
  const waiting: (() => void)[] = [];
  child.stdout.on('data', (piece) => {
    out += piece;
  });
  child.stderr.on('data', (piece) => {
    err += piece;
    for (const look of waiting) look();
  });
  const ended = new Promise<Ended>((resolve) => child.once('close', (code) => resolve({ code, out, err })));
  const heard = (words: string): Promise<void> =>
    new Promise((resolve) => {
      const look = (): void => (err.includes(words) ? resolve() : undefined);
      waiting.push(look);
      look();
    });
  return { pid: child.pid ?? 0, ended, heard };
}

/** A folder of a test's own, removed with `remove`. */
export function aFolder(): { path: string; remove: () => void } {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'evenkeel-test-'));
  return { path: folder, remove: () => fs.rmSync(folder, { recursive: true, force: true }) };
}

/**
 * Who uses the embedded server of a folder, as files named by process. Commands come and go beside one another and
 * beside the portal: whoever comes first starts the server, and only the last to go may stop it.
 */
import fs from 'node:fs';
import path from 'node:path';

/** Starting takes seconds, stopping ten at most; a turn that is held longer was left behind. */
const LONGEST_TURN_MS = 60_000;
const LOOK_AGAIN_MS = 50;

/** Does `work` while no other process starts or stops the server of `dir`; the turn of a killed process is taken over. */
export async function inTurn<T>(dir: string, work: () => Promise<T>): Promise<T> {
  const file = path.join(dir, 'turn');
  // A folder that was removed meanwhile has nobody to take turns with.
  if (!fs.existsSync(dir)) return work();
  while (!takeTurn(file)) await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
  try {
    return await work();
  } finally {
    fs.rmSync(file, { force: true });
  }
}

/** Notes that this process uses the server; only in turn. */
export function enter(dir: string): void {
  fs.mkdirSync(users(dir), { recursive: true });
  fs.writeFileSync(path.join(users(dir), String(process.pid)), '');
}

/** Notes that this process no longer uses it; only in turn. True when nobody else does. */
export function leave(dir: string): boolean {
  fs.rmSync(path.join(users(dir), String(process.pid)), { force: true });
  const others = fs.existsSync(users(dir)) ? fs.readdirSync(users(dir)) : [];
  for (const pid of others) if (!isAlive(Number(pid))) fs.rmSync(path.join(users(dir), pid), { force: true });
  return !others.some((pid) => isAlive(Number(pid)));
}

/** Whether a process of that number is there, whoever owns it. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

function users(dir: string): string {
  return path.join(dir, 'users');
}

function takeTurn(file: string): boolean {
  try {
    fs.writeFileSync(file, String(process.pid), { flag: 'wx', mode: 0o600 });
    return true;
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
  if (wasLeftBehind(file)) fs.rmSync(file, { force: true });
  return false;
}

function wasLeftBehind(file: string): boolean {
  try {
    const holder = fs.readFileSync(file, 'utf8');
    const heldMs = Date.now() - fs.statSync(file).mtimeMs;
    // Empty for the instant between making the file and writing into it.
    return heldMs > LONGEST_TURN_MS || (holder !== '' && !isAlive(Number(holder)));
  } catch {
    return false;
  }
}

/**
 * The real PostgreSQL that comes from npm, for a machine that has none: made on first use, recovered after a crash,
 * reused when it already runs. PostgreSQL refuses root, so root runs it as another user (decision 0003).
 */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import { createServer } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import postgres from 'postgres';
import { type Binaries, findBinaries } from './embedded-binaries';
import { refuseDamage, refuseHalf } from './embedded-damage';
import { SETTINGS } from './embedded-settings';
import { enter, inTurn, isAlive, leave } from './embedded-users';

export type EmbeddedServer = {
  /** A superuser's connection to the database, on loopback. */
  readonly ownerUrl: string;
  /** Stops it, whoever started it and whoever uses it, and waits until it is gone. */
  readonly stop: () => Promise<void>;
  /** Lets go of it: stops it, whoever started it, unless another process uses it. */
  readonly release: () => Promise<void>;
};

/** `letGo`: it outlives this process, which no longer keeps it up. */
type Running = Pick<EmbeddedServer, 'ownerUrl' | 'stop'> & { readonly letGo: () => void };

type RunAs = { before: string[]; uid?: number; gid?: number; binaries: Binaries; data: string };

const DATABASE = 'evenkeel';
const READY_WITHIN_MS = 30_000;

/**
 * Starts (or finds) the server whose files live under `dir`, and makes sure its database exists. A data directory
 * left half-made by a killed first run is made again. A server that already runs is used as it is; with `takeOver`, one
 * that nobody else uses (left by a killed parent) is started again as our own, so that we can keep it up. Processes
 * that start one folder's server at once take turns, and share it.
 */
export async function startEmbedded(
  dir: string,
  { takeOver = false }: { takeOver?: boolean } = {},
): Promise<EmbeddedServer> {
  fs.mkdirSync(dir, { recursive: true });
  const { ownerUrl, stop, letGo } = await inTurn(dir, async () => {
    const running = await findOrStart(dir, takeOver);
    enter(dir);
    return running;
  });
  const go = (stops: (isLast: boolean) => boolean) =>
    inTurn(dir, async () => {
      if (stops(leave(dir))) await stop();
      else letGo();
    });
  return { ownerUrl, stop: () => go(() => true), release: () => go((isLast) => isLast) };
}

async function findOrStart(dir: string, takeOver: boolean): Promise<Running> {
  const runAs = chooseUser(path.resolve(dir), await findBinaries());
  refuseHalf(dir, runAs.data);
  const password = keepPassword(dir);
  const running = await findRunning(runAs.data, password);
  if (running && takeOver && !(await isUsed(running.url))) await stopProcess(running.pid);
  else if (running) return { ownerUrl: running.url, stop: () => stopProcess(running.pid), letGo: () => {} };
  if (!fs.existsSync(path.join(runAs.data, 'PG_VERSION'))) makeCluster(runAs, password);
  const port = await freePort();
  const child = { current: launch(runAs, port, dir) };
  let stopping = false;
  const restartWhenKilled = (): void => {
    child.current.once('exit', () => {
      if (stopping) return;
      setTimeout(() => {
        if (stopping) return;
        child.current = launch(runAs, port, dir);
        restartWhenKilled();
      }, 200);
    });
  };
  const ownerUrl = urlOf(port, password);
  try {
    await untilReady(ownerUrl, child.current, dir);
  } catch (error) {
    // It has a group of its own and would stay behind, on files that the next start needs.
    if (child.current.pid && child.current.exitCode === null)
      await stopProcess(child.current.pid, child.current);
    throw error;
  }
  restartWhenKilled();
  const stop = async (): Promise<void> => {
    stopping = true;
    const { pid, exitCode, signalCode } = child.current;
    if (pid && exitCode === null && signalCode === null) await stopProcess(pid, child.current);
  };
  const letGo = (): void => {
    stopping = true;
    child.current.unref();
  };
  return { ownerUrl, stop, letGo };
}

/** The running server under `dir`, if there is one: its owner's connection. */
export async function findEmbedded(dir: string): Promise<string | null> {
  const passwordFile = path.join(dir, 'password');
  if (!fs.existsSync(passwordFile)) return null;
  const runAs = chooseUser(path.resolve(dir), await findBinaries());
  const running = await findRunning(runAs.data, fs.readFileSync(passwordFile, 'utf8'));
  return running?.url ?? null;
}

function urlOf(port: number, password: string): string {
  return `postgres://postgres:${password}@127.0.0.1:${port}/${DATABASE}`;
}

function keepPassword(dir: string): string {
  const file = path.join(dir, 'password');
  if (!fs.existsSync(file)) fs.writeFileSync(file, randomBytes(24).toString('base64url'), { mode: 0o600 });
  return fs.readFileSync(file, 'utf8');
}

/** Directly for an ordinary user; for root as another user, in a user namespace, or from a copy that user can reach. */
function chooseUser(dir: string, binaries: Binaries): RunAs {
  const data = path.join(dir, 'pgdata');
  if (process.getuid?.() !== 0) return { before: [], binaries, data };
  const idOf = (flag: string): number =>
    Number(spawnSync('id', [flag, 'postgres'], { encoding: 'utf8' }).stdout.trim() || 65534);
  const who = { uid: idOf('-u'), gid: idOf('-g') };
  const canEnter = (folder: string): boolean =>
    spawnSync('/bin/sh', ['-c', 'cd "$1"', 'sh', folder], who).status === 0;
  if (canEnter(path.dirname(binaries.initdb)) && canEnter(dir)) return { before: [], ...who, binaries, data };
  const namespace = ['unshare', '--user', '--map-user=65534', '--map-group=65534'];
  const [command = '', ...flags] = namespace;
  if (spawnSync(command, [...flags, binaries.initdb, '--version']).status === 0)
    return { before: namespace, binaries, data };
  return { before: [], ...who, ...copyForOthers(dir, binaries) };
}

function copyForOthers(dir: string, binaries: Binaries): { binaries: Binaries; data: string } {
  const native = path.resolve(path.dirname(binaries.postgres), '..');
  const name = Buffer.from(dir).toString('base64url').slice(-40);
  const base = path.join('/var/tmp', `evenkeel-${name}`);
  fs.cpSync(native, path.join(base, 'native'), { recursive: true, verbatimSymlinks: true });
  fs.chmodSync(base, 0o755);
  return {
    binaries: {
      initdb: path.join(base, 'native/bin/initdb'),
      postgres: path.join(base, 'native/bin/postgres'),
    },
    data: path.join(base, 'pgdata'),
  };
}

function command(
  runAs: RunAs,
  file: string,
  args: string[],
): [string, string[], { uid?: number; gid?: number; cwd: string }] {
  const [first = file, ...rest] = [...runAs.before, file, ...args];
  const who = runAs.uid === undefined || runAs.gid === undefined ? {} : { uid: runAs.uid, gid: runAs.gid };
  return [first, rest, { ...who, cwd: process.platform === 'win32' ? path.dirname(file) : '/' }];
}

/** Makes the cluster beside its place and moves it there whole, so that a killed first run leaves nothing half-made. */
function makeCluster(runAs: RunAs, password: string): void {
  const half = `${runAs.data}.new`;
  fs.rmSync(half, { recursive: true, force: true });
  fs.rmSync(runAs.data, { recursive: true, force: true });
  fs.mkdirSync(half, { recursive: true, mode: 0o700 });
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'evenkeel-'));
  const passwordFile = path.join(folder, 'password');
  fs.writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  if (runAs.uid !== undefined && runAs.gid !== undefined)
    for (const file of [half, folder, passwordFile]) fs.chownSync(file, runAs.uid, runAs.gid);
  const args = [
    '-D',
    half,
    '-U',
    'postgres',
    '-A',
    'scram-sha-256',
    `--pwfile=${passwordFile}`,
    '-E',
    'UTF8',
  ];
  const locale = ['--locale-provider=builtin', '--locale=C.UTF-8', '--no-instructions'];
  const [file, list, options] = command(runAs, runAs.binaries.initdb, [...args, ...locale]);
  const made = spawnSync(file, list, { ...options, encoding: 'utf8' });
  fs.rmSync(folder, { recursive: true, force: true });
  if (made.status !== 0)
    throw new Error(`PostgreSQL could not make its files: ${made.error?.message ?? made.stderr}`);
  fs.renameSync(half, runAs.data);
}

function launch(runAs: RunAs, port: number, dir: string): ChildProcess {
  const args = ['-D', runAs.data, '-p', String(port), ...SETTINGS.flatMap((setting) => ['-c', setting])];
  const log = fs.openSync(path.join(dir, 'postgres.log'), 'a', 0o600);
  const [file, list, options] = command(runAs, runAs.binaries.postgres, args);
  // Its own process group: Ctrl-C reaches us, and we stop it in order.
  const child = spawn(file, list, {
    ...options,
    detached: process.platform !== 'win32',
    stdio: ['ignore', log, log],
  });
  fs.closeSync(log);
  return child;
}

async function untilReady(url: string, child: ChildProcess, dir: string): Promise<void> {
  const log = path.join(dir, 'postgres.log');
  const until = Date.now() + READY_WITHIN_MS;
  for (;;) {
    if (child.exitCode !== null)
      refuseDamage(`PostgreSQL stopped as it started: see ${log}. Its files may be damaged.`, dir);
    if (await hasDatabase(url)) return;
    if (Date.now() > until)
      refuseDamage(`PostgreSQL did not answer within 30 seconds: see ${log}. Its files may be damaged.`, dir);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

async function hasDatabase(url: string): Promise<boolean> {
  const server = new URL(url);
  server.pathname = '/postgres';
  const client = postgres(server.href, { max: 1, connect_timeout: 2, onnotice: () => {}, backoff: false });
  try {
    const [row] = await client`select 1 from pg_database where datname = ${DATABASE}`;
    if (!row) await client.unsafe(`create database ${DATABASE}`);
    return true;
  } catch {
    return false;
  } finally {
    await client.end({ timeout: 1 });
  }
}

/** Whether anybody but us is connected. */
async function isUsed(url: string): Promise<boolean> {
  const client = postgres(url, { max: 1, connect_timeout: 2, onnotice: () => {} });
  try {
    const others = await client`
      select 1 from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()`;
    return others.length > 0;
  } finally {
    await client.end({ timeout: 1 });
  }
}

/** A server that is already up on these files, known by its lock file and by our password. */
async function findRunning(data: string, password: string): Promise<{ url: string; pid: number } | null> {
  const lock = path.join(data, 'postmaster.pid');
  if (!fs.existsSync(lock)) return null;
  const [pid, , , port] = fs.readFileSync(lock, 'utf8').split('\n');
  const url = urlOf(Number(port), password);
  // A server that was just killed or is starting needs a moment to make up its mind.
  for (let tried = 0; tried < 20 && isAlive(Number(pid)); tried += 1) {
    if (await hasDatabase(url)) return { url, pid: Number(pid) };
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  return null;
}

async function stopProcess(pid: number, child?: ChildProcess): Promise<void> {
  try {
    process.kill(pid, 'SIGINT');
  } catch {
    return;
  }
  const isGone = (): boolean =>
    child ? child.exitCode !== null || child.signalCode !== null : !isAlive(pid);
  for (let tried = 0; tried < 400 && !isGone(); tried += 1)
    await new Promise((resolve) => setTimeout(resolve, 25));
}

/** A port on loopback that nothing listens on just now. */
export async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port')),
      );
    });
  });
}

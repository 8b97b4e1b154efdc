import { type ChildProcess, type SpawnOptions, spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { createServer } from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { expect, test } from 'playwright/test';
import { freePort, startEmbedded } from '@/db/embedded';
import { appUrl } from '@/db/migrate';
import { takeLock } from './lock';

test.describe.configure({ mode: 'serial', timeout: 240_000 });

type Started = { child: ChildProcess; output: () => string; port: number };

let dir: string;
const alive = new Set<ChildProcess>();

test.beforeEach(() => {
  dir = fs.mkdtempSync(path.join(os.tmpdir(), 'evenkeel start '));
  fs.chmodSync(dir, 0o755);
});

test.afterEach(async () => {
  for (const child of alive) if (child.pid && isRunning(child)) process.kill(-child.pid, 'SIGINT');
  await until(() => [...alive].every((child) => !isRunning(child)));
  alive.clear();
  fs.rmSync(dir, { recursive: true, force: true });
});

/** `npm start` as a person has it: a group of its own, nothing of the tests' own settings. */
function start(port: number, settings: Record<string, string> = {}): Started {
  const { PATH = '', HOME = '' } = process.env;
  const env = { PATH, HOME, DATA_DIR: path.join(dir, 'data'), PORT: String(port), ...settings };
  const options: SpawnOptions = {
    env: { ...env, NODE_ENV: 'production' },
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  };
  const child = spawn(process.execPath, ['bin/start.mjs'], options);
  alive.add(child);
  let said = '';
  child.stdout?.on('data', (chunk: Buffer) => {
    said += chunk;
  });
  child.stderr?.on('data', (chunk: Buffer) => {
    said += chunk;
  });
  return { child, output: () => said, port };
}

const isRunning = (child: ChildProcess): boolean => child.exitCode === null && child.signalCode === null;

async function until(holds: () => boolean | Promise<boolean>, ms = 110_000): Promise<void> {
  for (const end = Date.now() + ms; !(await holds()); ) {
    if (Date.now() > end) throw new Error('it did not happen in time');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

const isServed = ({ port }: Started): Promise<boolean> =>
  fetch(`http://localhost:${port}/api/health/ready`).then(
    (answer) => answer.ok,
    () => false,
  );

async function started(settings?: Record<string, string>): Promise<Started> {
  const portal = start(await freePort(), settings);
  await until(() => portal.output().includes('Ctrl-C stops everything') || !isRunning(portal.child));
  expect(portal.output()).toContain(`http://localhost:${portal.port}`);
  expect(await isServed(portal)).toBe(true);
  return portal;
}

async function stopped({ child }: Started): Promise<void> {
  if (child.pid) process.kill(-child.pid, 'SIGINT');
  await until(() => !isRunning(child));
}

const processesOfThisTest = (): string =>
  spawnSync('ps', ['-eo', 'pid,args'], { encoding: 'utf8' })
    .stdout.split('\n')
    .filter((line) => line.includes(dir))
    .join('\n');

const portalPid = (): number => JSON.parse(fs.readFileSync(path.join(dir, 'data/portal.json'), 'utf8')).pid;

test('npm start serves the portal on a database of its own, and Ctrl-C stops all that it started', async () => {
  const portal = await started();
  expect(processesOfThisTest()).toContain('postgres');
  // Two copies of ours must not write their mail into one folder.
  expect(portal.output()).toContain(`(kept in ${path.join(dir, 'data/outbox')})`);
  await stopped(portal);
  expect(processesOfThisTest()).toBe('');
  expect(await isServed(portal)).toBe(false);
  expect(fs.readdirSync(path.join(dir, 'data')).sort()).toEqual(expect.not.arrayContaining(['portal.json']));
});

test('a second start beside the first says where the first is, and leaves it alone', async () => {
  const portal = await started();
  const second = start(await freePort());
  await until(() => !isRunning(second.child));
  expect(second.output()).toContain(`already running at http://localhost:${portal.port}`);
  expect(second.child.exitCode).toBe(0);
  expect(await isServed(portal)).toBe(true);
});

test('two first starts at the same moment give one portal', async () => {
  const both = [start(await freePort()), start(await freePort())];
  await until(() => both.filter(({ child }) => !isRunning(child)).length === 1);
  await until(async () => (await Promise.all(both.map(isServed))).filter(Boolean).length === 1);
});

test('a taken port says exactly what to do, and leaves nothing running', async () => {
  // It may even be another copy of ours.
  const other = createServer((_, response) => response.end('{"live":true}')).listen(0, '127.0.0.1');
  await until(() => other.listening);
  const address = other.address();
  const port = address && typeof address === 'object' ? address.port : 0;
  const portal = start(port);
  await until(() => !isRunning(portal.child));
  other.close();
  expect(portal.child.exitCode).toBe(1);
  expect(portal.output()).toContain(`Port ${port} is in use`);
  expect(portal.output()).toContain(`PORT=${port + 1} npm start`);
  expect(portal.output()).not.toContain('Evenkeel is at');
  expect(processesOfThisTest()).toBe('');
});

test('killed at once, the next start takes over what was left and keeps what was written', async () => {
  const portal = await started();
  process.kill(portalPid(), 'SIGKILL');
  await until(() => !isRunning(portal.child));
  await until(async () => !(await isServed(portal)));
  const again = await started();
  expect(await isServed(again)).toBe(true);
  await stopped(again);
  expect(processesOfThisTest()).toBe('');
});

for (const [name, script] of [
  ['server', 'bin/server.ts'],
  ['portal', 'bin/portal.ts'],
] as const)
  test(`a ${name} whose starter is gone before it is ready does not stay behind with the port`, async () => {
    const port = await freePort();
    const { PATH = '', HOME = '' } = process.env;
    // Whatever the server asks its surroundings for; no database is there, and none is asked.
    const settings = { DATABASE_URL: name === 'server' ? 'postgres://a:b@127.0.0.1:1/c' : '' };
    const keys = {
      EVENKEEL_SECRET: 's'.repeat(48),
      EVENKEEL_KEYS: `a:${Buffer.alloc(32).toString('base64')}`,
    };
    const ours = { DATA_DIR: path.join(dir, 'data'), PORT: String(port), NODE_ENV: 'production' as const };
    const child = spawn(process.execPath, ['--conditions=react-server', '--import', 'tsx', script], {
      env: { PATH, HOME, ...settings, ...keys, ...ours },
      detached: true,
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    alive.add(child);
    // What a starter that is killed leaves of itself: a channel that is closed.
    child.disconnect();
    await until(() => !isRunning(child), 60_000);
    expect(await isServed({ child, output: () => '', port })).toBe(false);
    expect(processesOfThisTest()).toBe('');
  });

test('a server or a database that dies by itself comes back by itself', async () => {
  const portal = await started();
  const database = Number(
    fs.readFileSync(path.join(dir, 'data/postgres/pgdata/postmaster.pid'), 'utf8').split('\n')[0],
  );
  process.kill(database, 'SIGKILL');
  await until(() => isServed(portal));
  const server = spawnSync('ps', ['-eo', 'pid,ppid,args'], { encoding: 'utf8' })
    .stdout.split('\n')
    .find((line) => line.includes('bin/server.ts') && line.includes(` ${portalPid()} `));
  process.kill(Number(server?.trim().split(/\s+/)[0]), 'SIGKILL');
  await until(() => portal.output().includes('starting it again'));
  await until(() => isServed(portal));
});

test('a first run that was killed half-way is made again', async () => {
  const half = path.join(dir, 'data/postgres/pgdata.new');
  fs.mkdirSync(half, { recursive: true });
  fs.writeFileSync(path.join(half, 'PG_VERSION'), '18');
  fs.mkdirSync(path.join(dir, 'data/postgres/pgdata'));
  fs.writeFileSync(path.join(dir, 'data/portal.json'), '{"pid":');
  await started();
});

test('a data folder of which part is gone is said in one sentence with what to do, and nothing in it is made anew', async () => {
  const data = path.join(dir, 'data');
  await stopped(await started());
  const lose = async (name: string, words: string, torn?: string) => {
    const kept = path.join(dir, 'kept');
    fs.renameSync(path.join(data, name), kept);
    if (torn !== undefined) fs.writeFileSync(path.join(data, name), torn);
    const portal = start(await freePort());
    await until(() => !isRunning(portal.child), 60_000);
    // Its last words may still be on their way when it has gone.
    await expect.poll(portal.output).toContain(words);
    expect(portal.output()).not.toMatch(/Evenkeel is at|\n\s+at /);
    expect(portal.child.exitCode).toBe(1);
    expect(processesOfThisTest(), name).toBe('');
    if (torn === undefined) expect(fs.existsSync(path.join(data, name)), name).toBe(false);
    fs.rmSync(path.join(data, name), { force: true });
    fs.renameSync(kept, path.join(data, name));
  };
  await lose('keys.json', `The keys of the database in ${data} are not in`);
  await lose('keys.json', 'keys.json is damaged: these are no keys', '{"secret": ');
  await lose('postgres/password', 'The password of the database is not in');
  await lose('postgres/pgdata/PG_VERSION', `Part of the database in ${data}/postgres/pgdata is missing`);
  await lose('postgres/pgdata/global', 'PostgreSQL stopped as it started');
  await stopped(await started());
});

test('with a database of the operator’s own nothing embedded starts, and the app connects as a role that owns nothing', async () => {
  const theirs = await startEmbedded(path.join(dir, 'theirs'));
  try {
    const portal = await started({ DATABASE_URL: theirs.ownerUrl });
    expect(fs.existsSync(path.join(dir, 'data/postgres'))).toBe(false);
    expect(portal.output()).not.toContain('made up');
    await stopped(portal);
  } finally {
    await theirs.stop();
  }
});

test('a setting that cannot be is said in one sentence, and nothing is left running', async () => {
  const port = await freePort();
  const file = path.join(dir, 'a-file');
  fs.writeFileSync(file, '');
  const cases: [Record<string, string>, string][] = [
    [{ PORT: 'abc' }, 'PORT must be a number from 1 to 65535, and it is “abc”'],
    [{ PORT: '70000' }, 'PORT must be a number from 1 to 65535'],
    [{ TRUSTED_PROXY: 'next door' }, 'TRUSTED_PROXY: “next” is neither an address nor a CIDR'],
    [
      { DATA_DIR: path.join(file, 'data') },
      `${path.join(file, 'data')} cannot be there: part of its way is a file`,
    ],
    [{ DATABASE_URL: 'here' }, 'DATABASE_URL is not the address of a database'],
    [
      { DATABASE_URL: 'postgres://a:secret@127.0.0.1:1/b' },
      'No database answers at 127.0.0.1:1. Start it, or set DATABASE_URL',
    ],
    [{ DATABASE_OWNER_URL: 'postgres://a:secret@127.0.0.1:1/b' }, 'or set DATABASE_OWNER_URL'],
  ];
  for (const [settings, words] of cases) {
    const portal = start(port, settings);
    await until(() => !isRunning(portal.child), 60_000);
    expect(portal.output()).toContain(words);
    expect(portal.output()).not.toMatch(/Evenkeel is at|secret|\n\s+at /);
    expect(portal.child.exitCode).toBe(1);
  }
  expect(processesOfThisTest()).toBe('');
});

test('a portal that was killed is not taken for another that answers at its address', async () => {
  const other = createServer((_, response) => response.end('{"live":true}')).listen(0, '127.0.0.1');
  await until(() => other.listening);
  const bound = other.address();
  const address = `http://localhost:${bound && typeof bound === 'object' ? bound.port : 0}`;
  const left = { pid: 2 ** 30, address, since: Date.now() };
  fs.writeFileSync(path.join(dir, 'portal.json'), JSON.stringify(left));
  expect(await takeLock(dir, address)).toMatchObject({ ok: true });
  expect(await takeLock(dir, address)).toMatchObject({ ok: false, running: true });
  other.close();
});

test('on a database of the operator’s own, portals share a data folder, and one without the owner’s connection needs the newest schema', async () => {
  const theirs = await startEmbedded(path.join(dir, 'theirs'));
  try {
    const first = await started({ DATABASE_URL: theirs.ownerUrl });
    const second = await started({ DATABASE_URL: theirs.ownerUrl });
    expect(await isServed(first)).toBe(true);
    await Promise.all([first, second].map(stopped));
    const keys = JSON.parse(fs.readFileSync(path.join(dir, 'data/keys.json'), 'utf8'));
    const app = new URL(appUrl(theirs.ownerUrl, keys.appPassword));
    app.pathname = '/postgres';
    const without = start(await freePort(), { DATABASE_URL: app.href });
    await until(() => !isRunning(without.child));
    expect(without.output()).toContain('Set DATABASE_OWNER_URL to its owner’s connection');
    app.pathname = '/nowhere';
    const nowhere = start(await freePort(), { DATABASE_URL: app.href });
    await until(() => !isRunning(nowhere.child));
    expect(nowhere.output()).toContain('There is no database called “nowhere”');
  } finally {
    await theirs.stop();
  }
});

import { type ChildProcess, spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { cookieName, sealPointer } from '@/app/api/auth/pointer';
import { freePort } from '@/db/embedded';
import { appUrl, migrate } from '@/db/migrate';
import { type FarAway, farAway } from '@/db/seed/far-away';
import { type Owner, openOwner } from '@/db/seed/owner';
import { seedReference } from '@/db/seed/reference';
import { aSession } from '@/db/seed/session';

/** A portal with a database of its own, for tests that break it or measure it. */
export type OwnPortal = {
  readonly address: string;
  readonly owner: Owner;
  /** The way between the two: its `delayMs` makes the database far away. */
  readonly far: FarAway;
  /** A cookie header of someone who has just signed in. */
  readonly cookieOf: (debtorId: string) => Promise<string>;
  /** Kills the database, with nobody to start it again. */
  readonly killDatabase: () => Promise<void>;
  /** Lets it be started again, and waits until it answers its owner. */
  readonly bringBack: () => Promise<void>;
  readonly stop: () => Promise<void>;
};

const PASSWORD = 'of-the-app-in-a-test';

/**
 * Starts both, as production does; the portal reaches its database through `far` where `isFar`. What `fill` puts into the
 * database is there before the portal is; `settings` are the portal’s own.
 */
export async function startOwnPortal({
  isFar = false,
  fill = async () => {},
  settings = {},
}: {
  isFar?: boolean;
  fill?: (owner: Owner) => Promise<void>;
  settings?: Readonly<Record<string, string>>;
} = {}): Promise<OwnPortal> {
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'evenkeel-own-'));
  fs.chmodSync(dir, 0o755);
  const keeper = spawn(
    process.execPath,
    ['--import', 'tsx', 'db/seed/own-database.ts', path.join(dir, 'postgres')],
    {
      env: { ...process.env, NODE_OPTIONS: '' },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  const ownerUrl = await firstLine(keeper);
  await migrate(ownerUrl, PASSWORD);
  await seedReference(ownerUrl, { creditors: 'db/seed/data/creditors.json' });
  const owner = openOwner(ownerUrl);
  await fill(owner);
  const far = await farAway(appUrl(ownerUrl, PASSWORD));
  const port = await freePort();
  const address = `http://localhost:${port}`;
  const portal = spawn(process.execPath, ['--import', 'tsx', 'bin/server.ts'], {
    env: {
      ...process.env,
      NODE_OPTIONS: '',
      NODE_ENV: 'production',
      PORT: String(port),
      APP_URL: address,
      DATABASE_URL: isFar ? far.url : appUrl(ownerUrl, PASSWORD),
      ...settings,
    },
    stdio: ['ignore', 'ignore', 'ignore'],
  });
  await until(() => answers(`${address}/api/health/ready`));
  const pidFile = path.join(dir, 'postgres/pgdata/postmaster.pid');
  return {
    address,
    owner,
    far,
    cookieOf: async (debtorId) =>
      `${cookieName('debtor', 'session')}=${await sealPointer('debtor', await aSession(owner, { debtorId }))}`,
    killDatabase: async () => {
      const pid = Number(fs.readFileSync(pidFile, 'utf8').split('\n')[0]);
      keeper.kill('SIGSTOP');
      process.kill(pid, 'SIGKILL');
      await until(async () => !(await connects(ownerUrl)));
    },
    bringBack: async () => {
      keeper.kill('SIGCONT');
      await until(() => connects(ownerUrl));
    },
    stop: async () => {
      await owner.end({ timeout: 1 });
      await far.close();
      portal.kill('SIGKILL');
      await ended(keeper);
      fs.rmSync(dir, { recursive: true, force: true });
    },
  };
}

/** Asks again and again until it is so; throws after half a minute. */
export async function until(isSo: () => Promise<boolean>, withinMs = 30_000): Promise<void> {
  for (const end = Date.now() + withinMs; !(await isSo()); ) {
    if (Date.now() > end) throw new Error('it did not happen in time');
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

/** Whether an address answers with success. */
export function answers(url: string, headers: Record<string, string> = {}): Promise<boolean> {
  return fetch(url, { headers, redirect: 'manual', signal: AbortSignal.timeout(5_000) }).then(
    (answer) => answer.ok,
    () => false,
  );
}

async function connects(ownerUrl: string): Promise<boolean> {
  const owner = openOwner(ownerUrl);
  try {
    await owner`select 1`;
    return true;
  } catch {
    return false;
  } finally {
    await owner.end({ timeout: 0 });
  }
}

async function firstLine(child: ChildProcess): Promise<string> {
  if (!child.stdout) throw new Error('the database has no voice');
  for await (const line of createInterface({ input: child.stdout })) return line;
  throw new Error('the database of a test did not start');
}

function ended(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.kill('SIGTERM');
  });
}

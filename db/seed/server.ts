import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { startEmbedded } from '@/db/embedded';
import { appUrl, migrate } from '@/db/migrate';
import { seedReference } from './reference';

/** A PostgreSQL of one test's or bench's own, with a migrated database that has the made-up creditors. */
export type OwnServer = {
  readonly ownerUrl: string;
  /** The environment of a command that works on that database, or on a copy of it. */
  readonly envFor: (ownerUrl: string) => Record<string, string>;
  /** The process that serves; another one after it was killed. */
  readonly pid: () => number;
  readonly remove: () => Promise<void>;
};

/** Starts it in a folder of its own. Killed from outside it comes back by itself, as it does under the portal. */
export async function startOwnServer(name: string): Promise<OwnServer> {
  const dir = path.resolve('.data', `${name}-${process.pid}`);
  const server = await startEmbedded(path.join(dir, 'postgres'));
  const password = randomBytes(18).toString('base64url');
  await migrate(server.ownerUrl, password);
  await seedReference(server.ownerUrl, { creditors: 'db/seed/data/creditors.json' });
  return {
    ownerUrl: server.ownerUrl,
    envFor: (ownerUrl) => ({
      EVENKEEL_ENV: 'test',
      EVENKEEL_SECRET: randomBytes(48).toString('base64url'),
      EVENKEEL_KEYS: `test:${randomBytes(32).toString('base64')}`,
      DATABASE_OWNER_URL: ownerUrl,
      DATABASE_URL: appUrl(ownerUrl, password),
      DATA_DIR: dir,
    }),
    pid: () =>
      Number(fs.readFileSync(path.join(dir, 'postgres', 'pgdata', 'postmaster.pid'), 'utf8').split('\n')[0]),
    remove: async () => {
      await server.stop();
      fs.rmSync(dir, { recursive: true, force: true });
    },
  };
}

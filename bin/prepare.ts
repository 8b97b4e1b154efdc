import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { startEmbedded } from '@/db/embedded';

import { appUrl, hasNewestSchema, migrate, roleOf } from '@/db/migrate';
import { checkDatabaseUrl, withWords } from './database-words';
import { refuse } from './refusal';

/** A database that a command can use, and how to let go of it. */
export type Prepared = {
  /** The owner's connection; null where the operator gave only the app's. */
  readonly ownerUrl: string | null;
  readonly embedded: boolean;
  /** Lets go: the last to use an embedded server stops it. */
  readonly release: () => Promise<void>;
  /** Stops the embedded server, whoever started it; for the portal, which runs it for everyone. */
  readonly stop: () => Promise<void>;
};

type Keys = { secret: string; keys: string; appPassword: string };

/** Where this copy keeps what it makes, unless DATA_DIR says otherwise. */
export function dataDir(): string {
  return path.resolve(process.env.DATA_DIR || '.data');
}

/**
 * Makes the environment whole for a command: keys (from the environment, or made once and kept in the data folder),
 * and a database (the operator's, or the embedded one), migrated as far as the connections given allow. Afterwards
 * `env()` can be read. With `migrates` off the database is left at the schema it has. Throws in plain words when a
 * database or a setting is missing.
 */
export async function prepare({
  asPortal = false,
  migrates = true,
}: {
  asPortal?: boolean;
  migrates?: boolean;
} = {}): Promise<Prepared> {
  const kept = keepKeys();
  process.env.EVENKEEL_SECRET ||= kept.secret;
  process.env.EVENKEEL_KEYS ||= readKeysFile() ?? kept.keys;
  const nothing = async (): Promise<void> => {};
  const given = await givenOwner();
  if (given === null) {
    if (migrates) await refuseOldSchema();
    return { ownerUrl: null, embedded: false, release: nothing, stop: nothing };
  }
  if (given) {
    const setting = process.env.DATABASE_OWNER_URL ? 'DATABASE_OWNER_URL' : 'DATABASE_URL';
    await withWords(setting, () => takeOwner(given, kept.appPassword, migrates));
    return { ownerUrl: given, embedded: false, release: nothing, stop: nothing };
  }
  process.env.EVENKEEL_ENV ||= 'demo';
  const server = await startEmbedded(path.join(dataDir(), 'postgres'), { takeOver: asPortal });
  await takeOwner(server.ownerUrl, kept.appPassword, migrates);
  return { ownerUrl: server.ownerUrl, embedded: true, release: server.release, stop: server.stop };
}

/** The operator's owner connection; null where only the app's was given; undefined where neither was. */
async function givenOwner(): Promise<string | null | undefined> {
  checkDatabaseUrl('DATABASE_OWNER_URL');
  checkDatabaseUrl('DATABASE_URL');
  if (process.env.DATABASE_OWNER_URL) return process.env.DATABASE_OWNER_URL;
  const owner = process.env.DATABASE_URL;
  if (!owner) return undefined;
  if ((await withWords('DATABASE_URL', () => roleOf(owner))) === 'app') return null;
  // One URL with an owner's rights: it migrates, and the app gets a role of its own that cannot bypass anything.
  process.env.DATABASE_URL = '';
  return owner;
}

/** Without the owner's connection nothing can be migrated, and an older schema would break page by page. */
async function refuseOldSchema(): Promise<void> {
  if (await hasNewestSchema(process.env.DATABASE_URL ?? '')) return;
  refuse(
    'This database does not have the newest schema. Set DATABASE_OWNER_URL to its owner’s connection, and run: npm run db:migrate',
  );
}

async function takeOwner(ownerUrl: string, keptPassword: string, migrates: boolean): Promise<void> {
  const given = process.env.DATABASE_URL;
  const password = (given && decodeURIComponent(new URL(given).password)) || keptPassword;
  if (migrates) await migrate(ownerUrl, password);
  process.env.DATABASE_URL = given || appUrl(ownerUrl, password);
}

function readKeysFile(): string | undefined {
  const file = process.env.EVENKEEL_KEYS_FILE;
  return file ? fs.readFileSync(file, 'utf8').trim() : undefined;
}

/** Keys made at the first start. Losing this file loses what people wrote: it belongs in the backups. */
function keepKeys(): Keys {
  const file = path.join(dataDir(), 'keys.json');
  fs.mkdirSync(dataDir(), { recursive: true });
  refuseLostKeys(file);
  try {
    const made: Keys = {
      secret: randomBytes(48).toString('base64url'),
      keys: `first:${randomBytes(32).toString('base64')}`,
      appPassword: randomBytes(24).toString('base64url'),
    };
    // Written beside its place and linked there, so that two first starts at once agree on one file, and it is whole.
    const half = `${file}.${process.pid}`;
    fs.writeFileSync(half, JSON.stringify(made, null, 2), { mode: 0o600 });
    try {
      fs.linkSync(half, file);
    } finally {
      fs.rmSync(half, { force: true });
    }
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8')) as Keys; // written above, by this function
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return refuse(`${file} is damaged: these are no keys. ${keysAgain()}`);
  }
}

/** With other keys nobody could read again what people wrote to the embedded database. */
function refuseLostKeys(file: string): void {
  const { DATABASE_URL, DATABASE_OWNER_URL, EVENKEEL_SECRET, EVENKEEL_KEYS, EVENKEEL_KEYS_FILE } =
    process.env;
  if (DATABASE_URL || DATABASE_OWNER_URL || (EVENKEEL_SECRET && (EVENKEEL_KEYS || EVENKEEL_KEYS_FILE)))
    return;
  const hasDatabase = fs.existsSync(path.join(dataDir(), 'postgres/pgdata/PG_VERSION'));
  if (hasDatabase && !fs.existsSync(file))
    refuse(`The keys of the database in ${dataDir()} are not in ${file}. ${keysAgain()}`);
}

function keysAgain(): string {
  return `Put it back from a copy. Without it what people wrote cannot be read; to begin anew, move ${dataDir()} away.`;
}

import { readMigrationFiles } from 'drizzle-orm/migrator';
import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate as runMigrations } from 'drizzle-orm/postgres-js/migrator';
import postgres from 'postgres';

/** The role the app connects as. It owns nothing, and its password is set here. */
export const APP_ROLE = 'evenkeel_app';
const MIGRATIONS = 'db/migrations';
const OLDEST_VERSION = 180_000;
/** Any fixed number: whoever migrates this database holds it, so that instances may start at once. */
const LOCK = 7_310_514;

/**
 * Brings a database to the newest schema as its owner, under a lock, and gives the app's role its password.
 * Refuses a PostgreSQL older than 18 (keys are its `uuidv7()`). Safe to run from several instances at once, and again.
 */
export async function migrate(ownerUrl: string, appPassword: string): Promise<void> {
  const client = postgres(ownerUrl, { max: 1, connect_timeout: 5, onnotice: () => {} });
  try {
    const [server] = await client<
      { version: number }[]
    >`select current_setting('server_version_num')::int as version`;
    if (!server || server.version < OLDEST_VERSION) throw new Error('Evenkeel needs PostgreSQL 18 or newer.');
    await client`select pg_advisory_lock(${LOCK})`;
    await ensureAppRole(client, appPassword);
    await runMigrations(drizzle(client), { migrationsFolder: MIGRATIONS });
  } finally {
    await client.end({ timeout: 5 });
  }
}

/** Roles belong to the whole server, so databases beside this one may be making it at the same moment. */
async function ensureAppRole(client: postgres.Sql, password: string): Promise<void> {
  const attributes = 'login nosuperuser nocreatedb nocreaterole nobypassrls noreplication';
  for (let tried = 0; ; tried += 1) {
    try {
      const [role] = await client`select 1 from pg_roles where rolname = ${APP_ROLE}`;
      const [statement] = await client<{ text: string }[]>`
        select format(${`${role ? 'alter' : 'create'} role ${APP_ROLE} ${attributes} password %L`}, ${password}::text) as text`;
      if (statement) await client.unsafe(statement.text);
      return;
    } catch (error) {
      const code = error instanceof postgres.PostgresError ? error.code : '';
      // Made, or changed, by another database's migration in between.
      if (tried > 5 || !['42710', '23505', 'XX000', '40001'].includes(code)) throw error;
    }
  }
}

/** The app's own connection to the database of `ownerUrl`. */
export function appUrl(ownerUrl: string, appPassword: string): string {
  const url = new URL(ownerUrl);
  url.username = APP_ROLE;
  url.password = appPassword;
  return url.href;
}

/**
 * What kind of role a connection has: `owner` may migrate; `app` owns nothing and obeys row-level security.
 * Throws what the driver says when the server cannot be reached.
 */
export async function roleOf(url: string): Promise<'owner' | 'app'> {
  const client = postgres(url, { max: 1, connect_timeout: 5, onnotice: () => {} });
  try {
    const [role] = await client<{ owns: boolean }[]>`
      select rolsuper or rolbypassrls or has_database_privilege(current_database(), 'create') as owns
      from pg_roles where rolname = current_user`;
    return role?.owns ? 'owner' : 'app';
  } finally {
    await client.end({ timeout: 2 });
  }
}

/**
 * Whether a database has had every migration that is here; one that had more, from a newer build that starts beside
 * this one, will do. Throws what the driver says when the server cannot be reached.
 */
export async function hasNewestSchema(url: string): Promise<boolean> {
  const client = postgres(url, { max: 1, connect_timeout: 5, onnotice: () => {} });
  try {
    const had = await client<{ hash: string }[]>`select hash from drizzle.__drizzle_migrations`;
    const hashes = new Set(had.map(({ hash }) => hash));
    return readMigrationFiles({ migrationsFolder: MIGRATIONS }).every(({ hash }) => hashes.has(hash));
  } catch (error) {
    // No such schema or table: nothing was ever migrated.
    if (error instanceof postgres.PostgresError && ['3F000', '42P01', '42501'].includes(error.code))
      return false;
    throw error;
  } finally {
    await client.end({ timeout: 2 });
  }
}

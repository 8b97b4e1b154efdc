import { createHash } from 'node:crypto';
import type postgres from 'postgres';
import type { BackupHeader, BackupTable } from '@/db/backup-format';

/** What a backup says of the database it was made from, but for the moment and the secret. */
export type Contents = Omit<BackupHeader, 'format' | 'version' | 'madeAt' | 'secretCheck'>;

/** How the connection that copies speaks, whatever the server's own settings are: as it did when the rows were written. */
export const COPY_SETTINGS = {
  application_name: 'evenkeel backup',
  client_encoding: 'UTF8',
  TimeZone: 'UTC',
  DateStyle: 'ISO, YMD',
  IntervalStyle: 'postgres',
  bytea_output: 'hex',
  extra_float_digits: 1,
  statement_timeout: 0,
  idle_in_transaction_session_timeout: 0,
} as const;

/** Everything there is in this transaction's snapshot, counted and added up. */
export async function readContents(tx: postgres.ISql): Promise<Contents> {
  const tables = await readTables(tx);
  const counted: BackupTable[] = [];
  for (const table of tables) {
    const [row] = await tx.unsafe<{ rows: string }[]>(`select count(*) as rows from ${nameOf(table)}`);
    counted.push({ ...table, rows: Number(row?.rows) });
  }
  return {
    migrations: await readMigrations(tx),
    tables: counted,
    sequences: await readSequences(tx),
    ledger: await addUpLedger(tx),
    events: await digestEvents(tx),
  };
}

/** The hashes of the migrations that this database has had; none where it has no schema yet. */
export async function readMigrations(tx: postgres.ISql): Promise<string[]> {
  const [there] = await tx`select to_regclass('drizzle.__drizzle_migrations') is not null as there`;
  if (!there?.there) return [];
  const rows = await tx<{ hash: string }[]>`select hash from drizzle.__drizzle_migrations order by id`;
  return rows.map(({ hash }) => hash);
}

/** Every table, asked of the catalog so that none is forgotten, those that others refer to first. */
export async function readTables(tx: postgres.ISql): Promise<Omit<BackupTable, 'rows'>[]> {
  const tables = await tx<{ id: string; schema: string; name: string; columns: string[] }[]>`
    select c.oid::text as id, n.nspname::text as schema, c.relname::text as name,
      json_agg(a.attname order by a.attnum) filter (where a.attgenerated = '') as columns
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    where n.nspname in ('public', 'drizzle') and c.relkind = 'r' group by 1, 2, 3 order by 2, 3`;
  const needs = await tx<{ of: string; on: string }[]>`
    select conrelid::text as of, confrelid::text as on from pg_constraint
    where contype = 'f' and conrelid <> confrelid`;
  const [sorted, waiting] = [[] as (typeof tables)[number][], [...tables]];
  while (waiting.length > 0) {
    const isReady = ({ id }: { id: string }): boolean =>
      !needs.some((need) => need.of === id && waiting.some((other) => other.id === need.on));
    const next = waiting.findIndex(isReady);
    if (next === -1)
      throw new Error('tables refer to each other in a ring, so no order of loading them holds');
    sorted.push(...waiting.splice(next, 1));
  }
  return sorted.map(({ schema, name, columns }) => ({ schema, name, columns }));
}

/** A table's (or sequence's) name, quoted. */
export function nameOf({ schema, name }: { schema: string; name: string }): string {
  return `${quote(schema)}.${quote(name)}`;
}

/** A table's columns, quoted. */
export function columnsOf({ columns }: { columns: readonly string[] }): string {
  return columns.map(quote).join(', ');
}

/** A name as SQL takes it. */
export function quote(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

async function readSequences(tx: postgres.ISql): Promise<BackupHeader['sequences']> {
  const rows = await tx<{ schema: string; name: string; value: string }[]>`
    select schemaname::text as schema, sequencename::text as name, last_value::text as value from pg_sequences
    where schemaname in ('public', 'drizzle') and last_value is not null order by 1, 2`;
  return rows.map(({ schema, name, value }) => ({ schema, name, value }));
}

async function addUpLedger(tx: postgres.ISql): Promise<BackupHeader['ledger']> {
  const rows = await tx<{ currency: string; entries: string; sum: string }[]>`
    select d.currency, count(*) as entries, sum(l.amount_minor)::text as sum
    from ledger_entry l join debt d on d.id = l.debt_id group by 1 order by 1`;
  return Object.fromEntries(
    rows.map(({ currency, entries, sum }) => [currency, { entries: Number(entries), sumMinor: sum }]),
  );
}

/** Every chain's length and last hash, so that a chain cut at its end is seen too. */
async function digestEvents(tx: postgres.ISql): Promise<BackupHeader['events']> {
  const hash = createHash('sha256');
  let chains = 0;
  const ends = tx<{ case_id: string; sequence: number; hash: Buffer }[]>`
    select distinct on (case_id) case_id, sequence, hash from event order by case_id, sequence desc`;
  for await (const rows of ends.cursor(1_000))
    for (const end of rows) {
      chains += 1;
      hash.update(`${end.case_id} ${end.sequence} ${end.hash.toString('hex')}\n`);
    }
  const [counted] = await tx<{ events: string }[]>`select count(*) as events from event`;
  return { chains, events: Number(counted?.events), digest: hash.digest('hex') };
}

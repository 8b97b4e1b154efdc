import type postgres from 'postgres';
import { columnsOf, nameOf, quote } from '@/db/backup-catalog';
import type { BackupHeader, BackupTable, Piece } from '@/db/backup-format';

/** Empties every table and loads the pieces of a backup, in the transaction given. Gives the table that PostgreSQL refused. */
export async function replaceRows(
  tx: postgres.TransactionSql,
  { tables }: BackupHeader,
  pieces: AsyncIterable<Piece>,
): Promise<{ ok: true } | { ok: false; table: string }> {
  const triggers = await readTriggers(tx, tables);
  for (const trigger of triggers)
    await tx.unsafe(`alter table ${trigger.table} disable trigger ${trigger.name}`);
  await tx.unsafe(`truncate ${tables.map(nameOf).join(', ')}`);
  const refused = await loadTables(tx, tables, pieces);
  if (refused !== null) return { ok: false, table: refused };
  for (const trigger of triggers)
    await tx.unsafe(`alter table ${trigger.table} ${trigger.enable} trigger ${trigger.name}`);
  return { ok: true };
}

/** Loads table after table; gives the one whose rows PostgreSQL refused, or null. */
async function loadTables(
  tx: postgres.TransactionSql,
  tables: readonly BackupTable[],
  pieces: AsyncIterable<Piece>,
): Promise<string | null> {
  let at = -1;
  let copy: Copy | undefined;
  try {
    for await (const { kind, body } of pieces) {
      const table = tables[kind === 'T' ? at + 1 : at];
      if (!table) throw new Error('a piece came before its table');
      if (kind === 'T') {
        at += 1;
        copy = await startCopy(tx, table);
      }
      if (kind === 'D') await copy?.write(body);
      if (kind === 'E') await copy?.end();
    }
    return null;
  } catch (error) {
    await copy?.giveUp();
    // Only what PostgreSQL says of the rows is an answer; a lost connection is not.
    const isAnswer = error instanceof Error && error.name === 'PostgresError' && !isLost(error);
    if (isAnswer) return tables[at]?.name ?? '';
    throw error;
  }
}

/** Sets the sequences on; not undone by a rollback, so it comes last. */
export async function setSequences(tx: postgres.TransactionSql, { sequences }: BackupHeader): Promise<void> {
  for (const sequence of sequences)
    await tx`select setval(${nameOf(sequence)}::text::regclass, ${sequence.value}::text::bigint)`;
}

type Trigger = { table: string; name: string; enable: string };

/** The triggers that guard these tables and are on, and how each is switched on. */
async function readTriggers(tx: postgres.TransactionSql, tables: readonly BackupTable[]): Promise<Trigger[]> {
  const rows = await tx<{ schema: string; table: string; name: string; state: string }[]>`
    select n.nspname::text as schema, c.relname::text as table, t.tgname::text as name, t.tgenabled::text as state
    from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_namespace n on n.oid = c.relnamespace
    where not t.tgisinternal and t.tgenabled <> 'D'`;
  const ways: Readonly<Record<string, string>> = { O: 'enable', A: 'enable always', R: 'enable replica' };
  return rows
    .filter((row) => tables.some(({ schema, name }) => schema === row.schema && name === row.table))
    .map((row) => ({
      table: nameOf({ schema: row.schema, name: row.table }),
      name: quote(row.name),
      enable: ways[row.state] ?? 'enable',
    }));
}

type Copy = {
  readonly write: (bytes: Buffer) => Promise<void>;
  readonly end: () => Promise<void>;
  /** Leaves the transaction able to be rolled back. */
  readonly giveUp: () => Promise<void>;
};

async function startCopy(tx: postgres.TransactionSql, table: BackupTable): Promise<Copy> {
  const into = await tx.unsafe(`copy ${nameOf(table)} (${columnsOf(table)}) from stdin`).writable();
  let refused: Error | undefined;
  into.on('error', (error) => {
    refused ??= error;
  });
  return {
    write: (bytes) =>
      new Promise((resolve, reject) => {
        into.write(bytes, (error) => (error ? reject(refused ?? error) : resolve()));
      }),
    end: async () => {
      if (refused) throw refused;
      into.end();
      // The driver forgets an answer that comes after the last row (a reference that leads nowhere): the next
      // statement fails then, instead of this one.
      await new Promise((resolve) => setImmediate(resolve));
      await tx`select 1`;
    },
    giveUp: async () => {
      into.destroy();
      await new Promise((resolve) => setImmediate(resolve));
    },
  };
}

function isLost(error: Error): boolean {
  return 'code' in error && typeof error.code === 'string' && /^(57P|08|53)/.test(error.code);
}

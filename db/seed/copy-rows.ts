import { once } from 'node:events';
import fs from 'node:fs';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import postgres from 'postgres';

/** The tables an import writes, in an order in which they can be written. */
export const IMPORT_TABLES = [
  'import',
  'debtor',
  'debt',
  'holding',
  'ledger_entry',
  'submission',
  'import_row',
  'event',
  'event_payload',
] as const;

/** Writes every row of those tables to a file each, in PostgreSQL's binary format. */
export async function copyRowsOut(ownerUrl: string, folder: string): Promise<void> {
  await withOwner(ownerUrl, async (owner) => {
    for (const table of IMPORT_TABLES) {
      const rows = await owner.unsafe(`copy "${table}" to stdout (format binary)`).readable();
      const file = fs.openSync(path.join(folder, table), 'w');
      // Written as it comes: a stream that makes the driver wait may wait for ever.
      rows.on('data', (piece: Buffer) => fs.writeSync(file, piece));
      await once(rows, 'end');
      fs.closeSync(file);
    }
  });
}

/** Reads them into another database in one transaction, as its owner; gives the milliseconds that took. */
export async function copyRowsIn(ownerUrl: string, folder: string): Promise<number> {
  return withOwner(ownerUrl, async (owner) => {
    const began = performance.now();
    await owner.unsafe('begin');
    for (const table of IMPORT_TABLES)
      await pipeline(
        fs.createReadStream(path.join(folder, table), { highWaterMark: 256 * 1024 }),
        await owner.unsafe(`copy "${table}" from stdin (format binary)`).writable(),
      );
    await owner.unsafe('commit');
    return performance.now() - began;
  });
}

/** How many rows a database has of each of those tables. */
export async function countRows(ownerUrl: string): Promise<Record<(typeof IMPORT_TABLES)[number], number>> {
  return withOwner(ownerUrl, async (owner) => {
    const counts = await Promise.all(
      IMPORT_TABLES.map(async (table) => {
        const [row] = await owner<{ many: number }[]>`select count(*)::int as many from ${owner(table)}`;
        return [table, row?.many ?? 0];
      }),
    );
    return Object.fromEntries(counts) as Record<(typeof IMPORT_TABLES)[number], number>; // one pair per table
  });
}

/** Writes everything that waits in memory to disk, so that what comes next is measured alone. */
export async function settleDisk(ownerUrl: string): Promise<void> {
  await withOwner(ownerUrl, (owner) => owner.unsafe('checkpoint'));
}

/** Waits until the database answers again and no import is at work in it any more. */
export async function untilQuiet(ownerUrl: string): Promise<void> {
  for (const until = Date.now() + 60_000; ; await new Promise((resolve) => setTimeout(resolve, 100))) {
    const busy = await withOwner(ownerUrl, async (owner) => {
      const rows = await owner`
        select 1 from pg_stat_activity where datname = current_database() and application_name = 'evenkeel-import'`;
      return rows.length > 0;
    }).catch(() => true);
    if (!busy) return;
    if (Date.now() > until) throw new Error('the database did not come to rest');
  }
}

async function withOwner<T>(ownerUrl: string, work: (owner: postgres.Sql) => Promise<T>): Promise<T> {
  const owner = postgres(ownerUrl, { max: 1, connect_timeout: 10, idle_timeout: 5, onnotice: () => {} });
  try {
    return await work(owner);
  } finally {
    await owner.end({ timeout: 5 });
  }
}

import type { Readable } from 'node:stream';
import { isDeepStrictEqual } from 'node:util';
import type postgres from 'postgres';
import { COPY_SETTINGS, nameOf, readContents, readMigrations, readTables } from '@/db/backup-catalog';
import { type BackupHeader, hasItsSecret, readBackup, type Unfit, unfitReason } from '@/db/backup-format';
import { replaceRows, setSequences } from '@/db/backup-load';
import { canOpenDataKey } from '@/db/sealed';
import { openSurviving } from '@/db/survive';
import { type Verified, verifyEvents } from '@/db/verify-events';

/** Why nothing was restored, and nothing changed. */
export type NotRestored =
  | { reason: Unfit }
  | { reason: 'other-migration'; backup: number; database: number }
  | { reason: 'other-tables' | 'has-rows' | 'busy' | 'wrong-secret' | 'sums-differ' }
  | { reason: 'wrong-keys'; keyIds: string[] }
  | { reason: 'rows-refused'; table: string }
  | { reason: 'events-broken'; verified: Verified };

export type Restored =
  | { ok: true; header: BackupHeader; verified: Verified; proved: boolean }
  | ({ ok: false; header?: BackupHeader } & NotRestored);

/** `replace`: rows that are there may go. `unproved`: restore even where secret, keys or chain of events do not hold. */
export type RestoreWish = { readonly replace: boolean; readonly unproved: boolean };

/**
 * Reads a backup to its end without keeping anything: its header where it is whole, or why it cannot be restored.
 */
export async function checkBackup(
  open: () => Readable,
): Promise<{ ok: true; header: BackupHeader } | { ok: false; reason: Unfit }> {
  try {
    const { header, pieces } = await readBackup(open());
    for await (const _ of pieces);
    return { ok: true, header };
  } catch (error) {
    const reason = unfitReason(error);
    if (reason) return { ok: false, reason };
    throw error;
  }
}

/**
 * Puts a backup in the place of everything in the database, as its owner, in one transaction: until the moment it is
 * done, everyone else sees what was there, and whatever stops it leaves that untouched. The file is read twice, first
 * whole and then into the tables, never into memory. Before it counts, the rows, the sums and each case's chain of
 * events are compared with what the backup says and computed again with this environment's secret. Refuses what
 * {@link NotRestored} names.
 */
export async function restore(ownerUrl: string, open: () => Readable, wish: RestoreWish): Promise<Restored> {
  const checked = await checkBackup(open);
  if (!checked.ok) return checked;
  const { header } = checked;
  if (!hasItsSecret(header) && !wish.unproved) return { ok: false, header, reason: 'wrong-secret' };
  const client = openSurviving(ownerUrl, {
    max: 1,
    connect_timeout: 5,
    max_lifetime: null,
    onnotice: () => {},
    connection: { ...COPY_SETTINGS, lock_timeout: 20_000 },
  });
  try {
    const done = await client.begin((tx) => load(tx, header, open, wish));
    await client`analyze`;
    return { ok: true, header, ...done };
  } catch (error) {
    const refused = refusalIn(error);
    if (refused) return { ok: false, header, ...refused };
    throw error;
  } finally {
    await client.end({ timeout: 2 });
  }
}

async function load(
  tx: postgres.TransactionSql,
  header: BackupHeader,
  open: () => Readable,
  { replace, unproved }: RestoreWish,
): Promise<{ verified: Verified; proved: boolean }> {
  await makeRoom(tx, header, replace);
  const again = await readBackup(open());
  if (!isDeepStrictEqual(again.header, header)) refuse({ reason: 'altered' });
  const loaded = await replaceRows(tx, header, again.pieces);
  if (!loaded.ok) refuse({ reason: 'rows-refused', table: loaded.table });
  const { format: _f, version: _v, madeAt: _m, secretCheck: _s, sequences: _q, ...said } = header;
  const { sequences: _o, ...found } = await readContents(tx);
  if (!isDeepStrictEqual(found, said)) refuse({ reason: 'sums-differ' });
  const verified = await verifyEvents(tx);
  const keyIds = await keysThatAreMissing(tx);
  const proved = hasItsSecret(header) && verified.found === 0 && keyIds.length === 0;
  if (!proved && !unproved) {
    if (verified.wrongSecret) refuse({ reason: 'wrong-secret' });
    if (verified.found > 0) refuse({ reason: 'events-broken', verified });
    refuse({ reason: 'wrong-keys', keyIds });
  }
  await setSequences(tx, header);
  return { verified, proved };
}

/** Keeps everyone else out, and makes sure that the backup fits here. */
async function makeRoom(tx: postgres.TransactionSql, header: BackupHeader, replace: boolean): Promise<void> {
  const migrations = await readMigrations(tx);
  if (!isDeepStrictEqual(migrations, header.migrations))
    refuse({
      reason: 'other-migration',
      backup: header.migrations.length,
      database: migrations.length,
    });
  const here = await readTables(tx);
  const there = header.tables.map(({ rows: _, ...table }) => table);
  if (!isDeepStrictEqual(here, there)) refuse({ reason: 'other-tables' });
  await tx.unsafe(`lock table ${here.map(nameOf).join(', ')} in access exclusive mode`);
  if (replace) return;
  for (const table of here.filter(({ schema }) => schema === 'public')) {
    const [row] = await tx.unsafe(`select exists (select from ${nameOf(table)}) as has`);
    if (row?.has) refuse({ reason: 'has-rows' });
  }
}

/** One data key for each key of the environment that wrapped any: those that this environment cannot open. */
async function keysThatAreMissing(tx: postgres.TransactionSql): Promise<string[]> {
  const rows = await tx<{ debtor_id: string; key_id: string; wrapped: Buffer }[]>`
    select distinct on (key_id) debtor_id, key_id, wrapped from data_key where wrapped is not null order by key_id`;
  return rows
    .filter(({ debtor_id, key_id, wrapped }) => !canOpenDataKey(debtor_id, key_id, wrapped))
    .map(({ key_id }) => key_id);
}

/** Leaves the transaction, which undoes everything. */
function refuse(refusal: NotRestored): never {
  throw Object.assign(new Error(`restore: ${refusal.reason}`), { refusal });
}

function refusalIn(error: unknown): NotRestored | undefined {
  const reason = unfitReason(error);
  if (reason) return { reason };
  if (!(error instanceof Error)) return undefined;
  if ('refusal' in error) return error.refusal as NotRestored; // set only by refuse()
  return 'code' in error && error.code === '55P03' ? { reason: 'busy' } : undefined;
}

import { PgDialect } from 'drizzle-orm/pg-core';
import { drizzle } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import { dayOf, now } from '@/clock';
import { lookAs, type Tx } from '@/db/client';
import { recordEvent } from '@/db/events';
import { asFault, fault, mayTryAgain } from '@/db/fault';
import * as schema from '@/db/schema';
import { type FiledCreditor, type JudgedRow, judgeRow } from '@/domain/accounts';
import type { Header } from '@/domain/accounts-columns';
import { fold } from '@/domain/accounts-identity';
import { holidaysForPromise, promiseFor } from '@/domain/promise';
import type { JobViewer } from '@/domain/viewer';
import { env } from '@/env';
import { judgeJoint } from './import-joint';
import { judgeKnown } from './import-known';
import { keepRows, load } from './import-load';
import { type FileFault, type FileRead, readRows } from './import-read';
import { firstRows, type ReportRow, writeReport } from './import-report';
import { type Counts, countChanges, settle } from './import-settle';
import { type ImportTx, openStage } from './import-stage';

export type ImportOptions = {
  readonly file: string;
  /** The name under which history keeps it. */
  readonly fileName: string;
  /** Judge everything, load nothing. */
  readonly dryRun: boolean;
  /** Load nothing when any row is refused. */
  readonly strict: boolean;
  /** Where every row's outcome is written before the transaction ends; nothing is written when this is null. */
  readonly reportFile: string | null;
  /** The run's own row, where it was written before the work began. */
  readonly runId?: string;
  /** Keep what became of each row, though nothing is loaded. */
  readonly keepsRows?: boolean;
  /** The digest of the file that was tried: another is not loaded in its place. */
  readonly sha256?: string;
  /** Called as the work goes on; `bytes` of the file have been read. */
  readonly onProgress?: (step: 'waiting' | 'reading' | 'judging' | 'loading', bytes: number) => void;
};

/** What an import came to. `loaded` is false for a dry run, and where `strict` refused the file. */
export type Imported =
  | { readonly ok: false; readonly fault: FileFault }
  | {
      readonly ok: true;
      readonly loaded: boolean;
      readonly counts: Counts;
      readonly ignoredColumns: readonly string[];
      readonly firstRefused: readonly ReportRow[];
      /** In how many updated rows each column changed. */
      readonly changes: readonly { readonly column: string; readonly many: number }[];
    };

/** Any fixed number: whoever imports into this database holds it, so that imports take turns. */
export const TURN = 7_310_515;
const SHOWN = 5;
const TRIES = 3;

/**
 * Imports a creditor's file of accounts in one transaction: all of it, or nothing. Another import at the same time waits
 * its turn, so that both reports are true. A lost race with the portal is run again. Throws when the database is lost.
 */
export async function importAccounts(viewer: JobViewer, options: ImportOptions): Promise<Imported> {
  for (let tried = 1; ; tried += 1) {
    try {
      return await importOnce(viewer, options);
    } catch (error) {
      if (tried === TRIES || !mayTryAgain(asFault(error))) throw error;
    }
  }
}

async function importOnce(viewer: JobViewer, options: ImportOptions): Promise<Imported> {
  let lose: (reason: Error) => void = () => {};
  const lost = new Promise<never>((_, reject) => {
    lose = reject;
  });
  lost.catch(() => {});
  const client = connect(() => lose(fault('AWAY')));
  try {
    // A connection that closes in the middle of COPY tells nobody else.
    return await Promise.race([run(client, viewer, options), lost]);
  } finally {
    await client.end({ timeout: 1 });
  }
}

/** By when staff look at what is set aside now. Nobody sent it, so only our own holidays count. */
function promisedByNow(): Date {
  return promiseFor('import_held', now(), { timeZone: env().TIME_ZONE, holidays: holidaysForPromise(null) });
}

/** One connection of the import's own: no deadline for its statements, and none for its life. */
function connect(onclose: () => void): postgres.Sql {
  return postgres(env().DATABASE_URL, {
    max: 1,
    connect_timeout: 5,
    max_lifetime: null,
    onnotice: () => {},
    onclose,
    connection: { application_name: 'evenkeel-import', TimeZone: 'UTC', DateStyle: 'ISO', jit: false },
  });
}

async function run(client: postgres.Sql, viewer: JobViewer, options: ImportOptions): Promise<Imported> {
  const importId = options.runId ?? (await begin(client, viewer, options));
  return client.begin(async (tx) => {
    await look(tx, viewer);
    await takeTurn(tx, options);
    const bench = { creditors: await readCreditors(tx), todayOn: dayOf(now()) };
    const staged = await stageFile(tx, options, bench);
    if (!staged.ok) {
      const { reason, ...place } = staged.fault;
      await finish(tx, importId, { fault: reason, ...place }, null);
      return staged;
    }
    const { header } = staged.read;
    options.onProgress?.('judging', staged.read.bytes);
    await judgeKnown(tx, header.places);
    await judgeJoint(tx, header.places);
    const counts = await settle(tx, header);
    const loaded = !options.dryRun && !(options.strict && counts.refused > 0);
    const summary = { ...counts, loaded, strict: options.strict, ignoredColumns: header.ignored };
    options.onProgress?.('loading', staged.read.bytes);
    await finish(tx, importId, summary, staged.read);
    if (loaded) await load(tx, { id: importId, todayOn: bench.todayOn, promisedAt: promisedByNow() });
    if (loaded || options.keepsRows) await keepRows(tx, importId);
    await recordEvent(eventTx(client, tx), viewer, {
      caseId: importId,
      act: options.dryRun ? 'try-import' : 'import-accounts',
      subject: 'import',
      subjectId: importId,
      payload: summary,
    });
    if (options.reportFile) await writeReport(tx, options.reportFile);
    const firstRefused = await firstRows(tx, 'refused', SHOWN);
    const changes = await countChanges(tx);
    return { ok: true, loaded, counts, ignoredColumns: header.ignored, firstRefused, changes };
  }) as Promise<Imported>; // the driver unwraps arrays of promises in its type; this is none
}

/** The run's own row, written first and by itself: a run that is killed is seen as one that did not finish. */
async function begin(
  client: postgres.Sql,
  viewer: JobViewer,
  { fileName, dryRun }: ImportOptions,
): Promise<string> {
  const rows = await client.begin(async (tx) => {
    await look(tx, viewer);
    return tx<{ id: string }[]>`
      insert into import (file_name, dry_run, started_by) values (${fileName}, ${dryRun}, 'command') returning id`;
  });
  const [row] = rows;
  if (!row) throw new Error('the database gave no id');
  return row.id;
}

async function finish(
  tx: ImportTx,
  id: string,
  summary: Readonly<Record<string, unknown>>,
  read: FileRead | null,
): Promise<void> {
  await tx`
    update import set finished_at = clock_timestamp(), summary = ${JSON.stringify(summary)}::text::jsonb,
      sha256 = ${read?.sha256 ?? null}, bytes = coalesce(${read?.bytes ?? null}, bytes)
    where id = ${id}`;
}

async function look(tx: ImportTx, viewer: JobViewer): Promise<void> {
  const { sql, params } = new PgDialect().sqlToQuery(lookAs(viewer));
  await tx.unsafe(sql, params as string[]); // lookAs gives texts only
}

async function takeTurn(tx: ImportTx, { onProgress }: ImportOptions): Promise<void> {
  const [mine] = await tx<{ mine: boolean }[]>`select pg_try_advisory_xact_lock(${TURN}::bigint) as mine`;
  if (mine?.mine) return;
  onProgress?.('waiting', 0);
  await tx`select pg_advisory_xact_lock(${TURN}::bigint)`;
}

async function readCreditors(tx: ImportTx): Promise<Map<string, FiledCreditor>> {
  const creditors = await tx<FiledCreditor[]>`select id, name, currency from creditor`;
  return new Map(creditors.map((creditor) => [fold(creditor.name), creditor]));
}

type Bench = { creditors: ReadonlyMap<string, FiledCreditor>; todayOn: string };

async function stageFile(
  tx: ImportTx,
  { file, sha256, onProgress }: ImportOptions,
  bench: Bench,
): Promise<{ ok: true; read: FileRead } | { ok: false; fault: FileFault }> {
  const stage = await openStage(tx);
  let judge: (record: readonly string[]) => JudgedRow = () => {
    throw new Error('a row came before the header');
  };
  const read = await readRows(file, {
    onHeader: (header: Header) => {
      judge = (record) => judgeRow(record, { ...bench, header });
    },
    onRow: (record, line) => stage.add(judge(record), line),
    flush: async (bytes) => {
      await stage.flush();
      onProgress?.('reading', bytes);
    },
  });
  await stage.close();
  if (read.ok && sha256 !== undefined && read.read.sha256 !== sha256)
    return { ok: false, fault: { reason: 'not-the-file-tried', line: 0, column: 0, field: null } };
  return read;
}

/** The same transaction as the query builder sees it; the driver's transaction lacks only the connection's options. */
function eventTx(client: postgres.Sql, tx: ImportTx): Tx {
  const shared = Object.assign(tx, { options: client.options });
  return drizzle(shared as unknown as postgres.Sql, { schema, casing: 'snake_case' }) as unknown as Tx;
}

import { type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import { inWords, type ReportRow } from '@/db/import-report';
import { OUTCOMES, type Outcome } from '@/db/import-settle';
import type { Reader } from '@/db/lines';
import { askAtOnce, isId } from '@/db/read';
import { type RunState, runState } from '@/domain/import-run';
import type { StaffViewer } from '@/domain/viewer';

const many = z.int().min(0).default(0);
const summary = z.object({
  accepted: many,
  updated: many,
  unchanged: many,
  held: many,
  skipped: many,
  refused: many,
  mayBeTooOld: many,
  loaded: z.boolean().default(false),
  ignoredColumns: z.array(z.string()).default([]),
  fault: z.string().nullable().default(null),
  line: z.int().default(0),
  column: z.int().default(0),
  field: z.string().nullable().default(null),
});

/** What a run came to: how many rows of each outcome, or why the file could not be read and where. */
export type Summary = z.infer<typeof summary>;

/** One reading of a file, as staff see it. */
export type Run = {
  readonly id: string;
  readonly fileName: string;
  readonly bytes: number | null;
  readonly sha256: string | null;
  readonly isTry: boolean;
  readonly tryId: string | null;
  /** A name: of staff, or `command`. */
  readonly startedBy: string;
  readonly startedAt: Date;
  readonly finishedAt: Date | null;
  readonly state: RunState;
  /** While it is at work: what it does, and how much of the file it has read. */
  readonly step: 'waiting' | 'reading' | 'judging' | 'loading';
  readonly bytesRead: number;
  readonly summary: Summary;
  /** For a dry run: the newest loading of its file. */
  readonly loading: { readonly id: string; readonly state: RunState } | null;
};

/** How many runs, and how many rows, a page shows. */
export const RUNS_A_PAGE = 25;
export const ROWS_A_PAGE = 50;

/** The runs of all imports, newest first; those older than `before`, which is the id of a run. */
export async function listRuns(
  viewer: StaffViewer,
  before: string | null,
): Promise<{ runs: readonly Run[]; isMore: boolean }> {
  const older = before && isId(before) ? sql`where i.id < ${before}::uuid` : sql``;
  const rows = await askAtOnce(viewer, (tx) =>
    tx.execute<Row>(sql`${RUNS} ${older} order by i.id desc limit ${RUNS_A_PAGE + 1}`),
  );
  return { runs: rows.slice(0, RUNS_A_PAGE).map(readRun), isMore: rows.length > RUNS_A_PAGE };
}

/** One run; null where there is none that the viewer may see. */
export async function findRun(tx: Pick<Reader, 'execute'>, id: string): Promise<Run | null> {
  const [row] = await tx.execute<Row>(sql`${RUNS} where i.id = ${id}::uuid`);
  return row ? readRun(row) : null;
}

/** A run with a page of its rows: those of one outcome if one is given, from the line after `after` on. */
export async function readRunWithRows(
  viewer: StaffViewer,
  id: string,
  { outcome, after }: { outcome: Outcome | null; after: number },
): Promise<{ run: Run; rows: readonly ReportRow[]; isMore: boolean } | null> {
  if (!isId(id)) return null;
  const [run, rows] = await askAtOnce(viewer, (tx) =>
    Promise.all([findRun(tx, id), rowsAfter(tx, id, { outcome, after, most: ROWS_A_PAGE + 1 })]),
  );
  return run && { run, rows: rows.slice(0, ROWS_A_PAGE), isMore: rows.length > ROWS_A_PAGE };
}

const ROWS_AT_ONCE = 5_000;

/** Every row of a run in file order, read page by page so that memory does not grow with the file. */
export async function* everyRow(viewer: StaffViewer, id: string): AsyncGenerator<readonly ReportRow[]> {
  for (let after = 0; ; ) {
    const from = after;
    const rows = await askAtOnce(viewer, (tx) =>
      rowsAfter(tx, id, { outcome: null, after: from, most: ROWS_AT_ONCE }),
    );
    if (rows.length > 0) yield rows;
    after = rows.at(-1)?.line ?? 0;
    if (rows.length < ROWS_AT_ONCE) return;
  }
}

/** Whether a word from an address is an outcome. */
export function isOutcome(word: string | undefined): word is Outcome {
  return OUTCOMES.some((outcome) => outcome === word);
}

async function rowsAfter(
  tx: Pick<Reader, 'execute'>,
  id: string,
  { outcome, after, most }: { outcome: Outcome | null; after: number; most: number },
): Promise<ReportRow[]> {
  const only: SQL = outcome ? sql`and outcome = ${outcome}` : sql``;
  const rows = await tx.execute<ReportRow>(sql`
    select line, account_reference, outcome, field, reason from import_row
    where import_id = ${id}::uuid ${only} and line > ${after} order by line limit ${most}`);
  return rows.map(inWords);
}

/** The real time counts here, whatever a test says: a run that is killed cannot say so. */
const QUIET = (run: SQL, progress: SQL): SQL =>
  sql`extract(epoch from clock_timestamp() - coalesce(${progress}.at, uuid_extract_timestamp(${run}.id), ${run}.started_at))::float8`;

const RUNS = sql`
  select i.id, i.file_name as "fileName", i.bytes::float8 as bytes, i.sha256, i.dry_run as "isTry", i.try_id as "tryId",
    i.started_by as "startedBy", i.started_at as "startedAt", i.finished_at as "finishedAt", i.failed_at as "failedAt",
    i.summary, p.step, p.bytes::float8 as "bytesRead", ${QUIET(sql`i`, sql`p`)} as "quietSeconds",
    l.id as "loadId", l.finished_at as "loadFinishedAt", l.failed_at as "loadFailedAt", l.summary as "loadSummary",
    l.quiet as "loadQuietSeconds"
  from import i left join import_progress p on p.import_id = i.id
  left join lateral (
    select o.id, o.finished_at, o.failed_at, o.summary, ${QUIET(sql`o`, sql`q`)} as quiet
    from import o left join import_progress q on q.import_id = o.id
    where o.try_id = i.id order by o.id desc limit 1) l on true`;

type Row = {
  id: string;
  fileName: string;
  bytes: number | null;
  sha256: string | null;
  isTry: boolean;
  tryId: string | null;
  startedBy: string;
  startedAt: string;
  finishedAt: string | null;
  failedAt: string | null;
  summary: unknown;
  step: Run['step'] | null;
  bytesRead: number | null;
  quietSeconds: number;
  loadId: string | null;
  loadFinishedAt: string | null;
  loadFailedAt: string | null;
  loadSummary: unknown;
  loadQuietSeconds: number | null;
};

function readRun(row: Row): Run {
  const { id, fileName, bytes, sha256, isTry, tryId, startedBy } = row;
  const known = readSummary(row.summary);
  return {
    ...{ id, fileName, bytes, sha256, isTry, tryId, startedBy },
    startedAt: new Date(row.startedAt),
    finishedAt: asDate(row.finishedAt),
    state: stateOf(isTry, row.finishedAt, row.failedAt, row.quietSeconds, known),
    step: row.step ?? 'waiting',
    bytesRead: row.bytesRead ?? 0,
    summary: known,
    loading: row.loadId ? { id: row.loadId, state: loadStateOf(row) } : null,
  };
}

function loadStateOf(row: Row): RunState {
  const { loadFinishedAt, loadFailedAt, loadQuietSeconds, loadSummary } = row;
  return stateOf(false, loadFinishedAt, loadFailedAt, loadQuietSeconds ?? 0, readSummary(loadSummary));
}

function stateOf(
  isTry: boolean,
  finishedAt: string | null,
  failedAt: string | null,
  quietSeconds: number,
  { fault, loaded }: Summary,
): RunState {
  return runState({
    isTry,
    finishedAt: asDate(finishedAt),
    failedAt: asDate(failedAt),
    quietSeconds,
    hasFault: fault !== null,
    isLoaded: loaded,
  });
}

/** What an older run kept may lack what a newer one has; then it reads as none. */
function readSummary(kept: unknown): Summary {
  const read = summary.safeParse(typeof kept === 'string' ? JSON.parse(kept) : (kept ?? {}));
  return read.success ? read.data : summary.parse({});
}

function asDate(at: string | null): Date | null {
  return at === null ? null : new Date(at);
}

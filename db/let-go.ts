import { type SQL, sql } from 'drizzle-orm';
import { asViewer } from '@/db/client';
import { KEPT_FOR } from '@/domain/kept-for';
import type { JobViewer } from '@/domain/viewer';

/** How many rows of each kind went. */
export type LetGo = Readonly<Record<keyof typeof KEPT_FOR, number>>;

const AT_ONCE = 5_000;
const MINUTE_MS = 60_000;

/** Which rows nothing needs any more. Row-level security lets this work see no others (migration 0009). */
const OLD: Readonly<Record<keyof typeof KEPT_FOR, SQL>> = {
  attempt: sql`at < guard.now() - ${hours('attempt')}`,
  code: sql`expires_at < guard.now() - ${hours('code')}`,
  session: sql`least(ended_at, expires_at) < guard.now() - ${hours('session')}`,
  kept_form: sql`created_at < guard.now() - ${hours('kept_form')}`,
  job: sql`done_at < guard.now() - ${hours('job')}`,
  // Of a dry run only: what a loading made of each row is the history of an account.
  import_row: sql`import_id in (select id from import where dry_run and finished_at < guard.now() - ${hours('import_row')})`,
};

/**
 * Deletes what nothing needs any more, by the database's clock, a few thousand rows at a time: tries, codes, sessions,
 * forms that nobody came back to, work that is done, what a dry run said of each row. Running it twice, or twice at once, takes nothing more.
 */
export async function letGoOfOld(viewer: JobViewer): Promise<LetGo> {
  const gone = { attempt: 0, code: 0, session: 0, kept_form: 0, job: 0, import_row: 0 };
  for (const table of ['attempt', 'code', 'session', 'kept_form', 'job', 'import_row'] as const)
    for (let count = AT_ONCE; count === AT_ONCE; gone[table] += count)
      count = await deleteSome(viewer, table, OLD[table]);
  return gone;
}

function deleteSome(viewer: JobViewer, table: keyof typeof KEPT_FOR, isOld: SQL): Promise<number> {
  const name = sql.identifier(table);
  return asViewer(
    viewer,
    async (tx) => {
      await tx.execute(sql`select set_config('statement_timeout', '60s', true)`);
      const rows = await tx.execute<{ gone: number }>(sql`
        with old as materialized (select ctid from ${name} where ${isOld} limit ${AT_ONCE}),
          gone as (delete from ${name} where ctid = any (array(select ctid from old)) and ${isOld} returning 1)
        select count(*)::int as gone from gone`);
      return rows[0]?.gone ?? 0;
    },
    { deadlineMs: MINUTE_MS },
  );
}

function hours(table: keyof typeof KEPT_FOR): SQL {
  return sql`make_interval(hours => ${KEPT_FOR[table]})`;
}

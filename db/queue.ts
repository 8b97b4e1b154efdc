import { type SQL, sql } from 'drizzle-orm';
import type { Reader } from '@/db/lines';
import { queueKeys } from '@/db/queue-order';
import { askAtOnce, isId } from '@/db/read';
import type { Nation } from '@/domain/nation';
import { QUEUED, type Queued } from '@/domain/promise';
import { type QueueFilter, type QueueKey, writeQueueKey } from '@/domain/queue';
import type { StaffViewer } from '@/domain/viewer';

/** Rows to a page of the queue. */
export const QUEUE_PAGE = 25;
/** Nothing is counted further than this: past it, more is more. */
export const MOST_COUNTED = 100;
/** Whoever opened a case so lately counts as looking at it. */
export const LOOKING_MINUTES = 5;

/** One thing that waits, as the queue shows it. No words of a person, and nothing about health. */
export type QueueRow = {
  readonly id: string;
  readonly kind: Queued | 'other';
  /** The debtor, or what was sent where there is none. */
  readonly caseId: string;
  readonly name: string | null;
  readonly nation: Nation | null;
  readonly accountReference: string | null;
  readonly creditorName: string | null;
  /** What looks wrong, or why a row was set aside; from a closed list. */
  readonly about: string | null;
  readonly hasWords: boolean;
  readonly isFollowUp: boolean;
  readonly sentAt: Date;
  readonly promisedAt: Date;
  readonly raisedAt: Date | null;
  readonly assignee: { readonly id: string; readonly name: string } | null;
  /** The viewer answered this person last. */
  readonly isReturning: boolean;
  /** Colleagues who have the case open now. */
  readonly looking: readonly string[];
};

/** Someone who may be given what waits. */
export type Colleague = { readonly id: string; readonly name: string; readonly role: 'agent' | 'lead' };

export type QueueRead = {
  readonly at: Date;
  readonly rows: readonly QueueRow[];
  /** Where the next page begins; null on the last one. */
  readonly next: string | null;
  /** How many there are for this filter, no further than {@link MOST_COUNTED}: one more than that means more. */
  readonly many: number;
  readonly creditors: readonly { readonly id: string; readonly name: string }[];
};

/**
 * A page of what waits for staff, most urgent first, in one wait. It walks an index and stops, so it takes as long with a
 * million things waiting as with a few. Staff with a portfolio see what is about its creditors or its people.
 */
export async function readQueue(
  viewer: StaffViewer,
  filter: QueueFilter,
  after: QueueKey | null = null,
): Promise<QueueRead> {
  return askAtOnce(viewer, async (tx) => {
    const [, [clock], rows, [counted], creditors] = await Promise.all([
      // The planner believes that row-level rules leave next to nothing, and would gather all there is and sort it.
      tx.execute(sql`select set_config('enable_bitmapscan', 'off', true)`),
      tx.execute<{ at: string }>(sql`select guard.now() as at`),
      rowsOf(tx, viewer, queueKeys(viewer, filter, { after, most: QUEUE_PAGE + 1 })),
      tx.execute<{ many: number }>(
        sql`select count(*)::int as many from (${queueKeys(viewer, filter, { after: null, most: MOST_COUNTED + 1 })}) q`,
      ),
      creditorsOf(tx),
    ]);
    if (!clock) throw new Error('the database did not say what time it is');
    const last = rows.length > QUEUE_PAGE ? rows[QUEUE_PAGE - 1] : undefined;
    return {
      at: new Date(clock.at),
      rows: rows.slice(0, QUEUE_PAGE).map((row) => readRow(row, viewer)),
      next: last ? writeQueueKey({ ...last, promisedAt: last.exactly }) : null,
      many: counted?.many ?? 0,
      creditors,
    };
  });
}

/** One thing that waits and who could be given it, in one wait; null where it is not there, not theirs or answered. */
export async function readWaiting(
  viewer: StaffViewer,
  id: string,
): Promise<{ readonly at: Date; readonly row: QueueRow; readonly colleagues: readonly Colleague[] } | null> {
  if (!isId(id)) return null;
  return askAtOnce(viewer, async (tx) => {
    const key = sql`select s.id, s.priority, s.promised_at from submission s where s.id = ${id}::uuid and s.closed_at is null`;
    const [[clock], [row], colleagues] = await Promise.all([
      tx.execute<{ at: string }>(sql`select guard.now() as at`),
      rowsOf(tx, viewer, key),
      tx.execute<Colleague>(sql`select id, name, role from guard.may_answer(${id}::uuid) order by name, id`),
    ]);
    return row && clock
      ? { at: new Date(clock.at), row: readRow(row, viewer), colleagues: [...colleagues] }
      : null;
  });
}

/** What somebody is called: a person, whatever they trade as, by their own name; a business by its own. */
export const NAME = sql.raw(`case when d.kind = 'business' then d.company_name
  else coalesce(nullif(concat_ws(' ', d.first_name, d.last_name), ''), d.company_name) end`);

type Raw = {
  id: string;
  kind: string;
  priority: number;
  exactly: string;
  caseId: string;
  name: string | null;
  nation: Nation | null;
  accountReference: string | null;
  creditorName: string | null;
  about: string | null;
  hasWords: boolean;
  isFollowUp: boolean;
  sentAt: string;
  promisedAt: string;
  raisedAt: string | null;
  assigneeId: string | null;
  assigneeName: string | null;
  returningToId: string | null;
  looking: string[] | null;
};

/** Rows by their keys, in the order of the queue. */
function rowsOf(tx: Reader, viewer: StaffViewer, keys: SQL) {
  return tx.execute<Raw>(sql`
    with picked as materialized (${keys}),
    people as materialized (select id, name from guard.colleagues())
    select s.id, s.kind, s.priority, coalesce(s.debtor_id, s.id) as "caseId",
      to_char(s.promised_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as exactly,
      ${NAME} as name, d.nation,
      h.account_reference as "accountReference", c.name as "creditorName",
      coalesce(s.details->>'doubt', case when s.import_id is not null then s.details->>'reason' end) as about,
      s.words is not null as "hasWords", s.follows_id is not null as "isFollowUp",
      s.created_at as "sentAt", s.promised_at as "promisedAt", s.raised_at as "raisedAt",
      s.assignee_id as "assigneeId", who.name as "assigneeName", s.returning_to_id as "returningToId",
      (select json_agg(p.name order by l.looked_at desc) from case_look l join people p on p.id = l.staff_id
        where l.about_id = coalesce(s.debtor_id, s.id) and l.staff_id <> ${viewer.staffId}::uuid
          and l.looked_at > guard.now() - make_interval(mins => ${sql.raw(String(LOOKING_MINUTES))})) as looking
    from picked join submission s on s.id = picked.id
    left join debtor d on d.id = s.debtor_id left join holding h on h.id = s.holding_id
    left join creditor c on c.id = s.creditor_id left join people who on who.id = s.assignee_id
    order by picked.priority, picked.promised_at, picked.id`);
}

function readRow(row: Raw, viewer: StaffViewer): QueueRow {
  const { id, caseId, name, nation, accountReference, creditorName, about, hasWords, isFollowUp } = row;
  return {
    ...{ id, caseId, name, nation, accountReference, creditorName, about, hasWords, isFollowUp },
    kind: QUEUED.find((kind) => kind === row.kind) ?? 'other',
    sentAt: new Date(row.sentAt),
    promisedAt: new Date(row.promisedAt),
    raisedAt: row.raisedAt === null ? null : new Date(row.raisedAt),
    assignee: row.assigneeId === null ? null : { id: row.assigneeId, name: row.assigneeName ?? '' },
    isReturning: row.returningToId === viewer.staffId,
    looking: row.looking ?? [],
  };
}

/** The creditors that the viewer may choose among. */
async function creditorsOf(tx: Reader) {
  const rows = await tx.execute<{ id: string; name: string }>(
    sql`select id, name from creditor where guard.in_portfolio(id) order by name limit 200`,
  );
  return [...rows];
}

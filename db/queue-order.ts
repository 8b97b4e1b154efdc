import { type SQL, sql } from 'drizzle-orm';
import { raisedPriority } from '@/domain/promise';
import type { QueueFilter, QueueKey } from '@/domain/queue';
import type { StaffViewer } from '@/domain/viewer';

/** Nothing that is not late has so small a number, but for what people said about their lives. */
const LATE_BEFORE = raisedPriority(Number.MAX_SAFE_INTEGER) + 1;
const ORDER = sql.raw('s.priority, s.promised_at, s.id');

/**
 * The first `most` keys of what waits, in the order of the queue, after `after`. Written so that each way of asking walks
 * one index in its order and stops: for a portfolio that is one walk for each creditor, and one through what is about no
 * creditor. Row-level security still looks at every row; this only says where to look.
 */
export function queueKeys(
  viewer: StaffViewer,
  filter: QueueFilter,
  { after, most }: { after: QueueKey | null; most: number },
): SQL {
  const conditions = conditionsOf(viewer, filter, after);
  const creditors = filter.creditorId ? [filter.creditorId] : viewer.creditorIds;
  // The number stands in the text, so that the plan knows how soon it may stop.
  const limit = sql.raw(String(most));
  const keys = (more: SQL) =>
    sql`select s.id, s.priority, s.promised_at from submission s where ${conditions} ${more} order by ${ORDER} limit ${limit}`;
  if (creditors === 'all' || filter.whose === 'mine') return keys(sql.empty());
  const each = sql`select k.* from unnest(${listOf(creditors)}) as c (id)
    cross join lateral (${keys(sql`and s.creditor_id = c.id`)}) k`;
  if (filter.creditorId) return each;
  return sql`select * from (${each} union all (${keys(sql`and s.creditor_id is null`)})) s order by ${ORDER} limit ${limit}`;
}

/** Ids as one parameter. */
export function listOf(ids: readonly string[]): SQL {
  return sql`${`{${ids.join(',')}}`}::uuid[]`;
}

function conditionsOf(viewer: StaffViewer, filter: QueueFilter, after: QueueKey | null): SQL {
  const all = [sql`s.closed_at is null`];
  if (filter.kind) all.push(sql`s.kind = ${filter.kind}`);
  if (filter.whose === 'mine') all.push(sql`s.assignee_id = ${viewer.staffId}`);
  if (filter.whose === 'nobody') all.push(sql`s.assignee_id is null`);
  if (filter.whose === 'mine' && filter.creditorId) all.push(sql`s.creditor_id = ${filter.creditorId}`);
  // The number is there so that a walk knows where what is late ends.
  if (filter.late) all.push(sql`s.raised_at is not null and s.priority < ${sql.raw(String(LATE_BEFORE))}`);
  if (after)
    all.push(
      sql`(s.priority, s.promised_at, s.id) > (${after.priority}::int, ${after.promisedAt}::timestamptz, ${after.id}::uuid)`,
    );
  return sql.join(all, sql` and `);
}

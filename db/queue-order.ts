import { type SQL, sql } from 'drizzle-orm';
import { raisedPriority } from '@/domain/promise';
import type { QueueFilter, QueueKey } from '@/domain/queue';
import type { StaffViewer } from '@/domain/viewer';

/** Nothing that is not late has so small a number, but for what people said about their lives. */
const LATE_BEFORE = raisedPriority(Number.MAX_SAFE_INTEGER) + 1;

/**
 * The first `most` keys of what waits, in the order of the queue, after `after`. Written so that each way of asking walks
 * one index in its order and stops: for a portfolio that is two walks for each creditor, one of what is about it and one of
 * what is about no creditor but whose person owes it. Row-level security still looks at every row; this only says where
 * to look.
 */
export function queueKeys(
  viewer: StaffViewer,
  filter: QueueFilter,
  { after, most }: { after: QueueKey | null; most: number },
): SQL {
  const creditors = filter.creditorId ? [filter.creditorId] : viewer.creditorIds;
  // The number stands in the text, so that the plan knows how soon it may stop.
  const limit = sql.raw(String(most));
  const conditions = conditionsOf(viewer, filter, after);
  const walk = (more: SQL) => sql`select s.id, s.priority, s.promised_at from submission s
    where ${conditions} ${more} order by s.priority, s.promised_at, s.id limit ${limit}`;
  if (creditors === 'all' || filter.whose === 'mine') return walk(sql.empty());
  const each = sql`select k.* from unnest(${listOf(creditors)}) as c (id)
    cross join lateral (${walk(sql`and s.creditor_id = c.id`)}) k`;
  if (filter.creditorId) return each;
  const reach = sql`select k.* from unnest(${listOf(creditors)}) as c (id)
    cross join lateral (${walkOfReach(filter, after, limit)}) k`;
  // What a person who owes two of them sent is there twice.
  return sql`select id, priority, promised_at from (${each} union ${reach}) s order by priority, promised_at, id limit ${limit}`;
}

/** Ids as one parameter. */
function listOf(ids: readonly string[]): SQL {
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
  if (after) all.push(sql`(s.priority, s.promised_at, s.id) > ${keyOf(after)}`);
  return sql.join(all, sql` and `);
}

/** What is about no creditor, found by one of those that its person owes. */
function walkOfReach(filter: QueueFilter, after: QueueKey | null, limit: SQL): SQL {
  const all = [sql`r.creditor_id = c.id`];
  if (filter.kind) all.push(sql`r.kind = ${filter.kind}`);
  if (filter.late) all.push(sql`r.is_late`);
  if (after) all.push(sql`(r.priority, r.promised_at, r.submission_id) > ${keyOf(after)}`);
  const free =
    filter.whose === 'nobody'
      ? sql`join submission s on s.id = r.submission_id and s.assignee_id is null`
      : sql.empty();
  return sql`select r.submission_id as id, r.priority, r.promised_at from submission_reach r ${free}
    where ${sql.join(all, sql` and `)} order by r.priority, r.promised_at, r.submission_id limit ${limit}`;
}

function keyOf({ priority, promisedAt, id }: QueueKey): SQL {
  return sql`(${priority}::int, ${promisedAt}::timestamptz, ${id}::uuid)`;
}

import { type SQL, sql } from 'drizzle-orm';
import { asViewer, type Tx } from '@/db/client';
import { recordEvent } from '@/db/events';
import { queueKeys } from '@/db/queue-order';
import { LIFE_FIRST } from '@/domain/promise';
import { WHOLE_QUEUE } from '@/domain/queue';
import type { StaffViewer } from '@/domain/viewer';

/** What somebody took: the thing that was next, and the case it belongs to. */
type TakenNext =
  | { readonly ok: true; readonly submissionId: string; readonly caseId: string }
  | { readonly ok: false; readonly reason: 'nothing-waits' };

type Place = { readonly id: string; readonly caseId: string };

/** As many are looked at in one go: more than people who press at the same moment. */
const TRIED_AT_ONCE = 60;
const ROUNDS = 8;
const NOBODYS = { ...WHOLE_QUEUE, whose: 'nobody' } as const;

/**
 * Gives the viewer the next one to answer: first of people they know (those they answered last, those whose case they
 * have), else the most urgent that nobody has. All that waits of that person goes with it, so that two people never have
 * one case; nobody waits for anybody else's press. The same `requestId` gives the same one again. What the viewer gave
 * back comes again only when nothing else is left.
 */
export async function takeNext(viewer: StaffViewer, requestId: string): Promise<TakenNext> {
  return asViewer(viewer, async (tx) => {
    // Presses of the same form wait for each other.
    const [, [before]] = await Promise.all([
      tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${requestId}::text, 7310517))`),
      tx.execute<Place>(sql`select id, coalesce(debtor_id, id) as "caseId" from submission
        where taken_request_id = ${requestId}::uuid`),
    ]);
    if (before) return { ok: true, submissionId: before.id, caseId: before.caseId };
    for (let round = 1; round <= ROUNDS; round += 1) {
      const taken = await takeFirst(tx, viewer, requestId);
      if (taken === 'nothing') break;
      if (taken !== 'lost') return { ok: true, submissionId: taken.id, caseId: taken.caseId };
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 10 * round));
    }
    return { ok: false, reason: 'nothing-waits' };
  });
}

/** What may be taken: people the viewer knows, then everyone; what the viewer gave back stands last. */
function candidates(viewer: StaffViewer): SQL {
  const me = sql`${viewer.staffId}::uuid`;
  const free = sql`s.closed_at is null and s.assignee_id is null`;
  const returning = sql`select s.id, s.priority, s.promised_at from submission s
    where ${free} and s.returning_to_id = ${me} order by s.priority, s.promised_at, s.id limit 20`;
  const own = sql`select s.id, s.priority, s.promised_at from submission o join submission s on s.debtor_id = o.debtor_id
    where o.assignee_id = ${me} and o.closed_at is null and ${free} limit 20`;
  return sql`
    known as materialized ((${returning}) union (${own})),
    others as materialized (${queueKeys(viewer, NOBODYS, { after: null, most: TRIED_AT_ONCE })}),
    every as (select *, 1 as place from known union all
      select *, 2 from others where id not in (select id from known)),
    ordered as materialized (
      select s.id, coalesce(s.debtor_id, s.id) as case_id from every join submission s on s.id = every.id
      where ${mayBeTaken(viewer)}
      order by s.handed_back_by_id is not distinct from ${me}, every.place, every.priority, every.promised_at, every.id)`;
}

/**
 * No colleague has something of the same person. What people said about their lives, and what is late, does not wait for
 * that colleague.
 */
function mayBeTaken(viewer: StaffViewer): SQL {
  return sql`(s.priority <= ${LIFE_FIRST}::int or s.raised_at is not null or not exists (
    select from submission o where o.debtor_id = s.debtor_id and o.closed_at is null
      and o.assignee_id is not null and o.assignee_id <> ${viewer.staffId}::uuid))`;
}

type Tried = Place & { candidates: number; moved: string[] | null };

/**
 * Takes the first case that nobody is taking at this moment, whole, in one statement. `lost` where somebody else had it in
 * the end: there may be more. The candidates are walked in their order, and the walk ends with the first turn that is won.
 */
async function takeFirst(
  tx: Tx,
  viewer: StaffViewer,
  requestId: string,
): Promise<Place | 'lost' | 'nothing'> {
  const [tried] = await tx.execute<Tried>(sql`
    with ${candidates(viewer)},
    turn as materialized (
      select id, case_id from ordered where pg_try_advisory_xact_lock(hashtextextended(case_id::text, 7310518)) limit 1),
    locked as materialized (
      select s.id from turn cross join lateral (
        select s.id from submission s
        where s.closed_at is null and s.assignee_id is null and (s.id = turn.id or s.debtor_id = turn.case_id)
          and ${mayBeTaken(viewer)} for update of s skip locked) s),
    moved as (
      update submission set assignee_id = ${viewer.staffId}::uuid,
        taken_request_id = case when submission.id = turn.id then ${requestId}::uuid else taken_request_id end
      from locked, turn where submission.id = locked.id and turn.id in (select id from locked)
      returning submission.id)
    select (select count(*)::int from ordered) as candidates, (select id from turn) as id,
      (select case_id from turn) as "caseId", (select json_agg(id) from moved) as moved`);
  if (!tried || tried.candidates === 0) return 'nothing';
  const { id, caseId, moved } = tried;
  if (!moved) return 'lost';
  await recordEvent(tx, viewer, {
    caseId,
    act: 'took the case',
    subject: 'submission',
    subjectId: id,
    payload: { submissionIds: moved },
  });
  return { id, caseId };
}

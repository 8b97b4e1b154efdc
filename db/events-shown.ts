import { sql } from 'drizzle-orm';
import { askAtOnce, isId } from '@/db/read';
import type { StaffViewer, Viewer } from '@/domain/viewer';

/** An act as staff see it: who did what in which case. What the payload says stays beside the case itself. */
export type ShownEvent = {
  readonly id: string;
  readonly caseId: string;
  readonly sequence: number;
  readonly actorKind: Viewer['kind'];
  readonly actorId: string | null;
  /** The name of a colleague; null for anyone else. */
  readonly actorName: string | null;
  readonly act: string;
  readonly at: Date;
};

/** What of the record is asked for: of one case, by one of the staff or one job, older than the event `before`. */
export type EventsAsked = {
  readonly caseId: string | null;
  readonly actorId: string | null;
  readonly before: string | null;
};

export const EVENTS_A_PAGE = 50;

/** A page of the record, newest first, of what the viewer may see, with the colleagues whose acts can be asked for. */
export async function listEvents(
  viewer: StaffViewer,
  { caseId, actorId, before }: EventsAsked,
): Promise<{
  events: readonly ShownEvent[];
  isMore: boolean;
  colleagues: readonly { id: string; name: string }[];
}> {
  const ofCase = caseId && isId(caseId) ? sql`and e.case_id = ${caseId}::uuid` : sql``;
  // PostgreSQL takes every character but this one.
  const actor = actorId?.replaceAll('\u0000', '');
  const byActor = actor ? sql`and e.actor_kind in ('staff', 'job') and e.actor_id = ${actor}` : sql``;
  const older = before && isId(before) ? sql`and e.id < ${before}::uuid` : sql``;
  const [rows, colleagues] = await askAtOnce(viewer, (tx) =>
    Promise.all([
      tx.execute<Omit<ShownEvent, 'at'> & { at: string }>(sql`
        select e.id, e.case_id as "caseId", e.sequence, e.actor_kind as "actorKind", e.actor_id as "actorId",
          c.name as "actorName", e.act, e.at
        from (select * from event e where true ${ofCase} ${byActor} ${older} order by e.id desc limit ${EVENTS_A_PAGE + 1}) e
        left join guard.colleagues() c on e.actor_kind = 'staff' and c.id::text = e.actor_id order by e.id desc`),
      tx.execute<{ id: string; name: string }>(
        sql`select id, name from guard.colleagues() order by name, id`,
      ),
    ]),
  );
  const events = rows.slice(0, EVENTS_A_PAGE).map((row) => ({ ...row, at: new Date(row.at) }));
  return { events, isMore: rows.length > EVENTS_A_PAGE, colleagues: [...colleagues] };
}

import { and, desc, eq, lt, notInArray, type SQL, sql } from 'drizzle-orm';
import type { Reader } from '@/db/lines';
import { event, eventPayload } from '@/db/schema';
import { QUIET_ACTS } from '@/domain/decision';
import type { Viewer } from '@/domain/viewer';

/** One act of a case, as it is on the record. */
export type CaseEvent = {
  readonly sequence: number;
  readonly act: string;
  readonly actorKind: Viewer['kind'];
  readonly actorId: string | null;
  readonly subject: string;
  readonly subjectId: string;
  readonly at: Date;
  /** What changed: never free words. */
  readonly payload: Readonly<Record<string, unknown>>;
};

/** Events to a page of the timeline. */
export const TIMELINE_PAGE = 20;

/**
 * The number of the newest event of a case that changes anything: the version a page was answered from. Looks, and who
 * has the case, do not count (`QUIET_ACTS`). Nought where nothing has happened yet.
 */
export async function caseVersion(tx: Reader, caseId: string): Promise<number> {
  const [newest] = await tx
    .select({ sequence: event.sequence })
    .from(event)
    .where(and(eq(event.caseId, caseId), notInArray(event.act, [...QUIET_ACTS])))
    .orderBy(desc(event.sequence))
    .limit(1);
  return newest?.sequence ?? 0;
}

/** Acts that are left out of a timeline unless they are asked for: they say who looked, and change nothing. */
const LOOKS = ['read their words', 'looked at the case'];

/**
 * A page of what happened in a case, newest first, from before the event numbered `before`; `next` is the `before` of
 * the page after. What is about a debt outside the viewer's portfolio is left out.
 */
export async function timelineOf(
  tx: Reader,
  caseId: string,
  { before, looks }: { before: number; looks: boolean },
): Promise<{ readonly events: readonly CaseEvent[]; readonly next: number | null }> {
  const rows = await tx
    .select({
      sequence: event.sequence,
      act: event.act,
      actorKind: event.actorKind,
      actorId: event.actorId,
      subject: event.subject,
      subjectId: event.subjectId,
      at: event.at,
      payload: eventPayload.payload,
    })
    .from(event)
    .leftJoin(eventPayload, eq(eventPayload.eventId, event.id))
    .where(
      and(
        eq(event.caseId, caseId),
        lt(event.sequence, before),
        isOfPortfolio(),
        looks ? undefined : notInArray(event.act, LOOKS),
      ),
    )
    .orderBy(desc(event.sequence))
    .limit(TIMELINE_PAGE + 1);
  const events = rows
    .slice(0, TIMELINE_PAGE)
    .map(({ payload, ...row }) => ({ ...row, payload: payloadOf(payload) }));
  return { events, next: rows.length > TIMELINE_PAGE ? (events.at(-1)?.sequence ?? null) : null };
}

/**
 * Whether an event is about something the viewer may see. The thing itself is asked for, so its own row-level rules
 * answer: an event tells nobody of a debt that they could not open.
 */
function isOfPortfolio(): SQL {
  const subject = sql`case when ${event.subjectId} ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then ${event.subjectId}::uuid end`;
  const debt = sql`case when ${eventPayload.payload}->>'debtId' ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'
    then (${eventPayload.payload}->>'debtId')::uuid end`;
  return sql`case ${event.subject}
      when 'submission' then exists (select from submission s where s.id = ${subject})
      when 'decision' then exists (select from decision d where d.id = ${subject})
      when 'proposed_decision' then exists (select from proposed_decision p where p.id = ${subject})
      when 'agreement' then exists (select from plan p where p.agreement_id = ${subject})
      when 'plan' then exists (select from plan p where p.id = ${subject})
      when 'hold' then exists (select from hold h where h.id = ${subject}
        and (h.debt_id is null or exists (select from debt d where d.id = h.debt_id)))
      when 'holding' then exists (select from holding h where h.id = ${subject})
      when 'debt' then exists (select from debt d where d.id = ${subject})
      else true end
    and (${debt} is null or exists (select from debt d where d.id = ${debt}))`;
}

function payloadOf(kept: unknown): Readonly<Record<string, unknown>> {
  // Written as an object by recordEvent; null once it has been erased.
  return typeof kept === 'object' && kept !== null ? (kept as Record<string, unknown>) : {};
}

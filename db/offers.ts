import { and, eq, inArray, sql } from 'drizzle-orm';
import { asViewer } from '@/db/client';
import { recordEvent } from '@/db/events';
import { askAtOnce, isId } from '@/db/read';
import { creditor, debt, holding, submission } from '@/db/schema';
import { send, type Taken } from '@/db/submissions';
import type { AgreedPlan } from '@/domain/agreement';
import type { DebtorViewer } from '@/domain/viewer';

/** What of ours goes to a person from the options of a debt, or of all of them. */
const KINDS = ['plan_offer', 'ask_to_reduce', 'ask_for_pause'] as const;

/**
 * Why someone asks for a debt to be reduced or written off; a closed list, so that it can be counted and answered.
 * Health is not among them: what a person says of it belongs in their own words, which are sealed.
 */
export const REDUCE_REASONS = ['income', 'long_time', 'someone_died', 'something_else'] as const;
export type ReduceReason = (typeof REDUCE_REASONS)[number];

/** Something a person sent about one debt (null: about all of them) and when it is answered. */
export type SentRead = {
  readonly id: string;
  readonly kind: string;
  readonly sentAt: Date;
  readonly promisedAt: Date;
  readonly closedAt: Date | null;
  /** When it was late and moved up; who has it while it waits. */
  readonly raisedAt: Date | null;
  readonly assignee: string | null;
  readonly creditorName: string | null;
  readonly holdingId: string | null;
  /** The plan that was offered; null where none was. */
  readonly plan: AgreedPlan | null;
};

/** What the viewer sent to a person, by its id; null where there is none of theirs. */
export async function findSent(viewer: DebtorViewer, id: string): Promise<SentRead | null> {
  if (!isId(id)) return null;
  return askAtOnce(viewer, async (tx) => {
    const [row] = await tx
      .select({
        id: submission.id,
        kind: submission.kind,
        sentAt: submission.createdAt,
        promisedAt: submission.promisedAt,
        closedAt: submission.closedAt,
        raisedAt: submission.raisedAt,
        assignee: sql<string | null>`guard.assigned_to(${submission.id})`,
        details: submission.details,
        holdingId: submission.holdingId,
        creditorName: creditor.name,
      })
      .from(submission)
      .leftJoin(debt, eq(debt.id, submission.debtId))
      .leftJoin(creditor, eq(creditor.id, debt.creditorId))
      .where(
        and(
          eq(submission.id, id),
          eq(submission.debtorId, viewer.debtorId),
          inArray(submission.kind, [...KINDS]),
        ),
      );
    if (!row) return null;
    const { details, ...rest } = row;
    return { ...rest, plan: planIn(details) };
  });
}

/** The plan in what was sent, as db/plans.ts wrote it there; null where there is none. */
export function planIn(details: unknown): AgreedPlan | null {
  if (typeof details !== 'object' || details === null || !('plan' in details)) return null;
  // Written by sendOffers in db/plans.ts and never changed after.
  return details.plan as AgreedPlan;
}

/** Asking for a debt to be reduced or written off. */
export type ToReduce = {
  readonly holdingId: string;
  readonly reason: ReduceReason;
  readonly words: string;
  readonly requestId: string;
};

/**
 * Asks a person to reduce a debt or write it off, with a reason and, if the person likes, their own words (sealed). The
 * same `requestId` gives the first result again. Refuses `not-there` where the viewer has no such debt, and `erased`.
 */
export async function askToReduce(viewer: DebtorViewer, asked: ToReduce): Promise<Taken> {
  const { holdingId, reason, words, requestId } = asked;
  if (!isId(holdingId)) return { ok: false, reason: 'not-there' };
  return asViewer(viewer, async (tx) => {
    const [about] = await tx
      .select({ debtId: debt.id, creditorId: debt.creditorId, holdingId: holding.id })
      .from(holding)
      .innerJoin(debt, eq(debt.id, holding.debtId))
      .where(and(eq(holding.id, holdingId), eq(holding.debtorId, viewer.debtorId)));
    if (!about) return { ok: false, reason: 'not-there' };
    const sent = await send(tx, viewer, {
      kind: 'ask_to_reduce',
      words,
      requestId,
      details: { reason },
      about,
    });
    if (sent.ok && sent.isNew)
      await recordEvent(tx, viewer, {
        caseId: viewer.debtorId,
        act: 'asked for a debt to be reduced',
        subject: 'submission',
        subjectId: sent.id,
        payload: { debtId: about.debtId, reason, promisedAt: sent.promisedAt },
      });
    return sent.ok ? { ok: true, id: sent.id } : sent;
  });
}

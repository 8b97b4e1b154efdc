import { and, eq } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { recordEvent } from '@/db/events';
import { isId } from '@/db/read';
import { debt, decision, decisionAnswer, submission } from '@/db/schema';
import type { CounterOffer } from '@/domain/counter-offer';
import { PROMISED, type Promised } from '@/domain/promise';
import type { DebtorViewer } from '@/domain/viewer';

type About = { readonly debtId: string; readonly creditorId: string; readonly holdingId: string };

/** What staff offered instead or asked, with what it was about and what had been sent. */
export type Decided = {
  readonly decisionId: string;
  readonly submissionId: string;
  readonly kind: Promised;
  readonly decidedAt: Date;
  readonly about: About | null;
  readonly sentDetails: Readonly<Record<string, unknown>>;
} & ({ readonly outcome: 'counter_offer'; readonly offer: CounterOffer } | { readonly outcome: 'ask' });

/** What staff offered instead or asked, about something of the viewer's; null for anything else. */
export async function findDecided(tx: Tx, viewer: DebtorViewer, id: string): Promise<Decided | null> {
  if (!isId(id)) return null;
  const [row] = await tx
    .select({
      decisionId: decision.id,
      submissionId: submission.id,
      kind: submission.kind,
      outcome: decision.outcome,
      decidedAt: decision.createdAt,
      details: decision.details,
      sentDetails: submission.details,
      // Null where the account has gone back to its creditor, so that what is said of it is about nothing of ours.
      debtId: debt.id,
      creditorId: submission.creditorId,
      holdingId: submission.holdingId,
    })
    .from(submission)
    .innerJoin(decision, eq(decision.submissionId, submission.id))
    .leftJoin(debt, eq(debt.id, submission.debtId))
    .where(and(eq(submission.id, id), eq(submission.debtorId, viewer.debtorId)));
  const kind = PROMISED.find((one) => one === row?.kind);
  if (!row || !kind) return null;
  const { decisionId, submissionId, decidedAt, debtId, creditorId, holdingId } = row;
  const about = debtId && creditorId && holdingId ? { debtId, creditorId, holdingId } : null;
  // What a person sends is written as an object by db/plans.ts, db/submissions.ts and their like.
  const sentDetails = row.sentDetails as Readonly<Record<string, unknown>>;
  const base = { decisionId, submissionId, kind, decidedAt, about, sentDetails };
  // Written as its outcome needs it, by whoever decided (domain/decision.ts).
  if (row.outcome === 'counter_offer')
    return { ...base, outcome: row.outcome, offer: row.details as CounterOffer };
  return row.outcome === 'ask' ? { ...base, outcome: row.outcome } : null;
}

/** An answer that the person gave, and what they sent on with it. */
export type Answer = { readonly answer: string; readonly submissionId: string | null };

/** What the person answered to it before; undefined where nothing. */
export async function answerOf(tx: Tx, decisionId: string): Promise<Answer | undefined> {
  const [row] = await tx
    .select({ answer: decisionAnswer.answer, submissionId: decisionAnswer.submissionId })
    .from(decisionAnswer)
    .where(eq(decisionAnswer.decisionId, decisionId));
  return row;
}

/** The event of what a person did with an answer of ours. */
export function recordAnswer(
  tx: Tx,
  viewer: DebtorViewer,
  { act, decisionId, ...payload }: { act: string; decisionId: string; [more: string]: unknown },
): Promise<void> {
  return recordEvent(tx, viewer, {
    caseId: viewer.debtorId,
    act,
    subject: 'decision',
    subjectId: decisionId,
    payload,
  });
}

import { and, desc, eq, inArray, isNull } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { decision, decisionAnswer, submission } from '@/db/schema';
import type { DebtorViewer } from '@/domain/viewer';

/** A counter-offer, or a question about an offer, that the person has not answered. */
export type Unanswered = {
  readonly decisionId: string;
  readonly submissionId: string;
  readonly outcome: 'counter_offer' | 'ask';
};

/** The newest such of each of these holdings, by holding. */
export async function unansweredOf(
  tx: Tx,
  viewer: DebtorViewer,
  holdingIds: readonly string[],
): Promise<ReadonlyMap<string, Unanswered>> {
  const rows = await tx
    .select({
      holdingId: submission.holdingId,
      decisionId: decision.id,
      submissionId: submission.id,
      outcome: decision.outcome,
    })
    .from(decision)
    .innerJoin(submission, eq(submission.id, decision.submissionId))
    .leftJoin(decisionAnswer, eq(decisionAnswer.decisionId, decision.id))
    .where(
      and(
        eq(submission.debtorId, viewer.debtorId),
        eq(submission.kind, 'plan_offer'),
        inArray(submission.holdingId, [...holdingIds]),
        inArray(decision.outcome, ['counter_offer', 'ask']),
        isNull(decisionAnswer.decisionId),
      ),
    )
    .orderBy(desc(decision.id));
  const newest = new Map<string, Unanswered>();
  for (const { holdingId, outcome, ...rest } of rows)
    if (holdingId && !newest.has(holdingId))
      newest.set(holdingId, { ...rest, outcome: outcome === 'ask' ? 'ask' : 'counter_offer' });
  return newest;
}

/**
 * Writes that the person answered with an offer: another plan than ours, or one that says what we asked about. Nothing
 * where nothing was open. `submissionId` is null where what they offered was agreed at once.
 */
export async function answerWith(
  tx: Tx,
  open: Unanswered | undefined,
  submissionId: string | null,
): Promise<void> {
  if (!open) return;
  const answer = open.outcome === 'ask' ? 'replied' : 'changed';
  await tx.insert(decisionAnswer).values({ decisionId: open.decisionId, answer, submissionId });
}

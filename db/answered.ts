import { and, desc, eq, sql } from 'drizzle-orm';
import type { Reader } from '@/db/lines';
import { creditor, decision, decisionAnswer, decisionFeedback, submission } from '@/db/schema';
import type { Answered } from '@/domain/answered';
import type { DebtorViewer } from '@/domain/viewer';

/** An answer of ours as lists show it, with who gave it and to what. */
export type AnsweredRow = Answered & {
  readonly id: string;
  readonly kind: string;
  readonly debtId: string | null;
  readonly creditorName: string | null;
  readonly by: string;
};

/** The newest answers that lists are made from. */
const MOST_ANSWERED = 30;

/** What staff answered to a debtor, the newest first. */
export async function answeredOf(tx: Reader, viewer: DebtorViewer): Promise<readonly AnsweredRow[]> {
  const rows = await tx
    .select({
      id: submission.id,
      kind: submission.kind,
      debtId: submission.debtId,
      creditorName: creditor.name,
      by: sql<string | null>`guard.answered_by(${decision.id})`,
      outcome: decision.outcome,
      acceptBy: sql<string | null>`${decision.details}->>'acceptBy'`,
      decidedAt: decision.createdAt,
      isAnswered: sql<boolean>`${decisionAnswer.decisionId} is not null`,
      isRead: sql<boolean>`${decisionFeedback.decisionId} is not null`,
    })
    .from(submission)
    .innerJoin(decision, eq(decision.submissionId, submission.id))
    .leftJoin(decisionAnswer, eq(decisionAnswer.decisionId, decision.id))
    .leftJoin(decisionFeedback, eq(decisionFeedback.decisionId, decision.id))
    .leftJoin(creditor, eq(creditor.id, submission.creditorId))
    .where(and(eq(submission.debtorId, viewer.debtorId)))
    .orderBy(desc(decision.id))
    .limit(MOST_ANSWERED);
  return rows.map(({ by, ...row }) => ({ ...row, by: by ?? '' }));
}

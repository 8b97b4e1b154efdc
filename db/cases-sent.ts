import { and, desc, eq, isNull, type SQL, sql } from 'drizzle-orm';
import type { Reader } from '@/db/lines';
import {
  creditor,
  decision,
  decisionAnswer,
  decisionFeedback,
  holding,
  importRun,
  proposedDecision,
  submission,
} from '@/db/schema';
import { WORDS } from '@/db/sent';
import type { AgreedPlan } from '@/domain/agreement';
import type { LineOutside } from '@/domain/evaluate-offer';
import { openFor, type SealedAt, type Words } from './cases-words';

/** The one answer to something that was sent, as it was sent. */
export type CaseDecision = {
  readonly id: string;
  readonly outcome: string;
  readonly reason: string | null;
  readonly waysOn: readonly string[];
  readonly details: unknown;
  readonly staffId: string;
  readonly secondStaffId: string | null;
  readonly at: Date;
  readonly reply: Words;
  /** What the person said to it, and how it was for them. */
  readonly answer: string | null;
  readonly answeredAt: Date | null;
  readonly feedback: string | null;
};

/** Something that was sent to staff in this case, its words, and its answer if it has one. */
export type CaseSent = {
  readonly id: string;
  readonly kind: string;
  readonly creditorId: string | null;
  readonly creditorName: string | null;
  readonly debtId: string | null;
  readonly holdingId: string | null;
  readonly accountReference: string | null;
  readonly details: unknown;
  readonly priority: number;
  readonly sentAt: Date;
  readonly promisedAt: Date;
  readonly closedAt: Date | null;
  readonly raisedAt: Date | null;
  readonly assigneeId: string | null;
  readonly returningToId: string | null;
  readonly followsId: string | null;
  /** The file it came from and the line there; the name only where the viewer may look at imports. */
  readonly line: number | null;
  readonly fileName: string | null;
  readonly words: Words;
  readonly decision: CaseDecision | null;
  /** An answer that waits for a second person. */
  readonly proposed: {
    readonly id: string;
    readonly outcome: string;
    readonly staffId: string;
    readonly at: Date;
  } | null;
};

/** What a plan offer carries (see sendOffers in db/plans.ts). */
export type OfferSent = {
  readonly plan: AgreedPlan;
  readonly outside: readonly LineOutside[];
  readonly offer: string;
  readonly by: 'budget' | 'own-word';
  readonly isJoint: boolean;
  /** Why an offer of ours that the person accepted came back (see db/answering.ts). */
  readonly sentBack?: string;
};

/** More than anyone sends; the newest count. */
const MOST_SENT = 200;

export type SealedSent = Awaited<ReturnType<typeof caseSentOf>>[number];

/** What a debtor sent and what imports asked about them, newest first, still sealed. */
export function caseSentOf(tx: Reader, debtorId: string) {
  return selectSent(tx, eq(submission.debtorId, debtorId)).orderBy(desc(submission.id)).limit(MOST_SENT);
}

/** Something that is about no debtor, such as a rate that is missing; none where it is about somebody. */
export function caseSentAlone(tx: Reader, id: string) {
  return selectSent(tx, and(eq(submission.id, id), isNull(submission.debtorId)));
}

function selectSent(tx: Reader, which: SQL | undefined) {
  return tx
    .select({
      id: submission.id,
      kind: submission.kind,
      creditorId: submission.creditorId,
      creditorName: creditor.name,
      debtId: submission.debtId,
      holdingId: submission.holdingId,
      accountReference: holding.accountReference,
      details: submission.details,
      priority: submission.priority,
      sentAt: submission.createdAt,
      promisedAt: submission.promisedAt,
      closedAt: submission.closedAt,
      raisedAt: submission.raisedAt,
      assigneeId: submission.assigneeId,
      returningToId: submission.returningToId,
      followsId: submission.followsId,
      line: submission.line,
      fileName: importRun.fileName,
      sealed: submission.words,
      decision,
      answer: decisionAnswer.answer,
      answeredAt: decisionAnswer.createdAt,
      feedback: decisionFeedback.how,
      proposedId: proposedDecision.id,
      proposedOutcome: proposedDecision.outcome,
      proposedBy: proposedDecision.staffId,
      proposedAt: proposedDecision.createdAt,
    })
    .from(submission)
    .leftJoin(creditor, eq(creditor.id, submission.creditorId))
    .leftJoin(holding, eq(holding.id, submission.holdingId))
    .leftJoin(importRun, eq(importRun.id, submission.importId))
    .leftJoin(decision, eq(decision.submissionId, submission.id))
    .leftJoin(decisionAnswer, eq(decisionAnswer.decisionId, decision.id))
    .leftJoin(decisionFeedback, eq(decisionFeedback.decisionId, decision.id))
    .leftJoin(
      proposedDecision,
      and(eq(proposedDecision.submissionId, submission.id), sql`${proposedDecision.answeredAt} is null`),
    )
    .where(which)
    .$dynamic();
}

/** Everything sealed in what was sent: the words it came with, and the reply it got. */
export function sealedIn(row: SealedSent): { words: SealedAt; reply: SealedAt } {
  return {
    words: { place: { ...WORDS, row: row.id }, sealed: row.sealed },
    reply: {
      place: { table: 'decision', column: 'reply', row: row.decision?.id ?? '' },
      sealed: row.decision?.reply ?? null,
    },
  };
}

/** What was sent, with its words and its reply as `key` opens them. */
export function openSent(row: SealedSent, key: Parameters<typeof openFor>[0]): CaseSent {
  const {
    sealed: _sealed,
    decision: made,
    answer,
    answeredAt,
    feedback,
    proposedId,
    proposedOutcome,
    proposedBy,
    proposedAt,
    ...rest
  } = row;
  const { words, reply } = sealedIn(row);
  return {
    ...rest,
    words: openFor(key, words),
    decision: made && {
      id: made.id,
      outcome: made.outcome,
      reason: made.reason,
      waysOn: made.waysOn,
      details: made.details,
      staffId: made.staffId,
      secondStaffId: made.secondStaffId,
      at: made.createdAt,
      reply: openFor(key, reply),
      answer,
      answeredAt,
      feedback,
    },
    proposed:
      proposedId && proposedOutcome && proposedBy && proposedAt
        ? { id: proposedId, outcome: proposedOutcome, staffId: proposedBy, at: proposedAt }
        : null,
  };
}

/** The offer that was sent; null where this is none. */
export function offerIn({ kind, details }: Pick<CaseSent, 'kind' | 'details'>): OfferSent | null {
  if (typeof details !== 'object' || details === null || !('plan' in details && 'outside' in details))
    return null;
  // Written by us as the offer came in, and never changed after: the update of a submission leaves its details alone.
  return kind === 'plan_offer' ? (details as OfferSent) : null;
}

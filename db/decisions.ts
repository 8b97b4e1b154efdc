import { eq, sql } from 'drizzle-orm';
import { asViewer, type Tx } from '@/db/client';
import { type Change, caseOf, type DecisionCase } from '@/db/decision-case';
import { type Answering, type Decided, finish, judge, lockCase, type NotDecided } from '@/db/decision-finish';
import { writeProposal } from '@/db/decision-proposal';
import { recordEvent } from '@/db/events';
import { isRefusedBy } from '@/db/fault';
import { isId } from '@/db/read';
import { decision, proposedDecision, submission } from '@/db/schema';
import type { Worked } from '@/domain/offer-instead';
import type { SecondReason } from '@/domain/second-person';
import type { StaffViewer } from '@/domain/viewer';

export type { Answering, Decided, NotDecided } from '@/db/decision-finish';

/** How an answer would come out if it were sent now; nothing is written. */
export type Previewed =
  | {
      readonly ok: true;
      readonly second: SecondReason | null;
      readonly worked: Worked | null;
      readonly found: DecisionCase;
    }
  | {
      readonly ok: false;
      readonly reason: NotDecided;
      readonly since: readonly Change[];
      readonly worked: Worked | null;
    };

/** What a submission is answered from; null where there is none for this viewer. */
export async function readAnswering(viewer: StaffViewer, submissionId: string): Promise<DecisionCase | null> {
  return isId(submissionId) ? asViewer(viewer, (tx) => caseOf(tx, submissionId)) : null;
}

/** Looks at an answer as `decide` would, without taking it: what is wrong with it, or how it would come out. */
export async function previewDecision(
  viewer: StaffViewer,
  answering: Omit<Answering, 'requestId' | 'language' | 'sayWords'>,
): Promise<Previewed> {
  return asViewer(viewer, async (tx) => {
    const judged = await judge(tx, viewer, answering);
    if (!judged.ok) return judged;
    const { found, worked, second } = judged;
    return { ok: true, found, worked, second };
  });
}

/**
 * Answers one submission in one transaction: what the answer does, the decision, the event, the closing, and a message that
 * gives nothing away; or, where it needs a second person, a proposal and nothing else. Whoever answers first is the one who
 * answered: the row is locked, and the case, so that nothing happens to it in between. The same `requestId` gives the first
 * result. Every refusal leaves everything as it was.
 */
export async function decide(viewer: StaffViewer, answering: Answering): Promise<Decided> {
  if (!isId(answering.submissionId)) return { ok: false, reason: 'not-there', since: [] };
  try {
    return await asViewer(viewer, (tx) => decideWithin(tx, viewer, answering));
  } catch (error) {
    if (isRefusedBy(error, 'one_debtor_per_identity'))
      return { ok: false, reason: 'known-already', since: [] };
    throw error;
  }
}

async function decideWithin(tx: Tx, viewer: StaffViewer, answering: Answering): Promise<Decided> {
  if (!(await lockCase(tx, answering.submissionId))) return { ok: false, reason: 'not-there', since: [] };
  const before = await findPressed(tx, answering);
  if (before) return before;
  const judged = await judge(tx, viewer, answering);
  if (!judged.ok) return { ok: false, reason: judged.reason, since: judged.since };
  const { found, second, worked } = judged;
  if (answering.takeOver) await takeOver(tx, viewer, found);
  if (second) return writeProposal(tx, viewer, found, { ...answering, second });
  return finish(tx, viewer, found, { ...answering, worked, staffId: viewer.staffId });
}

async function findPressed(tx: Tx, { requestId, submissionId }: Answering): Promise<Decided | null> {
  const press = (table: typeof decision | typeof proposedDecision) =>
    tx
      .select({ id: table.id })
      .from(table)
      .where(sql`request_id = ${requestId} and submission_id = ${submissionId}`);
  const [[sent], [waits]] = await Promise.all([press(decision), press(proposedDecision)]);
  if (sent) return { ok: true, kind: 'decided', decisionId: sent.id };
  return waits ? { ok: true, kind: 'proposed', proposedId: waits.id } : null;
}

async function takeOver(
  tx: Tx,
  viewer: StaffViewer,
  { submission: own, caseId }: DecisionCase,
): Promise<void> {
  if (own.assigneeId === viewer.staffId) return;
  await tx.update(submission).set({ assigneeId: viewer.staffId }).where(eq(submission.id, own.id));
  await recordEvent(tx, viewer, {
    caseId,
    act: 'took over the case',
    subject: 'submission',
    subjectId: own.id,
    payload: { from: own.assigneeId },
  });
}

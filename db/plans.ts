import { and, eq, inArray, sql } from 'drizzle-orm';
import { agreedBefore, lockDebts, pressInTurn, writeAgreement } from '@/db/agreements';
import type { Tx } from '@/db/client';
import { recordEvent } from '@/db/events';
import { askingOf } from '@/db/proposals';
import { plan, submission } from '@/db/schema';
import { send } from '@/db/submissions';
import { answerWith, type Unanswered, unansweredOf } from '@/db/unanswered';
import { type Asked, type Decided, decideOffers, type Refusal } from '@/domain/agreeing';
import { type AgreedPlan, uuidFrom } from '@/domain/agreement';
import type { DebtorViewer } from '@/domain/viewer';

/** What a person agrees to: offers as they were shown, the fingerprint of what was shown, and one id for the press. */
export type ToAgree = {
  readonly asked: readonly Asked[];
  readonly fingerprint: string;
  readonly canKeepTo: boolean;
  readonly requestId: string;
  readonly language: string;
  /** The words of the page for these plans, kept with them. Made from what is agreed and nothing else. */
  readonly sayWords: (plans: readonly AgreedPlan[]) => string;
};

/** What became of a press: plans agreed, offers sent to a person, or why neither. The same press gives the same again. */
export type AgreeResult =
  | { readonly ok: true; readonly planIds: readonly string[]; readonly sentIds: readonly string[] }
  | { readonly ok: false; readonly reason: Refusal | 'erased' }
  /** Another press was first: nothing new was made, and this is what stands. */
  | { readonly ok: false; readonly reason: 'on-plan'; readonly planId: string }
  | { readonly ok: false; readonly reason: 'sent'; readonly submissionId: string };

/**
 * Agrees plans, or sends them to a person, all or nothing in one transaction: one agreement record with its hash and the
 * words shown, a plan with its payments for each debt, the event, and a message that gives nothing away. Every offer is
 * reckoned anew under the policy version it was shown under; if anything would come out otherwise than shown, nothing is
 * agreed (`changed`) and the person is told. Presses on one debt wait for each other; the same `requestId` gives the first
 * result again. A live plan or an offer that waits is given back rather than doubled. Where staff had offered something else
 * for a debt, or asked about an offer, this goes on from it and is the answer to it (decision 0088).
 */
export async function agreePlans(viewer: DebtorViewer, wanted: ToAgree): Promise<AgreeResult> {
  return pressInTurn(viewer, (tx) => agreeWithin(tx, viewer, wanted));
}

async function agreeWithin(tx: Tx, viewer: DebtorViewer, wanted: ToAgree): Promise<AgreeResult> {
  const before = (await findPressed(tx, viewer, wanted)) ?? (await findStanding(tx, wanted));
  if (before) return before;
  const holdings = wanted.asked.map(({ holdingId }) => holdingId);
  await lockDebts(tx, holdings);
  const since = (await findPressed(tx, viewer, wanted)) ?? (await findStanding(tx, wanted));
  if (since) return since;
  const asking = await askingOf(tx, viewer);
  const decided = decideOffers(asking, asking.policies, wanted);
  if (!decided.ok) return decided;
  const unanswered = await unansweredOf(tx, viewer, holdings);
  const sent = await sendOffers(tx, viewer, wanted, { ...decided, unanswered });
  if (!sent.ok) return sent;
  const { agreed: plans, by } = decided;
  for (const { holdingId } of plans) await answerWith(tx, unanswered.get(holdingId), null);
  if (plans.length === 0) return { ok: true, planIds: [], sentIds: sent.ids };
  const { debtorId } = viewer;
  const { language, requestId } = wanted;
  const words = wanted.sayWords(plans);
  const agreedOn = asking.todayOn;
  const record = { debtorId, plans, by, language, agreedOn, requestId, words };
  const { planIds } = await writeAgreement(tx, viewer, record);
  return { ok: true, planIds, sentIds: sent.ids };
}

/** What the same press made before. */
async function findPressed(
  tx: Tx,
  viewer: DebtorViewer,
  { requestId }: ToAgree,
): Promise<AgreeResult | null> {
  const own = sql`(details->>'press')::uuid = ${requestId} and kind = 'plan_offer'`;
  const [plans, sent] = await Promise.all([
    agreedBefore(tx, { debtorId: viewer.debtorId, requestId }),
    tx
      .select({ id: submission.id })
      .from(submission)
      .where(and(eq(submission.debtorId, viewer.debtorId), own))
      .orderBy(submission.id),
  ]);
  if (!plans && sent.length === 0) return null;
  return { ok: true, planIds: plans ?? [], sentIds: sent.map(({ id }) => id) };
}

/** A live plan or a waiting offer on one of the debts: what a press that came second is shown. */
async function findStanding(tx: Tx, { asked }: ToAgree): Promise<AgreeResult | null> {
  const holdings = asked.map(({ holdingId }) => holdingId);
  const [[live], [waiting]] = await Promise.all([
    tx
      .select({ id: plan.id })
      .from(plan)
      .where(and(inArray(plan.holdingId, holdings), sql`ended_at is null`))
      .limit(1),
    tx
      .select({ id: submission.id })
      .from(submission)
      .where(
        and(
          inArray(submission.holdingId, holdings),
          eq(submission.kind, 'plan_offer'),
          sql`closed_at is null`,
        ),
      )
      .limit(1),
  ]);
  if (live) return { ok: false, reason: 'on-plan', planId: live.id };
  return waiting ? { ok: false, reason: 'sent', submissionId: waiting.id } : null;
}

async function sendOffers(
  tx: Tx,
  viewer: DebtorViewer,
  { requestId }: ToAgree,
  { offered, by, unanswered }: Decided & { unanswered: ReadonlyMap<string, Unanswered> },
): Promise<{ ok: true; ids: string[] } | { ok: false; reason: 'erased' }> {
  const ids: string[] = [];
  for (const { agreed, creditorId, outside, isJoint, offer } of offered) {
    const { holdingId, debtId } = agreed;
    const details = { press: requestId, offer, by, isJoint, outside, plan: agreed };
    // Each offer of one press is its own submission, so each needs an id of its own that the press always gives again.
    const own = offered.length === 1 ? requestId : uuidFrom(`${requestId}:${holdingId}`);
    const answered = unanswered.get(holdingId);
    const sent = await send(tx, viewer, {
      kind: 'plan_offer',
      words: '',
      requestId: own,
      details,
      about: { debtId, creditorId, holdingId },
      followsId: answered?.submissionId,
    });
    if (!sent.ok) return sent;
    ids.push(sent.id);
    if (!sent.isNew) continue;
    await answerWith(tx, answered, sent.id);
    const { promisedAt } = sent;
    await recordEvent(tx, viewer, {
      caseId: viewer.debtorId,
      act: 'offered a plan',
      subject: 'submission',
      subjectId: sent.id,
      payload: { debtId, promisedAt, totalMinor: agreed.totalMinor, regularMinor: agreed.regularMinor },
    });
  }
  return { ok: true, ids };
}

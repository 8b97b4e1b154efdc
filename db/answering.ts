import { and, eq, sql } from 'drizzle-orm';
import { agreedBefore, lockDebts, pressInTurn, writeAgreement } from '@/db/agreements';
import type { Tx } from '@/db/client';
import { type Answer, answerOf, type Decided, findDecided, recordAnswer } from '@/db/decided';
import { askingOf } from '@/db/proposals';
import { decisionAnswer, submission } from '@/db/schema';
import { send } from '@/db/submissions';
import { type AgreedPlan, uuidFrom } from '@/domain/agreement';
import { type CannotAccept, canAccept, goesBack } from '@/domain/counter-offer';
import type { Promised } from '@/domain/promise';
import type { DebtorViewer } from '@/domain/viewer';

/** Why an answer was not taken. `answered`: the person answered before, in another way; what stands is shown to them. */
export type NotAnswered = 'not-there' | 'erased' | 'answered';

/** What became of accepting: the plan, the same one however often it is pressed. */
export type Accepted =
  | { readonly ok: true; readonly planId: string }
  | { readonly ok: false; readonly reason: NotAnswered | CannotAccept };

/** What became of an answer that goes on to staff. */
export type SentOn =
  | { readonly ok: true; readonly submissionId: string }
  | { readonly ok: false; readonly reason: NotAnswered };

/**
 * Accepts a counter-offer as it stands: agreement, plan, answer and events in one transaction, once for each counter-offer
 * however many presses there are and wherever they come from. Refuses with the reason where it cannot be accepted as it was
 * offered (domain/counter-offer.ts); then nothing has changed.
 */
export async function acceptOffer(
  viewer: DebtorViewer,
  {
    submissionId,
    language,
    sayWords,
  }: {
    submissionId: string;
    language: string;
    /** The words of the page for this plan, kept with it. */
    sayWords: (plans: readonly AgreedPlan[]) => string;
  },
): Promise<Accepted> {
  return pressInTurn(viewer, async (tx) => {
    const found = await findDecided(tx, viewer, submissionId);
    if (found?.outcome !== 'counter_offer') return { ok: false, reason: 'not-there' };
    const { debtorId } = viewer;
    const { decisionId, offer } = found;
    const requestId = uuidFrom(`accepted:${decisionId}`);
    await lockDebts(tx, [offer.plan.holdingId]);
    const before = await answerOf(tx, decisionId);
    if (before) {
      const [planId] = (await agreedBefore(tx, { debtorId, requestId })) ?? [];
      return planId ? { ok: true, planId } : { ok: false, reason: 'answered' };
    }
    const asking = await askingOf(tx, viewer);
    const can = canAccept(offer, asking, { isKnownAnew: await isKnownAnew(tx, found) });
    if (!can.ok) return can;
    const plans = [offer.plan];
    const by = asking.budget ? 'budget' : 'own-word';
    const agreedOn = asking.todayOn;
    const record = { debtorId, plans, by, language, agreedOn, requestId, words: sayWords(plans) } as const;
    const { planIds } = await writeAgreement(tx, viewer, record);
    await tx.insert(decisionAnswer).values({ decisionId, answer: 'accepted', requestId });
    await recordAnswer(tx, viewer, { act: 'said yes to what was offered', decisionId, planIds });
    return { ok: true, planId: planIds[0] ?? '' };
  });
}

/**
 * Sends a counter-offer that cannot be accepted as it stands back to staff, as an offer of the person's that follows: they
 * still want it. The same again gives the first result. Refuses `answered` where it was answered otherwise, or can be
 * accepted after all, or there is nothing left to arrange.
 */
export async function sendBack(
  viewer: DebtorViewer,
  { submissionId }: { submissionId: string },
): Promise<SentOn> {
  return pressInTurn(viewer, async (tx) => {
    const found = await findDecided(tx, viewer, submissionId);
    if (found?.outcome !== 'counter_offer' || !found.about) return { ok: false, reason: 'not-there' };
    const { decisionId, offer, about } = found;
    await lockDebts(tx, [offer.plan.holdingId]);
    const before = await answerOf(tx, decisionId);
    if (before) return given(before.answer === 'changed' ? before.submissionId : null);
    const asking = await askingOf(tx, viewer);
    const can = canAccept(offer, asking, { isKnownAnew: await isKnownAnew(tx, found) });
    if (can.ok || !goesBack(can.reason)) return { ok: false, reason: 'answered' };
    const requestId = uuidFrom(`sent back:${decisionId}`);
    const details = {
      press: requestId,
      offer: offer.offer,
      by: asking.budget ? 'budget' : 'own-word',
      isJoint: asking.debts.some(({ holdingId, isJoint }) => holdingId === about.holdingId && isJoint),
      outside: [],
      plan: offer.plan,
      // Why it could not be accepted, for whoever reads it.
      sentBack: can.reason,
    };
    return goOn(tx, viewer, found, {
      sending: { kind: 'plan_offer', words: '', requestId, details },
      answer: 'changed',
      act: 'sent an offer back',
    });
  });
}

/**
 * Says no to a counter-offer, with words or without: what the person tells us with it is read like any telling, and stands
 * in the way of no other plan. The same `requestId` gives the first result; words that come later go on from it.
 */
export async function declineOffer(viewer: DebtorViewer, said: Said): Promise<SentOn> {
  return pressInTurn(viewer, async (tx) => {
    const found = await findDecided(tx, viewer, said.submissionId);
    if (found?.outcome !== 'counter_offer') return { ok: false, reason: 'not-there' };
    await lockDebts(tx, [found.offer.plan.holdingId]);
    const before = await answerOf(tx, found.decisionId);
    if (before)
      return before.answer === 'declined' ? addTo(tx, viewer, found, { before, said }) : given(null);
    const { requestId, words } = said;
    return goOn(tx, viewer, found, {
      sending: { kind: 'telling', words, requestId, details: { press: requestId, saidNo: true } },
      answer: 'declined',
      act: 'said no to what was offered',
    });
  });
}

/**
 * Answers a question in the person's own words (sealed): a submission of the kind that was asked about, with what it
 * carried, so that staff can answer it in every way they could before. The same `requestId` gives the first result; what
 * is added later goes on from it. Refuses `not-there` for a question that a letter alone does not show.
 */
export async function replyTo(viewer: DebtorViewer, said: Said): Promise<SentOn> {
  return pressInTurn(viewer, async (tx) => {
    const found = await findDecided(tx, viewer, said.submissionId);
    if (found?.outcome !== 'ask' || viewer.proved !== 'contact') return { ok: false, reason: 'not-there' };
    // No debt is locked where none is asked about, so the question is.
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${found.decisionId}, 7310517))`);
    if (found.about) await lockDebts(tx, [found.about.holdingId]);
    const before = await answerOf(tx, found.decisionId);
    if (before) return before.submissionId ? addTo(tx, viewer, found, { before, said }) : given(null);
    const { requestId, words } = said;
    const details = { ...found.sentDetails, press: requestId };
    return goOn(tx, viewer, found, {
      sending: { kind: found.kind, words, requestId, details },
      answer: 'replied',
      act: 'answered a question',
    });
  });
}

/** What a person says with an answer. `requestId` is one for the press and its words. */
export type Said = { readonly submissionId: string; readonly words: string; readonly requestId: string };

async function isKnownAnew(tx: Tx, { about, decidedAt }: Decided): Promise<boolean> {
  if (!about) return false;
  const [row] = await tx.execute<{ anew: boolean }>(
    sql`select guard.has_newer_plan_of_another(${about.debtId}, ${decidedAt.toISOString()}) as anew`,
  );
  return row?.anew === true;
}

function given(submissionId: string | null): SentOn {
  return submissionId ? { ok: true, submissionId } : { ok: false, reason: 'answered' };
}

type Going = {
  readonly sending: {
    readonly kind: Promised;
    readonly words: string;
    readonly requestId: string;
    readonly details: Readonly<Record<string, unknown>>;
  };
  readonly answer: 'changed' | 'declined' | 'replied';
  readonly act: string;
};

/** Sends on what follows an answer, and writes that it was answered by it. */
async function goOn(tx: Tx, viewer: DebtorViewer, found: Decided, going: Going): Promise<SentOn> {
  const { decisionId, submissionId, about } = found;
  const sent = await send(tx, viewer, {
    ...going.sending,
    ...(about ? { about } : {}),
    followsId: submissionId,
  });
  if (!sent.ok) return sent;
  const { answer, act } = going;
  await tx
    .insert(decisionAnswer)
    .values({ decisionId, answer, submissionId: sent.id, requestId: going.sending.requestId });
  await recordAnswer(tx, viewer, { act, decisionId, submissionId: sent.id });
  return { ok: true, submissionId: sent.id };
}

/** Words that come after an answer was given: the same press gives the first result, others are told as well. */
async function addTo(
  tx: Tx,
  viewer: DebtorViewer,
  { decisionId, about }: Decided,
  { before, said }: { before: Answer; said: Said },
): Promise<SentOn> {
  const { submissionId } = before;
  if (!submissionId || said.words === '') return given(submissionId);
  const [same] = await tx
    .select({ id: submission.id })
    .from(submission)
    .where(and(eq(submission.requestId, said.requestId), eq(submission.debtorId, viewer.debtorId)));
  if (same) return given(same.id);
  const sent = await send(tx, viewer, {
    kind: 'telling',
    words: said.words,
    requestId: said.requestId,
    details: { press: said.requestId },
    ...(about ? { about } : {}),
    followsId: submissionId,
  });
  if (!sent.ok) return sent;
  await recordAnswer(tx, viewer, { act: 'added to an answer', decisionId, submissionId: sent.id });
  return { ok: true, submissionId: sent.id };
}

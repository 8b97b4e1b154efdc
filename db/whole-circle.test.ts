import { randomUUID } from 'node:crypto';
import { acceptOffer, declineOffer, replyTo, sendBack } from '@/db/answering';
import { readAnswer } from '@/db/answers';
import { readHome } from '@/db/home';
import { findPlan } from '@/db/plan-record';
import { aDebt } from '@/db/seed/build';
import { anOffer, answer, aStaff } from '@/db/seed/deciding';
import { addEntries } from '@/db/seed/owing';
import { asDebtor } from '@/db/seed/planning';
import { expect, test } from '@/db/seed/testing';
import { sendDoubt } from '@/db/submissions';
import { isInForce } from '@/domain/hold';

/** An hour after staff answered, and an hour after that. */
const READ_AT = '2026-12-02T10:15:00.000Z';
const AGAIN_AT = '2026-12-02T11:15:00.000Z';
const INSTEAD = { outcome: 'counter_offer', offer: 'amount.500.monthly:28', firstOn: '2026-12-29' } as const;
const sayWords = () => 'as it was offered';

test('What staff offer instead is what the person reads, and what they accept is that plan to the penny', async ({
  database: { owner },
}) => {
  const built = await aDebt(owner);
  const id = await anOffer(built);
  const done = await answer(await aStaff(owner), id, INSTEAD);
  expect(done).toMatchObject({ ok: true, kind: 'decided' });
  const viewer = asDebtor(built, READ_AT);
  const read = await readAnswer(viewer, id);
  const decision = read?.turn.decision;
  if (decision?.outcome !== 'counter_offer') throw new Error('nothing was offered instead');
  expect(decision).toMatchObject({ by: 'Sam Rowe', reply: { text: 'Thank you for telling us.' } });
  expect(read?.can).toEqual({ ok: true });
  const accepted = await acceptOffer(viewer, { submissionId: id, language: 'en', sayWords });
  const plan = await findPlan(viewer, accepted.ok ? accepted.planId : '');
  expect(plan?.agreed).toEqual(decision.details.plan);
});

test('What came back because something had changed is offered anew, and can be accepted then', async ({
  database: { owner },
}) => {
  const built = await aDebt(owner);
  const staff = await aStaff(owner);
  const id = await anOffer(built);
  await answer(staff, id, INSTEAD);
  const entry = { kind: 'fee', amountMinor: 5_00, onDay: '2026-12-02' } as const;
  await addEntries(owner, built.debtId, [entry]);
  const viewer = asDebtor(built, READ_AT);
  expect(await acceptOffer(viewer, { submissionId: id, language: 'en', sayWords })).toEqual({
    ok: false,
    reason: 'changed',
  });
  const back = await sendBack(viewer, { submissionId: id });
  const backId = back.ok ? back.submissionId : '';
  const offeredAgain = await answer({ ...staff, clock: AGAIN_AT }, backId, INSTEAD);
  expect(offeredAgain).toMatchObject({ ok: true, kind: 'decided' });
  const now = asDebtor(built, AGAIN_AT);
  expect((await acceptOffer(now, { submissionId: backId, language: 'en', sayWords })).ok).toBe(true);
  expect((await readAnswer(now, backId))?.turns.map(({ decision }) => decision?.answer)).toEqual([
    'changed',
    'accepted',
  ]);
});

test('A no can be thanked for, and the person can read that', async ({ database: { owner } }) => {
  const built = await aDebt(owner);
  const staff = await aStaff(owner);
  const id = await anOffer(built);
  await answer(staff, id, INSTEAD);
  const no = { submissionId: id, words: 'Not now.', requestId: randomUUID() };
  const said = await declineOffer(asDebtor(built, READ_AT), no);
  const noId = said.ok ? said.submissionId : '';
  const thanked = await answer({ ...staff, clock: AGAIN_AT }, noId, { outcome: 'thank' });
  expect(thanked).toMatchObject({ ok: true, kind: 'decided' });
  expect((await readAnswer(asDebtor(built, AGAIN_AT), noId))?.turn.decision).toMatchObject({
    outcome: 'thank',
    by: 'Sam Rowe',
  });
});

test('A doubt that we asked about is answered in the end, and the hold it came with ends by that', async ({
  database: { owner },
}) => {
  const built = await aDebt(owner);
  const staff = await aStaff(owner);
  const doubt = await sendDoubt(asDebtor(built), {
    holdingId: built.holdingId,
    doubt: 'already_paid',
    line: null,
    words: 'I paid this.',
    requestId: randomUUID(),
  });
  const doubtId = doubt.ok ? doubt.id : '';
  await answer(staff, doubtId, { outcome: 'ask' });
  const viewer = asDebtor(built, READ_AT);
  const reply = { submissionId: doubtId, words: 'In May.', requestId: randomUUID() };
  const replied = await replyTo(viewer, reply);
  expect((await readHome(viewer)).holds.some((hold) => isInForce(hold, '2026-12-02'))).toBe(true);
  const answered = await answer({ ...staff, clock: AGAIN_AT }, replied.ok ? replied.submissionId : '', {
    outcome: 'answer',
  });
  expect(answered).toMatchObject({ ok: true, kind: 'decided' });
  const home = await readHome(asDebtor(built, AGAIN_AT));
  expect(home.holds.some((hold) => isInForce(hold, '2026-12-02'))).toBe(false);
});

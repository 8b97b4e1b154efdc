import { randomUUID } from 'node:crypto';
import type postgres from 'postgres';
import { acceptOffer, declineOffer, replyTo, sendBack } from '@/db/answering';
import { readAnswer } from '@/db/answers';
import { sayHowItWas } from '@/db/feedback';
import { readHome } from '@/db/home';
import { placePause } from '@/db/pauses';
import { findPlan } from '@/db/plan-record';
import { readAsking } from '@/db/proposals';
import { aCounterOffer, anAnswer, aStaffName, offered } from '@/db/seed/answers';
import { aDebt, type Built } from '@/db/seed/build';
import { addEntries, addPlan } from '@/db/seed/owing';
import { agree, asDebtor } from '@/db/seed/planning';
import { expect, test } from '@/db/seed/testing';
import { sendDoubt, sendTelling } from '@/db/submissions';

/** Two days after the offer, an hour after the answer. */
const READ_AT = '2026-12-03T10:15:00.000Z';
/** The day after the last on which the offer of `aCounterOffer` may be accepted. */
const TOO_LATE = '2026-12-18T09:00:00.000Z';
const sayWords = () => 'as it was offered';

const accept = (built: Built, submissionId: string, at = READ_AT) =>
  acceptOffer(asDebtor(built, at), { submissionId, language: 'en', sayWords });

const said = (submissionId: string, words = '') => ({ submissionId, words, requestId: randomUUID() });

async function countsOf(owner: postgres.Sql, { debtorId }: Pick<Built, 'debtorId'>) {
  const [row] = await owner`
    select (select count(*)::int from agreement where debtor_id = ${debtorId}) as agreements,
      (select count(*)::int from plan p join holding h on h.id = p.holding_id where h.debtor_id = ${debtorId}) as plans,
      (select count(*)::int from submission where debtor_id = ${debtorId}) as submissions,
      (select count(*)::int from decision_answer a join decision d on d.id = a.decision_id
        join submission s on s.id = d.submission_id where s.debtor_id = ${debtorId}) as answers`;
  return row;
}

async function answerRow(owner: postgres.Sql, submissionId: string) {
  const [row] = await owner`
    select a.answer, a.submission_id as "sentOn" from decision_answer a join decision d on d.id = a.decision_id
    where d.submission_id = ${submissionId}`;
  return row;
}

/** A debt with an offer below the policy, and the plan that staff offer instead. */
async function countered(owner: postgres.Sql, wanted: Parameters<typeof aDebt>[1] = {}) {
  const built = await aDebt(owner, { balanceMinor: 900_00, ...wanted });
  const submissionId = await offered(built);
  const offer = await aCounterOffer(owner, built, submissionId);
  return { built, submissionId, offer };
}

test('A person reads who answered them, when, and the reply as it was written', async ({
  database: { owner },
}) => {
  const { built, submissionId, offer } = await countered(owner);
  const read = await readAnswer(asDebtor(built, READ_AT), submissionId);
  expect(read?.turn).toMatchObject({
    kind: 'plan_offer',
    creditorName: 'Harbour Card Services',
    plan: { regularMinor: 1_00 },
    assignee: null,
    decision: {
      outcome: 'counter_offer',
      by: 'Sam Rowe',
      decidedAt: new Date('2026-12-03T09:15:00.000Z'),
      reply: { text: 'Thank you for your offer. Could this work?', why: null },
      details: { plan: { regularMinor: offer.plan.regularMinor }, acceptBy: '2026-12-17' },
      answer: null,
      isRead: false,
    },
  });
  expect(read?.can).toEqual({ ok: true });
  expect(read?.turns).toHaveLength(1);
});

test('What is somebody else’s is not there: to read, to accept, to refuse, to reply to, to judge', async ({
  database: { owner },
}) => {
  const { built, submissionId } = await countered(owner);
  const other = await aDebt(owner);
  const viewer = asDebtor(other, READ_AT);
  expect(await readAnswer(viewer, submissionId)).toBeNull();
  expect(await readAnswer(viewer, 'no-id')).toBeNull();
  expect(await readAnswer(viewer, randomUUID())).toBeNull();
  const gone = { ok: false, reason: 'not-there' };
  expect(await accept(other, submissionId)).toEqual(gone);
  expect(await declineOffer(viewer, said(submissionId))).toEqual(gone);
  expect(await replyTo(viewer, said(submissionId, 'Hello'))).toEqual(gone);
  expect(await sendBack(viewer, { submissionId })).toEqual(gone);
  expect(await sayHowItWas(viewer, { submissionId, how: 'helped' })).toBe(false);
  expect(await countsOf(owner, built)).toEqual({ agreements: 0, plans: 0, submissions: 1, answers: 0 });
});

test('Somebody who came in with the code on a letter sees what was decided, and no words of either side', async ({
  database: { owner },
}) => {
  const built = await aDebt(owner, { balanceMinor: 900_00 });
  const told = await sendTelling(asDebtor(built), { words: 'I lost my job.', requestId: randomUUID() });
  const id = told.ok ? told.id : '';
  await anAnswer(owner, { submissionId: id, outcome: 'ask', details: {}, reply: 'When did it end?' });
  const viewer = asDebtor(built, READ_AT, 'letter');
  const read = await readAnswer(viewer, id);
  expect(read?.turn.words).toEqual({ text: null, why: 'private' });
  expect(read?.turn.decision).toMatchObject({ outcome: 'ask', reply: { text: null, why: 'private' } });
  expect(JSON.stringify(read)).not.toMatch(/lost my job|When did it end/);
  expect(await replyTo(viewer, said(id, 'In May'))).toEqual({ ok: false, reason: 'not-there' });
});

test('Words that were erased are said to be erased, and the decision still stands', async ({
  database: { owner },
}) => {
  const { built, submissionId } = await countered(owner);
  await owner`update data_key set wrapped = null, destroyed_at = now() where debtor_id = ${built.debtorId}`;
  const read = await readAnswer(asDebtor(built, READ_AT), submissionId);
  expect(read?.turn.decision).toMatchObject({
    outcome: 'counter_offer',
    reply: { text: null, why: 'erased' },
  });
});

test('An accepted counter-offer is one agreement and one plan, exactly as it was offered', async ({
  database: { owner },
}) => {
  const { built, submissionId, offer } = await countered(owner);
  const accepted = await accept(built, submissionId);
  const planId = accepted.ok ? accepted.planId : '';
  const plan = await findPlan(asDebtor(built, READ_AT), planId);
  expect(plan?.agreed).toEqual(offer.plan);
  expect(plan).toMatchObject({
    wordsShown: 'as it was offered',
    agreement: { agreedOn: '2026-12-03', by: 'own-word' },
  });
  expect(await answerRow(owner, submissionId)).toEqual({ answer: 'accepted', sentOn: null });
  const acts = await owner`select act from event where case_id = ${built.debtorId} order by sequence`;
  expect(acts.map(({ act }) => act)).toEqual([
    'offered a plan',
    'agreed a plan',
    'said yes to what was offered',
  ]);
});

test('Fifty presses at once are one plan, and each is led to it', async ({ database: { owner } }) => {
  const { built, submissionId } = await countered(owner);
  const pressed = await Promise.all(Array.from({ length: 50 }, () => accept(built, submissionId)));
  const later = await accept(built, submissionId, '2027-01-20T10:00:00.000Z');
  expect(pressed[0]?.ok).toBe(true);
  for (const one of [...pressed, later]) expect(one).toEqual(pressed[0]);
  expect(await countsOf(owner, built)).toEqual({ agreements: 1, plans: 1, submissions: 1, answers: 1 });
});

test('Accepting, refusing and offering something else at the same moment: one of them counts, and there is one plan at most', async ({
  database: { owner },
}) => {
  const { built, submissionId } = await countered(owner);
  const viewer = asDebtor(built, READ_AT);
  await Promise.all([
    accept(built, submissionId),
    declineOffer(viewer, said(submissionId, 'No, thank you.')),
    agree(viewer, built, 'amount.2000.weekly:5').catch(() => null),
    accept(built, submissionId),
  ]);
  const counts = await countsOf(owner, built);
  expect(counts?.answers).toBe(1);
  expect(counts?.plans).toBe(counts?.agreements);
  expect(counts?.plans).toBeLessThanOrEqual(1);
});

test('The last day to say yes counts; the day after, nothing is agreed, and one press sends it back', async ({
  database: { owner },
}) => {
  const { built, submissionId, offer } = await countered(owner);
  expect((await readAnswer(asDebtor(built, '2026-12-17T23:00:00.000Z'), submissionId))?.can).toEqual({
    ok: true,
  });
  expect(await accept(built, submissionId, TOO_LATE)).toEqual({ ok: false, reason: 'too-late' });
  expect(await countsOf(owner, built)).toMatchObject({ plans: 0, answers: 0 });
  const viewer = asDebtor(built, TOO_LATE);
  const back = await Promise.all([sendBack(viewer, { submissionId }), sendBack(viewer, { submissionId })]);
  expect(back[0]?.ok).toBe(true);
  expect(back[1]).toEqual(back[0]);
  const sentId = back[0]?.ok ? back[0].submissionId : '';
  const [row] = await owner`
    select kind, follows_id, holding_id, returning_to_id, details, closed_at from submission where id = ${sentId}`;
  const [decided] = await owner`select staff_id from decision where submission_id = ${submissionId}`;
  expect(row).toMatchObject({
    kind: 'plan_offer',
    follows_id: submissionId,
    holding_id: built.holdingId,
    // It goes to whoever answered, while they are there.
    returning_to_id: decided?.staff_id,
    details: { offer: offer.offer, plan: offer.plan, sentBack: 'too-late' },
    closed_at: null,
  });
  expect(await answerRow(owner, submissionId)).toEqual({ answer: 'changed', sentOn: sentId });
  expect(await accept(built, submissionId)).toEqual({ ok: false, reason: 'answered' });
});

test('A balance that changed, a hold, and a plan that runs already each stop an acceptance, with nothing lost', async ({
  database: { owner },
}) => {
  const [paid, held, planned] = [await countered(owner), await countered(owner), await countered(owner)];
  const entry = {
    kind: 'payment',
    amountMinor: -5_00,
    onDay: '2026-12-02',
    reference: randomUUID(),
  } as const;
  await addEntries(owner, paid.built.debtId, [entry]);
  await sendDoubt(asDebtor(held.built, READ_AT), {
    holdingId: held.built.holdingId,
    doubt: 'wrong_amount',
    line: null,
    words: '',
    requestId: randomUUID(),
  });
  await addPlan(owner, planned.built, { regularMinor: 25_00, days: ['2026-12-10'] });
  for (const [{ built, submissionId }, reason] of [
    [paid, 'changed'],
    [held, 'on-hold'],
    [planned, 'on-plan'],
  ] as const) {
    const before = await countsOf(owner, built);
    expect(await accept(built, submissionId)).toEqual({ ok: false, reason });
    expect((await readAnswer(asDebtor(built, READ_AT), submissionId))?.can).toEqual({ ok: false, reason });
    expect(await countsOf(owner, built)).toEqual(before);
    const back = await sendBack(asDebtor(built, READ_AT), { submissionId });
    expect(back.ok, reason).toBe(true);
  }
});

test('A debt that is paid, or gone back to its creditor, is neither accepted nor sent back', async ({
  database: { owner },
}) => {
  const [paid, gone] = [await countered(owner), await countered(owner)];
  const entry = {
    kind: 'payment',
    amountMinor: -900_00,
    onDay: '2026-12-02',
    reference: randomUUID(),
  } as const;
  await addEntries(owner, paid.built.debtId, [entry]);
  await owner`update holding set returned_at = now() where id = ${gone.built.holdingId}`;
  expect(await accept(paid.built, paid.submissionId)).toEqual({ ok: false, reason: 'settled' });
  expect(await accept(gone.built, gone.submissionId)).toEqual({ ok: false, reason: 'gone' });
  for (const { built, submissionId } of [paid, gone]) {
    expect((await sendBack(asDebtor(built, READ_AT), { submissionId })).ok).toBe(false);
    expect(await readAnswer(asDebtor(built, READ_AT), submissionId)).not.toBeNull();
  }
  // A no can still be said, though the account is not with us any more.
  expect((await declineOffer(asDebtor(gone.built, READ_AT), said(gone.submissionId, 'No.'))).ok).toBe(true);
});

test('A plan that another holder of the debt agreed since stops an acceptance, and one from before does not', async ({
  database: { owner },
}) => {
  const { built, submissionId } = await countered(owner);
  const other = await aDebt(owner, { jointWith: built.debtId });
  await addPlan(owner, other, { regularMinor: 25_00, days: ['2026-12-10'] });
  await owner`update plan set created_at = '2026-12-02T09:00:00Z' where holding_id = ${other.holdingId}`;
  expect((await readAnswer(asDebtor(built, READ_AT), submissionId))?.can).toEqual({ ok: true });
  await owner`update plan set created_at = '2026-12-03T09:30:00Z' where holding_id = ${other.holdingId}`;
  expect(await accept(built, submissionId)).toEqual({ ok: false, reason: 'changed' });
});

test('The person’s own pause does not stand in the way, and ends with the first payment', async ({
  database: { owner },
}) => {
  const { built, submissionId, offer } = await countered(owner);
  await placePause(asDebtor(built), { reason: 'getting_advice', requestId: randomUUID() });
  expect((await accept(built, submissionId)).ok).toBe(true);
  const [ending] = await owner`
    select e.ended_on::text as "endedOn" from hold_ending e join hold h on h.id = e.hold_id where h.debtor_id = ${built.debtorId}`;
  expect(ending).toEqual({ endedOn: offer.plan.firstOn });
});

test('An offer of something else goes on from the counter-offer, whether it is sent or agreed at once', async ({
  database: { owner },
}) => {
  const [sent, agreed] = [await countered(owner), await countered(owner)];
  const again = await agree(asDebtor(sent.built, READ_AT), sent.built, 'amount.200.monthly:28');
  const sentId = again.ok ? (again.sentIds[0] ?? '') : '';
  expect(await answerRow(owner, sent.submissionId)).toEqual({ answer: 'changed', sentOn: sentId });
  const read = await readAnswer(asDebtor(sent.built, READ_AT), sentId);
  expect(read?.turns.map(({ id, followsId }) => ({ id, followsId }))).toEqual([
    { id: sent.submissionId, followsId: null },
    { id: sentId, followsId: sent.submissionId },
  ]);
  const atOnce = await agree(asDebtor(agreed.built, READ_AT), agreed.built, 'amount.5000.monthly:28');
  expect(atOnce).toMatchObject({ ok: true, sentIds: [] });
  expect(await answerRow(owner, agreed.submissionId)).toEqual({ answer: 'changed', sentOn: null });
  expect(await accept(agreed.built, agreed.submissionId)).toEqual({ ok: false, reason: 'answered' });
});

test('A no reaches staff as words that follow, and stands in the way of no other plan', async ({
  database: { owner },
}) => {
  const { built, submissionId } = await countered(owner);
  const viewer = asDebtor(built, READ_AT);
  const no = said(submissionId, 'I cannot pay that much.');
  const pressed = await Promise.all([declineOffer(viewer, no), declineOffer(viewer, no)]);
  expect(pressed[1]).toEqual(pressed[0]);
  const sentId = pressed[0]?.ok ? pressed[0].submissionId : '';
  const read = await readAnswer(viewer, sentId);
  expect(read?.turn).toMatchObject({
    kind: 'telling',
    followsId: submissionId,
    saidNo: true,
    words: { text: 'I cannot pay that much.' },
  });
  expect(await answerRow(owner, submissionId)).toEqual({ answer: 'declined', sentOn: sentId });
  expect((await readAsking(viewer)).debts[0]?.sent).toBeNull();
  const home = await readHome(viewer);
  expect(home.waiting).toMatchObject([{ id: sentId, kind: 'telling', debtId: null, saidNo: true }]);
  expect(await agree(viewer, built, 'amount.5000.monthly:28')).toMatchObject({ ok: true });
});

test('A no without words says nothing among what the person told us', async ({ database: { owner } }) => {
  const { built, submissionId } = await countered(owner);
  const viewer = asDebtor(built, READ_AT);
  expect((await declineOffer(viewer, said(submissionId))).ok).toBe(true);
  expect((await readHome(viewer)).told).toEqual([]);
});

test('A reply is of the kind that was asked about, and carries along what had been sent', async ({
  database: { owner },
}) => {
  const built = await aDebt(owner, { balanceMinor: 900_00 });
  const submissionId = await offered(built);
  await anAnswer(owner, { submissionId, outcome: 'ask', details: {}, reply: 'Is that each month?' });
  const viewer = asDebtor(built, READ_AT);
  const reply = said(submissionId, 'Yes, each month.');
  const pressed = await Promise.all(Array.from({ length: 5 }, () => replyTo(viewer, reply)));
  for (const one of pressed) expect(one).toEqual(pressed[0]);
  const sentId = pressed[0]?.ok ? pressed[0].submissionId : '';
  const read = await readAnswer(viewer, sentId);
  expect(read?.turn).toMatchObject({
    kind: 'plan_offer',
    followsId: submissionId,
    plan: { regularMinor: 1_00 },
    offer: 'amount.100.monthly:28',
    words: { text: 'Yes, each month.' },
    decision: null,
  });
  expect(read?.turns.map(({ decision }) => decision?.answer ?? null)).toEqual(['replied', null]);
  const [kept] = await owner`select words from submission where id = ${sentId}`;
  expect(String(kept?.words)).not.toContain('each month');
  const more = await replyTo(viewer, said(submissionId, 'And my hours go up in May.'));
  const added = await readAnswer(viewer, more.ok ? more.submissionId : '');
  expect(added?.turn).toMatchObject({ kind: 'telling', followsId: sentId });
  expect(added?.turns).toHaveLength(3);
});

test('A question about a doubt is answered without the hold ending', async ({ database: { owner } }) => {
  const built = await aDebt(owner);
  const doubt = await sendDoubt(asDebtor(built), {
    holdingId: built.holdingId,
    doubt: 'already_paid',
    line: null,
    words: 'I paid this.',
    requestId: randomUUID(),
  });
  const submissionId = doubt.ok ? doubt.id : '';
  await anAnswer(owner, { submissionId, outcome: 'ask', details: {}, reply: 'When did you pay?' });
  const viewer = asDebtor(built, READ_AT);
  const sent = await replyTo(viewer, said(submissionId, 'In May.'));
  const [row] =
    await owner`select kind, details from submission where id = ${sent.ok ? sent.submissionId : ''}`;
  expect(row).toMatchObject({ kind: 'looks_wrong', details: { doubt: 'already_paid', line: null } });
  expect((await readHome(viewer)).holds).toMatchObject([{ reason: 'dispute', endedOn: null }]);
});

test('How an answer was is kept once, and the first word stays', async ({ database: { owner } }) => {
  const { built, submissionId } = await countered(owner);
  const viewer = asDebtor(built, READ_AT);
  expect(await sayHowItWas(viewer, { submissionId, how: 'partly' })).toBe(true);
  expect(await sayHowItWas(viewer, { submissionId, how: 'helped' })).toBe(true);
  const rows = await owner`
    select f.how from decision_feedback f join decision d on d.id = f.decision_id where d.submission_id = ${submissionId}`;
  expect([...rows]).toEqual([{ how: 'partly' }]);
  const events =
    await owner`select 1 from event where case_id = ${built.debtorId} and act = 'said how an answer was'`;
  expect(events).toHaveLength(1);
  expect((await readAnswer(viewer, submissionId))?.turn.decision?.isRead).toBe(true);
});

test('What waits names whoever has it, to the person who sent it and to nobody else', async ({
  database: { owner },
}) => {
  const built = await aDebt(owner, { balanceMinor: 900_00 });
  const submissionId = await offered(built);
  const staffId = await aStaffName(owner, 'Nia Evans');
  await owner`update submission set assignee_id = ${staffId} where id = ${submissionId}`;
  expect((await readHome(asDebtor(built, READ_AT))).waiting).toMatchObject([{ assignee: 'Nia Evans' }]);
  expect((await readAnswer(asDebtor(built, READ_AT), submissionId))?.turn.assignee).toBe('Nia Evans');
  await owner`update staff set disabled_at = now() where id = ${staffId}`;
  expect((await readHome(asDebtor(built, READ_AT))).waiting).toMatchObject([{ assignee: null }]);
});

test('Home tells of an answer until it is read, and of a question until it is answered', async ({
  database: { owner },
}) => {
  const { built, submissionId } = await countered(owner);
  const [first] = (await readHome(asDebtor(built, READ_AT))).answered;
  expect(first).toMatchObject({
    id: submissionId,
    outcome: 'counter_offer',
    acceptBy: '2026-12-17',
    by: 'Sam Rowe',
    isAnswered: false,
  });
  await accept(built, submissionId);
  expect((await readHome(asDebtor(built, READ_AT))).answered[0]?.isAnswered).toBe(true);
});

import { randomUUID } from 'node:crypto';
import type postgres from 'postgres';
import { findSent } from '@/db/offers';
import { findPlan } from '@/db/plan-record';
import { agreePlans } from '@/db/plans';
import { readAsking } from '@/db/proposals';
import { aDebt, type Built } from '@/db/seed/build';
import { aBudget, aCreditor, agree, aPolicy, asDebtor, shownFor } from '@/db/seed/planning';
import { expect, test } from '@/db/seed/testing';
import { sha256 } from '@/domain/agreement';

async function countsOf(owner: postgres.Sql, { debtorId }: Pick<Built, 'debtorId'>) {
  const [row] = await owner`
    select (select count(*)::int from agreement where debtor_id = ${debtorId}) as agreements,
      (select count(*)::int from plan p join holding h on h.id = p.holding_id where h.debtor_id = ${debtorId}) as plans,
      (select count(*)::int from submission where debtor_id = ${debtorId}) as submissions,
      (select count(*)::int from event where case_id = ${debtorId}) as events,
      (select count(*)::int from outbox where debtor_id = ${debtorId}) as messages`;
  return row;
}

const MONTHLY = 'amount.1000.monthly:28';

test('A plan inside policy is agreed at once: one record with its hash, its payments, an event and a message', async ({
  database: { owner },
}) => {
  const built = await aDebt(owner, { balanceMinor: 45_00 });
  const result = await agree(asDebtor(built), built, MONTHLY);
  expect(result).toMatchObject({ ok: true, sentIds: [] });
  const planId = result.ok ? (result.planIds[0] ?? '') : '';
  const plan = await findPlan(asDebtor(built), planId);
  expect(plan?.agreed.payments).toEqual([
    { on: '2026-12-29', amountMinor: 10_00 },
    { on: '2027-01-28', amountMinor: 10_00 },
    { on: '2027-03-01', amountMinor: 10_00 },
    { on: '2027-03-30', amountMinor: 10_00 },
    { on: '2027-04-28', amountMinor: 5_00 },
  ]);
  expect(plan).toMatchObject({ version: 1, endedAt: null, wordsShown: 'Harbour Card Services: 4500' });
  const [kept] = await owner`
    select a.sha256, a.canonical, (select count(*)::int from instalment i where i.plan_id = p.id) as payments, p.policy_id as "policyId"
    from plan p join agreement a on a.id = p.agreement_id where p.id = ${planId}`;
  expect(kept?.sha256).toBe(sha256(kept?.canonical));
  expect(kept).toMatchObject({ payments: 5, policyId: plan?.agreed.policyId });
  expect(await countsOf(owner, built)).toEqual({
    agreements: 1,
    plans: 1,
    submissions: 0,
    events: 1,
    messages: 1,
  });
});

test('The message that tells of a plan holds no amount, no creditor and no word of a debt', async ({
  database: { owner },
}) => {
  const built = await aDebt(owner);
  await agree(asDebtor(built), built, MONTHLY);
  const [message] = await owner`select template, details from outbox where debtor_id = ${built.debtorId}`;
  expect(message).toEqual({ template: 'news', details: {} });
});

test('The plan is there next year, as it was agreed', async ({ database: { owner } }) => {
  const built = await aDebt(owner);
  const result = await agree(asDebtor(built), built, MONTHLY);
  const planId = result.ok ? (result.planIds[0] ?? '') : '';
  const now = await findPlan(asDebtor(built), planId);
  const then = await findPlan(asDebtor(built, '2027-12-01T10:30:00.000Z'), planId);
  expect(then).toEqual({ ...now, todayOn: '2027-12-01' });
  expect(now?.agreement.agreedOn).toBe('2026-12-01');
});

test('Nobody else finds a plan, and the record cannot be changed', async ({ database: { owner, app } }) => {
  const [built, other] = [await aDebt(owner), await aDebt(owner)];
  const result = await agree(asDebtor(built), built, MONTHLY);
  const planId = result.ok ? (result.planIds[0] ?? '') : '';
  expect(await findPlan(asDebtor(other), planId)).toBeNull();
  expect(await findPlan(asDebtor(other), 'no-id')).toBeNull();
  await expect(app`update agreement set canonical = '{}'`).rejects.toMatchObject({ code: '42501' });
  await expect(owner`update agreement set canonical = '{}'`).rejects.toMatchObject({
    constraint_name: 'agreements_are_append_only',
  });
});

test('The same press again, at once or later, gives the first result and does nothing more', async ({
  database: { owner },
}) => {
  const built = await aDebt(owner);
  const viewer = asDebtor(built);
  const wanted = await shownFor(viewer, [{ holdingId: built.holdingId, offer: MONTHLY }]);
  const pressed = await Promise.all(Array.from({ length: 6 }, () => agreePlans(viewer, wanted)));
  const later = await agreePlans(asDebtor(built, '2026-12-02T09:00:00.000Z'), wanted);
  expect(pressed[0]?.ok).toBe(true);
  for (const result of [...pressed, later]) expect(result).toEqual(pressed[0]);
  expect(await countsOf(owner, built)).toMatchObject({ agreements: 1, plans: 1, events: 1, messages: 1 });
});

test('Going back and agreeing something else gives the plan that stands, not a second one', async ({
  database: { owner },
}) => {
  const built = await aDebt(owner);
  const viewer = asDebtor(built);
  const [first, second] = await Promise.all(
    [MONTHLY, 'amount.2000.weekly:5'].map((offer) =>
      shownFor(viewer, [{ holdingId: built.holdingId, offer }]),
    ),
  );
  const done = first && (await agreePlans(viewer, first));
  const planId = done?.ok ? done.planIds[0] : undefined;
  expect(second && (await agreePlans(viewer, second))).toEqual({ ok: false, reason: 'on-plan', planId });
});

test('An offer outside policy goes to a person with a promised time; a second one finds it waiting', async ({
  database: { owner },
}) => {
  const built = await aDebt(owner, { balanceMinor: 900_00 });
  const viewer = asDebtor(built);
  const wanted = await shownFor(viewer, [{ holdingId: built.holdingId, offer: 'amount.100.monthly:28' }]);
  const pressed = await Promise.all([agreePlans(viewer, wanted), agreePlans(viewer, wanted)]);
  expect(pressed[0]).toEqual({ ok: true, planIds: [], sentIds: [expect.any(String)] });
  expect(pressed[1]).toEqual(pressed[0]);
  const sentId = pressed[0]?.ok ? (pressed[0].sentIds[0] ?? '') : '';
  expect(await findSent(viewer, sentId)).toMatchObject({
    kind: 'plan_offer',
    creditorName: 'Harbour Card Services',
    promisedAt: new Date('2026-12-03T10:30:00.000Z'),
    plan: { regularMinor: 1_00, totalMinor: 900_00 },
  });
  const [kept] =
    await owner`select details->'outside' as outside, promised_at from submission where id = ${sentId}`;
  expect(kept?.outside).toContainEqual(
    expect.objectContaining({ line: 'below-minimum', limitMinor: 500, offeredMinor: 100, byMinor: 400 }),
  );
  expect(await agree(viewer, built, MONTHLY).catch((error: Error) => error.message)).toBe('sent');
  expect(await countsOf(owner, built)).toMatchObject({ plans: 0, submissions: 1, events: 1, messages: 0 });
});

test('With a budget, a payment above what is left goes to a person; without one the person’s own word counts', async ({
  database: { owner },
}) => {
  const built = await aDebt(owner);
  await aBudget(owner, built, 50_00);
  expect((await readAsking(asDebtor(built))).budget).toEqual({
    leftMinor: 45_00,
    livingMinor: 300_00,
    paidEvery: 'monthly',
  });
  expect(await agree(asDebtor(built), built, 'amount.6000.monthly:28')).toMatchObject({
    ok: true,
    planIds: [],
  });
  const other = await aDebt(owner);
  const wanted = await shownFor(asDebtor(other), [{ holdingId: other.holdingId, offer: MONTHLY }]);
  expect(await agreePlans(asDebtor(other), { ...wanted, canKeepTo: false })).toEqual({
    ok: false,
    reason: 'changed',
  });
  expect(await agreePlans(asDebtor(other), wanted)).toMatchObject({ ok: true, sentIds: [] });
});

test('A policy that changes while someone decides: they agree under the one shown for an hour, then are told first', async ({
  database: { owner },
}) => {
  const creditor = await aCreditor(owner, 'Harbour Card Services');
  const [soon, late] = [await aDebt(owner, { creditor }), await aDebt(owner, { creditor })];
  const [forSoon, forLate] = await Promise.all(
    [soon, late].map((built) => shownFor(asDebtor(built), [{ holdingId: built.holdingId, offer: MONTHLY }])),
  );
  const minimumPayment = { weekly: 1000, fortnightly: 2000, four_weekly: 4000, monthly: 4000 };
  await aPolicy(owner, soon.creditorId, {
    effectiveOn: '2026-12-01',
    writtenAt: '2026-12-01T10:40:00Z',
    minimumPayment,
  });
  const agreed = forSoon && (await agreePlans(asDebtor(soon, '2026-12-01T11:10:00.000Z'), forSoon));
  const planId = agreed?.ok ? (agreed.planIds[0] ?? '') : '';
  expect((await findPlan(asDebtor(soon), planId))?.agreed).toMatchObject({
    policyVersion: 1,
    regularMinor: 10_00,
  });
  const later = asDebtor(late, '2026-12-01T11:45:00.000Z');
  expect(forLate && (await agreePlans(later, forLate))).toEqual({ ok: false, reason: 'changed' });
  expect(await countsOf(owner, late)).toEqual({
    agreements: 0,
    plans: 0,
    submissions: 0,
    events: 0,
    messages: 0,
  });
  const anew = await shownFor(later, [{ holdingId: late.holdingId, offer: MONTHLY }]);
  expect(await agreePlans(later, anew)).toMatchObject({ ok: true, planIds: [] });
});

test('A policy version nobody was shown today cannot be brought back by hand', async ({
  database: { owner },
}) => {
  const creditor = await aCreditor(owner, 'Harbour Card Services');
  const built = await aDebt(owner, { creditor });
  const [old] = await owner<{ id: string }[]>`select id from policy where creditor_id = ${built.creditorId}`;
  await aPolicy(owner, built.creditorId, {
    effectiveOn: '2026-11-20',
    writtenAt: '2026-11-20T10:40:00Z',
    leadWorkingDays: 1,
  });
  const wanted = await shownFor(asDebtor(built), [{ holdingId: built.holdingId, offer: MONTHLY }]);
  const [asked] = wanted.asked;
  const changed = { ...wanted, asked: [{ ...asked, policyId: old?.id ?? '' }] as typeof wanted.asked };
  expect(await agreePlans(asDebtor(built), changed)).toEqual({ ok: false, reason: 'changed' });
});

test('A balance that changed since it was shown is told before anything is agreed', async ({
  database: { owner },
}) => {
  const built = await aDebt(owner);
  const wanted = await shownFor(asDebtor(built), [{ holdingId: built.holdingId, offer: MONTHLY }]);
  await owner`
    insert into ledger_entry (debt_id, kind, amount_minor, effective_on, source)
    values (${built.debtId}, 'payment', -2000, '2026-12-01', 'payment')`;
  expect(await agreePlans(asDebtor(built), wanted)).toEqual({ ok: false, reason: 'changed' });
});

test('Of a joint debt, the second holder’s plan goes to a person, and nothing tells them why', async ({
  database: { owner },
}) => {
  const first = await aDebt(owner);
  const second = await aDebt(owner, { jointWith: first.debtId });
  expect((await readAsking(asDebtor(second))).debts[0]?.hasOtherPlan).toBe(false);
  expect(await agree(asDebtor(first), first, MONTHLY)).toMatchObject({ ok: true, sentIds: [] });
  const result = await agree(asDebtor(second), second, MONTHLY);
  expect(result).toEqual({ ok: true, planIds: [], sentIds: [expect.any(String)] });
  const sentId = result.ok ? (result.sentIds[0] ?? '') : '';
  const sent = JSON.stringify(await findSent(asDebtor(second), sentId));
  expect(sent).not.toContain(first.debtorId);
  expect(sent).not.toContain(first.holdingId);
  const [kept] =
    await owner`select details->'outside' as outside, details->'isJoint' as joint from submission where id = ${sentId}`;
  expect(kept).toEqual({ outside: [], joint: true });
});

test('Two holders of one debt who agree at the same moment: one plan, the other is told before agreeing', async ({
  database: { owner },
}) => {
  const first = await aDebt(owner);
  const second = await aDebt(owner, { jointWith: first.debtId });
  const shown = await Promise.all(
    [first, second].map(async (built) => ({
      built,
      wanted: await shownFor(asDebtor(built), [{ holdingId: built.holdingId, offer: MONTHLY }]),
    })),
  );
  const results = await Promise.all(shown.map(({ built, wanted }) => agreePlans(asDebtor(built), wanted)));
  expect(results.filter(({ ok }) => ok)).toHaveLength(1);
  expect(results.find(({ ok }) => !ok)).toEqual({ ok: false, reason: 'changed' });
});

test('Three debts are agreed in one press under one record, and never take more than is left', async ({
  database: { owner },
}) => {
  const card = await aDebt(owner, { balanceMinor: 600_00 });
  const { debtorId } = card;
  const council = await aDebt(owner, {
    debtorId,
    creditor: 'Elmfield Borough Council',
    balanceMinor: 300_00,
  });
  const water = await aDebt(owner, { debtorId, creditor: 'Northwater Utilities', balanceMinor: 200_00 });
  await aBudget(owner, card, 200_00);
  const wanted = await shownFor(
    asDebtor(card),
    [card, council, water].map(({ holdingId }) => ({ holdingId, offer: 'amount.2500.monthly:28' })),
  );
  const result = await agreePlans(asDebtor(card), wanted);
  expect(result).toMatchObject({ ok: true, sentIds: [] });
  expect(result.ok && result.planIds).toHaveLength(3);
  const plan = await findPlan(asDebtor(card), result.ok ? (result.planIds[0] ?? '') : '');
  expect(plan?.together).toHaveLength(3);
  expect(plan?.agreement.plans.map(({ creditorName }) => creditorName).sort()).toEqual([
    'Elmfield Borough Council',
    'Harbour Card Services',
    'Northwater Utilities',
  ]);
  expect(await agreePlans(asDebtor(card), wanted)).toEqual(result);
  expect(await countsOf(owner, card)).toMatchObject({ agreements: 1, plans: 3, events: 1, messages: 1 });
});

test('A debt on hold for a doubt, or too old to ask for, is not agreed on', async ({
  database: { owner },
}) => {
  const held = await aDebt(owner);
  await owner`insert into hold (debtor_id, debt_id, reason, from_on, placed_by) values (${held.debtorId}, ${held.debtId}, 'dispute', '2026-11-30', 'debtor')`;
  expect(await agree(asDebtor(held), held, MONTHLY).catch((error: Error) => error.message)).toBe('on-hold');
  const old = await aDebt(owner, { mayBeTooOldOn: '2026-11-02' });
  expect(await agree(asDebtor(old), old, MONTHLY).catch((error: Error) => error.message)).toBe('not-there');
  await owner`update debt set too_old_decision = 'too_old' where id = ${old.debtId}`;
  expect(await agree(asDebtor(old), old, MONTHLY).catch((error: Error) => error.message)).toBe('too-old');
});

test('Someone else’s debt is not there to agree on', async ({ database: { owner } }) => {
  const [built, other] = [await aDebt(owner), await aDebt(owner)];
  const wanted = await shownFor(asDebtor(built), [{ holdingId: built.holdingId, offer: MONTHLY }]);
  expect(await agreePlans(asDebtor(other), { ...wanted, requestId: randomUUID() })).toEqual({
    ok: false,
    reason: 'changed',
  });
  expect(await countsOf(owner, built)).toMatchObject({ plans: 0 });
});

import fc from 'fast-check';
import { expect, test } from 'playwright/test';
import { decideOffers, fingerprintShown, leftWithAll, shownTogether, showOffer } from '@/domain/agreeing';
import { allAtOnce } from '@/domain/all-debts';
import { anyPolicy } from '@/domain/any.fixture';
import { askableOf, factsFor, leftAfterPlans } from '@/domain/asking';
import { aDebt, anAsking, POLICY } from '@/domain/asking.fixture';
import { monthCeiling } from '@/domain/frequency';
import { overTime } from '@/domain/options';
import { pauseAction } from '@/domain/pause';
import { mayAgreeUnder } from '@/domain/policy-shown';

const SETTLE = { holdingId: 'h1', offer: 'settle.70' };

test('A settlement says what is paid, by when, what remains and that it is written off', () => {
  expect(showOffer(anAsking(), SETTLE)).toMatchObject({
    ok: true,
    proposal: {
      kind: 'settlement',
      totalMinor: 420_00,
      endOn: '2027-03-01',
      remainderMinor: 180_00,
      restWrittenOff: true,
      decidedBy: 'policy',
    },
  });
});

test('A settlement that the policy does not offer is none, and one above what is left goes to a person', () => {
  expect(showOffer(anAsking(), { ...SETTLE, offer: 'settle.10' })).toEqual({
    ok: false,
    reason: 'not-an-offer',
  });
  const budget = { leftMinor: 100_00, livingMinor: 300_00 };
  expect(showOffer(anAsking({ budget }), SETTLE)).toMatchObject({
    proposal: { decidedBy: 'person', outside: [{ line: 'more-than-is-left', byMinor: 320_00 }] },
  });
});

test('All by a day: a day gone by is none, one in time is agreed, one too far off goes to a person', () => {
  const by = (on: string) => showOffer(anAsking(), { holdingId: 'h1', offer: `day.${on}` });
  expect(by('2026-11-30')).toEqual({ ok: false, reason: 'not-an-offer' });
  expect(by('2026-12-02')).toMatchObject({ proposal: { decidedBy: 'policy', payDay: 'once:2026-12-02' } });
  expect(by('2027-03-01')).toMatchObject({ proposal: { decidedBy: 'person' } });
});

test('A little for now always goes to a person, and so does anything where the creditor wants a person to look', () => {
  const little = { holdingId: 'h1', offer: 'little.2000.monthly:1' };
  expect(showOffer(anAsking(), little)).toMatchObject({ proposal: { kind: 'little', decidedBy: 'person' } });
  const policy = { id: 'p1', version: 1, terms: { ...POLICY, agreeAtOnce: false } };
  const asking = anAsking({ debts: [aDebt({ policy })] });
  expect(showOffer(asking, { holdingId: 'h1', offer: 'amount.2000.monthly:1' })).toMatchObject({
    proposal: { outside: [], decidedBy: 'person' },
  });
});

test('A little for now is half a year of payments, and no amount is too small for any debt', () => {
  const of = (balanceMinor: number, offer: string) =>
    showOffer(anAsking({ debts: [aDebt({ balanceMinor })] }), { holdingId: 'h1', offer });
  const pound = of(9_000_00, 'little.100.monthly:28');
  expect(pound).toMatchObject({
    proposal: { totalMinor: 6_00, remainderMinor: 8_994_00, endOn: '2027-05-28', decidedBy: 'person' },
  });
  expect(pound.ok && pound.agreed.payments).toHaveLength(6);
  expect(of(9_000_000_00, 'little.1.weekly:5')).toMatchObject({
    proposal: { totalMinor: 26, decidedBy: 'person' },
  });
  expect(of(4_50, 'little.100.monthly:28')).toMatchObject({
    proposal: { totalMinor: 4_50, remainderMinor: 0 },
  });
});

test('Of several plans in one go what is left to live on is one figure, the same on each and with all of them paid', () => {
  const other = aDebt({ holdingId: 'h2', debtId: 'd2', balanceMinor: 300_00 });
  const budget = { leftMinor: 100_00, livingMinor: 300_00 };
  const asking = anAsking({ budget, debts: [aDebt(), other] });
  const offers = [
    { holdingId: 'h1', offer: 'amount.2000.monthly:1' },
    { holdingId: 'h2', offer: 'amount.300.weekly:5' },
  ];
  const each = offers.map((one) => showOffer(asking, one)).filter((one) => one.ok);
  // £400.00 less £20.00 and £13.00 a month.
  expect(leftWithAll(asking, each)).toMatchObject({ paidMinor: 33_00, restMinor: 367_00, weekMinor: 84_69 });
  const shown = shownTogether(asking, each);
  expect(shown.map(({ agreed }) => agreed.leftToLiveOnWeekMinor)).toEqual([84_69, 84_69]);
  expect(shownTogether(asking, each.slice(0, 1))).toEqual(each.slice(0, 1));
});

test('What is too little for a plan within the policy is offered as a little for now, however much is owed', () => {
  const large = aDebt({ holdingId: 'h2', debtId: 'd2', balanceMinor: 90_000_00 });
  const asking = anAsking({ budget: { leftMinor: 10_00, livingMinor: 0 }, debts: [aDebt(), large] });
  const [plan] = allAtOnce(asking, () => ({ frequency: 'monthly', monthDay: 28 }));
  expect(plan?.parts.map(({ proposal }) => proposal?.kind)).toEqual(['little', 'little']);
});

test('A plan of another holder turns a plan that would be agreed into one that a person looks at, and shows nothing else', () => {
  const offer = { holdingId: 'h1', offer: 'amount.2000.monthly:1' };
  const [alone, second] = [false, true].map((hasOtherPlan) =>
    showOffer(anAsking({ debts: [aDebt({ isJoint: true, hasOtherPlan })] }), offer),
  );
  expect(alone?.ok && second?.ok).toBe(true);
  if (!alone?.ok || !second?.ok) return;
  expect([alone.proposal.decidedBy, second.proposal.decidedBy]).toEqual(['policy', 'person']);
  expect(second.agreed).toEqual(alone.agreed);
});

test('What stands in the way of options is told apart; the person’s own pause does not stand in it', () => {
  const held = { id: 'x', debtId: null, fromOn: '2026-11-20', untilOn: '2026-12-20', endedOn: null };
  const asking = (reason: 'dispute' | 'getting_advice') => anAsking({ holds: [{ ...held, reason }] });
  expect(askableOf(asking('dispute'), aDebt())).toBe('on-hold');
  expect(askableOf(asking('getting_advice'), aDebt())).toBe('open');
  expect(askableOf(anAsking(), aDebt({ balanceMinor: 0 }))).toBe('settled');
  expect(askableOf(anAsking(), aDebt({ tooOldDecision: 'too_old' }))).toBe('too-old');
  expect(askableOf(anAsking(), aDebt({ policy: null }))).toBe('no-policy');
});

test('What a plan on another debt takes is not offered a second time', () => {
  const running = aDebt({
    holdingId: 'h2',
    debtId: 'd2',
    plan: { id: 'x', regularMinor: 10_00, frequency: 'weekly' },
  });
  const asking = anAsking({ budget: { leftMinor: 100_00, livingMinor: 0 }, debts: [aDebt(), running] });
  expect(leftAfterPlans(asking)).toBe(100_00 - 43_34);
  expect(factsFor(asking, aDebt())?.affordable).toEqual({ by: 'budget', leftMinor: 56_66 });
});

test('The options of several debts together never take more than is left, whatever the policies', () => {
  const anyDebts = fc.array(
    fc.record({ balanceMinor: fc.integer({ min: 1, max: 500_000 }), terms: anyPolicy, isRent: fc.boolean() }),
    { minLength: 2, maxLength: 4 },
  );
  fc.assert(
    fc.property(anyDebts, fc.integer({ min: -5_000, max: 90_000 }), (rows, leftMinor) => {
      const debts = rows.map(({ balanceMinor, terms, isRent }, at) =>
        aDebt({
          holdingId: `h${at}`,
          debtId: `d${at}`,
          balanceMinor,
          regime: isRent ? 'rent' : 'regulated_credit',
          policy: { id: `p${at}`, version: 1, terms },
        }),
      );
      const asking = anAsking({ budget: { leftMinor, livingMinor: 0 }, debts });
      const most = debts.map((debt) => {
        const facts = factsFor(asking, debt);
        const plans = facts ? overTime({ ...facts, payDay: { frequency: 'monthly', monthDay: 5 } }) : [];
        return Math.max(0, ...plans.map((plan) => monthCeiling(plan.regularMinor, 'monthly')));
      });
      return most.reduce((sum, minor) => sum + minor, 0) <= Math.max(0, leftMinor);
    }),
    { numRuns: 1_000 },
  );
});

test('What is shown and what is decided have one fingerprint, whatever order the debts come in', () => {
  const debts = [aDebt(), aDebt({ holdingId: 'h2', debtId: 'd2', balanceMinor: 90_00 })];
  const asking = anAsking({ debts });
  const offers = debts.map(({ holdingId }) => ({
    holdingId,
    offer: 'amount.2000.monthly:1',
    policyId: 'p1',
  }));
  const shown = offers.flatMap((one) => {
    const worked = showOffer(asking, one);
    return worked.ok ? [worked] : [];
  });
  const fingerprint = fingerprintShown([...shown].reverse());
  const versions = [
    {
      id: 'p1',
      version: 1,
      effectiveOn: '2020-01-01',
      beganAt: new Date(0),
      creditorId: 'c1',
      terms: POLICY,
    },
  ];
  const wanted = { asked: offers, fingerprint, canKeepTo: true };
  expect(decideOffers(asking, versions, wanted)).toMatchObject({ ok: true, by: 'own-word', offered: [] });
  expect(decideOffers(asking, versions, { ...wanted, fingerprint: 'x' })).toEqual({
    ok: false,
    reason: 'changed',
  });
  expect(decideOffers(asking, [], wanted)).toEqual({ ok: false, reason: 'changed' });
});

test('A version that was replaced counts for one hour more, and a version to come does not count yet', () => {
  const version = (id: string, beganAt: string, effectiveOn = beganAt.slice(0, 10)) => ({
    id,
    version: Number(id),
    effectiveOn,
    beganAt: new Date(beganAt),
  });
  const versions = [
    version('1', '2026-01-01T00:00:00Z'),
    version('2', '2026-12-01T10:00:00Z'),
    version('3', '2026-12-02T00:00:00Z'),
  ];
  const may = (id: string, at: string) =>
    mayAgreeUnder(versions, id, { now: new Date(at), todayOn: at.slice(0, 10) });
  expect(['1', '2', '3'].map((id) => may(id, '2026-12-01T10:59:00Z'))).toEqual([true, true, false]);
  expect(['1', '2', '3'].map((id) => may(id, '2026-12-01T11:00:00Z'))).toEqual([false, true, false]);
  expect(['1', '2', '3'].map((id) => may(id, '2026-12-02T00:30:00Z'))).toEqual([false, true, true]);
  expect(['1', '2', '3'].map((id) => may(id, '2026-12-02T01:00:00Z'))).toEqual([false, false, true]);
});

test('A pause is 30 days and 30 once more; half a year later it begins anew', () => {
  const pause = (fromOn: string, untilOn: string) =>
    ({ id: fromOn, debtId: null, reason: 'getting_advice', fromOn, untilOn, endedOn: null }) as const;
  const first = pause('2026-12-01', '2026-12-31');
  const second = pause('2027-01-01', '2027-01-31');
  expect(pauseAction([], '2026-12-01')).toEqual({
    kind: 'start',
    fromOn: '2026-12-01',
    untilOn: '2026-12-31',
  });
  expect(pauseAction([first], '2026-12-20')).toEqual({
    kind: 'more',
    fromOn: '2027-01-01',
    untilOn: '2027-01-31',
  });
  expect(pauseAction([first], '2027-02-10')).toMatchObject({ kind: 'more', fromOn: '2027-02-10' });
  expect(pauseAction([first, second], '2027-03-01')).toEqual({ kind: 'ask' });
  expect(pauseAction([first, second], '2027-07-02')).toMatchObject({ kind: 'start' });
});

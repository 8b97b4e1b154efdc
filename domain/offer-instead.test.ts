import fc from 'fast-check';
import { expect, test } from 'playwright/test';
import { anyPolicy } from '@/domain/any.fixture';
import type { AskedDebt, Asking } from '@/domain/asking';
import { addWorkingDays, readDay } from '@/domain/calendar';
import { holidaysOf } from '@/domain/holidays';
import { DAYS_TO_THINK, MOST_DAYS_OPEN, planStands, workInstead } from './offer-instead';
import type { Policy } from './policy';

const TODAY = '2026-12-01';

function anAsking(terms: Policy, changes: Partial<AskedDebt> = {}, rest: Partial<Asking> = {}): Asking {
  const debt: AskedDebt = {
    holdingId: 'h1',
    debtId: 'd1',
    accountReference: 'T1',
    creditorId: 'c1',
    creditorName: 'Harbour Card Services',
    regime: 'utility',
    complaintScheme: 'energy',
    creditFile: 'none',
    currency: 'GBP',
    balanceMinor: 600_00,
    asAtOn: '2026-11-02',
    filedOn: '2026-11-02',
    tooOldDecision: null,
    isJoint: false,
    hasOtherPlan: false,
    plan: null,
    // What is being answered waits, and stands in no way of its own answer.
    sent: { id: 's1', promisedAt: null },
    policy: { id: 'p1', version: 1, terms },
    ...changes,
  };
  const debtor = { kind: 'person', nation: 'england' } as const;
  const at = new Date(`${TODAY}T10:30:00Z`);
  return { at, todayOn: TODAY, debtor, budget: null, holds: [], debts: [debt], ...rest };
}

const NO_INTEREST = anyPolicy.map((policy): Policy => ({ ...policy, interest: { kind: 'none' } }));
const offering = fc.record({
  amountMinor: fc.integer({ min: 100, max: 600_00 }),
  monthDay: fc.integer({ min: 1, max: 28 }),
  startsIn: fc.integer({ min: -10, max: 120 }),
});

test('whatever staff offer instead, the payments come to what is owed, and there is a week to think and time to set up', () => {
  fc.assert(
    fc.property(NO_INTEREST, offering, (policy, { amountMinor, monthDay, startsIn }) => {
      const terms = { ...policy, leadWorkingDays: policy.leadWorkingDays % 15 };
      const today = readDay(TODAY) ?? 0;
      const firstOn = new Date((today + startsIn) * 86_400_000).toISOString().slice(0, 10);
      const offer = `amount.${amountMinor}.monthly:${monthDay}`;
      const worked = workInstead(anAsking(terms), { holdingId: 'h1', offer, firstOn }, 0);
      if (!worked.ok) throw new Error('it was not worked out');
      const { plan, acceptBy } = worked;
      expect(plan.payments.reduce((sum, payment) => sum + payment.amountMinor, 0)).toBe(600_00);
      expect(plan.firstOn >= firstOn).toBe(true);
      const last = readDay(acceptBy) ?? 0;
      expect(last - today).toBeGreaterThanOrEqual(DAYS_TO_THINK);
      expect(last - today).toBeLessThanOrEqual(MOST_DAYS_OPEN);
      const holidays = holidaysOf('england');
      expect(addWorkingDays(last, terms.leadWorkingDays, holidays)).toBeLessThanOrEqual(
        readDay(plan.firstOn) ?? 0,
      );
    }),
    { numRuns: 300 },
  );
});

test('staff may go outside the policy and see how far; more than a budget leaves is said unless the person chose it', () => {
  const terms = fc.sample(NO_INTEREST, { numRuns: 1, seed: 7 })[0];
  if (!terms) throw new Error('no policy');
  const strict: Policy = {
    ...terms,
    minimumPayment: { ...terms.minimumPayment, monthly: 50_00 },
    leadWorkingDays: 3,
  };
  const asking = anAsking(strict, {}, { budget: { leftMinor: 30_00, livingMinor: 200_00 } });
  const ask = (minor: number, chosen: number) =>
    workInstead(asking, { holdingId: 'h1', offer: `amount.${minor}.monthly:28`, firstOn: TODAY }, chosen);
  expect(ask(20_00, 0)).toMatchObject({
    ok: true,
    takes: 'fits',
    outside: [{ line: 'below-minimum', byMinor: 30_00 }, { line: 'too-long' }],
  });
  expect(ask(40_00, 0)).toMatchObject({ ok: true, takes: 'more-than-is-left' });
  expect(ask(40_00, 39_99)).toMatchObject({ ok: true, takes: 'more-than-is-left' });
  expect(ask(40_00, 40_00)).toMatchObject({ ok: true, takes: 'fits' });
});

test('nothing is worked out where nothing may be asked', () => {
  const terms = fc.sample(NO_INTEREST, { numRuns: 1, seed: 7 })[0];
  if (!terms) throw new Error('no policy');
  const instead = { holdingId: 'h1', offer: 'amount.5000.monthly:28', firstOn: '2026-12-20' };
  expect(workInstead(anAsking(terms), instead, 0).ok).toBe(true);
  expect(workInstead(anAsking(terms, { balanceMinor: 0 }), instead, 0).ok).toBe(false);
  expect(workInstead(anAsking(terms, { tooOldDecision: 'too_old' }), instead, 0).ok).toBe(false);
  expect(workInstead(anAsking(terms, { policy: null }), instead, 0).ok).toBe(false);
  for (const changed of [
    { holdingId: 'h2' },
    { offer: 'settle.70' },
    { offer: 'day.2026-12-04' },
    { offer: 'x' },
    { firstOn: '2026-02-30' },
    { firstOn: '2031-01-01' },
  ])
    expect(workInstead(anAsking(terms), { ...instead, ...changed }, 0).ok, JSON.stringify(changed)).toBe(
      false,
    );
});

test('a plan stands while nothing of it has changed and its first day is not too near', () => {
  const terms = fc.sample(NO_INTEREST, { numRuns: 1, seed: 7 })[0];
  if (!terms) throw new Error('no policy');
  const policy = { ...terms, leadWorkingDays: 3 };
  const worked = workInstead(
    anAsking(policy),
    { holdingId: 'h1', offer: 'amount.5000.monthly:28', firstOn: '2026-12-20' },
    0,
  );
  if (!worked.ok) throw new Error('it was not worked out');
  const stands = (changes: Partial<AskedDebt> = {}, rest: Partial<Asking> = {}) =>
    planStands(anAsking(policy, changes, rest), worked.plan, policy);
  expect(worked.plan.firstOn).toBe('2026-12-29');
  expect(stands()).toBe(true);
  expect(stands({}, { todayOn: '2026-12-22' })).toBe(true);
  expect(stands({}, { todayOn: '2026-12-23' })).toBe(false);
  expect(stands({ balanceMinor: 599_99 })).toBe(false);
  expect(stands({ plan: { id: 'x', regularMinor: 1, frequency: 'monthly' } })).toBe(false);
  expect(planStands(anAsking(policy), worked.plan, null)).toBe(false);
});

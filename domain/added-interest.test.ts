import { expect, test } from 'playwright/test';
import { type AddedFacts, addedInterest } from './added-interest';
import type { Hold } from './hold';

const KETTLE = {
  kind: 'simple_daily',
  rates: [{ from: '2024-01-01', percent: '6.50' }],
  dayCount: 'actual-year',
  rounding: 'floor per window',
  freezeWhilePlanKept: true,
  fromOn: 'balance as-at date',
} as const;
const FACTS: AddedFacts = {
  interest: KETTLE,
  regime: 'regulated_credit',
  debtorKind: 'person',
  balanceMinor: 1000_00,
  asAtOn: '2026-11-02',
  holds: [],
  hasPlan: false,
};
const HOLD: Hold = {
  id: 'h',
  debtId: 'd',
  reason: 'dispute',
  fromOn: '2026-11-12',
  untilOn: null,
  endedOn: null,
};
const TODAY = '2026-11-22';

test('Interest runs from the day of the figure to today, a day at a time, rounded down', () => {
  // £1,000 × 6.5% × 20 days of 365 = £3.5616…
  expect(addedInterest(FACTS, TODAY)).toEqual({ kind: 'accrues', percent: 6.5, amountMinor: 3_56 });
  expect(addedInterest(FACTS, '2026-11-02')).toMatchObject({ amountMinor: 0 });
});

test('While a hold is on nothing is added, and the days of one that ended stay free', () => {
  expect(addedInterest({ ...FACTS, holds: [HOLD] }, TODAY)).toEqual({ kind: 'paused' });
  const ended = { ...HOLD, endedOn: '2026-11-17' };
  // Five of the twenty days, 12 to 16 November, were on hold: £1,000 × 6.5% × 15 of 365, rounded down in each window.
  const added = addedInterest({ ...FACTS, holds: [ended] }, TODAY);
  expect(added).toMatchObject({ kind: 'accrues' });
  expect(added.kind === 'accrues' && added.amountMinor).toBeGreaterThanOrEqual(2_66);
  expect(added.kind === 'accrues' && added.amountMinor).toBeLessThanOrEqual(2_67);
});

test('A kept plan that freezes interest adds none', () => {
  expect(addedInterest({ ...FACTS, hasPlan: true }, TODAY)).toEqual({ kind: 'kept' });
  const unfrozen = { ...KETTLE, freezeWhilePlanKept: false };
  expect(addedInterest({ ...FACTS, interest: unfrozen, hasPlan: true }, TODAY).kind).toBe('accrues');
});

test('A creditor without interest adds none, nor does the law where it is not claimed or the debt is a person’s', () => {
  expect(addedInterest({ ...FACTS, interest: { kind: 'none' } }, TODAY)).toEqual({ kind: 'none' });
  const byLaw = {
    kind: 'statutory_late_payment',
    referenceRates: [{ from: '2026-01-01', percent: '4.00' }],
    claimedByCreditor: true,
    fromOn: 'balance as-at date',
  } as const;
  expect(addedInterest({ ...FACTS, interest: byLaw }, TODAY)).toEqual({ kind: 'none' });
  const trade = { ...FACTS, regime: 'trade', debtorKind: 'business' } as const;
  expect(addedInterest({ ...trade, interest: { ...byLaw, claimedByCreditor: false } }, TODAY)).toEqual({
    kind: 'none',
  });
  // £1,000 × (8% + 4%) × 20 of 365 = £6.575…
  expect(addedInterest({ ...trade, interest: byLaw }, TODAY)).toEqual({
    kind: 'accrues',
    percent: 12,
    amountMinor: 6_58,
  });
});

test('A rate that is missing or terms that are not known are never guessed', () => {
  expect(addedInterest({ ...FACTS, interest: null }, TODAY)).toEqual({ kind: 'ask' });
  const late = { ...KETTLE, rates: [{ from: '2027-01-01', percent: '6.50' }] };
  expect(addedInterest({ ...FACTS, interest: late }, TODAY)).toEqual({ kind: 'ask' });
});

test('Nothing is added to nothing', () => {
  expect(addedInterest({ ...FACTS, balanceMinor: 0 }, TODAY)).toEqual({ kind: 'none' });
});

import fc from 'fast-check';
import { expect, test } from 'playwright/test';
import { type BUDGET_FREQUENCIES, FREQUENCIES } from '@/domain/frequency';
import { paidEvery } from '@/domain/paid-every';

const income = (frequency: (typeof BUDGET_FREQUENCIES)[number], amountMinor: number) =>
  ({ section: 'income', frequency, amountMinor }) as const;

test('Plans follow how most of the money comes in', () => {
  expect(paidEvery([income('weekly', 250_00), income('four_weekly', 300_00)])).toBe('weekly');
  expect(paidEvery([income('weekly', 25_60), income('monthly', 1_100_00)])).toBe('monthly');
  expect(paidEvery([{ ...income('fortnightly', 400_00), section: 'money_in' }])).toBe('fortnightly');
});

test('Money that comes once a year or a quarter, and money that goes out, say nothing of pay day', () => {
  expect(paidEvery([income('yearly', 90_000_00), income('quarterly', 9_000_00)])).toBeNull();
  expect(paidEvery([{ ...income('weekly', 900_00), section: 'spending' }])).toBeNull();
  expect(paidEvery([income('weekly', 0)])).toBeNull();
});

test('Whoever is paid in one rhythm alone sees that rhythm', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...FREQUENCIES),
      fc.array(fc.integer({ min: 1, max: 900_000 }), { minLength: 1, maxLength: 6 }),
      (frequency, amounts) => paidEvery(amounts.map((amount) => income(frequency, amount))) === frequency,
    ),
    { numRuns: 10_000 },
  );
});

import fc from 'fast-check';
import { expect, test } from 'playwright/test';
import { TRIES } from '@/domain/any.fixture';
import { type BudgetLine, budgetFigures } from '@/domain/budget';
import { LINES } from '@/domain/budget-lines';
import {
  aMonth,
  BUDGET_FREQUENCIES,
  FREQUENCIES,
  isMoreThanAMonth,
  monthCeiling,
  mostAt,
} from '@/domain/frequency';
import { leftOver } from '@/domain/left-over';

const anyLine: fc.Arbitrary<BudgetLine> = fc
  .tuple(fc.constantFrom(...LINES), fc.nat(300_000), fc.constantFrom(...BUDGET_FREQUENCIES))
  .map(([{ section, group, line }, amountMinor, frequency]) => ({
    section,
    groupKey: group,
    lineKey: line,
    amountMinor,
    frequency,
  }));
const line = (
  section: BudgetLine['section'],
  groupKey: string,
  lineKey: string,
  amountMinor: number,
  frequency: BudgetLine['frequency'] = 'monthly',
): BudgetLine => ({ section, groupKey, lineKey, amountMinor, frequency });

test('A budget is what comes in, less what goes out, less important arrears, less a little saved', () => {
  const lines = [
    line('income', 'wages', 'own_wages', 300_00, 'weekly'),
    line('spending', 'home_and_contents', 'rent', 650_00),
    line('spending', 'food_and_housekeeping', 'groceries', 60_00, 'weekly'),
    line('priority_arrears', 'priority_arrears', 'council_tax_arrears', 40_00),
    line('savings', 'savings', 'savings_held', 900_00),
  ];
  expect(budgetFigures('household', lines)).toEqual({
    ok: true,
    incomeMinor: 1_300_00,
    spendingMinor: 910_00,
    arrearsMinor: 40_00,
    savingsMinor: 20_00,
    leftOverMinor: 330_00,
    keptForDisabilityMinor: 0,
    livingMinor: 260_00,
  });
});

test('A disability benefit never counts as spare, however small its costs', () => {
  const benefit = line('income', 'disability', 'disability_benefits', 400_00);
  const wages = line('income', 'wages', 'own_wages', 1_000_00);
  const costs = line('spending', 'care_and_health', 'disability_costs', 150_00);
  const without = budgetFigures('household', [wages]);
  expect(budgetFigures('household', [wages, benefit, costs])).toMatchObject({
    keptForDisabilityMinor: 250_00,
    leftOverMinor: without.ok ? without.leftOverMinor : Number.NaN,
  });
});

test('A business saves nothing and lives on nothing: money in, less money out, less arrears', () => {
  const lines = [
    line('money_in', 'money_in', 'sales', 5_000_00),
    line('money_out', 'money_out', 'stock', 700_00, 'weekly'),
  ];
  expect(budgetFigures('cash_flow', lines)).toMatchObject({
    incomeMinor: 5_000_00,
    spendingMinor: 3_033_33,
    savingsMinor: 0,
    leftOverMinor: 1_966_67,
    livingMinor: 0,
  });
});

test('An amount below nothing is refused, not taken for money in', () => {
  expect(budgetFigures('household', [line('spending', 'water', 'sewerage', -1)])).toEqual({
    ok: false,
    reason: 'not-an-amount',
  });
  expect(
    leftOver({ income: [{ amountMinor: -1, frequency: 'weekly' }], spending: [], priorityArrears: [] }).ok,
  ).toBe(false);
});

test('The figures of any budget add up, and more money in never leaves less', () => {
  fc.assert(
    fc.property(fc.array(anyLine, { maxLength: 25 }), anyLine, (lines, more) => {
      const found = budgetFigures('household', lines);
      const richer = budgetFigures('household', [...lines, { ...more, section: 'income' }]);
      if (!found.ok || !richer.ok) return false;
      const {
        incomeMinor,
        spendingMinor,
        arrearsMinor,
        savingsMinor,
        keptForDisabilityMinor,
        leftOverMinor,
      } = found;
      return (
        incomeMinor - spendingMinor - arrearsMinor - savingsMinor - keptForDisabilityMinor ===
          leftOverMinor &&
        savingsMinor >= 0 &&
        savingsMinor <= 20_00 &&
        richer.leftOverMinor >= leftOverMinor
      );
    }),
    { numRuns: TRIES },
  );
});

test('No line stands twice in the forms', () => {
  expect(new Set(LINES.map(({ section, group, line: key }) => `${section} ${group} ${key}`)).size).toBe(
    LINES.length,
  );
});

test('The most that can be paid at a frequency is within a month’s figure, and a penny more is not', () => {
  fc.assert(
    fc.property(fc.nat(10_000_000), fc.constantFrom(...FREQUENCIES), (month, frequency) => {
      const most = mostAt(frequency, month);
      return (
        !isMoreThanAMonth(most, frequency, month) &&
        isMoreThanAMonth(most + 1, frequency, month) &&
        monthCeiling(most, frequency) <= month &&
        Math.abs(aMonth(most, frequency) - monthCeiling(most, frequency)) <= 1
      );
    }),
    { numRuns: TRIES },
  );
});

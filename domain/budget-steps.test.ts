import { expect, test } from 'playwright/test';
import { type BudgetLine, budgetFigures } from '@/domain/budget';
import { type BudgetSection, LINES } from '@/domain/budget-lines';
import { savingsHeld, statementOf } from '@/domain/budget-statement';
import { fieldOf, findStep, stepsOf, stepWith, tellsOfHealth } from '@/domain/budget-steps';
import { aMonth } from '@/domain/frequency';

const SECTIONS: Readonly<Record<'household' | 'cash_flow', readonly BudgetSection[]>> = {
  household: ['income', 'spending', 'priority_arrears', 'savings'],
  cash_flow: ['money_in', 'money_out', 'priority_arrears'],
};

/** One of every line, each of another amount. */
const everyLine = (kind: 'household' | 'cash_flow'): BudgetLine[] =>
  SECTIONS[kind]
    .flatMap((section) => LINES.filter((line) => line.section === section))
    .map(({ section, group, line }, at) => ({
      section,
      groupKey: group,
      lineKey: line,
      amountMinor: 10_00 + at,
      frequency: at % 2 === 0 ? 'weekly' : 'quarterly',
    }));

for (const kind of ['household', 'cash_flow'] as const) {
  test(`Every line of the ${kind} form is asked for on one page, once, under a name of its own`, () => {
    const asked = stepsOf(kind).flatMap(({ groups }) => groups.flatMap(({ lines }) => lines));
    const wanted = LINES.filter(({ section }) => SECTIONS[kind].includes(section));
    expect(new Set(asked.map(fieldOf)).size).toBe(wanted.length);
    expect(asked).toHaveLength(wanted.length);
    for (const { section, line } of wanted) {
      const step = stepWith(kind, { section, lineKey: line });
      expect(step && findStep(step.slug)).toBe(step);
    }
  });

  test(`The statement of a ${kind} budget shows every line once, and its totals are those of the figures`, () => {
    const lines = everyLine(kind);
    const parts = statementOf({ kind, lines }, { showsHealth: true });
    const shown = parts.flatMap(({ groups }) => groups.flatMap((group) => group.lines));
    expect(shown.map(({ monthMinor: _, ...line }) => line)).toEqual(lines);
    const figures = budgetFigures(kind, lines);
    if (!figures.ok) throw new Error(figures.reason);
    expect(parts.slice(0, 3).map(({ monthMinor }) => monthMinor)).toEqual([
      figures.incomeMinor,
      figures.spendingMinor,
      figures.arrearsMinor,
    ]);
  });
}

test('A disability benefit and what the disability costs are asked for on the same page, side by side', () => {
  const together = stepsOf('household')
    .flatMap(({ groups }) => groups)
    .find(({ group }) => group === 'disability');
  expect(together?.lines.map(({ line }) => line)).toEqual([
    'disability_benefits',
    'paid_care',
    'disability_costs',
  ]);
});

test('With a letter alone nothing tells whether there is an amount about health, and every part still counts it', () => {
  const all = everyLine('household');
  const without = all.filter(({ lineKey }) => !tellsOfHealth(lineKey));
  expect(all.filter((line) => !without.includes(line)).map(({ lineKey }) => lineKey)).toEqual([
    'carer_benefits',
    'disability_benefits',
    'prescriptions',
    'paid_care',
    'disability_costs',
  ]);
  const shown = (lines: readonly BudgetLine[]) =>
    statementOf({ kind: 'household', lines }, { showsHealth: false });
  expect(shown(all).map(({ groups }) => groups)).toEqual(shown(without).map(({ groups }) => groups));
  expect(shown(all).map(({ monthMinor }) => monthMinor)).toEqual(
    statementOf({ kind: 'household', lines: all }, { showsHealth: true }).map(({ monthMinor }) => monthMinor),
  );
});

test('Savings are weighed against what a week costs, and never turned into a month', () => {
  const held: BudgetLine = {
    section: 'savings',
    groupKey: 'savings',
    lineKey: 'savings_held',
    amountMinor: 450_00,
    frequency: 'monthly',
  };
  const rent: BudgetLine = {
    section: 'spending',
    groupKey: 'home_and_contents',
    lineKey: 'rent',
    amountMinor: 433_33,
    frequency: 'monthly',
  };
  expect(savingsHeld('household', [held, rent])).toEqual({ heldMinor: 450_00, weekMinor: 99_99, weeks: 4 });
  expect(savingsHeld('household', [held])).toEqual({ heldMinor: 450_00, weekMinor: 0, weeks: null });
  expect(savingsHeld('household', [rent])).toBeNull();
  const [, , , savings] = statementOf({ kind: 'household', lines: [held] }, { showsHealth: true });
  expect(savings?.monthMinor).toBe(450_00);
  expect(aMonth(433_33, 'monthly')).toBe(433_33);
});

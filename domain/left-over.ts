import { aMonth, type BudgetFrequency } from '@/domain/frequency';
import { isAmount } from '@/domain/interest';

export type BudgetAmount = { readonly amountMinor: number; readonly frequency: BudgetFrequency };

export type LeftOverInput = {
  readonly income: readonly BudgetAmount[];
  readonly spending: readonly BudgetAmount[];
  readonly priorityArrears: readonly BudgetAmount[];
};

/** A budget's figures for one month, in minor units. `leftOverMinor` may be below zero. */
export type LeftOver = {
  readonly incomeMinor: number;
  readonly spendingMinor: number;
  readonly arrearsMinor: number;
  readonly savingsMinor: number;
  readonly leftOverMinor: number;
};

export type LeftOverResult =
  | ({ readonly ok: true } & LeftOver)
  | { readonly ok: false; readonly reason: 'not-an-amount' | 'too-large' };

/** The savings a budget keeps back: a tenth of what is left, at most £20 a month. */
export const MOST_SAVED_MINOR = 20_00;

/** Adds lines after each is rounded to a month's figure, so that what a screen shows adds up. */
export function monthTotal(lines: readonly BudgetAmount[]): number {
  return lines.reduce((sum, line) => sum + aMonth(line.amountMinor, line.frequency), 0);
}

/** What is kept back each month: a tenth, rounded down, of what is left, at most £20 and never below nothing. */
export function savingsFrom(leftMinor: number): number {
  return Math.max(0, Math.min(Math.floor(leftMinor / 10), MOST_SAVED_MINOR));
}

/**
 * What is left in a month: income less spending, payments on priority arrears and a little saved. Each line becomes a
 * month's figure (52/12 weeks, 26/12 fortnights, 13/12 four-weeks, a third of a quarter, a twelfth of a year) and is
 * rounded half up. Lines below zero or not in whole minor units are refused.
 * Source: the group `left_over` of domain/cases/schedules.json; the Standard Financial Statement's savings line.
 */
export function leftOver({ income, spending, priorityArrears }: LeftOverInput): LeftOverResult {
  if (![...income, ...spending, ...priorityArrears].every((line) => isAmount(line.amountMinor)))
    return { ok: false, reason: 'not-an-amount' };
  const incomeMinor = monthTotal(income);
  const spendingMinor = monthTotal(spending);
  const arrearsMinor = monthTotal(priorityArrears);
  const beforeSavings = incomeMinor - spendingMinor - arrearsMinor;
  const savingsMinor = savingsFrom(beforeSavings);
  if (![incomeMinor, spendingMinor, arrearsMinor, beforeSavings].every(Number.isSafeInteger))
    return { ok: false, reason: 'too-large' };
  return {
    ok: true,
    incomeMinor,
    spendingMinor,
    arrearsMinor,
    savingsMinor,
    leftOverMinor: beforeSavings - savingsMinor,
  };
}

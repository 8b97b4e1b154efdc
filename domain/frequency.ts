import { type Fraction, floor, fraction, halfUp, multiply } from '@/domain/fraction';

/** How often a plan is paid. */
export type Frequency = 'weekly' | 'fortnightly' | 'four_weekly' | 'monthly';
/** How often a line of a budget comes or goes. */
export type BudgetFrequency = Frequency | 'quarterly' | 'yearly';

export const FREQUENCIES: readonly Frequency[] = ['weekly', 'fortnightly', 'four_weekly', 'monthly'];
export const BUDGET_FREQUENCIES: readonly BudgetFrequency[] = [...FREQUENCIES, 'quarterly', 'yearly'];

/** How many of each a month holds, as a fraction of twelfths; a year is 52 weeks, as the Standard Financial Statement has it. */
export const TIMES_A_MONTH: Readonly<
  Record<BudgetFrequency, { readonly over: number; readonly under: number }>
> = {
  weekly: { over: 52, under: 12 },
  fortnightly: { over: 26, under: 12 },
  four_weekly: { over: 13, under: 12 },
  monthly: { over: 1, under: 1 },
  quarterly: { over: 1, under: 3 },
  yearly: { over: 1, under: 12 },
};

function factorOf(frequency: BudgetFrequency): Fraction {
  const { over, under } = TIMES_A_MONTH[frequency];
  return fraction(BigInt(over), BigInt(under));
}

/** What an amount at a frequency comes to in a month, in minor units, rounded half up. */
export function aMonth(amountMinor: number, frequency: BudgetFrequency): number {
  return Number(halfUp(multiply(fraction(BigInt(amountMinor)), factorOf(frequency))));
}

/** The most that can be paid at a frequency without coming to more than this in a month; minor units, rounded down. */
export function mostAt(frequency: Frequency, monthMinor: number): number {
  const { over, under } = factorOf(frequency);
  return Number(floor(fraction(BigInt(monthMinor) * under, over)));
}

/** Whether an amount at a frequency comes to more in a month than this, reckoned exactly. */
export function isMoreThanAMonth(amountMinor: number, frequency: Frequency, monthMinor: number): boolean {
  const { over, under } = factorOf(frequency);
  return BigInt(amountMinor) * over > BigInt(monthMinor) * under;
}

/** What an amount at a frequency comes to in a month, in minor units, rounded up: never shown as less than it is. */
export function monthCeiling(amountMinor: number, frequency: Frequency): number {
  const { over, under } = factorOf(frequency);
  return -Number(floor(fraction(BigInt(-amountMinor) * over, under)));
}

/** What a month's figure comes to in a week, in minor units, rounded down; below nothing too. */
export function aWeek(monthMinor: number): number {
  const { over, under } = factorOf('weekly');
  return Number(floor(fraction(BigInt(monthMinor) * under, over)));
}

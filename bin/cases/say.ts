import type { WorkingStep } from '@/domain/working';
import type { AnsweredWay } from './answer-options';

const pounds = new Intl.NumberFormat('en-GB', { style: 'currency', currency: 'GBP' });
const longDay = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });

const money = (minor: number) => pounds.format(minor / 100);
const day = (on: string) => longDay.format(new Date(`${on}T00:00:00Z`));
const some = (count: number, what: string) => `${count} ${what}${count === 1 ? '' : 's'}`;

const EVERY = {
  weekly: 'a week',
  fortnightly: 'every two weeks',
  four_weekly: 'every four weeks',
  monthly: 'a month',
  quarterly: 'every three months',
  yearly: 'a year',
} as const;
const BECAUSE = {
  share: 'in whole pounds',
  least: 'the least payment is more, so',
  all: 'that is all that is owed, so',
} as const;
const SECTION = {
  income: 'Money in',
  spending: 'Money out',
  priority_arrears: 'Paying off important bills',
} as const;

function sayWindow(step: WorkingStep & { key: 'window' }): string {
  const sum = `${money(step.balanceMinor)} × ${step.percent}% × ${some(step.days, 'day')} ÷ ${step.yearLength}`;
  const comes = step.interestMinor === null ? '' : ` = ${money(step.interestMinor)}, rounded down`;
  return `  From ${day(step.fromOn)} to ${day(step.toOn)}: ${sum}${comes}.`;
}

function sayPeriod({
  fromOn,
  toOn,
  balanceMinor,
  windows,
  interestMinor,
}: WorkingStep & { key: 'period' }): string {
  const sums = windows.map(
    ({ days, percent, yearLength }) => `${percent}% × ${some(days, 'day')} ÷ ${yearLength}`,
  );
  const sum = sums.length === 0 ? 'no interest' : `× ${sums.length > 1 ? `(${sums.join(' + ')})` : sums[0]}`;
  return `From ${day(fromOn)} to ${day(toOn)}: ${money(balanceMinor)} ${sum} = ${money(interestMinor)}, rounded down.`;
}

function sayLine({ amountMinor, frequency, over, under, monthMinor }: WorkingStep & { key: 'line' }): string {
  if (frequency === 'monthly') return `  ${money(amountMinor)} a month.`;
  return `  ${money(amountMinor)} ${EVERY[frequency]}: × ${over} ÷ ${under} = ${money(monthMinor)} a month.`;
}

/** One step of a working as a plain sentence. The figures are pounds. */
export function say(step: WorkingStep): string {
  switch (step.key) {
    case 'part':
      return `${money(step.balanceMinor)} was owed until ${day(step.untilOn)}.`;
    case 'window':
      return sayWindow(step);
    case 'part-interest':
      return `  Interest on this part: ${money(step.interestMinor)}.`;
    case 'no-interest':
      return '  No interest is added.';
    case 'interest':
      return `Interest in all: ${money(step.interestMinor)}.`;
    case 'upfront':
      return `${money(step.upfrontMinor)} is paid first. That leaves ${money(step.leftMinor)}.`;
    case 'period':
      return sayPeriod(step);
    case 'accrued':
      return `Interest from before: ${money(step.accruedMinor)}.`;
    case 'regular':
      return `${some(step.times, 'payment')} of ${money(step.amountMinor)}: ${money(step.capitalMinor)} ÷ ${step.count} and ${money(step.extraMinor)} ÷ ${step.count}, each rounded down.`;
    case 'each':
      return `${money(step.totalMinor)} ÷ ${step.count}, rounded up, is ${money(step.amountMinor)} each.`;
    case 'last':
      return `The last payment is ${money(step.amountMinor)} on ${day(step.on)}.`;
    case 'payment':
      return `  ${step.number}. ${day(step.on)}: ${money(step.amountMinor)}.`;
    case 'payments-total':
      return `${some(step.count, 'payment')} come to ${money(step.totalMinor)}.`;
    case 'line':
      return sayLine(step);
    case 'section':
      return `${SECTION[step.section]}: ${money(step.monthMinor)} a month.`;
    case 'savings':
      return `Kept back to save: ${money(step.savingsMinor)} a month.`;
    case 'left-over':
      return `Left over: ${money(step.leftMinor)} a month.`;
    case 'to-share':
      return `${money(step.affordableMinor)} is shared over ${money(step.balancesMinor)}, by size.`;
    case 'share':
      return `  Debt ${step.number}: ${money(step.shareMinor)} of ${money(step.balanceMinor)}.`;
    case 'first-payment':
      return `The first day ${step.dayOfMonth} of a month, on or after ${day(step.earliestOn)}, is ${day(step.firstOn)}.`;
    case 'not-late':
      return 'Nothing is late yet, so nothing is added.';
    case 'late-rate':
      return `It was due on ${day(step.dueOn)} and is ${some(step.daysLate, 'day')} late. The rate is 8% and ${step.referencePercent}%, and stays so.`;
    case 'late-interest':
      return `Interest: ${money(step.amountMinor)} × (8 + ${step.referencePercent})% × ${some(step.daysLate, 'day')} ÷ 365 = ${money(step.interestMinor)}.`;
    case 'fixed-sum':
      return `Fixed sum for a debt of this size: ${money(step.fixedSumMinor)}.`;
    case 'policy-share':
      return `You have ${money(step.leftMinor)} a month left. We ask for at most ${step.percent}% of it: ${money(step.shareMinor)}.`;
    case 'a-month':
      return `${money(step.amountMinor)} ${EVERY[step.frequency]} comes to ${money(step.monthMinor)} a month.`;
    case 'pace':
      return `${WAYS[step.pace]} takes ${step.percent}% of that: ${BECAUSE[step.because]} ${money(step.amountMinor)} ${EVERY[step.frequency]}.`;
    case 'shared':
      return `${money(step.totalMinor)} over ${some(step.count, 'payment')}, rounded up, is ${money(step.amountMinor)} each.`;
    case 'left-to-live-on':
      return `${money(step.leftMinor)} left and ${money(step.livingMinor)} kept to live on, less ${money(step.paidMinor)}, is ${money(step.restMinor)} a month: × 12 ÷ 52 = ${money(step.weekMinor)} a week to live on.`;
  }
}

const WAYS: Readonly<Record<string, string>> = {
  'in-full': 'All of it now',
  lighter: 'A lighter plan',
  middle: 'A middle plan',
  sooner: 'A sooner plan',
  'own-amount': 'Your own amount',
  'own-months': 'Your own time',
  'a-little-for-now': 'A little for now',
  'by-a-day': 'All of it by a day',
  settle: 'Part of it, and be done',
};

/** One way to deal with a debt: what it is, what it comes to, and every step of its sums. */
export function sayWay({ figures, working }: AnsweredWay): string[] {
  const said = figures as Partial<
    Record<'totalMinor' | 'payMinor' | 'remainderMinor' | 'leftToLiveOnWeekMinor', number>
  > &
    Partial<Record<'on' | 'byOn', string>>; // the figures of the engine, by name
  const by = said.byOn ?? said.on;
  const sum = said.payMinor ?? said.totalMinor ?? 0;
  const rest = said.remainderMinor ? ` ${money(said.remainderMinor)} is then left of it.` : '';
  const outside = isOutside(figures.evaluation) ? ' A person looks at it first.' : '';
  const title = `${WAYS[figures.way] ?? figures.way}: ${money(sum)} in all${by ? `, on ${day(by)}` : ''}.${rest}${outside}`;
  return [title, ...working.map((step) => `  ${say(step)}`)];
}

function isOutside(evaluation: unknown): boolean {
  return (
    typeof evaluation === 'object' && evaluation !== null && 'ok' in evaluation && evaluation.ok === false
  );
}

const REFUSALS: Readonly<Record<string, string>> = {
  'not-an-amount': 'an amount is missing, below zero, or not in whole minor units',
  'not-a-day': 'a day is missing or does not exist; days are written YYYY-MM-DD',
  'not-a-rate': 'the rates are missing, or one has no day or no percentage such as "3.25"',
  'not-a-list': 'a list is missing or is not a list',
  'not-a-count': 'the count must be a whole number from 1 to 1200',
  'not-a-convention': 'the engine knows “actual-year, floor per window” and “actual/365, half up”',
  'not-a-frequency': 'the frequency is missing or is not one the engine knows',
  'not-a-working-day-rule': '“adjust” is next or previous',
  'not-a-day-of-the-month': 'the day of the month is outside what is allowed',
  'amount-or-count': 'give either amountMinor or count, not both',
  'amount-below-one': 'the amount must be at least 1',
  'not-a-whole-count': 'the count is missing or is not a whole number',
  'not-yes-or-no': 'true or false is expected',
  'not-a-pause': 'the pause ends before it begins',
  'count-below-one': 'the count must be at least 1',
  'nothing-to-pay': 'nothing is left to pay',
  'too-many-payments': 'the plan would not end in a sensible time',
  'payments-above-balance': 'the payments come to more than is owed',
  'first-before-quote': 'the first payment lies before the quote day',
  'upfront-day-outside': 'the upfront day must lie after the quote day and not after the first payment',
  'upfront-above-balance': 'the upfront payment is more than is owed',
  'no-reference-rate': 'there is no reference rate on the first late day',
  'not-a-policy': 'the policy is missing, or it is not of the form that creditors are kept in',
  'not-a-pay-day':
    'the pay day is missing or is not one such as weekly:5, fortnightly:2026-01-02, monthly:28 or monthly:last',
  'not-a-nation': 'the nation is england, wales, scotland or northern_ireland',
  'not-a-regime': 'the regime is regulated_credit, utility, rent, council_tax or trade',
  'not-a-debtorKind': 'the kind of debtor is person, sole_trader or business',
  'no-time': 'the months must be a whole number from 1',
  'never-ends': 'the plan would not end in a sensible time',
  'too-large': 'the figure is too large to be exact',
};

/** Why the engine refuses an input, as words for whoever typed it; first the field that is wrong, where one is. */
export function sayRefusal(reason: string, field?: string): string {
  const words = REFUSALS[reason] ?? reason;
  return field === undefined ? words : `${field}: ${words}`;
}

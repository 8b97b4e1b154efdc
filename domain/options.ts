import { addMonths, type Holidays, type IsoDay, readDay, writeDay } from '@/domain/calendar';
import { type Affordable, evaluateOffer, type OfferEvaluation } from '@/domain/evaluate-offer';
import { type FixedPlan, fixedPlan, planOfAtMost } from '@/domain/fixed-plan';
import { aWeek, type Frequency, monthCeiling, TIMES_A_MONTH } from '@/domain/frequency';
import { offeredAmounts, type Pace } from '@/domain/offered-amounts';
import { datesFor, type PayDay } from '@/domain/pay-day';
import { NO_INTEREST, type RunningInterest } from '@/domain/plan-interest';
import { longestTermMonths, type Policy, policyDays } from '@/domain/policy';
import { type DateRule, schedule } from '@/domain/schedule';

/** What one person's options on one debt are reckoned from. `leftMinor` is a month's figure, this debt's share of it. */
export type OptionsInput = {
  readonly policy: Policy;
  readonly balanceMinor: number;
  readonly todayOn: IsoDay;
  readonly payDay: PayDay;
  readonly holidays: Holidays;
  readonly interest: RunningInterest;
  readonly affordable: Affordable;
  /**
   * What the budget already keeps for daily life in a month (food, housekeeping, personal); it is lived on too. Null in the
   * cash flow of a business, which nobody lives on.
   */
  readonly livingMinor?: number | null;
};

/** How what is left to live on in a week adds up. Minor units; the first four are a month's. */
export type LivingSum = {
  /** What the budget leaves. */
  readonly leftMinor: number;
  /** What it keeps for daily life. */
  readonly livingMinor: number;
  /** The payments. */
  readonly paidMinor: number;
  readonly restMinor: number;
  readonly weekMinor: number;
};

/** A plan as an option on screen. `leftToLiveOnWeekMinor` and its sum are null without a budget. */
export type PlanOption = FixedPlan & {
  readonly frequency: Frequency;
  readonly leftToLiveOnWeekMinor: number | null;
  readonly living: LivingSum | null;
  readonly evaluation: OfferEvaluation;
};

export type PlanOptionResult =
  | { readonly ok: true; readonly option: PlanOption }
  | { readonly ok: false; readonly reason: 'not-a-day' | 'not-an-amount' | 'no-time' | 'never-ends' };

/** Thirty years. A longer wish is a slip, or goes to a person. */
const LONGEST_MONTHS = 360;

function datesOf({ policy, balanceMinor, todayOn, payDay, holidays }: OptionsInput): DateRule | null {
  const days = policyDays(policy, balanceMinor, todayOn, holidays);
  return days && datesFor(payDay, days.earliestFirstOn, holidays);
}

function optionOf(input: OptionsInput, plan: FixedPlan): PlanOption {
  const { payDay, affordable } = input;
  const { frequency } = payDay;
  const evaluation = evaluateOffer({ ...input, frequency, payments: plan.payments });
  const living =
    affordable.by === 'budget' && input.livingMinor !== null
      ? livingSum(affordable.leftMinor, input.livingMinor ?? 0, monthCeiling(plan.regularMinor, frequency))
      : null;
  return { ...plan, frequency, leftToLiveOnWeekMinor: living?.weekMinor ?? null, living, evaluation };
}

/** What a month's payments leave to live on in a week, as a sum. Minor units. */
export function livingSum(leftMinor: number, livingMinor: number, paidMinor: number): LivingSum {
  const restMinor = leftMinor + livingMinor - paidMinor;
  return { leftMinor, livingMinor, paidMinor, restMinor, weekMinor: aWeek(restMinor) };
}

/** How many payments of a rule fall on or before the day so many months from today. */
function paymentsWithin(dates: DateRule, todayOn: IsoDay, months: number): number {
  const today = readDay(todayOn);
  if (today === null) return 0;
  const untilOn = writeDay(addMonths(today, months));
  const most = months * 5;
  const days = schedule({ ...dates, totalMinor: most, amountMinor: 1 });
  return days.ok ? days.payments.filter((payment) => payment.on <= untilOn).length : 0;
}

/**
 * The plans a policy offers by itself for what a budget leaves: lighter, middle and sooner, those of them that are
 * within the policy in every line. None without a budget, and none when nothing is left.
 */
export function overTime(input: OptionsInput): (PlanOption & { readonly pace: Pace })[] {
  const { policy, payDay, affordable, balanceMinor } = input;
  if (affordable.by !== 'budget') return [];
  return offeredAmounts(policy, payDay.frequency, affordable.leftMinor, balanceMinor).flatMap(
    ({ pace, amountMinor }) => {
      const plan = ownAmount(input, amountMinor);
      return plan.ok && plan.option.evaluation.ok ? [{ pace, ...plan.option }] : [];
    },
  );
}

/** An amount of the person's own, at their pay day. Outside the policy it still comes back, with the lines it is outside. */
export function ownAmount(input: OptionsInput, amountMinor: number): PlanOptionResult {
  const dates = datesOf(input);
  if (!dates) return { ok: false, reason: 'not-a-day' };
  const { balanceMinor, interest } = input;
  const result = fixedPlan({ balanceMinor, dates, interest, amountMinor });
  if (result.ok) return { ok: true, option: optionOf(input, result.plan) };
  return { ok: false, reason: result.reason === 'never-ends' ? 'never-ends' : 'not-an-amount' };
}

/** How long a little for now is paid before it is looked at again. */
const LITTLE_MONTHS = 6;

/**
 * A little for now: half a year of payments of this amount, or fewer where they reach the balance, and then it is looked
 * at again (decision 0110). It never is too small to be worked out. Payments go to the balance; interest goes on as it was.
 */
export function littleForNow(input: OptionsInput, amountMinor: number): PlanOptionResult {
  const dates = datesOf(input);
  if (!dates) return { ok: false, reason: 'not-a-day' };
  if (!Number.isSafeInteger(amountMinor) || amountMinor < 1) return { ok: false, reason: 'not-an-amount' };
  const { over, under } = TIMES_A_MONTH[input.payDay.frequency];
  const count = Math.floor((LITTLE_MONTHS * over) / under);
  const balanceMinor = Math.min(input.balanceMinor, amountMinor * count);
  const result = fixedPlan({ balanceMinor, dates, interest: NO_INTEREST, amountMinor });
  return result.ok
    ? { ok: true, option: optionOf(input, result.plan) }
    : { ok: false, reason: 'not-an-amount' };
}

/**
 * A plan over so many months of the person's own, at their pay day: as many payments as those months hold, each as
 * small as it can be. Where waiting for the first pay day would push the last one beyond a term that the months are
 * within, the payments that fit the term share it instead, so that the wish stays inside the policy.
 */
export function ownMonths(input: OptionsInput, months: number): PlanOptionResult {
  const { balanceMinor, interest, policy, payDay, todayOn } = input;
  const dates = datesOf(input);
  if (!dates) return { ok: false, reason: 'not-a-day' };
  if (!Number.isInteger(months) || months < 1) return { ok: false, reason: 'no-time' };
  if (months > LONGEST_MONTHS) return { ok: false, reason: 'never-ends' };
  const { over, under } = TIMES_A_MONTH[payDay.frequency];
  const whole = planOfAtMost({ balanceMinor, dates, interest, count: Math.floor((months * over) / under) });
  if (!whole.ok) return { ok: false, reason: whole.reason === 'never-ends' ? 'never-ends' : 'not-an-amount' };
  const wished = optionOf(input, whole.plan);
  const isTooLong =
    !wished.evaluation.ok && wished.evaluation.outside.some(({ line }) => line === 'too-long');
  if (!isTooLong || months > (longestTermMonths(policy, balanceMinor) ?? 0))
    return { ok: true, option: wished };
  const count = paymentsWithin(dates, todayOn, months);
  const fitted = count < 1 ? whole : planOfAtMost({ balanceMinor, dates, interest, count });
  return { ok: true, option: fitted.ok ? optionOf(input, fitted.plan) : wished };
}

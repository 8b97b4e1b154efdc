import type { IsoDay } from '@/domain/calendar';
import { interestWhilePaid, type RunningInterest } from '@/domain/plan-interest';
import { type DateRule, type Payment, type ScheduleFault, schedule } from '@/domain/schedule';

/** A plan that can be shown before it is agreed. Amounts in minor units; the payments sum to `totalMinor`. */
export type FixedPlan = {
  readonly regularMinor: number;
  readonly payments: readonly Payment[];
  readonly firstOn: IsoDay;
  readonly endOn: IsoDay;
  readonly totalMinor: number;
  readonly interestMinor: number;
};

export type FixedPlanResult =
  | { readonly ok: true; readonly plan: FixedPlan }
  | { readonly ok: false; readonly reason: ScheduleFault | 'interest-unknown' | 'never-ends' };

export type FixedPlanInput = {
  readonly balanceMinor: number;
  readonly dates: DateRule;
  readonly interest: RunningInterest;
};

/** More than 57 years of weeks is not a plan that a person can be shown; staff look at it instead. */
const MOST_PAYMENTS = 3_000;

function planOf(payments: readonly Payment[], interestMinor: number): FixedPlanResult {
  const first = payments[0];
  const last = payments.at(-1);
  if (!first || !last) return { ok: false, reason: 'nothing-to-pay' };
  const totalMinor = payments.reduce((sum, payment) => sum + payment.amountMinor, 0);
  const plan = {
    regularMinor: first.amountMinor,
    payments,
    firstOn: first.on,
    endOn: last.on,
    totalMinor,
    interestMinor,
  };
  return { ok: true, plan };
}

/**
 * A plan of one fixed amount. The payments bring the balance down first; what interest adds is then paid by more
 * payments of the same amount at the end, never by a bigger last one, so none exceeds the regular one and the last is
 * the smallest. Refuses what `schedule` refuses, and an amount so small that the plan would not end in a lifetime.
 */
export function fixedPlan(input: FixedPlanInput & { readonly amountMinor: number }): FixedPlanResult {
  const { balanceMinor, dates, interest, amountMinor } = input;
  if (amountMinor >= 1 && balanceMinor / amountMinor > MOST_PAYMENTS)
    return { ok: false, reason: 'never-ends' };
  const balancePaid = schedule({ ...dates, totalMinor: balanceMinor, amountMinor });
  if (!balancePaid.ok) return balancePaid;
  if (interest.kind === 'none') return planOf(balancePaid.payments, 0);
  const paidOn = balancePaid.payments.at(-1)?.on ?? dates.firstOn;
  const interestMinor = interestWhilePaid(interest, balanceMinor, balancePaid.payments, paidOn);
  if (interestMinor === null) return { ok: false, reason: 'interest-unknown' };
  const whole = schedule({ ...dates, totalMinor: balanceMinor + interestMinor, amountMinor });
  if (whole.ok && whole.payments.length > MOST_PAYMENTS) return { ok: false, reason: 'never-ends' };
  return whole.ok ? planOf(whole.payments, interestMinor) : whole;
}

/**
 * The plan of at most `count` payments with the smallest regular amount. Without interest that is the balance shared
 * evenly, rounded up; with it, the smallest amount whose payments, interest among them, fit the count.
 */
export function planOfAtMost(input: FixedPlanInput & { readonly count: number }): FixedPlanResult {
  const { balanceMinor, count } = input;
  if (!Number.isSafeInteger(count) || count < 1) return { ok: false, reason: 'count-below-one' };
  let tooSmall = Math.ceil(balanceMinor / count) - 1;
  const even = fixedPlan({ ...input, amountMinor: tooSmall + 1 });
  if (!even.ok || even.plan.payments.length <= count) return even;
  tooSmall += 1;
  // A larger amount bears less interest but for a penny of rounding, so sharing the whole total is soon enough.
  let enough = Math.ceil(even.plan.totalMinor / count);
  let found = fixedPlan({ ...input, amountMinor: enough });
  while (found.ok && found.plan.payments.length > count) {
    tooSmall = enough;
    enough = Math.max(enough + 1, Math.ceil(found.plan.totalMinor / count));
    found = fixedPlan({ ...input, amountMinor: enough });
  }
  while (enough - tooSmall > 1) {
    const middle = Math.floor((tooSmall + enough) / 2);
    const tried = fixedPlan({ ...input, amountMinor: middle });
    if (!tried.ok) return tried;
    if (tried.plan.payments.length <= count) {
      enough = middle;
      found = tried;
    } else tooSmall = middle;
  }
  return found;
}

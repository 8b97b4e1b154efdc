import {
  type Day,
  dayOf,
  type Holidays,
  type IsoDay,
  monthLength,
  NO_HOLIDAYS,
  nearestWorkingDay,
  partsOf,
  readDay,
  writeDay,
} from '@/domain/calendar';
import type { Frequency } from '@/domain/frequency';

/** The day of the month a monthly payment falls on: a number, the last day, or the last working day. */
export type MonthDay = number | 'last' | 'last_working';

/** Which days payments fall on. `holidays` is complete: no other day is one. */
export type DateRule = {
  readonly frequency: Frequency;
  readonly firstOn: IsoDay;
  readonly monthDay?: MonthDay;
  readonly adjust?: 'next' | 'previous';
  readonly holidays?: Holidays;
};

/** How much each payment is: a fixed amount (a smaller last one merged only when asked for), or a fixed number of them. */
export type AmountRule =
  | { readonly amountMinor: number; readonly mergeLast?: boolean }
  | { readonly count: number };

export type ScheduleInput = DateRule &
  AmountRule & { readonly totalMinor: number; readonly upfrontMinor?: number };

export type Payment = { readonly on: IsoDay; readonly amountMinor: number };

export type ScheduleFault =
  | 'nothing-to-pay'
  | 'not-an-amount'
  | 'amount-below-one'
  | 'count-below-one'
  | 'not-a-day'
  | 'not-a-day-of-the-month'
  | 'too-many-payments';

export type ScheduleResult =
  | { readonly ok: true; readonly payments: readonly Payment[] }
  | { readonly ok: false; readonly reason: ScheduleFault };

/** A plan of more payments than these is a slip, not a plan: about 1,900 years of weeks. */
const MOST_PAYMENTS = 100_000;
const DAYS_BETWEEN = { weekly: 7, fortnightly: 14, four_weekly: 28 } as const;

/** The amounts in order: equal ones, then what is left. Their sum is `total`, none is 0. */
function amountsOf(
  total: number,
  rule: AmountRule,
): { ok: true; each: number; count: number; last: number } | { ok: false; reason: ScheduleFault } {
  let each: number;
  if ('count' in rule) {
    if (!Number.isSafeInteger(rule.count) || rule.count < 1) return { ok: false, reason: 'count-below-one' };
    each = Math.floor((total - 1) / rule.count) + 1;
  } else {
    each = rule.amountMinor;
    if (!Number.isSafeInteger(each) || each < 1) return { ok: false, reason: 'amount-below-one' };
  }
  const count = Math.floor((total - 1) / each) + 1;
  if (count > MOST_PAYMENTS) return { ok: false, reason: 'too-many-payments' };
  const last = total - each * (count - 1);
  if ('count' in rule || !rule.mergeLast || last === each || count === 1)
    return { ok: true, each, count, last };
  return { ok: true, each, count: count - 1, last: last + each };
}

/** The day of payment `k` (from 0) of a monthly rule, before any working-day change. */
function monthlyDay(index: number, wanted: MonthDay, holidays: Holidays): Day {
  const year = Math.floor(index / 12);
  const month = index - year * 12 + 1;
  const length = monthLength(year, month);
  if (wanted === 'last_working') return nearestWorkingDay(dayOf(year, month, length), 'previous', holidays);
  return dayOf(year, month, wanted === 'last' || wanted > length ? length : wanted);
}

/** Years after this one are refused: a working-day change must still land on a day of four digits. */
const LAST_YEAR = 9998;

/** The days of `count` payments, each reckoned from the first and never from the one before. Null beyond the last year. */
function daysOf(rule: DateRule, first: Day, count: number, holidays: Holidays): Day[] | null {
  const { year, month, dayOfMonth } = partsOf(first);
  const wanted = rule.monthDay ?? dayOfMonth;
  const index = year * 12 + month - 1;
  const step = rule.frequency === 'monthly' ? null : DAYS_BETWEEN[rule.frequency];
  const lastYear =
    step === null ? Math.floor((index + count - 1) / 12) : partsOf(first + step * (count - 1)).year;
  if (lastYear > LAST_YEAR) return null;
  const days: Day[] = new Array(count);
  for (let k = 0; k < count; k += 1)
    days[k] = step === null ? monthlyDay(index + k, wanted, holidays) : first + k * step;
  const { adjust } = rule;
  return adjust ? days.map((day) => nearestWorkingDay(day, adjust, holidays)) : days;
}

function isMonthDay(day: MonthDay): boolean {
  return day === 'last' || day === 'last_working' || (Number.isInteger(day) && day >= 1 && day <= 31);
}

/**
 * The payments of a plan: days as `YYYY-MM-DD`, amounts in minor units. They and the upfront payment sum to the total.
 * With a fixed amount the last is what is left, never more than the others unless `mergeLast` asks for it; with a fixed
 * count each is rounded up, so the last is the smallest and there may be fewer. Every day is reckoned from the first;
 * one that does not exist clamps to its month's end. Refuses a total of nothing after the upfront payment, an amount
 * or a count below one, days that do not exist, and plans without a sensible end.
 * Source: the group `schedule` of domain/cases/schedules.json.
 */
export function schedule(input: ScheduleInput): ScheduleResult {
  const { totalMinor, upfrontMinor = 0, monthDay, holidays = NO_HOLIDAYS } = input;
  if (!Number.isSafeInteger(totalMinor) || !Number.isSafeInteger(upfrontMinor) || upfrontMinor < 0)
    return { ok: false, reason: 'not-an-amount' };
  if (totalMinor - upfrontMinor <= 0) return { ok: false, reason: 'nothing-to-pay' };
  const first = readDay(input.firstOn);
  if (first === null) return { ok: false, reason: 'not-a-day' };
  if (monthDay !== undefined && !isMonthDay(monthDay)) return { ok: false, reason: 'not-a-day-of-the-month' };
  const amounts = amountsOf(totalMinor - upfrontMinor, input);
  if (!amounts.ok) return amounts;
  const { each, count, last } = amounts;
  const days = daysOf(input, first, count, holidays);
  if (days === null) return { ok: false, reason: 'too-many-payments' };
  const payments = days.map((day, k) => ({
    on: writeDay(day),
    amountMinor: k === count - 1 ? last : each,
  }));
  return { ok: true, payments };
}

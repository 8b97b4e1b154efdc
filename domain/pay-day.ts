import {
  addMonths,
  type Day,
  dayOf,
  type Holidays,
  type IsoDay,
  monthLength,
  nearestWorkingDay,
  partsOf,
  readDay,
  weekdayOf,
  writeDay,
} from '@/domain/calendar';
import type { DateRule } from '@/domain/schedule';

/** When a person wants to pay, matched to how they are paid. Weekdays: 1 is Monday, 7 is Sunday; month days 1 to 28. */
export type PayDay =
  | { readonly frequency: 'weekly'; readonly weekday: number }
  | { readonly frequency: 'fortnightly' | 'four_weekly'; readonly knownOn: IsoDay }
  | { readonly frequency: 'monthly'; readonly monthDay: number | 'last' | 'last_working' };

const isWhole = (value: number, from: number, to: number) =>
  Number.isInteger(value) && value >= from && value <= to;

/** Whether a pay day is one the engine can count from: a weekday 1 to 7, a real day, or a month day 1 to 28. */
export function isPayDay(payDay: PayDay): boolean {
  if (payDay.frequency === 'weekly') return isWhole(payDay.weekday, 1, 7);
  if (payDay.frequency !== 'monthly') return readDay(payDay.knownOn) !== null;
  return typeof payDay.monthDay === 'string' || isWhole(payDay.monthDay, 1, 28);
}

/** A pay day as one word to keep: `weekly:5`, `fortnightly:2026-01-02`, `monthly:28`, `monthly:last_working`. */
export function writePayDay(payDay: PayDay): string {
  if (payDay.frequency === 'weekly') return `weekly:${payDay.weekday}`;
  return `${payDay.frequency}:${payDay.frequency === 'monthly' ? payDay.monthDay : payDay.knownOn}`;
}

/** Reads what `writePayDay` wrote; null for anything else. */
export function readPayDay(text: string): PayDay | null {
  const [frequency, day = ''] = text.split(':');
  const number = /^\d{1,2}$/.test(day) ? Number(day) : Number.NaN;
  let found: PayDay | null = null;
  if (frequency === 'weekly') found = { frequency, weekday: number };
  if (frequency === 'fortnightly' || frequency === 'four_weekly') found = { frequency, knownOn: day };
  if (frequency === 'monthly')
    found = { frequency, monthDay: day === 'last' || day === 'last_working' ? day : number };
  return found && isPayDay(found) && writePayDay(found) === text ? found : null;
}

function inMonth(month: Day, monthDay: number | 'last' | 'last_working', holidays: Holidays): Day {
  const { year, month: number } = partsOf(month);
  const last = dayOf(year, number, monthLength(year, number));
  if (monthDay === 'last') return last;
  if (monthDay === 'last_working') return nearestWorkingDay(last, 'previous', holidays);
  return dayOf(year, number, monthDay);
}

/** The first day on or after `earliest` that the pay day names, before any change to a working day. */
function firstNamed(payDay: PayDay, earliest: Day, holidays: Holidays): Day {
  if (payDay.frequency === 'weekly') return earliest + ((payDay.weekday - weekdayOf(earliest) + 7) % 7);
  if (payDay.frequency === 'monthly') {
    const month = earliest - partsOf(earliest).dayOfMonth + 1;
    const first = inMonth(month, payDay.monthDay, holidays);
    return first >= earliest ? first : inMonth(addMonths(month, 1), payDay.monthDay, holidays);
  }
  const known = readDay(payDay.knownOn) ?? earliest;
  const step = payDay.frequency === 'fortnightly' ? 14 : 28;
  return earliest + ((((known - earliest) % step) + step) % step);
}

/**
 * The rule for a plan's days: the first pay day on or after `earliestOn`, then every pay day from it. A day that is no
 * working day moves to the next one, so that a payment never leaves before the wages have come (decision 0021).
 * Gives null for a day or a pay day that does not exist.
 */
export function datesFor(payDay: PayDay, earliestOn: IsoDay, holidays: Holidays): DateRule | null {
  const earliest = readDay(earliestOn);
  if (earliest === null || !isPayDay(payDay)) return null;
  const first = firstNamed(payDay, earliest, holidays);
  const rule = { frequency: payDay.frequency, firstOn: writeDay(first), adjust: 'next', holidays } as const;
  return payDay.frequency === 'monthly' ? { ...rule, monthDay: payDay.monthDay } : rule;
}

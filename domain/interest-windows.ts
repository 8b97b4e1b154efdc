import { type Day, dayOf, yearLength, yearOf } from '@/domain/calendar';
import { type Fraction, fraction, isSame, multiply } from '@/domain/fraction';
import { type DatedRate, rateOn } from '@/domain/rates';

/** A stretch of days on which no interest runs, both ends included. */
export type PausedDays = { readonly from: Day; readonly to: Day };

/** Days in a row that bear interest at one percentage in years of one length. `first` and `last` are both included. */
export type InterestWindow = {
  readonly first: Day;
  readonly last: Day;
  readonly days: number;
  readonly rate: DatedRate;
  readonly yearLength: number;
};

/** How long a year is taken to be: as the calendar has it, or always 365. */
export type DayCount = 'actual-year' | 'actual/365';

function turningDays(
  first: Day,
  last: Day,
  rates: readonly DatedRate[],
  pauses: readonly PausedDays[],
): Day[] {
  const turns = new Set<Day>([first]);
  const mark = (day: Day) => {
    if (day > first && day <= last) turns.add(day);
  };
  for (const rate of rates) mark(rate.from);
  for (const pause of pauses) {
    mark(pause.from);
    mark(pause.to + 1);
  }
  for (let year = yearOf(first) + 1; dayOf(year, 1, 1) <= last; year += 1) mark(dayOf(year, 1, 1));
  return [...turns].sort((a, b) => a - b);
}

/**
 * Cuts the days from `first` to `last` (both included) into windows in which the percentage, a pause and the length
 * of the year stay the same. A new row with the same percentage ends no window; a pause always does; 1 January does
 * only where the year's length changes. Days in a pause, and days before the first rate, are in no window.
 */
export function windowsBetween(
  first: Day,
  last: Day,
  rates: readonly DatedRate[],
  pauses: readonly PausedDays[],
  dayCount: DayCount,
): InterestWindow[] {
  if (last < first) return [];
  const windows: InterestWindow[] = [];
  const turns = turningDays(first, last, rates, pauses);
  turns.forEach((from, index) => {
    const to = (turns[index + 1] ?? last + 1) - 1;
    const rate = rateOn(rates, from);
    if (!rate || pauses.some((pause) => pause.from <= from && from <= pause.to)) return;
    const length = dayCount === 'actual/365' ? 365 : yearLength(yearOf(from));
    const before = windows.at(-1);
    if (
      before &&
      before.last === from - 1 &&
      before.yearLength === length &&
      isSame(before.rate.value, rate.value)
    )
      windows[windows.length - 1] = { ...before, last: to, days: to - before.first + 1 };
    else windows.push({ first: from, last: to, days: to - from + 1, rate, yearLength: length });
  });
  return windows;
}

/** What an exact balance bears in a window: balance × percent ÷ 100 × days ÷ length of the year, not rounded. */
export function interestIn(window: InterestWindow, balance: Fraction): Fraction {
  const share = fraction(BigInt(window.days), 100n * BigInt(window.yearLength));
  return multiply(multiply(balance, window.rate.value), share);
}

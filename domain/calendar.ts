import { Temporal } from 'temporal-polyfill';

/**
 * A calendar day as a whole number: days since 1970-01-01. Used inside the engine, where Temporal is some two
 * hundred times slower; days cross its edges as `YYYY-MM-DD` text or as Temporal.PlainDate.
 */
export type Day = number;

/** A day as text, `YYYY-MM-DD`. Names of such values end in `On`. */
export type IsoDay = string;

/** Days that are holidays; nothing else is asked of them than whether they hold a day. */
export type Holidays = Pick<ReadonlySet<Day>, 'has'>;

/** No holidays at all: only Saturdays and Sundays are not worked. */
export const NO_HOLIDAYS: Holidays = new Set<Day>();

/** 9999-12-31: later days cannot be written in four digits. */
export const LAST_DAY: Day = 2_932_896;
/** 0001-01-01. */
export const FIRST_DAY: Day = -719_162;

const LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;
const TWO_DIGITS = Array.from({ length: 100 }, (_, n) => String(n).padStart(2, '0'));

/** Whether the year has a 29 February (Gregorian rule). */
export function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

/** 365 or 366. */
export function yearLength(year: number): 365 | 366 {
  return isLeapYear(year) ? 366 : 365;
}

/** Days in a month; `month` is 1 to 12. */
export function monthLength(year: number, month: number): number {
  return month === 2 && isLeapYear(year) ? 29 : (LENGTHS[month - 1] ?? 31);
}

/** The day of a year, month (1 to 12) and day of the month, which must exist. Counts years from 1 March, so that 29 February comes last. */
export function dayOf(year: number, month: number, dayOfMonth: number): Day {
  const marchYear = month > 2 ? year : year - 1;
  const marchMonth = month > 2 ? month - 3 : month + 9;
  const era = Math.floor(marchYear / 400);
  const yearOfEra = marchYear - era * 400;
  const dayOfYear = Math.floor((153 * marchMonth + 2) / 5) + dayOfMonth - 1;
  return (
    era * 146_097 +
    yearOfEra * 365 +
    Math.floor(yearOfEra / 4) -
    Math.floor(yearOfEra / 100) +
    dayOfYear -
    719_468
  );
}

/** Year, month (1 to 12) and day of the month of a day. */
export function partsOf(day: Day): { year: number; month: number; dayOfMonth: number } {
  const shifted = day + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    dayOfMonth: dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1,
  };
}

/** The calendar year a day falls in. */
export function yearOf(day: Day): number {
  return partsOf(day).year;
}

function digitsAt(text: string, from: number, to: number): number {
  let value = 0;
  for (let at = from; at < to; at += 1) {
    const digit = text.charCodeAt(at) - 48;
    if (digit < 0 || digit > 9) return Number.NaN;
    value = value * 10 + digit;
  }
  return value;
}

/** Reads `YYYY-MM-DD`. Gives null for anything else and for a day that does not exist, such as 2026-02-30. */
export function readDay(text: IsoDay): Day | null {
  if (text.length !== 10 || text[4] !== '-' || text[7] !== '-') return null;
  const year = digitsAt(text, 0, 4);
  const month = digitsAt(text, 5, 7);
  const dayOfMonth = digitsAt(text, 8, 10);
  if (!(year >= 1 && month >= 1 && month <= 12 && dayOfMonth >= 1)) return null;
  return dayOfMonth <= monthLength(year, month) ? dayOf(year, month, dayOfMonth) : null;
}

/** The days of 1970 to 2169 once written: writing them anew is most of the time that a schedule takes. */
const WRITTEN: (IsoDay | undefined)[] = new Array(73_000).fill(undefined);

/** Writes a day as `YYYY-MM-DD`; the day must lie in the years 1 to 9999. */
export function writeDay(day: Day): IsoDay {
  const known = WRITTEN[day];
  if (known !== undefined) return known;
  const { year, month, dayOfMonth } = partsOf(day);
  const century = TWO_DIGITS[Math.floor(year / 100)];
  const written = `${century}${TWO_DIGITS[year % 100]}-${TWO_DIGITS[month]}-${TWO_DIGITS[dayOfMonth]}`;
  if (day >= 0 && day < WRITTEN.length) WRITTEN[day] = written;
  return written;
}

/** 1 is Monday, 7 is Sunday. */
export function weekdayOf(day: Day): number {
  return ((((day + 3) % 7) + 7) % 7) + 1;
}

/** Whether a day is neither Saturday, Sunday nor one of the holidays given. */
export function isWorkingDay(day: Day, holidays: Holidays): boolean {
  return weekdayOf(day) < 6 && !holidays.has(day);
}

/** The nearest working day on or after a day (`next`), or on or before it (`previous`), even in another month. */
export function nearestWorkingDay(day: Day, towards: 'next' | 'previous', holidays: Holidays): Day {
  const step = towards === 'next' ? 1 : -1;
  let found = day;
  while (!isWorkingDay(found, holidays)) found += step;
  return found;
}

/** The day that comes `count` working days after a day; the day itself is not counted. A count of 0 is that day. */
export function addWorkingDays(day: Day, count: number, holidays: Holidays): Day {
  let found = day;
  for (let left = count; left > 0; ) {
    found += 1;
    if (isWorkingDay(found, holidays)) left -= 1;
  }
  return found;
}

/** The same day of the month `months` later; a day that does not exist there clamps to the month's end. */
export function addMonths(day: Day, months: number): Day {
  const { year, month, dayOfMonth } = partsOf(day);
  const index = year * 12 + month - 1 + months;
  const toYear = Math.floor(index / 12);
  const toMonth = index - toYear * 12 + 1;
  return dayOf(toYear, toMonth, Math.min(dayOfMonth, monthLength(toYear, toMonth)));
}

/** A day of the engine as Temporal has it. */
export function toPlainDate(day: Day): Temporal.PlainDate {
  return Temporal.PlainDate.from(writeDay(day));
}

/** Temporal's day as the engine has it. */
export function fromPlainDate(date: Temporal.PlainDate): Day {
  return dayOf(date.year, date.month, date.day);
}

/** The calendar day that an instant falls on in a time zone, as `YYYY-MM-DD`. The zone is the operator's choice. */
export function dayAt(epochMilliseconds: number, timeZone: string): IsoDay {
  return Temporal.Instant.fromEpochMilliseconds(epochMilliseconds)
    .toZonedDateTimeISO(timeZone)
    .toPlainDate()
    .toString();
}

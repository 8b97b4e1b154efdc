import { Temporal } from 'temporal-polyfill';
import { type Day, fromPlainDate, isWorkingDay } from '@/domain/calendar';
import { CLOSES, OPENS, type WorkingTime } from '@/domain/promise';

const MINUTES_A_DAY = (CLOSES - OPENS) * 60;
/** So near to its end, a promise is told in hours left and no longer as a day. */
const NEAR_HOURS = 8;
/** Within so many days a weekday names one day and no other. */
const WEEK = 7;

/**
 * What the clock of a promise says: how long it is late, how many working hours are left, or by when it is answered.
 * `hours` are whole working hours, rounded down; `daysAhead` are calendar days, 0 for today.
 */
export type PromiseClock =
  | { readonly kind: 'late'; readonly since: Date; readonly hours: number }
  | { readonly kind: 'hours-left'; readonly hours: number }
  | { readonly kind: 'by'; readonly at: Date; readonly isThisWeek: boolean };

/** What the clock of a promise says at an instant. Nothing is late until its time has passed. */
export function readPromiseClock(promisedAt: Date, now: Date, time: WorkingTime): PromiseClock {
  if (promisedAt.getTime() < now.getTime())
    return { kind: 'late', since: promisedAt, hours: hoursIn(workingMinutes(promisedAt, now, time)) };
  const left = workingMinutes(now, promisedAt, time);
  if (left < NEAR_HOURS * 60) return { kind: 'hours-left', hours: hoursIn(left) };
  const [today, day] = [now, promisedAt].map((at) => placeOf(at, time.timeZone).day);
  return { kind: 'by', at: promisedAt, isThisWeek: (day ?? 0) - (today ?? 0) < WEEK };
}

/** The working minutes from one instant to another, neither of them closed time; none where the end is not after. */
export function workingMinutes(from: Date, to: Date, time: WorkingTime): number {
  if (to.getTime() <= from.getTime()) return 0;
  const [start, end] = [placeOf(from, time.timeZone), placeOf(to, time.timeZone)];
  let minutes = worked(end, time) - worked(start, time);
  for (let day = start.day; day < end.day; day += 1)
    if (isWorkingDay(day, time.holidays)) minutes += MINUTES_A_DAY;
  return Math.max(0, minutes);
}

const hoursIn = (minutes: number): number => Math.floor(minutes / 60);

/** The minutes worked of its day by an instant. */
function worked({ day, minutes }: Place, { holidays }: WorkingTime): number {
  return isWorkingDay(day, holidays) ? Math.min(MINUTES_A_DAY, Math.max(0, minutes)) : 0;
}

type Place = { readonly day: Day; readonly minutes: number };

/** The local day of an instant, and the minutes since we opened on it (fewer than none before that). */
function placeOf(at: Date, timeZone: string): Place {
  const local = Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(timeZone);
  return { day: fromPlainDate(local.toPlainDate()), minutes: (local.hour - OPENS) * 60 + local.minute };
}

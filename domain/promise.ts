import { Temporal } from 'temporal-polyfill';
import {
  addWorkingDays,
  type Day,
  fromPlainDate,
  type Holidays,
  isWorkingDay,
  toPlainDate,
} from '@/domain/calendar';
import { holidaysOf, type Nation } from '@/domain/holidays';

/** What people send us that we promise to answer by a time. */
export const PROMISED = ['telling', 'looks_wrong', 'plan_offer', 'ask_to_reduce', 'ask_for_pause'] as const;
export type Promised = (typeof PROMISED)[number];

/** What nobody sent: rows that an import set aside, and a rate that nobody has told us. */
export const SET_ASIDE = ['import_identity', 'import_held', 'missing_rate'] as const;
export type SetAside = (typeof SET_ASIDE)[number];

/** Everything that waits for staff. */
export type Queued = Promised | SetAside;
export const QUEUED: readonly Queued[] = [...PROMISED, ...SET_ASIDE];

/**
 * How soon each is answered, in working hours, and where it stands in the queue: a smaller number comes first, and what
 * a person said about their life comes before anything about money (decision 0081).
 */
export const PROMISES: Readonly<Record<Queued, { readonly hours: number; readonly priority: number }>> = {
  telling: { hours: 8, priority: 10 },
  looks_wrong: { hours: 40, priority: 30 },
  ask_for_pause: { hours: 8, priority: 40 },
  plan_offer: { hours: 16, priority: 50 },
  ask_to_reduce: { hours: 40, priority: 55 },
  import_identity: { hours: 40, priority: 60 },
  import_held: { hours: 40, priority: 60 },
  missing_rate: { hours: 40, priority: 70 },
};

/** What people told us about their lives has this priority or a smaller one. */
export const LIFE_FIRST = PROMISES.telling.priority;

/**
 * Where something stands once its promised time has passed: before everything of money that is not late, and in the same
 * order among themselves. What people told us about their lives stays before all of it (decision 0081).
 */
export function raisedPriority(priority: number): number {
  return priority <= LIFE_FIRST
    ? Math.min(priority, 5)
    : LIFE_FIRST + 1 + Math.floor(Math.min(priority, 99) / 6);
}

/**
 * The days on which nobody counts our hours against us: the holidays of those who answer, who are in England, and those
 * of the person who waits (decision 0081). Without a person, or where nobody knows their nation, only our own.
 */
export function holidaysForPromise(nation: Nation | null): Holidays {
  const [ours, theirs] = [holidaysOf('england'), holidaysOf(nation ?? 'england')];
  return { has: (day) => ours.has(day) || theirs.has(day) };
}

/** What a clock of promises runs by. */
export type WorkingTime = { readonly timeZone: string; readonly holidays: Holidays };

/** Working hours are nine to five, in the time zone of the operator. */
export const OPENS = 9;
export const CLOSES = 17;
const HOURS_A_DAY = CLOSES - OPENS;

/**
 * The instant by which something sent at an instant is answered. Only working hours count: what comes in the evening or
 * on a day off begins to count when we next open, so that no promise is made for a time when nobody is there.
 */
export function promiseFor(kind: Queued, sentAt: Date, { timeZone, holidays }: WorkingTime): Date {
  return addWorkingHours(sentAt, PROMISES[kind].hours, { timeZone, holidays });
}

/** An instant so many working hours later; whole hours of zero or more. */
export function addWorkingHours(from: Date, hours: number, { timeZone, holidays }: WorkingTime): Date {
  const start = firstOpenMoment(from, timeZone, holidays);
  // A full day's hours lead to the same time on the next working day.
  let day = addWorkingDays(start.day, Math.floor(hours / HOURS_A_DAY), holidays);
  let minutes = start.minutes + (hours % HOURS_A_DAY) * 60;
  if (minutes > HOURS_A_DAY * 60) {
    day = addWorkingDays(day, 1, holidays);
    minutes -= HOURS_A_DAY * 60;
  }
  const at = toPlainDate(day)
    .toZonedDateTime({ timeZone, plainTime: Temporal.PlainTime.from({ hour: OPENS }) })
    .add({ minutes });
  return new Date(at.epochMilliseconds);
}

/** Whether a promised time has passed without an answer. */
export function isLate(promisedAt: Date, now: Date): boolean {
  return promisedAt.getTime() < now.getTime();
}

/** The day and the minutes since opening at which the clock starts. */
function firstOpenMoment(from: Date, timeZone: string, holidays: Holidays): { day: Day; minutes: number } {
  const local = Temporal.Instant.fromEpochMilliseconds(from.getTime()).toZonedDateTimeISO(timeZone);
  const today = fromPlainDate(local.toPlainDate());
  const minutes = (local.hour - OPENS) * 60 + local.minute;
  if (isWorkingDay(today, holidays) && minutes < HOURS_A_DAY * 60)
    return { day: today, minutes: Math.max(0, minutes) };
  return { day: addWorkingDays(today, 1, holidays), minutes: 0 };
}

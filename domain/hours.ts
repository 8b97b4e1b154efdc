import { Temporal } from 'temporal-polyfill';
import { type Day, fromPlainDate, weekdayOf } from './calendar';

const MINUTES_IN_DAY = 1440;
const MINUTES_IN_WEEK = 7 * MINUTES_IN_DAY;

/** A stretch that comes every week, in minutes from Monday 00:00. `to` may lie in the next week, and is not included. */
export type Spell = { readonly from: number; readonly to: number };

/** When an organisation answers. `sure` is false where the source itself doubts it (`24/7 (not verified)`). */
export type Hours =
  | { readonly kind: 'always'; readonly sure: boolean }
  | { readonly kind: 'weekly'; readonly sure: boolean; readonly spells: readonly Spell[] }
  /** Monday to Friday, but nobody has said from when to when. */
  | { readonly kind: 'weekdays' }
  | { readonly kind: 'not-known' };

/**
 * Whether an organisation answers at a moment. `may-differ`: it is a holiday in a nation it serves, or the source doubts
 * its own hours, or we cannot tell the local time. `not-known`: nobody has said. Neither is the same as closed.
 */
export type OpenState = 'open' | 'closed' | 'may-differ' | 'not-known';

/** A moment on the clock of the place that answers. */
export type LocalMoment = { readonly day: Day; readonly minute: number };

const DAYS: readonly string[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const SOME_DAYS = '(?:mon|tue|wed|thu|fri|sat|sun)(?:-(?:mon|tue|wed|thu|fri|sat|sun))?';
const PART = new RegExp(
  `(daily|weekdays|weekends|${SOME_DAYS}(?:,\\s*${SOME_DAYS})*)\\s+(\\d\\d):(\\d\\d)(?:-(\\d\\d):(\\d\\d)|\\s+to\\s+(mon|tue|wed|thu|fri|sat|sun)\\s+(\\d\\d):(\\d\\d))(?:[,;]\\s*|$)`,
  'iy',
);

/**
 * Makes sense of hours as the directory writes them: `24/7`, `weekdays`, `Mon-Fri 08:00-20:00, Sat 09:00-14:00`,
 * `Fri 18:00 to Mon 06:00`. An end at or before its start is on the next day. What cannot be read is not known, never
 * guessed; a remark (`(not verified)`, `in most areas`) makes the rest unsure.
 */
export function parseHours(text: string | null): Hours {
  if (text === null) return { kind: 'not-known' };
  const plain = text
    .replace(/\([^)]*\)/g, '')
    .replace(/\bin most areas\b/i, '')
    .trim();
  const sure = plain === text.trim();
  if (/^(24\/7|24 hours)$/i.test(plain)) return { kind: 'always', sure };
  if (/^weekdays$/i.test(plain)) return { kind: 'weekdays' };
  const spells = readSpells(plain);
  return spells === null ? { kind: 'not-known' } : { kind: 'weekly', sure, spells };
}

/**
 * Whether hours cover a moment. `isHoliday` says whether a day is a holiday where the organisation works; hours that
 * began on a holiday, the night before, may differ too. Hours round the clock hold on holidays.
 */
export function openStateAt(
  hours: Hours,
  moment: LocalMoment | null,
  isHoliday: (day: Day) => boolean,
): OpenState {
  if (hours.kind === 'not-known') return 'not-known';
  if (hours.kind === 'always') return hours.sure ? 'open' : 'may-differ';
  if (moment === null || isHoliday(moment.day)) return 'may-differ';
  if (hours.kind === 'weekdays') return weekdayOf(moment.day) < 6 ? 'not-known' : 'closed';
  if (!hours.sure) return 'may-differ';
  const now = (weekdayOf(moment.day) - 1) * MINUTES_IN_DAY + moment.minute;
  const spell = hours.spells.find((one) => covers(one, now));
  if (!spell) return 'closed';
  const minutesIn = (now - spell.from + MINUTES_IN_WEEK) % MINUTES_IN_WEEK;
  const nightsAgo = Math.ceil(Math.max(0, minutesIn - moment.minute) / MINUTES_IN_DAY);
  return isHoliday(moment.day - nightsAgo) ? 'may-differ' : 'open';
}

/** The day and minute that an instant is in a time zone. */
export function localMoment(epochMilliseconds: number, timeZone: string): LocalMoment {
  const local = Temporal.Instant.fromEpochMilliseconds(epochMilliseconds).toZonedDateTimeISO(timeZone);
  return { day: fromPlainDate(local.toPlainDate()), minute: local.hour * 60 + local.minute };
}

function covers(spell: Spell, minute: number): boolean {
  return [minute, minute + MINUTES_IN_WEEK].some((one) => spell.from <= one && one < spell.to);
}

function readSpells(text: string): Spell[] | null {
  const spells: Spell[] = [];
  PART.lastIndex = 0;
  while (PART.lastIndex < text.length) {
    const part = PART.exec(text);
    if (!part) return null;
    const [, days = '', fromHour, fromMinute, toHour, toMinute, lastDay, lastHour, lastMinute] = part;
    const from = readTime(fromHour, fromMinute);
    const to = readTime(toHour ?? lastHour, toMinute ?? lastMinute);
    if (from === null || to === null) return null;
    for (const day of readDays(days)) {
      const start = day * MINUTES_IN_DAY + from;
      const nights = lastDay === undefined ? 0 : (indexOf(lastDay) - day + 7) % 7;
      const end = (day + nights) * MINUTES_IN_DAY + to;
      spells.push({
        from: start,
        to: end > start ? end : end + (lastDay ? MINUTES_IN_WEEK : MINUTES_IN_DAY),
      });
    }
  }
  return spells.length > 0 ? spells : null;
}

function readTime(hour: string | undefined, minute: string | undefined): number | null {
  const minutes = Number(hour) * 60 + Number(minute);
  return Number(minute) < 60 && minutes <= MINUTES_IN_DAY ? minutes : null;
}

function readDays(text: string): number[] {
  const lower = text.toLowerCase();
  if (lower === 'daily') return [0, 1, 2, 3, 4, 5, 6];
  if (lower === 'weekdays') return [0, 1, 2, 3, 4];
  if (lower === 'weekends') return [5, 6];
  return lower.split(/,\s*/).flatMap((part) => {
    const [first = '', last = first] = part.split('-');
    const length = (indexOf(last) - indexOf(first) + 7) % 7;
    return Array.from({ length: length + 1 }, (_, step) => (indexOf(first) + step) % 7);
  });
}

function indexOf(day: string): number {
  return DAYS.indexOf(day.toLowerCase());
}

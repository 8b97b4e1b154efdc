import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { expect, test } from 'playwright/test';
import { readDay, weekdayOf } from './calendar';
import { localMoment, type OpenState, openStateAt, parseHours } from './hours';

const path = fileURLToPath(new URL('../db/seed/data/resources.json', import.meta.url));
const directory: { resources: { hours: string | null }[] } = JSON.parse(readFileSync(path, 'utf8'));
const written = [...new Set(directory.resources.map((one) => one.hours))];

// Monday 23 to Sunday 29 November 2026: an ordinary week.
const WEEK = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const monday = readDay('2026-11-23') ?? 0;
const never = () => false;
function at(when: string, hours: string | null, isHoliday: (day: number) => boolean = never): OpenState {
  const [day = '', time = ''] = when.split(' ');
  const [hour, minute] = time.split(':').map(Number);
  const moment = { day: monday + WEEK.indexOf(day), minute: (hour ?? 0) * 60 + (minute ?? 0) };
  return openStateAt(parseHours(hours), moment, isHoliday);
}

test('Every way of writing hours in the directory is understood', () => {
  const kinds = Object.fromEntries(written.map((hours) => [String(hours), parseHours(hours).kind]));
  expect(kinds).toEqual({
    null: 'not-known',
    weekdays: 'weekdays',
    '24/7': 'always',
    '24/7 (not verified)': 'always',
    '24/7 in most areas': 'always',
    '24 hours (older page: 09:00-00:00)': 'always',
    'Mon, Wed, Thu, Fri 09:30-17:00; Tue 13:00-20:00': 'weekly',
    'Mon-Fri 08:00-18:00': 'weekly',
    'Mon-Fri 08:00-19:00, Sat 09:00-13:00': 'weekly',
    'Mon-Fri 08:00-20:00, Sat 09:00-14:00': 'weekly',
    'Mon-Fri 08:30-18:00': 'weekly',
    'Mon-Fri 09:00-16:00': 'weekly',
    'Mon-Fri 09:00-17:00': 'weekly',
    'Mon-Fri 09:00-18:00': 'weekly',
    'Mon-Fri 09:00-20:00': 'weekly',
    'Mon-Fri 09:00-20:00, Sat 09:30-13:00': 'weekly',
    'Mon-Fri 09:30-16:30': 'weekly',
    'Mon-Thu 18:00-02:00; Fri 18:00 to Mon 06:00': 'weekly',
    'daily 16:00-22:00 (older lists: 16:30-22:30)': 'weekly',
    'daily 17:00-00:00': 'weekly',
    'daily 19:00-23:00': 'weekly',
    'weekdays 09:30-16:30': 'weekly',
  });
});

test('StepChange is open on weekdays from 8 to 8 and on Saturday until 2', () => {
  const hours = 'Mon-Fri 08:00-20:00, Sat 09:00-14:00';
  expect(at('mon 07:59', hours)).toBe('closed');
  expect(at('mon 08:00', hours)).toBe('open');
  expect(at('fri 19:59', hours)).toBe('open');
  expect(at('fri 20:00', hours)).toBe('closed');
  expect(at('sat 13:59', hours)).toBe('open');
  expect(at('sat 14:00', hours)).toBe('closed');
  expect(at('sun 12:00', hours)).toBe('closed');
});

test('Cruse opens late on Tuesday', () => {
  const hours = 'Mon, Wed, Thu, Fri 09:30-17:00; Tue 13:00-20:00';
  expect(at('mon 09:30', hours)).toBe('open');
  expect(at('tue 09:30', hours)).toBe('closed');
  expect(at('tue 13:00', hours)).toBe('open');
  expect(at('tue 19:59', hours)).toBe('open');
  expect(at('sat 10:00', hours)).toBe('closed');
});

test('The Scottish listening line runs past midnight, and through the weekend into Monday morning', () => {
  const hours = 'Mon-Thu 18:00-02:00; Fri 18:00 to Mon 06:00';
  expect(at('mon 05:59', hours)).toBe('open');
  expect(at('mon 06:00', hours)).toBe('closed');
  expect(at('mon 18:00', hours)).toBe('open');
  expect(at('tue 01:59', hours)).toBe('open');
  expect(at('tue 02:00', hours)).toBe('closed');
  expect(at('fri 01:59', hours)).toBe('open');
  expect(at('fri 17:59', hours)).toBe('closed');
  for (const when of ['fri 18:00', 'sat 03:00', 'sat 12:00', 'sun 23:59'])
    expect(at(when, hours)).toBe('open');
});

test('An evening that ends at midnight ends there', () => {
  expect(at('wed 23:59', 'daily 17:00-00:00')).toBe('open');
  expect(at('thu 00:00', 'daily 17:00-00:00')).toBe('closed');
});

test('Weekdays with no times are not known on a weekday and closed at the weekend', () => {
  expect(at('wed 10:00', 'weekdays')).toBe('not-known');
  expect(at('sat 10:00', 'weekdays')).toBe('closed');
});

test('Hours that nobody has said, or that cannot be read, are not known: never open, never closed', () => {
  for (const hours of [
    null,
    '',
    'ask us',
    'Mon-Fri',
    '9 to 5',
    'Mon-Fri 09:00-17:00 and most Saturdays',
    'Mon-Fri 09:75-17:00',
  ]) {
    expect(at('wed 10:00', hours), String(hours)).toBe('not-known');
  }
});

test('Hours that the source itself doubts may differ', () => {
  for (const hours of [
    '24/7 (not verified)',
    '24/7 in most areas',
    'daily 16:00-22:00 (older lists: 16:30-22:30)',
  ]) {
    expect(at('wed 03:00', hours), hours).toBe('may-differ');
  }
});

test('On a holiday hours may differ, and so do the small hours after one; round the clock still holds', () => {
  const tuesday = (day: number) => day === monday + 1;
  const office = 'Mon-Fri 09:00-17:00';
  expect(at('tue 10:00', office, tuesday)).toBe('may-differ');
  expect(at('tue 22:00', office, tuesday)).toBe('may-differ');
  expect(at('wed 10:00', office, tuesday)).toBe('open');
  const nights = 'Mon-Thu 18:00-02:00; Fri 18:00 to Mon 06:00';
  expect(at('wed 01:00', nights, tuesday)).toBe('may-differ');
  expect(at('wed 19:00', nights, tuesday)).toBe('open');
  expect(at('sun 12:00', nights, (day) => day === monday + 4)).toBe('may-differ');
  expect(at('tue 10:00', '24/7', tuesday)).toBe('open');
});

test('Where the local time cannot be told, hours may differ, unless they are round the clock', () => {
  expect(openStateAt(parseHours('Mon-Fri 09:00-17:00'), null, never)).toBe('may-differ');
  expect(openStateAt(parseHours('24/7'), null, never)).toBe('open');
});

test('The clock is the one on the wall, summer and winter', () => {
  const utc = (text: string) => Date.parse(text);
  expect(localMoment(utc('2026-07-01T07:30:00Z'), 'Europe/London').minute).toBe(8 * 60 + 30);
  expect(localMoment(utc('2026-12-01T07:30:00Z'), 'Europe/London').minute).toBe(7 * 60 + 30);
  expect(localMoment(utc('2026-07-31T23:30:00Z'), 'Europe/London')).toEqual({
    day: readDay('2026-08-01'),
    minute: 30,
  });
});

test('Without holidays, hours depend only on the day of the week and the minute', () => {
  const minute = fc.integer({ min: 0, max: 1439 });
  const day = fc.integer({ min: monday, max: monday + 6 });
  fc.assert(
    fc.property(
      fc.constantFrom(...written),
      day,
      minute,
      fc.integer({ min: -500, max: 500 }),
      (hours, on, now, weeks) => {
        const here = openStateAt(parseHours(hours), { day: on, minute: now }, never);
        const there = openStateAt(parseHours(hours), { day: on + weeks * 7, minute: now }, never);
        expect(weekdayOf(on + weeks * 7)).toBe(weekdayOf(on));
        expect(there).toBe(here);
      },
    ),
  );
});

test('Hours written as a stretch on a day are open exactly within it', () => {
  const minute = fc.integer({ min: 0, max: 1439 });
  const write = (minutes: number) =>
    `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 6 }),
      minute,
      minute,
      fc.integer({ min: 0, max: 10_079 }),
      (day, from, to, now) => {
        fc.pre(from !== to);
        const hours = parseHours(`${WEEK[day]} ${write(from)}-${write(to)}`);
        const start = day * 1440 + from;
        const length = (to - from + 1440) % 1440;
        const isWithin = (now - start + 10_080) % 10_080 < length;
        const moment = { day: monday + Math.floor(now / 1440), minute: now % 1440 };
        expect(openStateAt(hours, moment, never)).toBe(isWithin ? 'open' : 'closed');
      },
    ),
  );
});

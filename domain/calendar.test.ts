import fc from 'fast-check';
import { expect, test } from 'playwright/test';
import { Temporal } from 'temporal-polyfill';
import { anyDay, anyNation, TRIES } from '@/domain/any.fixture';
import {
  addMonths,
  addWorkingDays,
  dayAt,
  FIRST_DAY,
  fromPlainDate,
  isWorkingDay,
  LAST_DAY,
  nearestWorkingDay,
  readDay,
  toPlainDate,
  weekdayOf,
  writeDay,
} from '@/domain/calendar';
import { holidaysIn, holidaysOf, NATIONS } from '@/domain/holidays';

const anyDayEver = fc.integer({ min: FIRST_DAY, max: LAST_DAY });

test('A day is read and written as Temporal has it, in every year of four digits', () => {
  fc.assert(
    fc.property(anyDayEver, (day) => {
      const date = new Temporal.PlainDate(1970, 1, 1).add({ days: day });
      const on = date.toString();
      return (
        writeDay(day) === on &&
        readDay(on) === day &&
        fromPlainDate(date) === day &&
        toPlainDate(day).equals(date) &&
        weekdayOf(day) === date.dayOfWeek
      );
    }),
    { numRuns: TRIES },
  );
});

test('Months are added as Temporal adds them, from any day, forwards and back', () => {
  fc.assert(
    fc.property(anyDay, fc.integer({ min: -400, max: 1200 }), (day, months) =>
      toPlainDate(addMonths(day, months)).equals(toPlainDate(day).add({ months })),
    ),
    { numRuns: TRIES },
  );
});

test('Words that are no day are not taken for one', () => {
  for (const text of [
    '',
    '2026-02-30',
    '2025-02-29',
    '2026-13-01',
    '2026-00-10',
    '2026-1-01',
    '26-01-01',
    '2026/01/01',
  ])
    expect(readDay(text), text).toBeNull();
  for (const text of ['2026-01-01T00:00', ' 2026-01-01', '0000-01-01', '２026-01-01', '2026-01-0x'])
    expect(readDay(text), text).toBeNull();
});

test('A day is the one on the clock of the zone that is asked for, also in the hour that comes twice', () => {
  const lateEvening = Date.UTC(2026, 2, 28, 23, 30);
  expect(dayAt(lateEvening, 'Europe/London')).toBe('2026-03-28');
  expect(dayAt(lateEvening, 'Pacific/Kiritimati')).toBe('2026-03-29');
  expect(dayAt(Date.UTC(2026, 2, 29, 23, 30), 'Europe/London')).toBe('2026-03-30');
  expect(dayAt(Date.UTC(2026, 9, 25, 0, 30), 'Europe/London')).toBe('2026-10-25');
  expect(dayAt(Date.UTC(2026, 9, 24, 23, 30), 'Europe/London')).toBe('2026-10-25');
});

test('So many working days on is a working day with just so many between', () => {
  fc.assert(
    fc.property(anyDay, fc.integer({ min: 1, max: 30 }), anyNation, (day, count, nation) => {
      const holidays = holidaysOf(nation);
      const found = addWorkingDays(day, count, holidays);
      let passed = 0;
      for (let one = day + 1; one <= found; one += 1) if (isWorkingDay(one, holidays)) passed += 1;
      return passed === count && isWorkingDay(found, holidays);
    }),
    { numRuns: TRIES },
  );
});

test('The nearest working day is the day itself when it is one, and else the first in its direction', () => {
  const england = holidaysOf('england');
  const goodFriday = readDay('2026-04-03') ?? 0;
  expect(writeDay(nearestWorkingDay(goodFriday, 'next', england))).toBe('2026-04-07');
  expect(writeDay(nearestWorkingDay(goodFriday, 'previous', england))).toBe('2026-04-02');
  expect(writeDay(nearestWorkingDay(goodFriday + 4, 'next', england))).toBe('2026-04-07');
});

/** As published by the governments of the four nations for 2027. */
const HOLIDAYS_2027 = {
  england: ['01-01', '03-26', '03-29', '05-03', '05-31', '08-30', '12-27', '12-28'],
  wales: ['01-01', '03-26', '03-29', '05-03', '05-31', '08-30', '12-27', '12-28'],
  scotland: ['01-01', '01-04', '03-26', '05-03', '05-31', '08-02', '11-30', '12-27', '12-28'],
  northern_ireland: [
    '01-01',
    '03-17',
    '03-26',
    '03-29',
    '05-03',
    '05-31',
    '07-12',
    '08-30',
    '12-27',
    '12-28',
  ],
};

for (const nation of NATIONS)
  test(`The weekdays off in 2027 in ${nation} are the published ones`, () => {
    const weekdays = [...holidaysIn(nation, 2027)].filter((day) => weekdayOf(day) < 6).sort((a, b) => a - b);
    expect(weekdays.map(writeDay)).toEqual(HOLIDAYS_2027[nation].map((day) => `2027-${day}`));
  });

test('A holiday is known in whatever year it is asked about, and asking twice gives the same', () => {
  const scotland = holidaysOf('scotland');
  expect(scotland.has(readDay('2026-01-02') ?? 0)).toBe(true);
  expect(scotland.has(readDay('2034-12-25') ?? 0)).toBe(true);
  expect(scotland.has(readDay('2026-04-06') ?? 0)).toBe(false);
  expect(holidaysIn('wales', 2031)).toBe(holidaysIn('wales', 2031));
});

import fc from 'fast-check';
import { expect, test } from 'playwright/test';
import { Temporal } from 'temporal-polyfill';
import { holidaysOf } from './holidays';
import { addWorkingHours, isLate, PROMISED, PROMISES, promiseFor } from './promise';

const WHEN = { timeZone: 'Europe/London', holidays: holidaysOf('england') };
const by = (kind: (typeof PROMISED)[number], sent: string) =>
  promiseFor(kind, new Date(sent), WHEN).toISOString();
const plus = (hours: number, from: string) => addWorkingHours(new Date(from), hours, WHEN).toISOString();

test('What is told on a Tuesday morning is read by Wednesday morning', () => {
  expect(by('telling', '2026-11-24T10:30:00Z')).toBe('2026-11-25T10:30:00.000Z');
});

test('What is told in the night or at the weekend begins to count when we next open', () => {
  const monday = '2026-11-23T09:00:00.000Z';
  for (const sent of [
    '2026-11-20T23:00:00Z',
    '2026-11-21T12:00:00Z',
    '2026-11-22T03:00:00Z',
    '2026-11-23T06:00:00Z',
  ])
    expect(plus(0, sent)).toBe(monday);
  expect(by('telling', '2026-11-21T12:00:00Z')).toBe('2026-11-24T09:00:00.000Z');
});

test('What looks wrong is answered within five working days; a bank holiday is none', () => {
  expect(by('looks_wrong', '2026-11-23T10:00:00Z')).toBe('2026-11-30T10:00:00.000Z');
  // Christmas Day is a Friday; Boxing Day, a Saturday, is kept on the Monday after; New Year’s Day is a Friday too.
  expect(by('looks_wrong', '2026-12-24T10:00:00Z')).toBe('2027-01-05T10:00:00.000Z');
});

test('Hours run over from one afternoon to the next morning', () => {
  expect(plus(3, '2026-11-24T15:30:00Z')).toBe('2026-11-25T10:30:00.000Z');
  expect(plus(8, '2026-11-27T16:59:00Z')).toBe('2026-11-30T16:59:00.000Z');
});

test('When the clocks change, nine o’clock stays nine o’clock', () => {
  expect(plus(8, '2026-10-23T10:00:00Z')).toBe('2026-10-26T11:00:00.000Z');
});

test('A promise never falls outside working hours, never before it was made, and more hours never make it sooner', () => {
  const instant = fc.integer({ min: Date.UTC(2024, 0, 1), max: Date.UTC(2029, 0, 1) });
  fc.assert(
    fc.property(
      instant,
      fc.integer({ min: 0, max: 100 }),
      fc.integer({ min: 0, max: 100 }),
      (ms, hours, more) => {
        const sent = new Date(ms);
        const at = addWorkingHours(sent, hours, WHEN);
        const local = Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(WHEN.timeZone);
        expect(local.dayOfWeek).toBeLessThan(6);
        expect(local.hour * 60 + local.minute).toBeGreaterThanOrEqual(9 * 60);
        expect(local.hour * 60 + local.minute).toBeLessThanOrEqual(17 * 60);
        expect(at.getTime()).toBeGreaterThanOrEqual(ms - 60_000);
        expect(addWorkingHours(sent, hours + more, WHEN).getTime()).toBeGreaterThanOrEqual(at.getTime());
      },
    ),
  );
});

test('What a person says about their life comes before anything about money', () => {
  for (const kind of PROMISED)
    if (kind !== 'telling') expect(PROMISES.telling.priority).toBeLessThan(PROMISES[kind].priority);
});

test('A promise is late once its time has passed, and not before', () => {
  const at = new Date('2026-11-30T17:00:00Z');
  expect(isLate(at, new Date('2026-11-30T17:00:00Z'))).toBe(false);
  expect(isLate(at, new Date('2026-11-30T17:00:01Z'))).toBe(true);
});

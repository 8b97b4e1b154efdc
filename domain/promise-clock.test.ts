import fc from 'fast-check';
import { expect, test } from 'playwright/test';
import { Temporal } from 'temporal-polyfill';
import { dayOf, isWorkingDay } from './calendar';
import { NATIONS } from './holidays';
import {
  addWorkingHours,
  CLOSES,
  holidaysForPromise,
  OPENS,
  PROMISES,
  QUEUED,
  raisedPriority,
} from './promise';
import { readPromiseClock, workingMinutes } from './promise-clock';

const timeZone = 'Europe/London';
const ENGLAND = { timeZone, holidays: holidaysForPromise('england') };
const clock = (promised: string, now: string, time = ENGLAND) =>
  readPromiseClock(new Date(promised), new Date(now), time);

const instant = fc
  .integer({ min: Date.UTC(2024, 0, 1), max: Date.UTC(2029, 0, 1) })
  .map((ms) => new Date(ms));
const nation = fc.constantFrom(...NATIONS, null);
const hours = fc.integer({ min: 0, max: 80 });

test('The clock counts working hours and nothing else', () => {
  // Friday afternoon to Monday morning: half an hour and an hour.
  const minutes = (from: string, to: string) => workingMinutes(new Date(from), new Date(to), ENGLAND);
  expect(minutes('2026-11-20T16:30:00Z', '2026-11-23T10:00:00Z')).toBe(90);
  expect(minutes('2026-11-21T12:00:00Z', '2026-11-22T12:00:00Z')).toBe(0);
  // Christmas Day is a Friday; Boxing Day is kept on Monday.
  expect(minutes('2026-12-24T16:00:00Z', '2026-12-29T10:00:00Z')).toBe(120);
  expect(minutes('2026-11-23T10:00:00Z', '2026-11-20T10:00:00Z')).toBe(0);
});

test('Far off, a promise is a day; near, it is hours left; passed, it is late since then', () => {
  const at = '2026-11-26T15:00:00Z';
  expect(clock(at, '2026-11-24T10:00:00Z')).toEqual({ kind: 'by', at: new Date(at), isThisWeek: true });
  expect(clock(at, '2026-11-18T10:00:00Z')).toEqual({ kind: 'by', at: new Date(at), isThisWeek: false });
  expect(clock(at, '2026-11-26T13:00:00Z')).toEqual({ kind: 'hours-left', hours: 2 });
  expect(clock(at, '2026-11-26T14:30:00Z')).toEqual({ kind: 'hours-left', hours: 0 });
  expect(clock(at, '2026-11-26T15:00:00Z')).toEqual({ kind: 'hours-left', hours: 0 });
  expect(clock(at, '2026-11-27T10:00:00Z')).toEqual({ kind: 'late', since: new Date(at), hours: 3 });
});

test('Of each nation, a promise falls in working hours, on no holiday of theirs and on none of ours', () => {
  fc.assert(
    fc.property(instant, hours, nation, (sent, promised, theirs) => {
      const holidays = holidaysForPromise(theirs);
      const at = addWorkingHours(sent, promised, { timeZone, holidays });
      const local = Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(timeZone);
      const day = dayOf(local.year, local.month, local.day);
      expect(isWorkingDay(day, holidays)).toBe(true);
      expect(isWorkingDay(day, ENGLAND.holidays)).toBe(true);
      const minutes = local.hour * 60 + local.minute;
      expect(minutes).toBeGreaterThanOrEqual(OPENS * 60);
      expect(minutes).toBeLessThanOrEqual(CLOSES * 60);
    }),
  );
});

test('What is promised in so many working hours has so many on its clock', () => {
  fc.assert(
    fc.property(instant, hours, nation, (sent, promised, theirs) => {
      const time = { timeZone, holidays: holidaysForPromise(theirs) };
      expect(workingMinutes(sent, addWorkingHours(sent, promised, time), time)).toBe(promised * 60);
    }),
  );
});

test('Whoever sends later is promised no earlier, and time that passes never adds to what is left', () => {
  const later = fc.integer({ min: 0, max: 20 * 24 * 3_600_000 });
  fc.assert(
    fc.property(instant, later, hours, nation, (first, wait, promised, theirs) => {
      const time = { timeZone, holidays: holidaysForPromise(theirs) };
      const second = new Date(first.getTime() + wait);
      const [at, next] = [addWorkingHours(first, promised, time), addWorkingHours(second, promised, time)];
      expect(next.getTime()).toBeGreaterThanOrEqual(at.getTime());
      expect(workingMinutes(second, at, time)).toBeLessThanOrEqual(workingMinutes(first, at, time));
    }),
  );
});

test('A holiday of the person’s own nation gives nobody a promise on that day', () => {
  // 2 January is a holiday in Scotland alone.
  const holiday = new Date('2026-01-01T12:00:00Z');
  const by = (theirs: Parameters<typeof holidaysForPromise>[0]) =>
    addWorkingHours(holiday, 1, { timeZone, holidays: holidaysForPromise(theirs) }).toISOString();
  expect(by('england')).toBe('2026-01-02T10:00:00.000Z');
  expect(by(null)).toBe('2026-01-02T10:00:00.000Z');
  expect(by('scotland')).toBe('2026-01-05T10:00:00.000Z');
});

test('What is late comes before all that is not, but for what people said about their lives', () => {
  const fresh = QUEUED.map((kind) => PROMISES[kind].priority);
  for (const priority of fresh) {
    expect(raisedPriority(priority)).toBeLessThan(priority);
    for (const other of fresh) {
      if (other > PROMISES.telling.priority) expect(raisedPriority(priority)).toBeLessThan(other);
      if (priority > PROMISES.telling.priority)
        expect(raisedPriority(priority)).toBeGreaterThan(PROMISES.telling.priority);
      if (priority < other) expect(raisedPriority(priority)).toBeLessThanOrEqual(raisedPriority(other));
    }
  }
});

test('The order of the queue: a life, a doubt, a pause, an offer, a reduction, what an import set aside, a rate', () => {
  const order = [...QUEUED].sort((a, b) => PROMISES[a].priority - PROMISES[b].priority);
  expect(order).toEqual([
    'telling',
    'looks_wrong',
    'ask_for_pause',
    'plan_offer',
    'ask_to_reduce',
    'import_identity',
    'import_held',
    'missing_rate',
  ]);
});

import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { type Day, dayOf, type IsoDay, readDay, writeDay } from '@/domain/calendar';
import { FREQUENCIES } from '@/domain/frequency';
import { holidaysOf, NATIONS } from '@/domain/holidays';
import type { OptionsInput } from '@/domain/options';
import { overTime } from '@/domain/options';
import type { PayDay } from '@/domain/pay-day';
import type { RunningInterest } from '@/domain/plan-interest';
import type { Policy } from '@/domain/policy';
import { type ScheduleInput, schedule } from '@/domain/schedule';

/** How many random cases every law is tried on. */
export const TRIES = 10_000;

/** Days that have caught calendars out: 29 February, month ends, year ends, and the nights the clocks change. */
const HARD_DAYS = [
  '2024-02-29',
  '2028-02-29',
  '2025-12-31',
  '2026-01-31',
  '2026-03-28',
  '2026-03-29',
  '2026-10-25',
];

export const anyDay: fc.Arbitrary<Day> = fc.integer({ min: dayOf(2019, 1, 1), max: dayOf(2034, 12, 31) });
export const anyOn: fc.Arbitrary<IsoDay> = fc.oneof(
  { weight: 4, arbitrary: anyDay.map(writeDay) },
  { weight: 1, arbitrary: fc.constantFrom(...HARD_DAYS) },
);
export const anyNation = fc.constantFrom(...NATIONS);
export const anyMonthDay = fc.oneof(
  fc.integer({ min: 1, max: 31 }),
  fc.constantFrom('last' as const, 'last_working' as const),
);

const anyAmounts = fc.oneof(
  fc.record({ amountMinor: fc.integer({ min: 1, max: 60_000 }) }),
  fc.record({ count: fc.integer({ min: 1, max: 90 }) }),
);

/** A plan to be scheduled, of a sensible length, with every rule of days and upfront payments. */
export const anySchedule: fc.Arbitrary<ScheduleInput> = fc
  .record({
    balanceMinor: fc.integer({ min: 1, max: 2_000_000 }),
    upfrontMinor: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 50_000 })),
    amounts: anyAmounts,
    frequency: fc.constantFrom(...FREQUENCIES),
    firstOn: anyOn,
    monthDay: fc.option(anyMonthDay, { nil: undefined }),
    adjust: fc.constantFrom('next' as const, 'previous' as const, undefined),
    nation: fc.option(anyNation, { nil: undefined }),
  })
  .map(({ balanceMinor, upfrontMinor, amounts, frequency, firstOn, monthDay, adjust, nation }) => ({
    totalMinor: balanceMinor + upfrontMinor,
    upfrontMinor,
    frequency,
    firstOn,
    ...('count' in amounts
      ? amounts
      : { amountMinor: Math.max(amounts.amountMinor, Math.ceil(balanceMinor / 300)) }),
    ...(monthDay === undefined ? {} : { monthDay }),
    ...(adjust === undefined ? {} : { adjust }),
    ...(nation === undefined ? {} : { holidays: holidaysOf(nation) }),
  }));

export const anyPayDay: fc.Arbitrary<PayDay> = fc.oneof(
  fc.record({ frequency: fc.constant('weekly' as const), weekday: fc.integer({ min: 1, max: 7 }) }),
  fc.record({ frequency: fc.constantFrom('fortnightly' as const, 'four_weekly' as const), knownOn: anyOn }),
  fc.record({
    frequency: fc.constant('monthly' as const),
    monthDay: fc.oneof(
      fc.integer({ min: 1, max: 28 }),
      fc.constantFrom('last' as const, 'last_working' as const),
    ),
  }),
);

const anyMinimum = fc
  .integer({ min: 100, max: 600 })
  .map((weekly) => ({ weekly, fortnightly: weekly * 2, four_weekly: weekly * 4, monthly: weekly * 4 }));

const anyUsualPolicy: fc.Arbitrary<Policy> = fc.record({
  minimumPayment: anyMinimum,
  longestTermMonthsByBalance: fc
    .tuple(...[24, 36, 60].map((most) => fc.integer({ min: 6, max: most })))
    .map(([small = 12, middle = 24, large = 36]) => [
      { upToMinor: 50_000, months: small },
      { upToMinor: 250_000, months: middle },
      { upToMinor: null, months: large },
    ]),
  shareOfWhatIsLeftPercent: fc.constantFrom(25, 33, 50, 75, 100),
  settlement: fc.constant([{ fromMinor: 20_000, payPercent: 70, withinDays: 90, restWrittenOff: true }]),
  leadWorkingDays: fc.integer({ min: 0, max: 12 }),
  latestFirstPaymentDays: fc.integer({ min: 30, max: 60 }),
  interest: fc.constant({ kind: 'none' as const }),
  agreeAtOnce: fc.boolean(),
});

const anyOddMinimum = fc.oneof(fc.constantFrom(1, 99, 100), fc.integer({ min: 1, max: 60_000 }));

/**
 * A policy that staff may keep although nobody would plan it: bands in any order, with gaps, twice up to one figure or
 * for no time at all; minimums that have nothing to do with each other; more lead days than there are days to begin in.
 */
const anyOddPolicy: fc.Arbitrary<Policy> = fc.record({
  minimumPayment: fc.record({
    weekly: anyOddMinimum,
    fortnightly: anyOddMinimum,
    four_weekly: anyOddMinimum,
    monthly: anyOddMinimum,
  }),
  longestTermMonthsByBalance: fc.array(
    fc.record({
      upToMinor: fc.oneof(
        fc.constant(null),
        fc.constantFrom(1, 100, 50_000),
        fc.integer({ min: 1, max: 1_000_000 }),
      ),
      months: fc.oneof(fc.constantFrom(0, 1, 2), fc.integer({ min: 1, max: 120 })),
    }),
    { maxLength: 5 },
  ),
  shareOfWhatIsLeftPercent: fc.oneof(fc.constantFrom(0, 1, 99, 100, 33.33), fc.integer({ min: 1, max: 100 })),
  settlement: fc.constant([]),
  leadWorkingDays: fc.integer({ min: 0, max: 30 }),
  latestFirstPaymentDays: fc.integer({ min: 0, max: 90 }),
  interest: fc.constant({ kind: 'none' as const }),
  agreeAtOnce: fc.boolean(),
});

export const anyPolicy: fc.Arbitrary<Policy> = fc.oneof(
  { weight: 3, arbitrary: anyUsualPolicy },
  { weight: 1, arbitrary: anyOddPolicy },
);

const anyRates = fc
  .uniqueArray(fc.record({ fromOn: anyOn, percent: fc.constantFrom('0.5', '3.25', '6.50', '8.0', '19.9') }), {
    selector: ({ fromOn }) => fromOn,
    minLength: 1,
    maxLength: 4,
  })
  .map((rates) => [{ fromOn: '2015-01-01', percent: '4.75' }, ...rates]);

/** Pauses before, over and after the day of agreeing, also such as meet or lie on each other; one may still be open. */
const anyPauses = (todayOn: IsoDay) =>
  fc
    .array(
      fc.record({
        after: fc.integer({ min: -60, max: 500 }),
        days: fc.option(fc.nat(90), { nil: undefined }),
      }),
      {
        maxLength: 3,
      },
    )
    .map((pauses) =>
      pauses.map(({ after, days }) => {
        const from = (readDay(todayOn) ?? 0) + after;
        return { fromOn: writeDay(from), ...(days === undefined ? {} : { toOn: writeDay(from + days) }) };
      }),
    );

/** Interest that starts on the day of agreeing or up to two months before; most plans bear none. */
const anyInterest = (todayOn: IsoDay): fc.Arbitrary<RunningInterest> =>
  fc.oneof(
    { weight: 3, arbitrary: fc.constant({ kind: 'none' as const }) },
    {
      weight: 1,
      arbitrary: fc.record({
        kind: fc.constant('runs' as const),
        fromOn: fc.integer({ min: 0, max: 60 }).map((days) => writeDay((readDay(todayOn) ?? 0) - days)),
        rates: anyRates,
        convention: fc.constantFrom('actual-year, floor per window' as const, 'actual/365, half up' as const),
        pauses: fc.oneof(fc.constant([]), anyPauses(todayOn)),
      }),
    },
  );

/** One person's options on one debt: any policy, any budget that leaves something or nothing. */
export const anyOptions: fc.Arbitrary<OptionsInput> = anyOn.chain((todayOn) =>
  fc.record({
    policy: anyPolicy,
    balanceMinor: fc.oneof(
      fc.integer({ min: 1, max: 5_000 }),
      fc.integer({ min: 1_000, max: 120_000 }),
      fc.integer({ min: 50_000, max: 900_000 }),
    ),
    todayOn: fc.constant(todayOn),
    payDay: anyPayDay,
    holidays: anyNation.map(holidaysOf),
    interest: anyInterest(todayOn),
    affordable: fc.record({
      by: fc.constant('budget' as const),
      leftMinor: fc.oneof(fc.integer({ min: -20_000, max: 500 }), fc.integer({ min: 1, max: 90_000 })),
    }),
  }),
);

/** One figure over many random plans, their days, holidays and options: equal figures mean equal answers. */
export function digestOfPlans(seed: number): string {
  const hash = createHash('sha256');
  for (const input of fc.sample(anySchedule, { seed, numRuns: TRIES }))
    hash.update(JSON.stringify(schedule(input)));
  for (const input of fc.sample(anyOptions, { seed, numRuns: TRIES }))
    hash.update(JSON.stringify(overTime(input)));
  return hash.digest('hex');
}

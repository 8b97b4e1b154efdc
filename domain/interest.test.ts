import fc from 'fast-check';
import { expect, test } from 'playwright/test';
import { anyDay, TRIES } from '@/domain/any.fixture';
import { writeDay, yearLength, yearOf } from '@/domain/calendar';
import { instalmentsByCount } from '@/domain/instalments-by-count';
import { type InterestInput, interestOn } from '@/domain/interest';
import { fixedSumFor, latePayment } from '@/domain/late-payment';

const minor = (input: InterestInput): number => {
  const result = interestOn(input);
  if (!result.ok) throw new Error(`refused: ${result.reason}`);
  return result.interestMinor;
};

const aBalance = {
  balanceMinor: 1_000_00,
  fromOn: '2025-01-01',
  toOn: '2026-01-01',
  rates: [{ fromOn: '2020-01-01', percent: '10' }],
};

const anyRate = fc.record({
  fromOn: anyDay.map(writeDay),
  percent: fc.constantFrom('0', '0.5', '2.6', '3.25', '8.00', '19.9'),
});
const anyInput: fc.Arbitrary<InterestInput> = fc
  .record({
    balanceMinor: fc.integer({ min: 0, max: 5_000_000 }),
    from: anyDay,
    days: fc.integer({ min: -5, max: 700 }),
    rates: fc.uniqueArray(anyRate, { maxLength: 5, selector: ({ fromOn }) => fromOn }),
    pauses: fc.array(fc.record({ after: fc.integer({ min: -40, max: 700 }), days: fc.nat(90) }), {
      maxLength: 2,
    }),
    convention: fc.constantFrom('actual-year, floor per window' as const, 'actual/365, half up' as const),
  })
  .map(({ balanceMinor, from, days, rates, pauses, convention }) => ({
    balanceMinor,
    fromOn: writeDay(from),
    toOn: writeDay(from + days),
    rates: [{ fromOn: '2018-01-01', percent: '4.75' }, ...rates],
    pauses: pauses.map((pause) => ({
      fromOn: writeDay(from + pause.after),
      toOn: writeDay(from + pause.after + pause.days),
    })),
    convention,
  }));
const law = (holds: (input: InterestInput) => boolean) =>
  fc.assert(fc.property(anyInput, holds), { numRuns: TRIES });

test('A year at 10% on £1,000 costs £100', () => {
  expect(minor(aBalance)).toBe(100_00);
});

test('A leap year costs the same over its 366 days; by the other convention a day more', () => {
  const leap = { ...aBalance, fromOn: '2023-12-31', toOn: '2024-12-31' };
  expect(minor(leap)).toBe(100_00);
  expect(minor({ ...leap, convention: 'actual/365, half up' })).toBe(100_27);
});

test('An open pause bears nothing from its first day on', () => {
  expect(minor({ ...aBalance, pauses: [{ fromOn: '2025-01-02' }] })).toBe(0);
  expect(minor({ ...aBalance, pauses: [{ fromOn: '2025-03-15' }] })).toBe(
    Math.floor((100_000 * 10 * 72) / 36_500),
  );
});

test('A debt of a hundred million pounds is reckoned to the penny', () => {
  expect(minor({ ...aBalance, balanceMinor: 9_007_199_254_740_991, toOn: '2025-01-02' })).toBe(
    2_467_725_823_216,
  );
});

for (const [change, reason] of [
  [{ balanceMinor: -1 }, 'not-an-amount'],
  [{ balanceMinor: 0.5 }, 'not-an-amount'],
  [{ fromOn: '2025-02-29' }, 'not-a-day'],
  [{ rates: [{ fromOn: '2020-01-01', percent: 'ten' }] }, 'not-a-rate'],
  [{ rates: [{ fromOn: '2020-01-01', percent: '-1' }] }, 'not-a-rate'],
  [{ payments: [{ on: '2025-02-01', amountMinor: 1_000_01 }] }, 'payments-above-balance'],
  [{ payments: [{ on: '2025-02-01', amountMinor: -1 }] }, 'not-an-amount'],
  [{ balanceMinor: 9_007_199_254_740_991, rates: [{ fromOn: '2020-01-01', percent: '999' }] }, 'too-large'],
] as const)
  test(`Interest is refused as ${reason} with ${JSON.stringify(change)}`, () => {
    expect(interestOn({ ...aBalance, ...change })).toEqual({ ok: false, reason });
  });

test('One day more never lowers the interest', () => {
  law(
    (input) =>
      minor(input) <= minor({ ...input, toOn: writeDay((Date.parse(input.toOn) + 86_400_000) / 86_400_000) }),
  );
});

test('A penny more never lowers the interest', () => {
  law((input) => minor(input) <= minor({ ...input, balanceMinor: input.balanceMinor + 1 }));
});

test('A pause never adds more than the pennies that rounding takes', () => {
  law((input) => minor(input) <= minor({ ...input, pauses: [] }) + 1);
});

test('A payment never adds interest, and one after the end changes nothing', () => {
  law((input) => {
    const on = writeDay(Math.round((Date.parse(input.fromOn) + Date.parse(input.toOn)) / 2 / 86_400_000));
    const payments = [{ on, amountMinor: Math.floor(input.balanceMinor / 3) }];
    const later = [{ on: '2099-01-01', amountMinor: input.balanceMinor * 2 + 1 }];
    return (
      minor({ ...input, payments }) <= minor(input) + 1 &&
      minor({ ...input, payments: later }) === minor(input)
    );
  });
});

test('Without rounding between, the windows are the days: a sum over every day agrees within a penny a window', () => {
  law((input) => {
    const result = interestOn(input);
    if (!result.ok) return false;
    const windows = result.parts.flatMap((part) => part.windows);
    const days = windows.reduce((total, window) => {
      const length = input.convention === 'actual/365, half up' ? 365 : window.yearLength;
      return total + (input.balanceMinor * Number(window.percent) * window.days) / (100 * length);
    }, 0);
    return Math.abs(days - result.interestMinor) <= windows.length + 0.51;
  });
});

test('No window crosses into a year of another length, and none overlaps another', () => {
  law((input) => {
    const result = interestOn({ ...input, convention: 'actual-year, floor per window' });
    const windows = result.ok ? result.parts.flatMap((part) => part.windows) : [];
    return windows.every((window, at) => {
      const [first, last] = [window.fromOn, window.toOn].map((on) => Date.parse(on) / 86_400_000);
      const isInYears = [first, last].every((day) => yearLength(yearOf(day ?? 0)) === window.yearLength);
      return (
        isInYears &&
        window.days === (last ?? 0) - (first ?? 0) + 1 &&
        (at === 0 || (windows[at - 1]?.toOn ?? '') < window.fromOn)
      );
    });
  });
});

test('Instalments by count come to the balance, the interest and what had accrued, to the penny', () => {
  fc.assert(
    fc.property(anyInput, fc.integer({ min: 1, max: 36 }), fc.nat(5_000), (input, count, accruedMinor) => {
      const quoted = { ...input, count, accruedMinor, quoteOn: input.fromOn };
      const result = instalmentsByCount({
        ...quoted,
        firstOn: input.toOn > input.fromOn ? input.toOn : input.fromOn,
      });
      if (!result.ok) return false;
      const { regularMinor, lastMinor, interestMinor } = result;
      return regularMinor * (count - 1) + lastMinor === input.balanceMinor + interestMinor + accruedMinor;
    }),
    { numRuns: TRIES },
  );
});

test('The fixed sum for a late business debt goes by its size', () => {
  expect([99_999, 100_000, 999_999, 1_000_000].map(fixedSumFor)).toEqual([40_00, 70_00, 70_00, 100_00]);
});

test('Statutory interest keeps the rate of the first late day, starts the day after the due day, and is never guessed', () => {
  const referenceRates = [
    { fromOn: '2025-01-01', percent: '4.75' },
    { fromOn: '2025-07-01', percent: '4.25' },
  ];
  const late = (dueOn: string, toOn: string) =>
    latePayment({ amountMinor: 100_000, dueOn, toOn, referenceRates });
  expect(late('2025-06-29', '2026-06-29')).toMatchObject({ ok: true, interestMinor: 12_750, daysLate: 365 });
  expect(late('2025-06-30', '2026-06-30')).toMatchObject({
    ok: true,
    interestMinor: 12_250,
    fixedSumMinor: 70_00,
  });
  expect(late('2025-06-30', '2025-06-30')).toMatchObject({ ok: true, interestMinor: 0, fixedSumMinor: 0 });
  expect(late('2024-12-30', '2025-06-30')).toEqual({ ok: false, reason: 'no-reference-rate' });
});

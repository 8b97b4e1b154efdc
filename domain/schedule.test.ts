import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import fc from 'fast-check';
import { expect, test } from 'playwright/test';
import { anySchedule, TRIES } from '@/domain/any.fixture';
import { isWorkingDay, NO_HOLIDAYS, readDay, toPlainDate } from '@/domain/calendar';
import { type Payment, type ScheduleInput, schedule } from '@/domain/schedule';

const runFile = promisify(execFile);
const made = (input: ScheduleInput): readonly Payment[] => {
  const result = schedule(input);
  if (!result.ok) throw new Error(`refused: ${result.reason}`);
  return result.payments;
};
const law = (holds: (input: ScheduleInput, payments: readonly Payment[]) => boolean) =>
  fc.assert(
    fc.property(anySchedule, (input) => holds(input, made(input))),
    { numRuns: TRIES },
  );
const sum = (payments: readonly Payment[]) =>
  payments.reduce((total, { amountMinor }) => total + amountMinor, 0);

test('Ten pounds a month on a debt of £25 is two payments of £10 and a last one of £5', () => {
  expect(
    made({ totalMinor: 25_00, amountMinor: 10_00, frequency: 'monthly', firstOn: '2026-01-31' }),
  ).toEqual([
    { on: '2026-01-31', amountMinor: 10_00 },
    { on: '2026-02-28', amountMinor: 10_00 },
    { on: '2026-03-31', amountMinor: 5_00 },
  ]);
});

test('A small last payment joins the one before it only where that is asked for', () => {
  const plan = { totalMinor: 25_00, amountMinor: 10_00, frequency: 'weekly', firstOn: '2026-02-23' } as const;
  expect(made({ ...plan, mergeLast: true })).toEqual([
    { on: '2026-02-23', amountMinor: 10_00 },
    { on: '2026-03-02', amountMinor: 15_00 },
  ]);
  expect(made({ ...plan, totalMinor: 5_00, mergeLast: true })).toEqual([
    { on: '2026-02-23', amountMinor: 5_00 },
  ]);
});

for (const [change, reason] of [
  [{ totalMinor: 0 }, 'nothing-to-pay'],
  [{ totalMinor: -1 }, 'nothing-to-pay'],
  [{ upfrontMinor: 25_00 }, 'nothing-to-pay'],
  [{ upfrontMinor: 30_00 }, 'nothing-to-pay'],
  [{ upfrontMinor: -1 }, 'not-an-amount'],
  [{ totalMinor: 10.5 }, 'not-an-amount'],
  [{ amountMinor: 0 }, 'amount-below-one'],
  [{ count: 0 }, 'count-below-one'],
  [{ firstOn: '2026-02-30' }, 'not-a-day'],
  [{ monthDay: 32 }, 'not-a-day-of-the-month'],
  [{ totalMinor: 9_000_000_000, amountMinor: 1 }, 'too-many-payments'],
] as const)
  test(`A plan is refused as ${reason} with ${JSON.stringify(change)}`, () => {
    const plan = {
      totalMinor: 25_00,
      amountMinor: 10_00,
      frequency: 'monthly',
      firstOn: '2026-01-31',
    } as const;
    expect(schedule({ ...plan, ...change })).toEqual({ ok: false, reason });
  });

test('The payments and the upfront payment sum to the total', () => {
  law((input, payments) => sum(payments) + (input.upfrontMinor ?? 0) === input.totalMinor);
});

test('No payment exceeds the regular one, the last is the smallest, and none is nothing', () => {
  law((_, payments) => {
    const regular = payments[0]?.amountMinor ?? 0;
    const last = payments.at(-1)?.amountMinor ?? 0;
    return (
      last > 0 && last <= regular && payments.slice(0, -1).every(({ amountMinor }) => amountMinor === regular)
    );
  });
});

test('A count is never exceeded, and a fixed amount is paid as agreed', () => {
  law((input, payments) =>
    'count' in input
      ? payments.length <= input.count
      : payments.slice(0, -1).every(({ amountMinor }) => amountMinor === input.amountMinor),
  );
});

test('Merging keeps the total, and only the last payment changes', () => {
  law((input, payments) => {
    if ('count' in input) return true;
    const merged = made({ ...input, mergeLast: true });
    const isShort = payments.length > 1 && (payments.at(-1)?.amountMinor ?? 0) < input.amountMinor;
    return (
      sum(merged) === sum(payments) &&
      merged.length === payments.length - (isShort ? 1 : 0) &&
      merged.at(-1)?.on === payments.at(isShort ? -2 : -1)?.on &&
      merged.slice(0, -1).every((payment, at) => payment.amountMinor === payments[at]?.amountMinor)
    );
  });
});

test('The days strictly increase', () => {
  law((_, payments) => payments.every(({ on }, at) => at === 0 || on > (payments[at - 1]?.on ?? '')));
});

test('Each day is the one that Temporal counts from the first, never from the one before', () => {
  const steps = { weekly: 7, fortnightly: 14, four_weekly: 28 } as const;
  law((input, payments) => {
    const { frequency, monthDay } = input;
    if (input.adjust || typeof monthDay === 'string') return true;
    const first = toPlainDate(readDay(input.firstOn) ?? 0);
    return payments.every(({ on }, k) => {
      if (frequency !== 'monthly') return on === first.add({ days: steps[frequency] * k }).toString();
      const month = first.toPlainYearMonth().add({ months: k });
      return on === month.toPlainDate({ day: Math.min(monthDay ?? first.day, month.daysInMonth) }).toString();
    });
  });
});

test('A plan that keeps to working days falls on no weekend and no holiday, and moves no further than it must', () => {
  law((input, payments) => {
    const { adjust, ...unmoved } = input;
    const holidays = input.holidays ?? NO_HOLIDAYS;
    if (!adjust) return true;
    return made(unmoved).every(({ on }, at) => {
      const named = readDay(on) ?? 0;
      const paid = readDay(payments[at]?.on ?? '') ?? 0;
      const between = Array.from({ length: Math.abs(paid - named) }, (_, k) =>
        paid > named ? named + k : named - k,
      );
      const isRightWay = adjust === 'next' ? paid >= named : paid <= named;
      return (
        isRightWay && isWorkingDay(paid, holidays) && between.every((day) => !isWorkingDay(day, holidays))
      );
    });
  });
});

test('Ten thousand plans, and the options of ten thousand people, come out the same in four time zones', async () => {
  test.setTimeout(240_000);
  const script = `import('./domain/any.fixture.ts').then(({ digestOfPlans }) =>
    console.log([new Date(2026, 0, 1).getTimezoneOffset(), new Date(2026, 6, 1).getTimezoneOffset(), digestOfPlans(7)].join(' ')))`;
  const zones = ['UTC', 'Europe/London', 'Pacific/Kiritimati', 'America/St_Johns'];
  const args = ['--import', 'tsx', '--conditions=react-server', '-e', script];
  const told = await Promise.all(
    zones.map(async (TZ) => {
      const { stdout } = await runFile(process.execPath, args, { env: { TZ, NODE_ENV: 'test' } });
      return stdout.trim().split(' ');
    }),
  );
  expect(told.map(([winter, summer]) => [winter, summer])).toEqual([
    ['0', '0'],
    ['0', '-60'],
    ['-840', '-840'],
    ['210', '150'],
  ]);
  const digests = told.map(([, , digest]) => digest);
  expect(digests[0]).toMatch(/^[0-9a-f]{64}$/);
  expect(new Set(digests).size).toBe(1);
});

import fc from 'fast-check';
import { expect, test } from 'playwright/test';
import { anyOptions, TRIES } from '@/domain/any.fixture';
import { NO_HOLIDAYS } from '@/domain/calendar';
import { fixedPlan } from '@/domain/fixed-plan';
import { isMoreThanAMonth, monthCeiling } from '@/domain/frequency';
import { holidaysOf } from '@/domain/holidays';
import { offeredAmounts, policyShare } from '@/domain/offered-amounts';
import { type OptionsInput, overTime, ownAmount, ownMonths, type PlanOption } from '@/domain/options';
import { byADay, inFull, settlements } from '@/domain/pay-once';
import { NO_INTEREST, type RunningInterest } from '@/domain/plan-interest';
import { type Policy, policyDays } from '@/domain/policy';
import { costsNothing, waysOn } from '@/domain/ways-on';
import { workOption } from '@/domain/working-options';

const policy: Policy = {
  minimumPayment: { weekly: 1_00, fortnightly: 2_00, four_weekly: 4_00, monthly: 5_00 },
  longestTermMonthsByBalance: [
    { upToMinor: 500_00, months: 18 },
    { upToMinor: 2_500_00, months: 36 },
    { upToMinor: null, months: 60 },
  ],
  shareOfWhatIsLeftPercent: 50,
  settlement: [
    { fromMinor: 100_00, payPercent: 80, withinDays: 30, restWrittenOff: false },
    { fromMinor: 200_00, payPercent: 70, withinDays: 90, restWrittenOff: true },
  ],
  leadWorkingDays: 6,
  latestFirstPaymentDays: 45,
  interest: { kind: 'none' },
  agreeAtOnce: true,
};

const person: OptionsInput = {
  policy,
  balanceMinor: 300_00,
  todayOn: '2026-11-02',
  payDay: { frequency: 'monthly', monthDay: 28 },
  holidays: holidaysOf('england'),
  interest: NO_INTEREST,
  affordable: { by: 'budget', leftMinor: 120_00 },
};

const optionOf = (result: ReturnType<typeof ownAmount>): PlanOption => {
  if (!result.ok) throw new Error(`refused: ${result.reason}`);
  return result.option;
};
const law = (holds: (input: OptionsInput) => boolean) =>
  fc.assert(fc.property(anyOptions, holds), { numRuns: TRIES });
const leftOf = ({ affordable }: OptionsInput) => (affordable.by === 'budget' ? affordable.leftMinor : 0);

test('With £120 left a month the plans are £24, £42 and £60, each with its days, its end and what is kept', () => {
  const shown = overTime(person).map(
    ({ pace, regularMinor, payments, endOn, totalMinor, leftToLiveOnWeekMinor }) => [
      pace,
      regularMinor,
      payments.length,
      endOn,
      totalMinor,
      leftToLiveOnWeekMinor,
    ],
  );
  expect(shown).toEqual([
    ['lighter', 24_00, 13, '2027-11-29', 300_00, 22_15],
    ['middle', 42_00, 8, '2027-06-28', 300_00, 18_00],
    ['sooner', 60_00, 5, '2027-03-30', 300_00, 13_84],
  ]);
});

test('The first payment waits for the lead days and the pay day, and a holiday moves it on', () => {
  const christmas: OptionsInput = {
    ...person,
    todayOn: '2026-12-14',
    payDay: { frequency: 'monthly', monthDay: 25 },
  };
  const [option] = overTime(christmas);
  expect(option?.payments.slice(0, 3).map(({ on }) => on)).toEqual([
    '2026-12-29',
    '2027-01-25',
    '2027-02-25',
  ]);
});

test('Every plan on offer is within its policy in every line', () => {
  let offered = 0;
  law((input) => {
    const days = policyDays(input.policy, input.balanceMinor, input.todayOn, input.holidays);
    return overTime(input).every(({ payments, firstOn, endOn, evaluation, frequency }) => {
      offered += 1;
      const minimum = input.policy.minimumPayment[frequency];
      return (
        evaluation.ok &&
        days !== null &&
        firstOn >= days.earliestFirstOn &&
        firstOn <= days.latestFirstOn &&
        endOn <= (days.lastOn ?? '') &&
        payments.slice(0, -1).every(({ amountMinor }) => amountMinor >= minimum)
      );
    });
  });
  expect(offered).toBeGreaterThan(TRIES / 4);
});

test('A plan on offer never takes more than the policy’s share, and so never more than is left', () => {
  law((input) => {
    const share = policyShare(input.policy, leftOf(input));
    return overTime(input).every(
      ({ payments, frequency }) =>
        share <= leftOf(input) &&
        payments.every(({ amountMinor }) => !isMoreThanAMonth(amountMinor, frequency, share)),
    );
  });
});

test('Lighter, middle and sooner strictly increase, in whole pounds, at the minimum, or as the whole balance', () => {
  law((input) => {
    const options = overTime(input);
    const minimum = input.policy.minimumPayment[input.payDay.frequency];
    return options.every(({ regularMinor }, at) => {
      const isRound =
        regularMinor % 100 === 0 || regularMinor === minimum || regularMinor === input.balanceMinor;
      return isRound && (at === 0 || regularMinor > (options[at - 1]?.regularMinor ?? 0));
    });
  });
});

test('The payments of a plan come to the balance and its interest, none exceeds the regular one, the last is the smallest', () => {
  law((input) =>
    overTime(input).every(({ payments, totalMinor, interestMinor, regularMinor }) => {
      const sum = payments.reduce((total, { amountMinor }) => total + amountMinor, 0);
      const last = payments.at(-1)?.amountMinor ?? 0;
      return (
        sum === totalMinor &&
        totalMinor === input.balanceMinor + interestMinor &&
        last > 0 &&
        last <= regularMinor &&
        payments.slice(0, -1).every(({ amountMinor }) => amountMinor === regularMinor)
      );
    }),
  );
});

test('With nothing left, or less, no plan is offered', () => {
  law((input) => leftOf(input) > 0 || overTime(input).length === 0);
  expect(offeredAmounts(policy, 'monthly', 0, 300_00)).toEqual([]);
});

test('Where the share does not reach the minimum nothing is offered, and the minimum is never forced on anyone', () => {
  expect(offeredAmounts(policy, 'monthly', 9_99, 300_00)).toEqual([]);
  expect(offeredAmounts(policy, 'monthly', 10_00, 300_00)).toEqual([{ pace: 'lighter', amountMinor: 5_00 }]);
  expect(offeredAmounts(policy, 'monthly', 12_00, 300_00)).toEqual([
    { pace: 'lighter', amountMinor: 5_00 },
    { pace: 'sooner', amountMinor: 6_00 },
  ]);
});

test('An amount is rounded down once, from the exact share, to a whole pound', () => {
  const monthly = { ...policy, minimumPayment: { ...policy.minimumPayment, monthly: 1_00 } };
  expect(offeredAmounts(monthly, 'monthly', 11_43, 300_00)).toEqual([
    { pace: 'lighter', amountMinor: 2_00 },
    { pace: 'middle', amountMinor: 4_00 },
    { pace: 'sooner', amountMinor: 5_00 },
  ]);
});

test('What interest adds is paid by more payments of the same amount, never by a bigger last one', () => {
  const interest: RunningInterest = {
    kind: 'runs',
    fromOn: '2026-01-01',
    rates: [{ fromOn: '2020-01-01', percent: '20' }],
    convention: 'actual-year, floor per window',
    pauses: [],
  };
  const dates = { frequency: 'monthly', firstOn: '2026-01-31', holidays: NO_HOLIDAYS } as const;
  const without = fixedPlan({ balanceMinor: 600_00, dates, interest: NO_INTEREST, amountMinor: 100_00 });
  const withInterest = fixedPlan({ balanceMinor: 600_00, dates, interest, amountMinor: 100_00 });
  expect(without.ok && without.plan.payments.map(({ amountMinor }) => amountMinor)).toEqual(
    Array(6).fill(100_00),
  );
  expect(
    withInterest.ok && withInterest.plan.payments.map(({ on, amountMinor }) => [on, amountMinor]),
  ).toEqual([
    ['2026-01-31', 100_00],
    ['2026-02-28', 100_00],
    ['2026-03-31', 100_00],
    ['2026-04-30', 100_00],
    ['2026-05-31', 100_00],
    ['2026-06-30', 100_00],
    ['2026-07-31', 34_27],
  ]);
  // Each £100 bears interest to its own day: 30, 58, 89, 119, 150 and 180 days at 20%.
  const byHand = [30, 58, 89, 119, 150, 180].reduce(
    (sum, days) => sum + Math.floor((10_000 * 20 * days) / 36_500),
    0,
  );
  expect(withInterest.ok && withInterest.plan.interestMinor).toBe(byHand);
});

test('An amount so small that it would take a lifetime is not scheduled', () => {
  expect(ownAmount({ ...person, balanceMinor: 9_000_00 }, 1)).toEqual({ ok: false, reason: 'never-ends' });
  expect(ownAmount(person, 0)).toEqual({ ok: false, reason: 'not-an-amount' });
});

test('An amount of one’s own outside the policy comes back with each line it is outside and by how much', () => {
  const option = optionOf(ownAmount({ ...person, balanceMinor: 600_00 }, 4_00));
  expect(option.evaluation).toEqual({
    ok: false,
    outside: [
      { line: 'below-minimum', limitMinor: 5_00, offeredMinor: 4_00, byMinor: 1_00 },
      { line: 'too-long', limitOn: '2029-11-02', offeredOn: '2039-04-28', byDays: 3464 },
    ],
  });
});

test('An own amount above what is left is looked at by a person', () => {
  const option = optionOf(ownAmount(person, 120_01));
  expect(option.evaluation).toMatchObject({ outside: [{ line: 'more-than-is-left', byMinor: 1 }] });
  expect(optionOf(ownAmount(person, 120_00)).evaluation).toEqual({ ok: true, atOnce: true });
});

test('Twelve months of one’s own are twelve payments', () => {
  const option = optionOf(ownMonths(person, 12));
  expect([option.regularMinor, option.payments.length, option.endOn]).toEqual([25_00, 12, '2027-10-28']);
});

test('The longest term of months stays within the policy, also when the first pay day is far off', () => {
  const late: OptionsInput = { ...person, todayOn: '2026-11-23' };
  const option = optionOf(ownMonths(late, 18));
  expect(option.firstOn).toBe('2026-12-29');
  expect([option.payments.length, option.endOn, option.evaluation]).toEqual([
    17,
    '2028-04-28',
    { ok: true, atOnce: true },
  ]);
});

test('No months at all is no plan, and more than thirty years goes to a person', () => {
  for (const months of [0, -1, 1.5, Number.NaN])
    expect(ownMonths(person, months)).toEqual({ ok: false, reason: 'no-time' });
  expect(ownMonths(person, 361)).toEqual({ ok: false, reason: 'never-ends' });
});

test('Months of one’s own are kept to, and the payment is the smallest that keeps to them', () => {
  fc.assert(
    fc.property(anyOptions, fc.integer({ min: 1, max: 60 }), (input, months) => {
      const result = ownMonths(input, months);
      if (!result.ok) return false;
      const { payments, regularMinor } = result.option;
      const most = Math.floor(
        months *
          { weekly: 52 / 12, fortnightly: 26 / 12, four_weekly: 13 / 12, monthly: 1 }[
            input.payDay.frequency
          ] +
          1e-9,
      );
      const less = regularMinor > 1 ? ownAmount(input, regularMinor - 1) : null;
      const isLeast = !less?.ok || less.option.payments.length > payments.length;
      return payments.length <= most && isLeast;
    }),
    { numRuns: TRIES },
  );
});

test('In full is today’s whole figure; by a day bears interest to that day', () => {
  const interest: RunningInterest = {
    kind: 'runs',
    fromOn: '2026-10-31',
    rates: [{ fromOn: '2020-01-01', percent: '36.5' }],
    convention: 'actual/365, half up',
    pauses: [],
  };
  const owing: OptionsInput = { ...person, interest, affordable: { by: 'own-word', canKeepTo: true } };
  expect(inFull(owing)).toEqual({ on: '2026-11-02', totalMinor: 300_60, interestMinor: 60 });
  expect(byADay(owing, '2026-11-30')).toEqual({
    on: '2026-11-30',
    totalMinor: 309_00,
    interestMinor: 9_00,
    evaluation: { ok: true, atOnce: true },
  });
  expect(byADay(owing, '2027-01-02')?.evaluation).toMatchObject({
    outside: [{ line: 'first-too-late', limitOn: '2026-12-17', byDays: 16 }],
  });
});

test('Without a budget the person’s word is asked for, and nothing is offered out of thin air', () => {
  const silent: OptionsInput = { ...person, affordable: { by: 'own-word', canKeepTo: false } };
  expect(overTime(silent)).toEqual([]);
  expect(optionOf(ownAmount(silent, 25_00))).toMatchObject({
    leftToLiveOnWeekMinor: null,
    evaluation: { ok: false, outside: [{ line: 'own-word-missing' }] },
  });
});

test('A settlement says what is paid, by when, and what becomes of the rest', () => {
  expect(settlements(policy, 300_01, '2026-11-02')).toEqual([
    { payMinor: 210_00, remainderMinor: 90_01, byOn: '2027-01-31', percent: 70, restWrittenOff: true },
  ]);
  expect(settlements(policy, 150_00, '2026-11-02')).toEqual([
    { payMinor: 120_00, remainderMinor: 30_00, byOn: '2026-12-02', percent: 80, restWrittenOff: false },
  ]);
  expect(settlements(policy, 99_99, '2026-11-02')).toEqual([]);
});

test('With nothing left the ways that cost nothing come first, and there are always at least two', () => {
  for (const leftMinor of [0, -1, -500_00])
    for (const canPause of [true, false]) {
      const ways = waysOn({ leftMinor, canSettle: true, canPause });
      const firstCostly = ways.findIndex((way) => !costsNothing(way));
      expect(firstCostly).toBeGreaterThanOrEqual(2);
      expect(ways.slice(firstCostly).some(costsNothing)).toBe(false);
    }
  expect(waysOn({ leftMinor: 50_00, canSettle: false, canPause: true })).not.toContain('settle');
});

test('What a plan shows of itself is the plan', () => {
  const [option] = overTime(person);
  const steps = option ? workOption(person, option) : [];
  expect(steps.slice(0, 4)).toEqual([
    { key: 'policy-share', leftMinor: 120_00, percent: 50, shareMinor: 60_00 },
    {
      key: 'pace',
      pace: 'lighter',
      percent: 40,
      because: 'share',
      amountMinor: 24_00,
      frequency: 'monthly',
    },
    { key: 'no-interest' },
    {
      key: 'left-to-live-on',
      leftMinor: 120_00,
      livingMinor: 0,
      paidMinor: 24_00,
      restMinor: 96_00,
      weekMinor: 22_15,
    },
  ]);
  expect(steps.at(-1)).toEqual({ key: 'payments-total', count: 13, totalMinor: 300_00 });
  expect(monthCeiling(24_00, 'weekly')).toBe(104_00);
});

test('A plan over months shows how it is shared, and an amount of one’s own no pace that nobody took', () => {
  const months = optionOf(ownMonths(person, 7));
  expect(workOption(person, months, { isShared: true })[0]).toEqual({
    key: 'shared',
    totalMinor: 300_00,
    count: 7,
    amountMinor: 42_86,
  });
  const own = workOption(person, optionOf(ownAmount(person, 31_00)));
  expect(own.map(({ key }) => key)).not.toContain('pace');
});

test('What a plan takes to be lifted to, or cut down to, is said', () => {
  const of = (leftMinor: number, balanceMinor: number) => {
    const input: OptionsInput = { ...person, balanceMinor, affordable: { by: 'budget', leftMinor } };
    return overTime(input).map((option) => workOption(input, option).find(({ key }) => key === 'pace'));
  };
  expect(of(12_00, 60_00)).toMatchObject([
    { pace: 'lighter', because: 'least', amountMinor: 5_00 },
    { because: 'share' },
  ]);
  expect(of(120_00, 50_00).at(-1)).toMatchObject({ because: 'all', amountMinor: 50_00 });
});

test('The sums that left to live on shows come to it, and a business has none', () => {
  law((input) =>
    overTime({ ...input, livingMinor: 123_45 }).every((option) => {
      const step = workOption({ ...input, livingMinor: 123_45 }, option).find(
        ({ key }) => key === 'left-to-live-on',
      );
      return (
        step?.key === 'left-to-live-on' &&
        step.leftMinor + step.livingMinor - step.paidMinor === step.restMinor &&
        Math.floor((step.restMinor * 12) / 52) === option.leftToLiveOnWeekMinor
      );
    }),
  );
  const business: OptionsInput = { ...person, livingMinor: null };
  const [option] = overTime(business);
  expect(option?.leftToLiveOnWeekMinor).toBeNull();
  expect(option && workOption(business, option).map(({ key }) => key)).not.toContain('left-to-live-on');
});

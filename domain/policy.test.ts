import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'playwright/test';
import { anyNation, anyOn, anyOptions, anyPayDay, TRIES } from '@/domain/any.fixture';
import { isWorkingDay, readDay } from '@/domain/calendar';
import { evaluateOffer, type Offer } from '@/domain/evaluate-offer';
import { holidaysOf } from '@/domain/holidays';
import { overTime } from '@/domain/options';
import { datesFor, readPayDay, writePayDay } from '@/domain/pay-day';
import { type InterestFacts, interestWhilePaid, runningInterest } from '@/domain/plan-interest';
import { longestTermMonths, type Policy, policyDays, policyOn } from '@/domain/policy';
import { schedule } from '@/domain/schedule';

const england = holidaysOf('england');
const file: { creditors: { name: string; policy: Policy }[] } = JSON.parse(
  readFileSync(new URL('../db/seed/data/creditors.json', import.meta.url), 'utf8'),
);
const policyOf = (name: string): Policy => {
  const found = file.creditors.find((creditor) => creditor.name === name);
  if (!found) throw new Error(`no creditor ${name}`);
  return found.policy;
};
const card = policyOf('Harbour Card Services');

/** Monthly payments of £20 on £200 from 13 November: within the card's policy in every line. */
const offer: Offer = {
  policy: card,
  balanceMinor: 200_00,
  todayOn: '2026-11-02',
  holidays: england,
  frequency: 'monthly',
  payments: Array.from({ length: 10 }, (_, k) => ({
    on: k < 2 ? `2026-${11 + k}-13` : `2027-${String(k - 1).padStart(2, '0')}-13`,
    amountMinor: 20_00,
  })),
  affordable: { by: 'budget', leftMinor: 20_00 },
};
const linesOf = (change: Partial<Offer>) => {
  const found = evaluateOffer({ ...offer, ...change });
  return found.ok ? [] : found.outside;
};

test('A band holds its own upper end, and the last has none', () => {
  expect(
    [1, 500_00, 500_01, 2_500_00, 2_500_01, 99_999_999].map((balance) => longestTermMonths(card, balance)),
  ).toEqual([24, 24, 48, 48, 72, 72]);
  expect(
    longestTermMonths({ ...card, longestTermMonthsByBalance: [{ upToMinor: 1_00, months: 3 }] }, 1_01),
  ).toBeNull();
});

test('The version in force is the latest that has begun', () => {
  const versions = [
    { version: 2, effectiveOn: '2026-03-01' },
    { version: 1, effectiveOn: '2026-01-01' },
    { version: 3, effectiveOn: '2026-03-01' },
    { version: 4, effectiveOn: '2026-12-01' },
  ];
  expect(
    ['2025-12-31', '2026-01-01', '2026-02-28', '2026-03-01', '2026-12-01'].map(
      (on) => policyOn(versions, on)?.version,
    ),
  ).toEqual([undefined, 1, 1, 3, 4]);
});

test('The first payment is six working days off at the soonest, over a weekend and a holiday', () => {
  expect(policyDays(card, 200_00, '2026-12-22', england)).toEqual({
    earliestFirstOn: '2027-01-04',
    latestFirstOn: '2027-02-05',
    lastOn: '2028-12-22',
  });
});

test('An offer at every limit is within, and agreed at once', () => {
  expect(evaluateOffer(offer)).toEqual({ ok: true, atOnce: true });
  expect(evaluateOffer({ ...offer, todayOn: '2026-11-05' })).toEqual({ ok: true, atOnce: true });
  expect(evaluateOffer({ ...offer, policy: { ...card, agreeAtOnce: false } })).toEqual({
    ok: true,
    atOnce: false,
  });
  expect(evaluateOffer({ ...offer, affordable: { by: 'own-word', canKeepTo: true } })).toEqual({
    ok: true,
    atOnce: true,
  });
});

test('Each line an offer is outside is named, with the limit and by how much', () => {
  expect(linesOf({ todayOn: '2026-11-06' })).toEqual([
    { line: 'first-too-soon', limitOn: '2026-11-16', offeredOn: '2026-11-13', byDays: 3 },
  ]);
  expect(linesOf({ todayOn: '2026-09-28' })).toEqual([
    { line: 'first-too-late', limitOn: '2026-11-12', offeredOn: '2026-11-13', byDays: 1 },
  ]);
  expect(linesOf({ affordable: { by: 'budget', leftMinor: 19_99 } })).toEqual([
    { line: 'more-than-is-left', limitMinor: 19_99, offeredMinor: 20_00, byMinor: 1 },
  ]);
  expect(linesOf({ affordable: { by: 'budget', leftMinor: -50_00 } })).toEqual([
    { line: 'more-than-is-left', limitMinor: 0, offeredMinor: 20_00, byMinor: 20_00 },
  ]);
  expect(linesOf({ payments: [...offer.payments, { on: '2029-01-13', amountMinor: 1 }] })).toEqual([
    { line: 'too-long', limitOn: '2028-11-02', offeredOn: '2029-01-13', byDays: 72 },
  ]);
  expect(
    linesOf({ policy: { ...card, minimumPayment: { ...card.minimumPayment, monthly: 20_01 } } }),
  ).toEqual([{ line: 'below-minimum', limitMinor: 20_01, offeredMinor: 20_00, byMinor: 1 }]);
  expect(linesOf({ payments: [] })).toEqual([{ line: 'nothing-offered' }]);
});

test('The last payment may be below the minimum', () => {
  const payments = [...offer.payments.slice(0, -1), { on: '2027-08-13', amountMinor: 1 }];
  expect(evaluateOffer({ ...offer, payments })).toEqual({ ok: true, atOnce: true });
});

test('A weekly payment is compared with a month exactly, not by a rounded figure', () => {
  const weekly = { frequency: 'weekly', payments: [{ on: '2026-11-13', amountMinor: 3_00 }] } as const;
  expect(linesOf({ ...weekly, affordable: { by: 'budget', leftMinor: 13_00 } })).toEqual([]);
  expect(linesOf({ ...weekly, affordable: { by: 'budget', leftMinor: 12_99 } })).toMatchObject([
    { line: 'more-than-is-left', byMinor: 1 },
  ]);
});

test('A plan that its policy offers is still within it when it is sent back, and outside when one line is moved', () => {
  fc.assert(
    fc.property(anyOptions, (input) =>
      overTime(input).every((option) => {
        const again: Offer = { ...input, frequency: option.frequency, payments: option.payments };
        const dearer = { ...input.policy.minimumPayment, [option.frequency]: option.regularMinor + 1 };
        const tighter = evaluateOffer({ ...again, policy: { ...input.policy, minimumPayment: dearer } });
        return evaluateOffer(again).ok && (option.payments.length === 1 || !tighter.ok);
      }),
    ),
    { numRuns: TRIES },
  );
});

test('A pay day is kept as one word and read back the same', () => {
  fc.assert(
    fc.property(
      anyPayDay,
      (payDay) => JSON.stringify(readPayDay(writePayDay(payDay))) === JSON.stringify(payDay),
    ),
    { numRuns: TRIES },
  );
  for (const text of [
    '',
    'weekly',
    'weekly:0',
    'weekly:8',
    'weekly:05',
    'monthly:29',
    'monthly:first',
    'yearly:1',
    'fortnightly:2026-02-30',
  ])
    expect(readPayDay(text), text).toBeNull();
});

test('The first day of a plan is the first pay day on or after the earliest, and every payment is on a working day', () => {
  const steps = { weekly: 7, fortnightly: 14, four_weekly: 28, monthly: 31 } as const;
  fc.assert(
    fc.property(anyPayDay, anyOn, anyNation, (payDay, earliestOn, nation) => {
      const holidays = holidaysOf(nation);
      const rule = datesFor(payDay, earliestOn, holidays);
      if (!rule) return false;
      const waits = (readDay(rule.firstOn) ?? 0) - (readDay(earliestOn) ?? 0);
      const made = schedule({ ...rule, totalMinor: 12, amountMinor: 1 });
      const days = made.ok ? made.payments.map(({ on }) => readDay(on) ?? 0) : [];
      const longest =
        payDay.frequency === 'monthly' && payDay.monthDay === 'last_working' ? 36 : steps[payDay.frequency];
      return (
        waits >= 0 &&
        waits <= longest &&
        days.length === 12 &&
        days.every((day, at) => isWorkingDay(day, holidays) && (at === 0 || day > (days[at - 1] ?? day)))
      );
    }),
    { numRuns: TRIES },
  );
});

const facts: InterestFacts = {
  regime: 'regulated_credit',
  debtorKind: 'person',
  asAtOn: '2026-10-01',
  agreedOn: '2026-11-02',
  pauses: [],
};
const catalogue = policyOf('Kettle & Co Catalogue').interest;
const trade = policyOf('Ashdown Trade Supplies').interest;

test('Interest that is frozen while a plan is kept stops on the day of agreeing', () => {
  const { interest, task } = runningInterest(catalogue, facts);
  expect(task).toBeNull();
  const toAgreeing = Math.floor((1_000_00 * 6.5 * 31) / 36_500);
  expect(interestWhilePaid(interest, 1_000_00, [], '2026-11-01')).toBe(toAgreeing);
  expect(interestWhilePaid(interest, 1_000_00, [], '2028-11-01')).toBe(toAgreeing);
});

test('A pause stops interest for its days, and only for them', () => {
  const running = { ...catalogue, freezeWhilePlanKept: false };
  const paused = { ...facts, pauses: [{ fromOn: '2026-10-02', toOn: '2026-10-31' }] };
  const { interest } = runningInterest(running, paused);
  expect(interestWhilePaid(interest, 1_000_00, [], '2026-10-31')).toBe(0);
  expect(interestWhilePaid(interest, 1_000_00, [], '2026-11-01')).toBe(17);
});

test('Statutory interest needs a trade debt, a business or sole trader, and a creditor who claims it', () => {
  const claimed = { ...trade, claimedByCreditor: true };
  const business: InterestFacts = { ...facts, regime: 'trade', debtorKind: 'business' };
  const { interest, task } = runningInterest(claimed, business);
  expect(task).toBeNull();
  expect(interestWhilePaid(interest, 3_650_00, [], '2026-10-11')).toBe(12_00);
  expect(runningInterest(claimed, { ...business, debtorKind: 'sole_trader' }).interest.kind).toBe('runs');
  for (const [policy, whose] of [
    [trade, business],
    [claimed, { ...business, debtorKind: 'person' }],
    [claimed, { ...business, regime: 'regulated_credit' }],
  ] as const)
    expect(runningInterest(policy, whose)).toEqual({ interest: { kind: 'none' }, task: null });
});

test('A missing rate gives no interest and a task for staff, never a guess', () => {
  const missing = { interest: { kind: 'none' }, task: 'missing-rate' };
  const long = { ...facts, asAtOn: '2019-06-01' };
  expect(runningInterest(catalogue, long)).toEqual(missing);
  const claimed = { ...trade, claimedByCreditor: true };
  expect(runningInterest(claimed, { ...long, regime: 'trade', debtorKind: 'business' })).toEqual(missing);
});

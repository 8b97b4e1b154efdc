import fc from 'fast-check';
import { expect, test } from 'playwright/test';
import { readDay, writeDay } from './calendar';
import { COMPONENTS, type DebtFacts, isOwed, makeUp, mayAsk, nextStepOf, standingOf } from './debt';
import { DOUBTS } from './doubt';
import { HOLD_REASONS, type Hold, heldUntil, holdReasonFor, holdsOver, isInForce } from './hold';

const PROMISED_AT = new Date('2026-11-30T17:00:00Z');
const OPEN: DebtFacts = {
  balanceMinor: 120_00,
  tooOldDecision: null,
  holds: [],
  waiting: null,
  plan: null,
  asks: null,
};
const PLAN = { regularMinor: 25_00, nextOn: '2026-12-01', nextMinor: 25_00, lastOn: '2027-04-01' };
const ASKED = { id: '1', outcome: 'ask' } as const;
const OFFERED = { id: '2', outcome: 'counter_offer' } as const;
const DISPUTE = { reason: 'dispute', untilOn: null, promisedAt: PROMISED_AT } as const;

const minor = fc.integer({ min: -99_999_999_999, max: 99_999_999_999 });
const sums = fc
  .uniqueArray(fc.constantFrom(...COMPONENTS), { minLength: 0 })
  .chain((kinds) =>
    fc.tuple(
      ...kinds.map((kind) => fc.record({ kind: fc.constant(kind), amountMinor: minor, entries: fc.nat() })),
    ),
  );

test('The lines of a debt add up to what it is now, whatever they are and in whatever order they come', () => {
  fc.assert(
    fc.property(sums, (given) => {
      const { lines, nowMinor } = makeUp(given);
      expect(lines.reduce((total, line) => total + line.amountMinor, 0)).toBe(nowMinor);
      expect(lines).toHaveLength(given.length);
      expect(makeUp([...given].reverse())).toEqual({ lines, nowMinor });
    }),
  );
});

test('A debt is read in the order it came about: what it was, what was added, what was paid, what was put right', () => {
  const { lines, nowMinor } = makeUp([
    { kind: 'payment', amountMinor: -50_00, entries: 2 },
    { kind: 'write_off', amountMinor: -10_00, entries: 1 },
    { kind: 'correction', amountMinor: 5_00, entries: 1 },
    { kind: 'interest', amountMinor: 12_34, entries: 1 },
    { kind: 'original', amountMinor: 100_00, entries: 1 },
  ]);
  expect(lines.map(({ kind }) => kind)).toEqual([
    'original',
    'interest',
    'payment',
    'correction',
    'write_off',
  ]);
  expect(nowMinor).toBe(57_34);
});

test('A line that comes twice is refused, because it would be counted twice', () => {
  const twice = { kind: 'payment', amountMinor: -50_00, entries: 1 } as const;
  expect(() => makeUp([twice, twice])).toThrow('came twice');
});

test('A debt stands where the kindest truth puts it', () => {
  expect(standingOf(OPEN)).toEqual({ kind: 'open' });
  expect(standingOf({ ...OPEN, plan: PLAN })).toEqual({ kind: 'on_plan', plan: PLAN });
  expect(standingOf({ ...OPEN, plan: PLAN, waiting: { promisedAt: null } })).toEqual({ kind: 'waiting' });
  expect(standingOf({ ...OPEN, plan: PLAN, holds: [DISPUTE] })).toEqual({
    kind: 'on_hold',
    reason: 'dispute',
  });
  expect(standingOf({ ...OPEN, holds: [DISPUTE], tooOldDecision: 'too_old' })).toEqual({ kind: 'too_old' });
  expect(standingOf({ ...OPEN, balanceMinor: 0, holds: [DISPUTE] })).toEqual({
    kind: 'settled',
    overpaidMinor: 0,
  });
  expect(standingOf({ ...OPEN, balanceMinor: -5 })).toEqual({ kind: 'settled', overpaidMinor: 5 });
});

test('The next step is a person’s only where nothing is paused, too old, settled or waiting for us', () => {
  expect(nextStepOf(OPEN)).toEqual({ kind: 'choose' });
  expect(nextStepOf({ ...OPEN, plan: PLAN })).toEqual({
    kind: 'pay',
    onDay: '2026-12-01',
    amountMinor: 25_00,
  });
  expect(nextStepOf({ ...OPEN, plan: { ...PLAN, nextOn: null, nextMinor: null } })).toEqual({
    kind: 'we_look',
  });
  expect(nextStepOf({ ...OPEN, holds: [DISPUTE] })).toEqual({ kind: 'we_answer', promisedAt: PROMISED_AT });
  const pause = { reason: 'asked_for_pause', untilOn: '2026-12-20', promisedAt: null } as const;
  expect(nextStepOf({ ...OPEN, holds: [pause] })).toEqual({ kind: 'hold_ends', untilOn: '2026-12-20' });
  expect(nextStepOf({ ...OPEN, holds: [{ ...pause, untilOn: null }] })).toEqual({ kind: 'we_look' });
  expect(nextStepOf({ ...OPEN, waiting: { promisedAt: PROMISED_AT } })).toEqual({
    kind: 'we_answer',
    promisedAt: PROMISED_AT,
  });
  expect(nextStepOf({ ...OPEN, tooOldDecision: 'too_old' })).toEqual({ kind: 'nothing' });
  expect(nextStepOf({ ...OPEN, balanceMinor: 0 })).toEqual({ kind: 'nothing' });
});

test('What we asked a person, or offered them, comes before anything else that could be next', () => {
  expect(nextStepOf({ ...OPEN, asks: ASKED })).toEqual({ kind: 'answer_us', asks: ASKED });
  expect(nextStepOf({ ...OPEN, asks: OFFERED })).toEqual({ kind: 'answer_us', asks: OFFERED });
  expect(nextStepOf({ ...OPEN, holds: [DISPUTE], asks: ASKED })).toEqual({ kind: 'answer_us', asks: ASKED });
  expect(nextStepOf({ ...OPEN, holds: [DISPUTE], asks: OFFERED })).toMatchObject({ kind: 'we_answer' });
  expect(nextStepOf({ ...OPEN, plan: PLAN, asks: OFFERED })).toMatchObject({ kind: 'pay' });
});

test('While anything is on hold, settled or too old, nothing is asked', () => {
  const facts = fc.record({
    balanceMinor: minor,
    tooOldDecision: fc.constantFrom('too_old' as const, 'not_too_old' as const, null),
    holds: fc.array(
      fc.record({
        reason: fc.constantFrom(...HOLD_REASONS),
        untilOn: fc.constantFrom(null, '2026-12-20'),
        promisedAt: fc.constantFrom(null, PROMISED_AT),
      }),
      { maxLength: 3 },
    ),
    waiting: fc.constantFrom(null, { promisedAt: null }, { promisedAt: PROMISED_AT }),
    plan: fc.constantFrom(null, PLAN),
    asks: fc.constantFrom(null, ASKED, OFFERED),
  });
  fc.assert(
    fc.property(facts, (given) => {
      const quiet = given.holds.length > 0 || given.tooOldDecision === 'too_old' || given.balanceMinor <= 0;
      if (quiet) expect(mayAsk(given)).toBe(false);
      const next = nextStepOf(given);
      if (quiet) expect(['pay', 'choose']).not.toContain(next.kind);
      // A question can be asked about a debt on hold; nothing that would have it paid can.
      if (quiet && next.kind === 'answer_us') expect(next.asks.outcome).toBe('ask');
      if (given.balanceMinor <= 0 || given.tooOldDecision === 'too_old') expect(isOwed(given)).toBe(false);
    }),
  );
});

const HOLD: Hold = {
  id: 'h',
  debtId: 'd',
  reason: 'dispute',
  fromOn: '2026-11-10',
  untilOn: '2026-11-20',
  endedOn: null,
};

test('A hold covers its first day and its last, and no day from which it was ended', () => {
  expect(['2026-11-09', '2026-11-10', '2026-11-20', '2026-11-21'].map((on) => isInForce(HOLD, on))).toEqual([
    false,
    true,
    true,
    false,
  ]);
  expect(isInForce({ ...HOLD, untilOn: null }, '2036-01-01')).toBe(true);
  expect(isInForce({ ...HOLD, endedOn: '2026-11-15' }, '2026-11-14')).toBe(true);
  expect(isInForce({ ...HOLD, endedOn: '2026-11-15' }, '2026-11-15')).toBe(false);
});

test('A hold on a person covers every debt of theirs; a hold on a debt covers that one; the law’s comes first', () => {
  const person: Hold = { ...HOLD, id: 'p', debtId: null, reason: 'breathing_space' };
  const other: Hold = { ...HOLD, id: 'o', debtId: 'other' };
  expect(holdsOver([HOLD, other, person], 'd', '2026-11-12').map(({ id }) => id)).toEqual(['p', 'h']);
  expect(holdsOver([HOLD, other, person], 'other', '2026-11-12').map(({ id }) => id)).toEqual(['p', 'o']);
  expect(holdsOver([HOLD, other, person], 'third', '2026-12-12')).toEqual([]);
});

test('Of two holds for one reason, the one that lasts longer is told', () => {
  const open: Hold = { ...HOLD, id: 'open', untilOn: null };
  expect(holdsOver([HOLD, open], 'd', '2026-11-12').map(({ id }) => id)).toEqual(['open', 'h']);
});

test('Whatever looks wrong places a hold; “not me” has a reason of its own', () => {
  expect(DOUBTS.map(holdReasonFor)).toEqual(['not_me', ...DOUBTS.slice(1).map(() => 'dispute')]);
});

const MIDDLE = readDay('2026-12-01') ?? 0;
const someDay = fc.integer({ min: -20, max: 20 }).map((days) => writeDay(MIDDLE + days));
const someHold: fc.Arbitrary<Hold> = fc.record({
  id: fc.uuid(),
  debtId: fc.constantFrom(null, 'this', 'other'),
  reason: fc.constantFrom(...HOLD_REASONS),
  fromOn: someDay,
  untilOn: fc.option(someDay),
  endedOn: fc.option(someDay),
});

test('A debt is held on every day until the day that is named, and no longer on the day after', () => {
  fc.assert(
    fc.property(fc.array(someHold, { maxLength: 6 }), someDay, (holds, on) => {
      const isHeld = (day: string) => holdsOver(holds, 'this', day).length > 0;
      const untilOn = heldUntil(holds, 'this', on);
      const from = readDay(on) ?? 0;
      const last = untilOn === null ? from + 50 : (readDay(untilOn) ?? 0);
      if (untilOn === null && !isHeld(on)) return;
      const days = Array.from({ length: Math.max(0, last - from + 1) }, (_, day) => writeDay(from + day));
      expect(days.every(isHeld)).toBe(true);
      expect(isHeld(writeDay(last + 1))).toBe(untilOn === null);
    }),
  );
});

test('A pause and the one after it are one time: what is said is the end of the second', () => {
  const pause = { id: '1', debtId: null, reason: 'getting_advice', endedOn: null } as const;
  const holds = [
    { ...pause, fromOn: '2026-12-01', untilOn: '2026-12-31' },
    { ...pause, fromOn: '2027-01-01', untilOn: '2027-01-31' },
  ];
  expect(heldUntil(holds, 'any', '2026-12-10')).toBe('2027-01-31');
  expect(heldUntil(holds, 'any', '2027-02-01')).toBeNull();
});

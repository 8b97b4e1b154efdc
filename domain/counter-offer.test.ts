import fc from 'fast-check';
import { expect, test } from 'playwright/test';
import { showOffer } from '@/domain/agreeing';
import { asksPerson, isNews, waysOnOf } from '@/domain/answered';
import type { AskedDebt, Asking } from '@/domain/asking';
import { aDebt, anAsking } from '@/domain/asking.fixture';
import { type CounterOffer, canAccept, goesBack } from '@/domain/counter-offer';
import { areWaysEnough, OUTCOMES, WAYS_ON } from '@/domain/decision';
import { HOLD_REASONS, type Hold } from '@/domain/hold';
import { isOwnPause } from '@/domain/pause';

function asking(debt: Partial<AskedDebt> = {}, rest: Partial<Asking> = {}): Asking {
  return anAsking({ debts: [aDebt(debt)], ...rest });
}

function anOffer(): CounterOffer {
  const offer = 'amount.2500.monthly:28';
  const worked = showOffer(asking(), { holdingId: 'h1', offer });
  if (!worked.ok) throw new Error(worked.reason);
  return { plan: worked.agreed, offer, acceptBy: '2026-12-15' };
}

const known = { isKnownAnew: false };
const refused = (reason: string) => ({ ok: false, reason });

test('A counter-offer is accepted as it was offered, up to and with the last day for it', () => {
  for (const todayOn of ['2026-12-01', '2026-12-15'])
    expect(canAccept(anOffer(), asking({}, { todayOn }), known)).toEqual({ ok: true });
  expect(canAccept(anOffer(), asking({}, { todayOn: '2026-12-16' }), known)).toEqual(refused('too-late'));
});

test('Each thing that has changed since is told apart, and what only staff know is told as a change', () => {
  const plan = { id: 'p', regularMinor: 25_00, frequency: 'monthly' } as const;
  const sent = { id: 's', promisedAt: null };
  expect(canAccept(anOffer(), asking({ plan }), known)).toEqual(refused('on-plan'));
  expect(canAccept(anOffer(), asking({ sent }), known)).toEqual(refused('sent'));
  expect(canAccept(anOffer(), asking({ balanceMinor: 0 }), known)).toEqual(refused('settled'));
  expect(canAccept(anOffer(), asking({ tooOldDecision: 'too_old' }), known)).toEqual(refused('too-old'));
  expect(canAccept(anOffer(), asking({ holdingId: 'h2' }), known)).toEqual(refused('gone'));
  expect(canAccept(anOffer(), asking(), { isKnownAnew: true })).toEqual(refused('changed'));
  // A policy that ended since does not take an offer back.
  expect(canAccept(anOffer(), asking({ policy: null }), known)).toEqual({ ok: true });
});

test('A penny more or less than was owed when it was offered, and it is looked at again', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 9_999_999 }), (balanceMinor) => {
      const expected = balanceMinor === 600_00 ? { ok: true } : refused('changed');
      expect(canAccept(anOffer(), asking({ balanceMinor }), known)).toEqual(expected);
    }),
  );
});

test('While a hold is on nothing is accepted, but for the person’s own pause', () => {
  for (const reason of HOLD_REASONS) {
    const hold: Hold = { id: 'x', debtId: null, reason, fromOn: '2026-12-01', untilOn: null, endedOn: null };
    const expected = isOwnPause(hold) ? { ok: true } : refused('on-hold');
    expect(canAccept(anOffer(), asking({}, { holds: [hold] }), known), reason).toEqual(expected);
  }
});

test('Nothing is sent back where there is nothing left to arrange', () => {
  for (const reason of ['settled', 'too-old', 'gone', 'sent'] as const) expect(goesBack(reason)).toBe(false);
  for (const reason of ['too-late', 'changed', 'on-hold', 'on-plan'] as const)
    expect(goesBack(reason)).toBe(true);
});

test('Only a question, and an offer that can still be accepted, wait for the person; an answer given asks no more', () => {
  const given = { acceptBy: '2026-12-15', decidedAt: new Date('2026-12-01T09:00:00Z'), isRead: false };
  for (const outcome of OUTCOMES) {
    const waits = outcome === 'ask' || outcome === 'counter_offer';
    const one = { ...given, outcome, isAnswered: false };
    expect(asksPerson(one, '2026-12-15'), outcome).toBe(waits);
    expect(asksPerson(one, '2026-12-16'), outcome).toBe(outcome === 'ask');
    expect(asksPerson({ ...one, isAnswered: true }, '2026-12-15'), outcome).toBe(false);
  }
});

test('Home tells of an answer for thirty days or until it is read, and of a question for as long as it waits', () => {
  const decidedAt = new Date('2026-12-01T09:00:00Z');
  const given = { acceptBy: null, decidedAt, isAnswered: false, isRead: false };
  const soon = { at: new Date('2026-12-30T09:00:00Z'), todayOn: '2026-12-30' };
  const later = { at: new Date('2027-01-01T09:00:00Z'), todayOn: '2027-01-01' };
  expect(isNews({ ...given, outcome: 'decline' }, soon)).toBe(true);
  expect(isNews({ ...given, outcome: 'decline' }, later)).toBe(false);
  expect(isNews({ ...given, outcome: 'decline', isRead: true }, soon)).toBe(false);
  expect(isNews({ ...given, outcome: 'ask', isRead: true }, later)).toBe(true);
});

test('A “no” is never shown with fewer than two ways on that lead somewhere', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.oneof(fc.constantFrom(...WAYS_ON), fc.string())), (waysOn) => {
      const shown = waysOnOf({ outcome: 'decline', waysOn });
      const known = shown.filter((way) => WAYS_ON.some((one) => one === way));
      expect(areWaysEnough(known)).toBe(true);
    }),
  );
});

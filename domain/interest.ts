import { type IsoDay, readDay, writeDay } from '@/domain/calendar';
import { add, type Fraction, floor, fraction, halfUp, toSafeNumber, ZERO } from '@/domain/fraction';
import { type DayCount, interestIn, type PausedDays, windowsBetween } from '@/domain/interest-windows';
import { type Rate, readRates } from '@/domain/rates';

/** The ways of reckoning simple daily interest that a policy may name: how long a year is, and where it is rounded. */
export type Convention = 'actual-year, floor per window' | 'actual/365, half up';

/** Days without interest, both ends included; without `toOn` the pause is still open. */
export type Pause = { readonly fromOn: IsoDay; readonly toOn?: IsoDay };
export type DatedAmount = { readonly on: IsoDay; readonly amountMinor: number };

export type InterestInput = {
  readonly balanceMinor: number;
  readonly fromOn: IsoDay;
  readonly toOn: IsoDay;
  readonly rates: readonly Rate[];
  readonly pauses?: readonly Pause[];
  readonly payments?: readonly DatedAmount[];
  readonly convention?: Convention;
};

/** One window of one part of the balance, as a screen can show it. `interestMinor` is null where only the part is rounded. */
export type ShownWindow = {
  readonly fromOn: IsoDay;
  readonly toOn: IsoDay;
  readonly days: number;
  readonly percent: string;
  readonly yearLength: number;
  readonly interestMinor: number | null;
};

/** A part of the balance that was owed until one day: to a payment, or to the end. */
export type InterestPart = {
  readonly balanceMinor: number;
  readonly untilOn: IsoDay;
  readonly interestMinor: number;
  readonly windows: readonly ShownWindow[];
};

export type InterestFault =
  | 'not-an-amount'
  | 'not-a-day'
  | 'not-a-rate'
  | 'payments-above-balance'
  | 'too-large';

export type InterestResult =
  | { readonly ok: true; readonly interestMinor: number; readonly parts: readonly InterestPart[] }
  | { readonly ok: false; readonly reason: InterestFault };

type Part = { readonly balance: bigint; readonly until: number };
type Setting = {
  readonly from: number;
  readonly rates: NonNullable<ReturnType<typeof readRates>>;
  readonly pauses: readonly PausedDays[];
  readonly convention: Convention;
};

/** Whether a number is whole pence of at least zero that arithmetic keeps exactly. */
export function isAmount(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0;
}

function readPauses(pauses: readonly Pause[]): PausedDays[] | null {
  const read: PausedDays[] = [];
  for (const { fromOn, toOn } of pauses) {
    const from = readDay(fromOn);
    const to = toOn === undefined ? Number.POSITIVE_INFINITY : readDay(toOn);
    if (from === null || to === null) return null;
    read.push({ from, to });
  }
  return read;
}

function splitByPayments(
  balance: bigint,
  from: number,
  to: number,
  payments: readonly DatedAmount[],
): { ok: true; parts: Part[] } | { ok: false; reason: InterestFault } {
  let rest = balance;
  const parts: Part[] = [];
  for (const payment of payments) {
    const on = readDay(payment.on);
    if (on === null) return { ok: false, reason: 'not-a-day' };
    if (!isAmount(payment.amountMinor)) return { ok: false, reason: 'not-an-amount' };
    if (on > to) continue;
    rest -= BigInt(payment.amountMinor);
    if (on > from) parts.push({ balance: BigInt(payment.amountMinor), until: on });
  }
  if (rest < 0n) return { ok: false, reason: 'payments-above-balance' };
  parts.sort((a, b) => a.until - b.until);
  return { ok: true, parts: [...parts, { balance: rest, until: to }] };
}

function interestOfPart({ balance, until }: Part, { from, rates, pauses, convention }: Setting) {
  const perWindow = convention === 'actual-year, floor per window';
  const dayCount: DayCount = perWindow ? 'actual-year' : 'actual/365';
  let exact: Fraction = ZERO;
  let floored = 0n;
  const windows: ShownWindow[] = windowsBetween(from + 1, until, rates, pauses, dayCount).map((window) => {
    const interest = interestIn(window, fraction(balance));
    exact = add(exact, interest);
    floored += floor(interest);
    return {
      fromOn: writeDay(window.first),
      toOn: writeDay(window.last),
      days: window.days,
      percent: window.rate.percent,
      yearLength: window.yearLength,
      interestMinor: perWindow ? Number(floor(interest)) : null,
    };
  });
  return { minor: perWindow ? floored : halfUp(exact), windows };
}

/**
 * Simple daily interest in minor units, from the day after `fromOn` to `toOn`; nothing when `toOn` is not later.
 * A payment splits the balance: its part bears interest to the payment day, the rest to the end, and every part is
 * reckoned by itself. A payment on or before `fromOn` only lowers the balance; one after `toOn` is as if not made.
 * `actual-year, floor per window` (the default) takes each calendar year's own length and rounds each window down;
 * `actual/365, half up` takes 365 days always and rounds each part once. Refuses amounts that are not whole pence of
 * at least zero, days that do not exist, rates below zero, and payments above the balance.
 * Source: the group `interest` of domain/cases/schedules.json.
 */
export function interestOn(input: InterestInput): InterestResult {
  const { balanceMinor, convention = 'actual-year, floor per window' } = input;
  const from = readDay(input.fromOn);
  const to = readDay(input.toOn);
  const pauses = readPauses(input.pauses ?? []);
  const rates = readRates(input.rates);
  if (!isAmount(balanceMinor)) return { ok: false, reason: 'not-an-amount' };
  if (from === null || to === null || pauses === null) return { ok: false, reason: 'not-a-day' };
  if (rates === null || rates.some((rate) => rate.value.over < 0n))
    return { ok: false, reason: 'not-a-rate' };
  const split = splitByPayments(BigInt(balanceMinor), from, to, input.payments ?? []);
  if (!split.ok) return split;
  let total = 0n;
  const parts = split.parts.map((part) => {
    const { minor, windows } = interestOfPart(part, { from, rates, pauses, convention });
    total += minor;
    return {
      balanceMinor: Number(part.balance),
      untilOn: writeDay(part.until),
      interestMinor: Number(minor),
      windows,
    };
  });
  const interestMinor = toSafeNumber(total);
  return interestMinor === null ? { ok: false, reason: 'too-large' } : { ok: true, interestMinor, parts };
}

import { type IsoDay, readDay } from '@/domain/calendar';
import { add, fraction } from '@/domain/fraction';
import { type Convention, type DatedAmount, interestOn, type Pause } from '@/domain/interest';
import type { InterestPolicy, PolicyRate, Regime } from '@/domain/policy';
import { type Rate, rateOn, readRates } from '@/domain/rates';

/** How interest runs on one debt while it is paid. */
export type RunningInterest =
  | { readonly kind: 'none' }
  | {
      readonly kind: 'runs';
      readonly fromOn: IsoDay;
      readonly rates: readonly Rate[];
      readonly convention: Convention;
      readonly pauses: readonly Pause[];
    };

export const NO_INTEREST: RunningInterest = { kind: 'none' };

/** What the engine must know of a debt to say how interest runs on it. */
export type InterestFacts = {
  readonly regime: Regime;
  readonly debtorKind: 'person' | 'sole_trader' | 'business';
  /** The day the creditor's file is true on; interest runs from the day after. */
  readonly asAtOn: IsoDay;
  /** The day a plan would be agreed. */
  readonly agreedOn: IsoDay;
  readonly pauses: readonly Pause[];
};

/** `missing-rate`: nothing is charged, and staff are asked to put the rate right. Nothing is guessed. */
export type RunningInterestResult = {
  readonly interest: RunningInterest;
  readonly task: 'missing-rate' | null;
};

const NONE: RunningInterestResult = { interest: NO_INTEREST, task: null };
const MISSING: RunningInterestResult = { interest: NO_INTEREST, task: 'missing-rate' };

const asRates = (rates: readonly PolicyRate[]): Rate[] =>
  rates.map(({ from, percent }) => ({ fromOn: from, percent }));

function percentText(over: bigint, under: bigint): string {
  const scaled = (over * 10n ** 12n) / under;
  return `${scaled / 10n ** 12n}.${String(scaled % 10n ** 12n).padStart(12, '0')}`;
}

function statutory(policy: InterestPolicy & { kind: 'statutory_late_payment' }, facts: InterestFacts) {
  const isTradeDebt = facts.regime === 'trade' && facts.debtorKind !== 'person';
  if (!policy.claimedByCreditor || !isTradeDebt) return NONE;
  const asAt = readDay(facts.asAtOn);
  const rates = readRates(asRates(policy.referenceRates));
  const reference = asAt === null || rates === null ? null : rateOn(rates, asAt + 1);
  if (!reference) return MISSING;
  // Fixed on the first late day and kept for the whole time: one row is the whole table. SI 2002/1675.
  const { over, under } = add(reference.value, fraction(8n));
  const interest: RunningInterest = {
    kind: 'runs',
    fromOn: facts.asAtOn,
    rates: [{ fromOn: facts.asAtOn, percent: percentText(over, under) }],
    convention: 'actual/365, half up',
    pauses: facts.pauses,
  };
  return { interest, task: null };
}

/**
 * How interest runs on a debt under its creditor's policy. None is the default. Simple daily interest runs from the
 * file's as-at day by the convention the policy names; where it is frozen while a plan is kept it stops on the day of
 * agreeing. Statutory interest runs only on trade debts of businesses and sole traders, only where the creditor claims
 * it. A missing rate, or a convention the engine does not know, gives no interest and a task for staff.
 */
export function runningInterest(policy: InterestPolicy, facts: InterestFacts): RunningInterestResult {
  if (policy.kind === 'none') return NONE;
  if (policy.kind === 'statutory_late_payment') return statutory(policy, facts);
  const asAt = readDay(facts.asAtOn);
  const rates = asRates(policy.rates);
  const read = readRates(rates);
  const convention = CONVENTIONS[`${policy.dayCount}, ${policy.rounding}`];
  if (asAt === null || !read || !rateOn(read, asAt + 1) || !convention) return MISSING;
  const frozen = policy.freezeWhilePlanKept ? [{ fromOn: facts.agreedOn }] : [];
  const pauses = [...facts.pauses, ...frozen];
  return { interest: { kind: 'runs', fromOn: facts.asAtOn, rates, convention, pauses }, task: null };
}

const CONVENTIONS: Readonly<Record<string, Convention>> = {
  'actual-year, floor per window': 'actual-year, floor per window',
  'actual/365, half up': 'actual/365, half up',
};

/**
 * What interest comes to, in minor units, on a balance that these payments bring down, to a day. Payments go to the
 * balance first, so interest never bears interest. Null when a figure cannot be reckoned.
 */
export function interestWhilePaid(
  interest: RunningInterest,
  balanceMinor: number,
  payments: readonly DatedAmount[],
  toOn: IsoDay,
): number | null {
  if (interest.kind === 'none') return 0;
  const { fromOn, rates, convention, pauses } = interest;
  const result = interestOn({ balanceMinor, fromOn, toOn, rates, convention, pauses, payments });
  return result.ok ? result.interestMinor : null;
}

import { type IsoDay, readDay, writeDay } from '@/domain/calendar';
import type { Hold } from '@/domain/hold';
import { isInForce } from '@/domain/hold';
import { interestOn, type Pause } from '@/domain/interest';
import { runningInterest } from '@/domain/plan-interest';
import type { InterestPolicy, Regime } from '@/domain/policy';

/** What is being added to a debt since its figure was true. Amounts in minor units. */
export type AddedInterest =
  | { readonly kind: 'none' }
  | { readonly kind: 'paused' }
  | { readonly kind: 'kept' }
  | { readonly kind: 'accrues'; readonly percent: number; readonly amountMinor: number }
  | { readonly kind: 'ask' };

/** No plan is being agreed here, so none freezes anything. */
const NEVER = '9999-12-31';

export type AddedFacts = {
  /** The creditor's terms as they are kept; anything that is not a policy of ours gives `ask`. */
  readonly interest: InterestPolicy | null;
  readonly regime: Regime;
  readonly debtorKind: 'person' | 'sole_trader' | 'business';
  readonly balanceMinor: number;
  readonly asAtOn: IsoDay;
  readonly holds: readonly Hold[];
  readonly hasPlan: boolean;
};

/**
 * The interest that a creditor's policy has added since the day the balance is true on, reckoned for show: the ledger
 * takes it only at events, so that it is never counted twice (model.md). While a hold is on nothing is added, nor
 * while a kept plan freezes it. A rate that is missing or unknown gives `ask` and nothing is guessed.
 */
export function addedInterest(facts: AddedFacts, todayOn: IsoDay): AddedInterest {
  const { interest, regime, debtorKind, balanceMinor, asAtOn, holds, hasPlan } = facts;
  if (!interest) return { kind: 'ask' };
  const pauses = holds.map(pauseOf);
  const running = runningInterest(interest, { regime, debtorKind, asAtOn, agreedOn: NEVER, pauses });
  if (running.task) return { kind: 'ask' };
  if (running.interest.kind === 'none' || balanceMinor <= 0) return { kind: 'none' };
  if (holds.some((hold) => isInForce(hold, todayOn))) return { kind: 'paused' };
  if (hasPlan && interest.kind === 'simple_daily' && interest.freezeWhilePlanKept) return { kind: 'kept' };
  const { rates, convention, fromOn } = running.interest;
  const percent = rates.filter((rate) => rate.fromOn <= todayOn).at(-1)?.percent;
  if (todayOn < fromOn || percent === undefined) return { kind: 'ask' };
  const sum = interestOn({ balanceMinor, fromOn, toOn: todayOn, rates, convention, pauses });
  return sum.ok
    ? { kind: 'accrues', percent: Number(percent), amountMinor: sum.interestMinor }
    : { kind: 'ask' };
}

/** The days of a hold as a pause of interest: from its first to its last, or to the day before it was ended. */
function pauseOf({ fromOn, untilOn, endedOn }: Hold): Pause {
  const ended = endedOn === null ? null : readDay(endedOn);
  const lastOn = ended === null ? null : writeDay(ended - 1);
  const ends = [untilOn, lastOn].filter((on) => on !== null).sort();
  return ends[0] === undefined ? { fromOn } : { fromOn, toOn: ends[0] };
}

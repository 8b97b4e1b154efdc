import { type Frequency, isMoreThanAMonth, TIMES_A_MONTH } from '@/domain/frequency';
import type { Policy } from '@/domain/policy';

export type Pace = 'lighter' | 'middle' | 'sooner';

export const PACES: readonly { readonly pace: Pace; readonly percent: number }[] = [
  { pace: 'lighter', percent: 40 },
  { pace: 'middle', percent: 70 },
  { pace: 'sooner', percent: 100 },
];

/** A policy's percentage in hundredths, never above all of it. */
function shareHundredths({ shareOfWhatIsLeftPercent }: Policy): bigint {
  return BigInt(Math.round(Math.min(Math.max(shareOfWhatIsLeftPercent, 0), 100) * 100));
}

/** What a policy takes of what is left in a month, in minor units, rounded down; nothing when nothing is left. */
export function policyShare(policy: Policy, leftMinor: number): number {
  return leftMinor > 0 ? Number((BigInt(leftMinor) * shareHundredths(policy)) / 10_000n) : 0;
}

/** So many percent of a policy's share at a frequency, reckoned exactly and rounded down once to a whole pound. */
function wholePounds(policy: Policy, frequency: Frequency, leftMinor: number, percent: number): number {
  const { over, under } = TIMES_A_MONTH[frequency];
  const parts = BigInt(leftMinor) * shareHundredths(policy) * BigInt(percent) * BigInt(under);
  return Number(parts / (1_000_000n * BigInt(over) * 100n)) * 100;
}

/**
 * The amounts a policy offers by itself at a frequency: 40%, 70% and 100% of its share of what is left, rounded down to
 * a whole pound, not below the minimum, never more than the share, never more than the balance, each once, strictly
 * increasing. None when the share does not reach the minimum. Amounts in minor units.
 * Source: model.md, “Policy, exactly”.
 */
export function offeredAmounts(
  policy: Policy,
  frequency: Frequency,
  leftMinor: number,
  balanceMinor: number,
): { readonly pace: Pace; readonly amountMinor: number }[] {
  if (leftMinor <= 0) return [];
  const shareMinor = policyShare(policy, leftMinor);
  const offered: { pace: Pace; amountMinor: number }[] = [];
  for (const { pace, percent } of PACES) {
    const pounds = wholePounds(policy, frequency, leftMinor, percent);
    const amountMinor = Math.min(Math.max(pounds, policy.minimumPayment[frequency]), balanceMinor);
    const isAffordable = amountMinor > 0 && !isMoreThanAMonth(amountMinor, frequency, shareMinor);
    if (isAffordable && amountMinor > (offered.at(-1)?.amountMinor ?? 0)) offered.push({ pace, amountMinor });
  }
  return offered;
}

/** Why an offered amount is what it is: so many percent of the share, the policy's least payment, or all that is owed. */
export type BecauseOf = 'share' | 'least' | 'all';

/**
 * The pace at which a policy offers an amount by itself and why it is that amount; null for an amount that it does not
 * offer. Of a payment that interest is added to, only the amount without it is known here.
 */
export function paceOf(
  policy: Policy,
  {
    frequency,
    leftMinor,
    balanceMinor,
    amountMinor,
  }: {
    readonly frequency: Frequency;
    readonly leftMinor: number;
    readonly balanceMinor: number;
    readonly amountMinor: number;
  },
): { readonly pace: Pace; readonly percent: number; readonly because: BecauseOf } | null {
  const offered = offeredAmounts(policy, frequency, leftMinor, balanceMinor);
  const pace = offered.find((one) => one.amountMinor === amountMinor)?.pace;
  const percent = PACES.find((one) => one.pace === pace)?.percent;
  if (pace === undefined || percent === undefined) return null;
  const pounds = wholePounds(policy, frequency, leftMinor, percent);
  const because = pounds === amountMinor ? 'share' : amountMinor === balanceMinor ? 'all' : 'least';
  return { pace, percent, because };
}

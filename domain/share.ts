import { isAmount } from '@/domain/interest';

export type ShareResult =
  | { readonly ok: true; readonly sharesMinor: readonly number[] }
  | { readonly ok: false; readonly reason: 'not-an-amount' };

/**
 * Shares an amount out in proportion to weights, losing nothing: each share rounded down, then the units left one
 * each to the largest fractions, ties to the earlier. All weights nothing: so are the shares.
 */
function allot(amount: bigint, weights: readonly bigint[]): bigint[] {
  const whole = weights.reduce((sum, weight) => sum + weight, 0n);
  if (whole === 0n) return weights.map(() => 0n);
  const shares = weights.map((weight) => (amount * weight) / whole);
  const fractions = weights.map((weight, at) => ({ at, rest: (amount * weight) % whole }));
  fractions.sort((a, b) => (a.rest === b.rest ? a.at - b.at : a.rest > b.rest ? -1 : 1));
  let units = amount - shares.reduce((sum, share) => sum + share, 0n);
  for (const { at } of fractions) {
    if (units === 0n) break;
    shares[at] = (shares[at] ?? 0n) + 1n;
    units -= 1n;
  }
  return shares;
}

/**
 * Shares what is affordable over debts in proportion to balance, in minor units. No more than the balances come to is
 * shared and never less than nothing. Balances below zero or not in whole minor units are refused. Minimum payments
 * and priority play no part: see `sharePriorityFirst`. Source: the group `share` of domain/cases/schedules.json.
 */
export function shareOut(affordableMinor: number, balancesMinor: readonly number[]): ShareResult {
  if (!Number.isSafeInteger(affordableMinor) || !balancesMinor.every(isAmount))
    return { ok: false, reason: 'not-an-amount' };
  const balances = balancesMinor.map(BigInt);
  const whole = balances.reduce((sum, balance) => sum + balance, 0n);
  const asked = BigInt(Math.max(0, affordableMinor));
  const shares = allot(asked < whole ? asked : whole, balances);
  return { ok: true, sharesMinor: shares.map(Number) };
}

import type { Regime } from '@/domain/policy';
import { shareOut } from '@/domain/share';

/** One debt to be shared to. `neededMinor` is the least a month that its policy agrees to at once; the balance where not given. */
export type SharedDebt = {
  readonly debtId: string;
  readonly balanceMinor: number;
  readonly regime: Regime;
  readonly complaintScheme: string;
  readonly neededMinor?: number;
};

export type DebtShare = {
  readonly debtId: string;
  readonly shareMinor: number;
  readonly isPriority: boolean;
};

/** Debts whose loss is a home, warmth, water or liberty: council tax, rent, energy and water. Source: product.md, “Several debts”; MaPS on priority debts. */
export function isPriorityDebt({
  regime,
  complaintScheme,
}: Pick<SharedDebt, 'regime' | 'complaintScheme'>): boolean {
  if (regime === 'council_tax' || regime === 'rent') return true;
  return regime === 'utility' && (complaintScheme === 'energy' || complaintScheme === 'water');
}

type Cup = { readonly weightMinor: number; readonly mostMinor: number };

/** Shares an amount by weight, none above its most; what one cannot hold goes to the others. Sums to as much as they hold. */
function pour(amountMinor: number, cups: readonly Cup[]): number[] {
  const poured = cups.map(() => 0);
  let open = cups.map((_, at) => at).filter((at) => (cups[at]?.mostMinor ?? 0) > 0);
  let left = Math.min(
    amountMinor,
    cups.reduce((sum, cup) => sum + cup.mostMinor, 0),
  );
  while (left > 0 && open.length > 0) {
    const shared = shareOut(
      left,
      open.map((at) => cups[at]?.weightMinor ?? 0),
    );
    const shares = shared.ok ? shared.sharesMinor : [];
    const full = open.filter((at, index) => (shares[index] ?? 0) >= (cups[at]?.mostMinor ?? 0));
    if (full.length === 0) {
      open.forEach((at, index) => {
        poured[at] = shares[index] ?? 0;
      });
      return poured;
    }
    for (const at of full) {
      poured[at] = cups[at]?.mostMinor ?? 0;
      left -= poured[at] ?? 0;
    }
    open = open.filter((at) => !full.includes(at));
  }
  return poured;
}

/**
 * Shares what is affordable in a month over several debts by balance, priority debts first. A priority debt gets what
 * its plan needs before any other debt gets anything; then the others get what theirs need; what is still left goes by
 * balance, to the priority debts first. A debt that is named twice (owed together) is counted once, by its first row.
 * The shares sum to the affordable amount or to all balances, whichever is less. Amounts in minor units; anything that
 * is not whole and at least zero counts as nothing.
 */
export function sharePriorityFirst(affordableMinor: number, debts: readonly SharedDebt[]): DebtShare[] {
  const once = debts.filter((debt, at) => debts.findIndex(({ debtId }) => debtId === debt.debtId) === at);
  const whole = (value: number) => (Number.isSafeInteger(value) && value > 0 ? value : 0);
  const rows = once.map((debt) => {
    const balanceMinor = whole(debt.balanceMinor);
    const neededMinor = Math.min(balanceMinor, whole(debt.neededMinor ?? balanceMinor));
    return {
      debtId: debt.debtId,
      isPriority: isPriorityDebt(debt),
      balanceMinor,
      neededMinor,
      shareMinor: 0,
    };
  });
  let left = whole(affordableMinor);
  const give = (tier: boolean, most: 'neededMinor' | 'balanceMinor') => {
    const taking = rows.filter((row) => row.isPriority === tier);
    const cups = taking.map((row) => ({
      weightMinor: row.balanceMinor,
      mostMinor: row[most] - row.shareMinor,
    }));
    pour(left, cups).forEach((minor, at) => {
      const row = taking[at];
      if (row) row.shareMinor += minor;
    });
    left = whole(affordableMinor) - rows.reduce((sum, row) => sum + row.shareMinor, 0);
  };
  give(true, 'neededMinor');
  give(false, 'neededMinor');
  give(true, 'balanceMinor');
  give(false, 'balanceMinor');
  return rows.map(({ debtId, shareMinor, isPriority }) => ({ debtId, shareMinor, isPriority }));
}

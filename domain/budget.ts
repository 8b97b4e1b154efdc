import { type BudgetSection, LINES } from '@/domain/budget-lines';
import type { BudgetFrequency } from '@/domain/frequency';
import { isAmount } from '@/domain/interest';
import { type LeftOver, monthTotal, savingsFrom } from '@/domain/left-over';

/** One line of a budget as a person fills it in; amounts in minor units at the line's own frequency. */
export type BudgetLine = {
  readonly section: BudgetSection;
  readonly groupKey: string;
  readonly lineKey: string;
  readonly amountMinor: number;
  readonly frequency: BudgetFrequency;
};

export type BudgetKind = 'household' | 'cash_flow';

/** A budget's month figures. `keptForDisabilityMinor` is benefit that no cost is written against; it never counts as spare. */
export type BudgetFigures = LeftOver & {
  readonly keptForDisabilityMinor: number;
  /** What the budget keeps for daily life: food and housekeeping, and personal things. Nothing in a cash flow. */
  readonly livingMinor: number;
};

const LIVING_GROUPS: readonly string[] = ['food_and_housekeeping', 'personal'];

function isForDisability({ section, groupKey, lineKey }: BudgetLine): boolean {
  return LINES.some(
    (line) =>
      line.forDisability && line.section === section && line.group === groupKey && line.line === lineKey,
  );
}

/**
 * The figures of a budget for one month. Household: income, spending, priority arrears, a little saved. Disability
 * benefits and the costs they are for are kept together: benefit above those costs is set aside and never counts as
 * spare (decision 0022). Cash flow of a business: money in less money out and priority arrears, nothing saved. Lines
 * for savings held are told, not counted. Lines that are not whole minor units of at least zero are refused.
 */
export function budgetFigures(
  kind: BudgetKind,
  lines: readonly BudgetLine[],
): ({ readonly ok: true } & BudgetFigures) | { readonly ok: false; readonly reason: 'not-an-amount' } {
  if (!lines.every((line) => isAmount(line.amountMinor))) return { ok: false, reason: 'not-an-amount' };
  const total = (keep: (line: BudgetLine) => boolean) => monthTotal(lines.filter(keep));
  const isHousehold = kind === 'household';
  const [inSection, outSection] = isHousehold ? ['income', 'spending'] : ['money_in', 'money_out'];
  const incomeMinor = total((line) => line.section === inSection);
  const spendingMinor = total((line) => line.section === outSection);
  const arrearsMinor = total((line) => line.section === 'priority_arrears');
  const benefits = total((line) => line.section === 'income' && isForDisability(line));
  const costs = total((line) => line.section === 'spending' && isForDisability(line));
  const keptForDisabilityMinor = isHousehold ? Math.max(0, benefits - costs) : 0;
  const beforeSavings = incomeMinor - spendingMinor - arrearsMinor - keptForDisabilityMinor;
  const savingsMinor = isHousehold ? savingsFrom(beforeSavings) : 0;
  const livingMinor = isHousehold
    ? total((line) => line.section === 'spending' && LIVING_GROUPS.includes(line.groupKey))
    : 0;
  return {
    ok: true,
    incomeMinor,
    spendingMinor,
    arrearsMinor,
    savingsMinor,
    leftOverMinor: beforeSavings - savingsMinor,
    keptForDisabilityMinor,
    livingMinor,
  };
}

import { type BudgetKind, type BudgetLine, budgetFigures } from '@/domain/budget';
import { type BudgetSection, LINES } from '@/domain/budget-lines';
import { tellsOfHealth } from '@/domain/budget-steps';
import { aMonth, aWeek } from '@/domain/frequency';

/** A line as a statement shows it. */
export type StatementLine = BudgetLine & { readonly monthMinor: number };

/** `monthMinor` is null where a line that is out of sight could be read from it. */
export type StatementGroup = {
  readonly group: string;
  readonly lines: readonly StatementLine[];
  readonly monthMinor: number | null;
};

export type StatementPart = {
  readonly section: BudgetSection;
  readonly groups: readonly StatementGroup[];
  readonly monthMinor: number;
};

const PARTS: Readonly<Record<BudgetKind, readonly BudgetSection[]>> = {
  household: ['income', 'spending', 'priority_arrears', 'savings'],
  cash_flow: ['money_in', 'money_out', 'priority_arrears'],
};

/**
 * A budget in the order of its form: parts, groups, lines, each line as a month (minor units, rounded half up). Savings
 * are a sum that is held, not one that comes again, and stand as they are. Without `showsHealth`, lines that tell of
 * health are left out, as if there were none, and groups that may have one have no total; the parts count them.
 */
export function statementOf(
  { kind, lines }: { readonly kind: BudgetKind; readonly lines: readonly BudgetLine[] },
  { showsHealth }: { readonly showsHealth: boolean },
): readonly StatementPart[] {
  return PARTS[kind].map((section) => {
    const mine = lines
      .filter((line) => line.section === section)
      .map((line) => ({
        ...line,
        monthMinor: section === 'savings' ? line.amountMinor : aMonth(line.amountMinor, line.frequency),
      }));
    const form = LINES.filter((line) => line.section === section);
    const groups = [...new Set(form.map((line) => line.group))].map((group) => {
      const ours = mine.filter((line) => line.groupKey === group);
      const isPartHidden =
        !showsHealth && form.some((line) => line.group === group && tellsOfHealth(line.line));
      const shown = showsHealth ? ours : ours.filter((line) => !tellsOfHealth(line.lineKey));
      return { group, lines: shown, monthMinor: isPartHidden ? null : sumOf(ours) };
    });
    return { section, groups, monthMinor: sumOf(mine) };
  });
}

/** What a person holds in savings, and how many whole weeks of what they spend it would last; null where they spend nothing. */
export function savingsHeld(
  kind: BudgetKind,
  lines: readonly BudgetLine[],
): { readonly heldMinor: number; readonly weekMinor: number; readonly weeks: number | null } | null {
  const held = lines.find((line) => line.section === 'savings');
  const figures = budgetFigures(kind, lines);
  if (!held || !figures.ok) return null;
  const weekMinor = aWeek(figures.spendingMinor);
  const weeks = weekMinor > 0 ? Math.floor(held.amountMinor / weekMinor) : null;
  return { heldMinor: held.amountMinor, weekMinor, weeks };
}

function sumOf(lines: readonly StatementLine[]): number {
  return lines.reduce((sum, line) => sum + line.monthMinor, 0);
}

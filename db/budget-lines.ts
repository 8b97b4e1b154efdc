import { and, eq, inArray } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { budgetLine } from '@/db/schema';
import type { BudgetKind, BudgetLine } from '@/domain/budget';
import { LINES } from '@/domain/budget-lines';
import { BUDGET_FREQUENCIES, type BudgetFrequency } from '@/domain/frequency';
import { LARGEST_MINOR } from '@/domain/money';

/** What a person says of one line: an amount (minor units) and how often, or null for nothing said. */
export type LineSaid = Pick<BudgetLine, 'section' | 'groupKey' | 'lineKey'> & {
  readonly said: Pick<BudgetLine, 'amountMinor' | 'frequency'> | null;
};

const HOUSEHOLD_ONLY: readonly string[] = ['income', 'spending', 'savings'];
const CASH_FLOW_ONLY: readonly string[] = ['money_in', 'money_out'];

/** Whether a line can be kept: one of its form, with a whole amount from zero to the most an amount may be. */
export function canKeep(kind: BudgetKind, { section, groupKey, lineKey, said }: LineSaid): boolean {
  const ofOtherForm = kind === 'household' ? CASH_FLOW_ONLY : HOUSEHOLD_ONLY;
  return (
    !ofOtherForm.includes(section) &&
    LINES.some((line) => line.section === section && line.group === groupKey && line.line === lineKey) &&
    (said === null ||
      (Number.isSafeInteger(said.amountMinor) && said.amountMinor >= 0 && said.amountMinor <= LARGEST_MINOR))
  );
}

/** The lines of some budgets, each budget's in the order of the form. */
export async function linesOf(
  tx: Tx,
  budgetIds: readonly string[],
): Promise<ReadonlyMap<string, readonly BudgetLine[]>> {
  const rows = budgetIds.length
    ? await tx
        .select()
        .from(budgetLine)
        .where(inArray(budgetLine.budgetId, [...budgetIds]))
    : [];
  const place = ({ section, groupKey, lineKey }: (typeof rows)[number]) =>
    LINES.findIndex((line) => line.section === section && line.group === groupKey && line.line === lineKey);
  const sorted = rows.sort((a, b) => place(a) - place(b));
  return new Map(
    budgetIds.map((budgetId) => [
      budgetId,
      sorted
        .filter((row) => row.budgetId === budgetId)
        .map(({ section, groupKey, lineKey, amountMinor, frequency }) => ({
          section,
          groupKey,
          lineKey,
          amountMinor,
          frequency: readFrequency(frequency),
        })),
    ]),
  );
}

/** Writes what is said of each line and takes away what is no longer said; lines that are not named stay as they are. */
export async function writeLines(tx: Tx, budgetId: string, lines: readonly LineSaid[]): Promise<void> {
  for (const { section, groupKey, lineKey, said } of lines) {
    if (said)
      await tx
        .insert(budgetLine)
        .values({ budgetId, section, groupKey, lineKey, ...said })
        .onConflictDoUpdate({
          target: [budgetLine.budgetId, budgetLine.section, budgetLine.groupKey, budgetLine.lineKey],
          set: said,
        });
    else
      await tx
        .delete(budgetLine)
        .where(
          and(
            eq(budgetLine.budgetId, budgetId),
            eq(budgetLine.section, section),
            eq(budgetLine.groupKey, groupKey),
            eq(budgetLine.lineKey, lineKey),
          ),
        );
  }
}

function readFrequency(text: string): BudgetFrequency {
  const known = BUDGET_FREQUENCIES.find((one) => one === text);
  if (!known) throw new Error('a budget line has a frequency that nobody knows');
  return known;
}

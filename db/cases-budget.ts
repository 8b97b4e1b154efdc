import { and, desc, eq, isNotNull, sql } from 'drizzle-orm';
import { placeOf } from '@/db/budget-private';
import type { Reader } from '@/db/lines';
import { budget, budgetLine } from '@/db/schema';
import { type BudgetFigures, type BudgetKind, type BudgetLine, budgetFigures } from '@/domain/budget';
import { LINES } from '@/domain/budget-lines';
import { openFor, type SealedAt, type Words } from './cases-words';

/** The newest budget that a person finished. Whoever may not read their words is not shown what tells of health. */
export type CaseBudget = {
  readonly version: number;
  readonly kind: BudgetKind;
  readonly finishedAt: Date;
  readonly lines: readonly BudgetLine[];
  readonly figures: BudgetFigures;
  readonly partner: 'none' | 'shares' | 'apart' | null;
  readonly children: number | null;
  readonly others: number | null;
  /** Whether they look after someone, and what they wrote about their budget. */
  readonly carer: Words;
  readonly note: Words;
};

export type SealedBudget = NonNullable<Awaited<ReturnType<typeof caseBudgetOf>>>;

/** The newest finished budget of a debtor, still sealed; null where there is none that can be reckoned. */
export async function caseBudgetOf(tx: Reader, debtorId: string) {
  const newest = tx
    .select({ id: budget.id })
    .from(budget)
    .where(and(eq(budget.debtorId, debtorId), isNotNull(budget.finishedAt)))
    .orderBy(desc(budget.version))
    .limit(1);
  const rows = await tx
    .select({
      id: budget.id,
      version: budget.version,
      kind: budget.kind,
      finishedAt: budget.finishedAt,
      household: budget.household,
      words: budget.words,
      section: budgetLine.section,
      groupKey: budgetLine.groupKey,
      lineKey: budgetLine.lineKey,
      amountMinor: budgetLine.amountMinor,
      frequency: budgetLine.frequency,
    })
    .from(budget)
    .innerJoin(budgetLine, eq(budgetLine.budgetId, budget.id))
    .where(eq(budget.id, sql`(${newest})`));
  const [first] = rows;
  if (!first?.finishedAt) return null;
  const { id, version, kind, finishedAt, household, words } = first;
  const place = ({ section, groupKey, lineKey }: (typeof rows)[number]) =>
    LINES.findIndex((line) => line.section === section && line.group === groupKey && line.line === lineKey);
  // The frequency is checked where it is written; the engine refuses what is no amount.
  const lines = rows
    .sort((one, other) => place(one) - place(other))
    .map(({ section, groupKey, lineKey, amountMinor, frequency }) => ({
      section,
      groupKey,
      lineKey,
      amountMinor,
      frequency,
    })) as readonly BudgetLine[];
  const figures = budgetFigures(kind, lines);
  return figures.ok ? { id, version, kind, finishedAt, household, words, lines, figures } : null;
}

type Clear = Partial<Pick<CaseBudget, 'partner' | 'children' | 'others'>> & { readonly carer?: string };

/** What is sealed of a budget: whether the person looks after someone, and what they wrote. */
export function sealedInBudget({ id, household, words }: SealedBudget): { carer: SealedAt; note: SealedAt } {
  const { carer } = clearOf(household);
  return {
    carer: {
      place: placeOf('household.carer', id),
      sealed: carer ? Buffer.from(carer, 'base64') : null,
    },
    note: { place: placeOf('words', id), sealed: words },
  };
}

/** A budget with what `key` opens of it. */
export function openBudget(kept: SealedBudget, key: Parameters<typeof openFor>[0]): CaseBudget {
  const { version, kind, finishedAt, lines, figures, household } = kept;
  const { partner = null, children = null, others = null } = clearOf(household);
  const { carer, note } = sealedInBudget(kept);
  return {
    version,
    kind,
    finishedAt,
    lines,
    figures,
    partner,
    children,
    others,
    carer: openFor(key, carer),
    note: openFor(key, note),
  };
}

function clearOf(household: unknown): Clear {
  return typeof household === 'object' && household !== null ? household : {};
}

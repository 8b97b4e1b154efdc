import { and, desc, eq, isNotNull, isNull, sql } from 'drizzle-orm';
import { dayOf } from '@/clock';
import { asAtOn, balanceMinor } from '@/db/debts';
import { holdsOf } from '@/db/holds';
import type { Reader } from '@/db/lines';
import { momentOf } from '@/db/moment';
import { type PolicyRow, policiesOf } from '@/db/policies';
import { askAtOnce, isId } from '@/db/read';
import { budget, budgetLine, creditor, debt, debtor, holding, plan, submission } from '@/db/schema';
import type { AskedDebt, Asking, KeptPolicy } from '@/domain/asking';
import { type BudgetLine, budgetFigures } from '@/domain/budget';
import { paidEvery } from '@/domain/paid-every';
import { policyOn } from '@/domain/policy';
import type { DebtorViewer } from '@/domain/viewer';

/** What a person's options are reckoned from, and every version of the policies they fall under. */
export type AskingRead = Asking & { readonly policies: readonly PolicyRow[] };

/** Everything that the options of a debtor's debts are reckoned from, in one wait. */
export async function readAsking(viewer: DebtorViewer): Promise<AskingRead> {
  return askAtOnce(viewer, (tx) => askingOf(tx, viewer));
}

/** The same within a transaction that is under way, so that what is agreed is what was just read. */
export async function askingOf(tx: Reader, viewer: DebtorViewer): Promise<AskingRead> {
  const [{ at }, [who], rows, holds, policies, plans, sent, figures] = await Promise.all([
    momentOf(tx),
    tx
      .select({ kind: debtor.kind, nation: debtor.nation })
      .from(debtor)
      .where(eq(debtor.id, viewer.debtorId)),
    askedDebts(tx, viewer),
    holdsOf(tx, viewer),
    policiesOf(tx),
    livePlans(tx, viewer),
    openOffers(tx, viewer),
    budgetOf(tx, viewer),
  ]);
  if (!who) throw new Error('a debtor who looks is not there');
  const todayOn = dayOf(at);
  const debts = rows.map(
    (row): AskedDebt => ({
      ...row,
      plan: plans.find(({ holdingId }) => holdingId === row.holdingId) ?? null,
      sent: sent.find(({ holdingId }) => holdingId === row.holdingId) ?? null,
      policy: inForce(policies, row.creditorId, todayOn),
    }),
  );
  return { at, todayOn, debtor: who, budget: figures, holds, debts, policies };
}

function inForce(policies: readonly PolicyRow[], creditorId: string, todayOn: string): KeptPolicy | null {
  const found = policyOn(
    policies.filter((one) => one.creditorId === creditorId),
    todayOn,
  );
  return found?.terms ? { id: found.id, version: found.version, terms: found.terms } : null;
}

function askedDebts(tx: Reader, viewer: DebtorViewer) {
  return tx
    .select({
      holdingId: holding.id,
      debtId: debt.id,
      accountReference: holding.accountReference,
      creditorId: creditor.id,
      creditorName: creditor.name,
      regime: creditor.regime,
      complaintScheme: creditor.complaintScheme,
      creditFile: creditor.creditFile,
      currency: debt.currency,
      balanceMinor: balanceMinor.mapWith(Number),
      asAtOn,
      filedOn: debt.balanceAsAtOn,
      tooOldDecision: debt.tooOldDecision,
      isJoint: sql<boolean>`${debt.id} in (select guard.my_joint_debt_ids())`,
      hasOtherPlan: sql<boolean>`guard.has_plan_of_another(${debt.id})`,
    })
    .from(holding)
    .innerJoin(debt, eq(debt.id, holding.debtId))
    .innerJoin(creditor, eq(creditor.id, debt.creditorId))
    .where(eq(holding.debtorId, viewer.debtorId))
    .orderBy(holding.id);
}

function livePlans(tx: Reader, viewer: DebtorViewer) {
  return tx
    .select({
      id: plan.id,
      holdingId: plan.holdingId,
      regularMinor: plan.regularMinor,
      frequency: plan.frequency,
    })
    .from(plan)
    .innerJoin(holding, eq(holding.id, plan.holdingId))
    .where(and(eq(holding.debtorId, viewer.debtorId), isNull(plan.endedAt)));
}

function openOffers(tx: Reader, viewer: DebtorViewer) {
  return tx
    .select({ id: submission.id, holdingId: submission.holdingId, promisedAt: submission.promisedAt })
    .from(submission)
    .where(
      and(
        eq(submission.debtorId, viewer.debtorId),
        eq(submission.kind, 'plan_offer'),
        isNull(submission.closedAt),
      ),
    )
    .orderBy(desc(submission.id));
}

/** A month's figures of the newest finished budget; null where there is none that can be reckoned. */
async function budgetOf(tx: Reader, viewer: DebtorViewer): Promise<Asking['budget']> {
  const newest = tx
    .select({ id: budget.id })
    .from(budget)
    .where(and(eq(budget.debtorId, viewer.debtorId), isNotNull(budget.finishedAt)))
    .orderBy(desc(budget.version))
    .limit(1);
  const rows = await tx
    .select({
      kind: budget.kind,
      section: budgetLine.section,
      groupKey: budgetLine.groupKey,
      lineKey: budgetLine.lineKey,
      amountMinor: budgetLine.amountMinor,
      frequency: budgetLine.frequency,
    })
    .from(budget)
    .innerJoin(budgetLine, eq(budgetLine.budgetId, budget.id))
    .where(eq(budget.id, sql`(${newest})`));
  const kind = rows[0]?.kind;
  if (!kind) return null;
  // The frequency is checked where it is written; the engine refuses what is no amount.
  const lines = rows as readonly (BudgetLine & { kind: typeof kind })[];
  const figures = budgetFigures(kind, lines);
  if (!figures.ok) return null;
  const livingMinor = kind === 'household' ? figures.livingMinor : null;
  return { leftMinor: figures.leftOverMinor, livingMinor, paidEvery: paidEvery(lines) };
}

/** The debt that an address means, by the id of its holding or of the debt; undefined where there is none of theirs. */
export function debtMeant(asking: Asking, id: string): AskedDebt | undefined {
  return isId(id) ? asking.debts.find((one) => one.holdingId === id || one.debtId === id) : undefined;
}

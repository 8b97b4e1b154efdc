import { and, desc, eq, exists, inArray, isNull, or, sql } from 'drizzle-orm';
import { asAtOn, balanceMinor, hideReference, type SourcedSum, sumsOf } from '@/db/debts';
import type { Reader } from '@/db/lines';
import { policyTerms } from '@/db/policies';
import { creditor, debt, hold, holdEnding, holding, policy, submission } from '@/db/schema';
import { type MakeUp, makeUp } from '@/domain/debt';
import type { Hold } from '@/domain/hold';
import type { Policy } from '@/domain/policy';

/** One debt of a case as staff see it. Of another holder of it they are told here only that there is one. */
export type CaseDebt = Awaited<ReturnType<typeof selectCaseDebts>>[number] & {
  /** The lines add up to `balanceMinor`: both are sums of the same entries. */
  readonly makeUp: MakeUp<SourcedSum>;
};

/** A hold on a person or one of their debts, with who placed and who ended it. */
export type CaseHold = Hold & {
  readonly partMinor: number | null;
  readonly placedBy: 'debtor' | 'staff' | 'job';
  readonly placedById: string | null;
  readonly endedBy: 'debtor' | 'staff' | 'job' | null;
  readonly endedById: string | null;
  readonly because: string | null;
  readonly submissionId: string | null;
  /** By when what caused it is answered, while that waits. */
  readonly promisedAt: Date | null;
};

/** A version of a creditor's policy; `terms` is null where what is kept cannot be read. */
export type CasePolicy = {
  readonly id: string;
  readonly creditorId: string;
  readonly version: number;
  readonly effectiveOn: string;
  readonly terms: Policy | null;
};

/** More than anyone has; the newest count. */
const MOST_DEBTS = 100;
const MOST_HOLDS = 200;

/** The debts of a debtor that are in the portfolio of whoever looks, those too that the debtor is not shown. */
export async function caseDebtsOf(tx: Reader, debtorId: string): Promise<readonly CaseDebt[]> {
  const [rows, sums] = await Promise.all([
    selectCaseDebts(tx, debtorId),
    sumsOf(tx, tx.select({ id: holding.debtId }).from(holding).where(eq(holding.debtorId, debtorId))),
  ]);
  return rows.map((row) => ({
    ...row,
    makeUp: makeUp(
      sums
        .filter(({ debtId }) => debtId === row.debtId)
        .map((sum) => ({ ...sum, newest: hideReference(sum.newest, row.isJoint) })),
    ),
  }));
}

function selectCaseDebts(tx: Reader, debtorId: string) {
  return tx
    .select({
      holdingId: holding.id,
      debtId: debt.id,
      accountReference: holding.accountReference,
      creditorId: creditor.id,
      creditorName: creditor.name,
      whatItIs: creditor.whatItIs,
      regime: creditor.regime,
      creditorReference: debt.creditorReference,
      product: sql<string>`coalesce(${debt.product}, ${creditor.product})`,
      description: debt.description,
      currency: debt.currency,
      balanceMinor: balanceMinor.mapWith(Number),
      asAtOn,
      openedOn: debt.openedOn,
      defaultedOn: debt.defaultedOn,
      lastPaymentOn: debt.lastPaymentOn,
      lastPaymentMinor: debt.lastPaymentMinor,
      mayBeTooOldOn: debt.mayBeTooOldOn,
      tooOldDecision: debt.tooOldDecision,
      withheldReason: holding.withheldReason,
      withheldField: holding.withheldField,
      withheldAt: holding.withheldAt,
      releasedAt: holding.releasedAt,
      returnedAt: holding.returnedAt,
      isJoint: sql<boolean>`exists (select from holding other where other.debt_id = ${debt.id} and other.id <> ${holding.id})`,
    })
    .from(holding)
    .innerJoin(debt, eq(debt.id, holding.debtId))
    .innerJoin(creditor, eq(creditor.id, debt.creditorId))
    .where(eq(holding.debtorId, debtorId))
    .orderBy(holding.id)
    .limit(MOST_DEBTS);
}

/** The debtor's own holds, ended ones too, on all they owe or on a debt in this portfolio; never another holder's. */
export async function caseHoldsOf(tx: Reader, debtorId: string): Promise<readonly CaseHold[]> {
  const seen = tx.select({ id: debt.id }).from(debt).where(eq(debt.id, hold.debtId));
  return tx
    .select({
      id: hold.id,
      debtId: hold.debtId,
      reason: hold.reason,
      partMinor: hold.partMinor,
      fromOn: hold.fromOn,
      untilOn: hold.untilOn,
      placedBy: hold.placedBy,
      placedById: hold.placedById,
      endedOn: holdEnding.endedOn,
      endedBy: holdEnding.endedBy,
      endedById: holdEnding.endedById,
      because: holdEnding.because,
      submissionId: hold.submissionId,
      promisedAt: sql`case when ${submission.closedAt} is null then ${submission.promisedAt} end`.mapWith(
        submission.promisedAt,
      ),
    })
    .from(hold)
    .leftJoin(holdEnding, eq(holdEnding.holdId, hold.id))
    .leftJoin(submission, eq(submission.id, hold.submissionId))
    .where(and(eq(hold.debtorId, debtorId), or(isNull(hold.debtId), exists(seen))))
    .orderBy(desc(hold.id))
    .limit(MOST_HOLDS);
}

/** Every version of the policies that the debtor's debts fall under. */
export async function casePoliciesOf(tx: Reader, debtorId: string): Promise<readonly CasePolicy[]> {
  const rows = await tx
    .select({
      id: policy.id,
      creditorId: policy.creditorId,
      version: policy.version,
      effectiveOn: policy.effectiveOn,
      terms: policy.terms,
    })
    .from(policy)
    .where(
      inArray(
        policy.creditorId,
        tx
          .select({ id: debt.creditorId })
          .from(holding)
          .innerJoin(debt, eq(debt.id, holding.debtId))
          .where(eq(holding.debtorId, debtorId)),
      ),
    );
  return rows.map((row) => ({ ...row, terms: policyTerms(row.terms) }));
}

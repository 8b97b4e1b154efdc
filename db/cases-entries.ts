import { and, eq, sql } from 'drizzle-orm';
import { entriesOf, pageOf } from '@/db/history';
import { askAtOnce, isId } from '@/db/read';
import { creditor, debt, holding } from '@/db/schema';
import type { StaffViewer } from '@/domain/viewer';

/**
 * A page of the entries of one debt of a case, newest first, in one wait. `before` is the `next` of the page before. Null
 * where the debtor has no such holding that this member of staff may see.
 */
export async function readCaseEntries(
  staff: StaffViewer,
  { caseId, holdingId, before }: { caseId: string; holdingId: string; before?: string | undefined },
) {
  if (!isId(caseId) || !isId(holdingId)) return null;
  const which = and(eq(holding.id, holdingId), eq(holding.debtorId, caseId));
  return askAtOnce(staff, async (tx) => {
    const [[row], entries] = await Promise.all([
      tx
        .select({
          accountReference: holding.accountReference,
          creditorName: creditor.name,
          currency: debt.currency,
          isJoint: sql<boolean>`exists (select from holding other where other.debt_id = ${debt.id} and other.id <> ${holding.id})`,
        })
        .from(holding)
        .innerJoin(debt, eq(debt.id, holding.debtId))
        .innerJoin(creditor, eq(creditor.id, debt.creditorId))
        .where(which),
      entriesOf(tx, tx.select({ id: holding.debtId }).from(holding).where(which), before),
    ]);
    return row ? { debt: row, ...pageOf(entries, row.isJoint) } : null;
  });
}

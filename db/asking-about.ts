import { and, eq, sql } from 'drizzle-orm';
import type { Reader } from '@/db/lines';
import { type AskingRead, askingOf } from '@/db/proposals';
import { debt, holding } from '@/db/schema';

/**
 * What a person's options are reckoned from, for whoever answers them: the same reading as their own pages make, over the
 * debts that they can see and that are in the portfolio of whoever looks. What a person may not know of a joint debt
 * (`hasOtherPlan`), staff do.
 */
export async function askingAbout(tx: Reader, debtorId: string): Promise<AskingRead> {
  const shown = sql`(${holding.withheldAt} is null or ${holding.releasedAt} is not null) and ${holding.returnedAt} is null
    and (${debt.mayBeTooOldOn} is null or ${debt.tooOldDecision} is not null)`;
  const [asking, open] = await Promise.all([
    // It reads by this id alone; who may see what is the database's to say, and it knows that staff are looking.
    askingOf(tx, { kind: 'debtor', debtorId, proved: 'letter' }),
    tx
      .select({
        holdingId: holding.id,
        isJoint: sql<boolean>`exists (select from holding h where h.debt_id = ${debt.id} and h.debtor_id <> ${debtorId})`,
        hasOtherPlan: sql<boolean>`exists (select from plan p join holding h on h.id = p.holding_id
          where p.debt_id = ${debt.id} and p.ended_at is null and h.debtor_id <> ${debtorId})`,
      })
      .from(holding)
      .innerJoin(debt, eq(debt.id, holding.debtId))
      .where(and(eq(holding.debtorId, debtorId), shown)),
  ]);
  const debts = asking.debts.flatMap((one) => {
    const known = open.find(({ holdingId }) => holdingId === one.holdingId);
    return known ? [{ ...one, isJoint: known.isJoint, hasOtherPlan: known.hasOtherPlan }] : [];
  });
  return { ...asking, debts };
}

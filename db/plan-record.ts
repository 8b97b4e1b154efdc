import { and, eq, inArray, sql } from 'drizzle-orm';
import { dayOf } from '@/clock';
import { askAtOnce, isId } from '@/db/read';
import { agreement, plan } from '@/db/schema';
import { type AgreedPlan, type Agreement, readAgreement } from '@/domain/agreement';
import type { IsoDay } from '@/domain/calendar';
import type { DebtorViewer } from '@/domain/viewer';

/** A plan of the viewer as it was agreed, read from its record, with how it stands. */
export type PlanRead = {
  readonly id: string;
  readonly version: number;
  readonly agreedAt: Date;
  /** The day it is read. */
  readonly todayOn: IsoDay;
  readonly endedAt: Date | null;
  readonly sha256: string;
  readonly wordsShown: string;
  readonly agreement: Agreement;
  readonly agreed: AgreedPlan;
  /** The plans of the same agreement, this one among them. */
  readonly together: readonly { readonly id: string; readonly holdingId: string }[];
};

/** One of the viewer's plans by its id; null where there is none of theirs. Throws where the record was tampered with. */
export async function findPlan(viewer: DebtorViewer, id: string): Promise<PlanRead | null> {
  if (!isId(id)) return null;
  return askAtOnce(viewer, async (tx) => {
    const ofIt = tx.select({ id: plan.agreementId }).from(plan).where(eq(plan.id, id));
    const [[clock], [row], together] = await Promise.all([
      tx.execute<{ at: string }>(sql`select guard.now() as at`),
      tx
        .select({
          id: plan.id,
          version: plan.version,
          holdingId: plan.holdingId,
          endedAt: plan.endedAt,
          agreedAt: agreement.agreedAt,
          sha256: agreement.sha256,
          wordsShown: agreement.wordsShown,
          canonical: agreement.canonical,
        })
        .from(plan)
        .innerJoin(agreement, eq(agreement.id, plan.agreementId))
        .where(and(eq(plan.id, id), eq(agreement.debtorId, viewer.debtorId))),
      tx.select({ id: plan.id, holdingId: plan.holdingId }).from(plan).where(inArray(plan.agreementId, ofIt)),
    ]);
    if (!row || !clock) return null;
    const { canonical, holdingId, ...rest } = row;
    const content = readAgreement(canonical, row.sha256);
    const agreed = content.plans.find((one) => one.holdingId === holdingId);
    if (!agreed) throw new Error('a plan is not in its agreement');
    return { ...rest, todayOn: dayOf(new Date(clock.at)), agreement: content, agreed, together };
  });
}

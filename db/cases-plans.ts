import { desc, eq, sql } from 'drizzle-orm';
import type { Reader } from '@/db/lines';
import { agreement, holding, instalment, plan } from '@/db/schema';
import { type AgreedPlan, type Agreement, readAgreement } from '@/domain/agreement';
import { env } from '@/env';

/** A plan of a case, live or ended, with what was agreed as its record has it. */
export type CasePlan = {
  readonly id: string;
  readonly holdingId: string;
  readonly version: number;
  readonly frequency: 'weekly' | 'fortnightly' | 'four_weekly' | 'monthly';
  readonly regularMinor: number;
  readonly totalMinor: number;
  readonly agreedAt: Date;
  readonly endedAt: Date | null;
  readonly endedBecause: 'kept' | 'changed' | 'ended' | null;
  readonly payments: number;
  readonly nextOn: string | null;
  readonly nextMinor: number | null;
  readonly lastOn: string | null;
  readonly sha256: string;
  /** Null where the record is not what its hash says, or has no such plan: then nothing in it can be relied on. */
  readonly agreed: AgreedPlan | null;
  /** The words that were agreed to; null where they tell of a debt that is not in the viewer's portfolio. */
  readonly wordsShown: string | null;
};

/** More than anyone has; the newest count. */
const MOST_PLANS = 50;

/** The plans for a debtor's own holdings that the viewer may see, newest first. Another holder's plan is not among them. */
export async function casePlansOf(tx: Reader, debtorId: string): Promise<readonly CasePlan[]> {
  const today = sql`(guard.now() at time zone ${env().TIME_ZONE}::text)::date`;
  const i = instalment;
  const next = sql`from ${i} where ${i.planId} = ${plan.id} and ${i.dueOn} >= ${today} order by ${i.dueOn} limit 1`;
  const rows = await tx
    .select({
      id: plan.id,
      holdingId: plan.holdingId,
      version: plan.version,
      frequency: plan.frequency,
      regularMinor: plan.regularMinor,
      totalMinor: plan.totalMinor,
      agreedAt: agreement.agreedAt,
      endedAt: plan.endedAt,
      endedBecause: plan.endedBecause,
      payments: sql`(select count(*) from ${i} where ${i.planId} = ${plan.id})`.mapWith(Number),
      nextOn: sql<string | null>`(select ${i.dueOn} ${next})`,
      nextMinor: sql<number | null>`(select ${i.amountMinor} ${next})`.mapWith((value) =>
        value === null ? null : Number(value),
      ),
      lastOn: sql<string | null>`(select max(${i.dueOn}) from ${i} where ${i.planId} = ${plan.id})`,
      sha256: agreement.sha256,
      canonical: agreement.canonical,
      wordsShown: agreement.wordsShown,
      /** How many plans of the same agreement the viewer may see. */
      together: sql`(select count(*) from plan other where other.agreement_id = ${agreement.id})`.mapWith(
        Number,
      ),
    })
    .from(plan)
    .innerJoin(agreement, eq(agreement.id, plan.agreementId))
    .innerJoin(holding, eq(holding.id, plan.holdingId))
    .where(eq(holding.debtorId, debtorId))
    .orderBy(desc(plan.id))
    .limit(MOST_PLANS);
  return rows.map(({ canonical, together, ...row }) => {
    const content = readRecord(canonical, row.sha256);
    const seesAll = content !== null && together >= content.plans.length;
    return {
      ...row,
      agreed: content?.plans.find(({ holdingId }) => holdingId === row.holdingId) ?? null,
      wordsShown: seesAll ? row.wordsShown : null,
    };
  });
}

/** A record that does not hold is something to show to staff, not a reason to show them nothing of the case. */
function readRecord(canonical: string, sha256: string): Agreement | null {
  try {
    return readAgreement(canonical, sha256);
  } catch {
    return null;
  }
}

import { and, eq, isNull, sql } from 'drizzle-orm';
import type { Reader } from '@/db/lines';
import { holding, instalment, plan } from '@/db/schema';
import type { LivePlan } from '@/domain/debt';
import type { DebtorViewer } from '@/domain/viewer';
import { env } from '@/env';

/** A live plan with its id and its debt's. */
export type LivePlanRow = LivePlan & { readonly id: string; readonly debtId: string };

/** The live plans of a debtor, each with its next payment and its last. */
export async function plansOf(tx: Reader, viewer: DebtorViewer): Promise<readonly LivePlanRow[]> {
  const today = sql`(guard.now() at time zone ${env().TIME_ZONE}::text)::date`;
  const next = (column: 'due_on' | 'amount_minor') =>
    sql`(select i.${sql.identifier(column)} from ${instalment} i where i.plan_id = ${plan.id} and i.due_on >= ${today}
      order by i.due_on limit 1)`;
  return tx
    .select({
      id: plan.id,
      debtId: plan.debtId,
      regularMinor: plan.regularMinor,
      nextOn: sql<string | null>`${next('due_on')}`,
      nextMinor: sql<number | null>`${next('amount_minor')}`.mapWith((value) =>
        value === null ? null : Number(value),
      ),
      lastOn: sql<string>`(select max(i.due_on) from ${instalment} i where i.plan_id = ${plan.id})`,
    })
    .from(plan)
    .innerJoin(holding, eq(holding.id, plan.holdingId))
    .where(and(eq(holding.debtorId, viewer.debtorId), isNull(plan.endedAt)));
}

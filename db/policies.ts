import { inArray, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Reader } from '@/db/lines';
import { debt, policy } from '@/db/schema';
import type { Policy } from '@/domain/policy';
import type { DatedVersion } from '@/domain/policy-shown';
import { env } from '@/env';

const minor = z.int().min(0);
const percent = z.number().min(0).max(100);
const rates = z.array(z.object({ from: z.iso.date(), percent: z.string() }));
const fromOn = z.literal('balance as-at date');

const interest = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('none') }),
  z.object({
    kind: z.literal('simple_daily'),
    rates,
    dayCount: z.enum(['actual-year', 'actual/365']),
    rounding: z.enum(['floor per window', 'half up']),
    freezeWhilePlanKept: z.boolean(),
    fromOn,
  }),
  z.object({
    kind: z.literal('statutory_late_payment'),
    referenceRates: rates,
    note: z.string().exactOptional(),
    claimedByCreditor: z.boolean(),
    fromOn,
  }),
]);

const terms: z.ZodType<Policy> = z.object({
  minimumPayment: z.object({ weekly: minor, fortnightly: minor, four_weekly: minor, monthly: minor }),
  longestTermMonthsByBalance: z.array(z.object({ upToMinor: minor.nullable(), months: z.int().min(1) })),
  shareOfWhatIsLeftPercent: percent,
  settlement: z.array(
    z.object({
      fromMinor: minor,
      payPercent: percent,
      withinDays: z.int().min(1),
      restWrittenOff: z.boolean(),
    }),
  ),
  leadWorkingDays: z.int().min(0),
  latestFirstPaymentDays: z.int().min(1),
  interest,
  agreeAtOnce: z.boolean(),
});

/** A version of a creditor's policy; `terms` is null where what is kept cannot be read, and then nothing is agreed by it. */
export type PolicyRow = DatedVersion & { readonly creditorId: string; readonly terms: Policy | null };

/** Every version of the policies of the creditors whose debts the viewer may see. */
export async function policiesOf(tx: Reader): Promise<readonly PolicyRow[]> {
  const dayBegan = sql`(${policy.effectiveOn}::timestamp at time zone ${env().TIME_ZONE}::text)`;
  const rows = await tx
    .select({
      id: policy.id,
      creditorId: policy.creditorId,
      version: policy.version,
      effectiveOn: policy.effectiveOn,
      beganAt: sql`greatest(${policy.createdAt}, ${dayBegan})`.mapWith(policy.createdAt),
      terms: policy.terms,
    })
    .from(policy)
    .where(inArray(policy.creditorId, tx.select({ id: debt.creditorId }).from(debt)));
  return rows.map((row) => ({ ...row, terms: policyTerms(row.terms) }));
}

/** A policy's terms as they are kept; null where that is not a policy that we can read. */
export function policyTerms(kept: unknown): Policy | null {
  const read = terms.safeParse(kept);
  return read.success ? read.data : null;
}

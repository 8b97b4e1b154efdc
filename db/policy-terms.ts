import { z } from 'zod';
import type { InterestPolicy } from '@/domain/policy';

const rate = z.object({ from: z.iso.date(), percent: z.string() });
const interest = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('none') }),
  z.object({
    kind: z.literal('simple_daily'),
    rates: z.array(rate),
    dayCount: z.enum(['actual-year', 'actual/365']),
    rounding: z.enum(['floor per window', 'half up']),
    freezeWhilePlanKept: z.boolean(),
    fromOn: z.literal('balance as-at date'),
  }),
  z.object({
    kind: z.literal('statutory_late_payment'),
    referenceRates: z.array(rate),
    claimedByCreditor: z.boolean(),
    fromOn: z.literal('balance as-at date'),
  }),
]);

/** What a creditor's kept terms say about interest; null where they say it in a way that we do not know. */
export function readInterest(terms: unknown): InterestPolicy | null {
  return z.object({ interest }).safeParse(terms).data?.interest ?? null;
}

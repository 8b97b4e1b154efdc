import { type IsoDay, readDay } from '@/domain/calendar';
import { add, fraction, halfUp, multiply, toSafeNumber } from '@/domain/fraction';
import { isAmount } from '@/domain/interest';
import { type Rate, rateOn, readRates } from '@/domain/rates';

export type LatePaymentInput = {
  readonly amountMinor: number;
  readonly dueOn: IsoDay;
  readonly toOn: IsoDay;
  readonly referenceRates: readonly Rate[];
};

export type LatePaymentFault =
  | 'not-an-amount'
  | 'not-a-day'
  | 'not-a-rate'
  | 'no-reference-rate'
  | 'too-large';

export type LatePaymentResult =
  | {
      readonly ok: true;
      readonly interestMinor: number;
      readonly fixedSumMinor: number;
      readonly daysLate: number;
      /** The reference rate that was in force on the first late day; null when nothing is late. */
      readonly referencePercent: string | null;
    }
  | { readonly ok: false; readonly reason: LatePaymentFault };

const ABOVE_REFERENCE_PERCENT = 8n;
const FIXED_SUMS = [
  { belowMinor: 1_000_00, sumMinor: 40_00 },
  { belowMinor: 10_000_00, sumMinor: 70_00 },
  { belowMinor: Number.POSITIVE_INFINITY, sumMinor: 100_00 },
] as const;

/** The fixed sum for one late debt between businesses, in pence: £40 below £1,000, £70 below £10,000, £100 from there. Late Payment of Commercial Debts (Interest) Act 1998 s 5A. */
export function fixedSumFor(amountMinor: number): number {
  return FIXED_SUMS.find(({ belowMinor }) => amountMinor < belowMinor)?.sumMinor ?? 100_00;
}

/**
 * Statutory interest between businesses, in pence: 8% over the reference rate in force on the first late day, kept
 * for the whole time, simple, over 365 days also in leap years, rounded half up once; and the fixed sum. Nothing is
 * due until the day after `dueOn`. A first late day before the first reference rate is refused, never taken as 8%.
 * An amount below one penny is refused: nothing can be late. Consumer debts never bear it: the caller asks only for
 * trade debts. Source: the 1998 Act; SI 2002/1675.
 */
export function latePayment({
  amountMinor,
  dueOn,
  toOn,
  referenceRates,
}: LatePaymentInput): LatePaymentResult {
  const due = readDay(dueOn);
  const to = readDay(toOn);
  const rates = readRates(referenceRates);
  if (!isAmount(amountMinor)) return { ok: false, reason: 'not-an-amount' };
  if (due === null || to === null) return { ok: false, reason: 'not-a-day' };
  if (rates === null) return { ok: false, reason: 'not-a-rate' };
  if (to <= due) return { ok: true, interestMinor: 0, fixedSumMinor: 0, daysLate: 0, referencePercent: null };
  if (amountMinor === 0) return { ok: false, reason: 'not-an-amount' };
  const reference = rateOn(rates, due + 1);
  if (!reference) return { ok: false, reason: 'no-reference-rate' };
  const percent = add(reference.value, fraction(ABOVE_REFERENCE_PERCENT));
  const share = fraction(BigInt(to - due), 100n * 365n);
  const interest = halfUp(multiply(multiply(fraction(BigInt(amountMinor)), percent), share));
  const interestMinor = toSafeNumber(interest);
  if (interestMinor === null) return { ok: false, reason: 'too-large' };
  return {
    ok: true,
    interestMinor,
    fixedSumMinor: fixedSumFor(amountMinor),
    daysLate: to - due,
    referencePercent: reference.percent,
  };
}

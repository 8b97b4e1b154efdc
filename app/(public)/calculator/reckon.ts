import type { Payment } from '@/domain/schedule';
import { schedule } from '@/domain/schedule';
import type { Asked } from './ask';

/** More payments than these are not a plan for anyone: a hundred years of months. */
export const MOST_PAYMENTS = 1200;

export type Answer =
  | { readonly kind: 'payments'; readonly payments: readonly Payment[] }
  | { readonly kind: 'nothing-owed' | 'nothing-left' | 'too-long' };

/** The payments of what was asked, counted from its first day or from `today` (YYYY-MM-DD); or why there are none. */
export function reckon({ amount, payment, often, first }: Asked, today: string): Answer {
  if (amount === 0) return { kind: 'nothing-owed' };
  if (payment === 0) return { kind: 'nothing-left' };
  if (Math.ceil(amount / payment) > MOST_PAYMENTS) return { kind: 'too-long' };
  const result = schedule({
    totalMinor: amount,
    amountMinor: payment,
    firstOn: first ?? today,
    frequency: often === 'month_end' ? 'monthly' : often,
    ...(often === 'month_end' ? { monthDay: 'last' } : {}),
  });
  // Whatever was asked has been read by now, so only the length of a plan can still be refused.
  return result.ok ? { kind: 'payments', payments: result.payments } : { kind: 'too-long' };
}

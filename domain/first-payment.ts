import { addMonths, dayOf, type IsoDay, partsOf, readDay, writeDay } from '@/domain/calendar';

export type FirstPaymentResult =
  | { readonly ok: true; readonly firstOn: IsoDay }
  | { readonly ok: false; readonly reason: 'not-a-day' | 'not-a-day-of-the-month' };

/**
 * The first day on or after `earliestOn` that is this day of its month. Days 1 to 28 only, so that every month has
 * it; anything else is refused. Lead days are already in `earliestOn`; no working-day change is made.
 */
export function firstPaymentOn(earliestOn: IsoDay, dayOfMonth: number): FirstPaymentResult {
  const earliest = readDay(earliestOn);
  if (earliest === null) return { ok: false, reason: 'not-a-day' };
  if (!(Number.isInteger(dayOfMonth) && dayOfMonth >= 1 && dayOfMonth <= 28))
    return { ok: false, reason: 'not-a-day-of-the-month' };
  const { year, month } = partsOf(earliest);
  const thisMonth = dayOf(year, month, dayOfMonth);
  const first = thisMonth >= earliest ? thisMonth : addMonths(thisMonth, 1);
  return year === 9999 && partsOf(first).year > 9999
    ? { ok: false, reason: 'not-a-day' }
    : { ok: true, firstOn: writeDay(first) };
}

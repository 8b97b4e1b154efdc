import { showOffer } from '@/domain/agreeing';
import type { AgreedPlan } from '@/domain/agreement';
import { type AskedDebt, type Asking, askableOf } from '@/domain/asking';
import { addWorkingDays, type Day, type Holidays, type IsoDay, readDay, writeDay } from '@/domain/calendar';
import type { LineOutside } from '@/domain/evaluate-offer';
import { monthCeiling } from '@/domain/frequency';
import { holidaysOf } from '@/domain/holidays';
import { readOffer } from '@/domain/offer';
import { type Policy, policyDays } from '@/domain/policy';

/** A counter-offer leaves the person a week to think at least, and stays open for four at most. */
export const DAYS_TO_THINK = 7;
export const MOST_DAYS_OPEN = 28;

/** What staff offer instead: as `writeOffer` has it, and the day that the first payment comes no sooner than. */
export type Instead = { readonly holdingId: string; readonly offer: string; readonly firstOn: IsoDay };

/** A counter-offer worked out. `outside` is what it is outside of in the policy: staff may go further, and see how far. */
export type Worked =
  | {
      readonly ok: true;
      readonly plan: AgreedPlan;
      readonly offer: string;
      readonly acceptBy: IsoDay;
      readonly outside: readonly LineOutside[];
      readonly takes: 'fits' | 'more-than-is-left';
    }
  | { readonly ok: false };

/**
 * Works out what staff offer instead. The limits of a policy are for what is agreed at once; a person may go beyond
 * them, never the engine: its sums and days are those of any plan. It is no plan where the debt cannot be asked about,
 * or nothing can be reckoned. `takes` says `more-than-is-left` where it asks for more than the budget leaves and more
 * than the person offered themselves (`chosenMonthMinor`, a month's figure; 0 where they offered nothing).
 */
export function workInstead(
  asking: Asking,
  { holdingId, offer, firstOn }: Instead,
  chosenMonthMinor: number,
): Worked {
  const answered = withoutWaiting(asking, holdingId);
  const debt = answered.debts.find((one) => one.holdingId === holdingId);
  const read = readOffer(offer);
  const today = readDay(asking.todayOn);
  const wanted = readDay(firstOn);
  if (!debt?.policy || !read || read.way === 'settle' || today === null || wanted === null)
    return { ok: false };
  const holidays = holidaysOf(asking.debtor.nation ?? 'england');
  const { terms } = debt.policy;
  const start = Math.max(wanted, addWorkingDays(today + DAYS_TO_THINK, terms.leadWorkingDays, holidays));
  if (read.way === 'day' && (readDay(read.on) ?? 0) < today + DAYS_TO_THINK) return { ok: false };
  const lead = leadTo(today, start, holidays);
  if (lead === null) return { ok: false };
  const policy = { ...debt.policy, terms: { ...terms, leadWorkingDays: lead } };
  const shown = showOffer(answered, { holdingId, offer }, { policy });
  if (!shown.ok) return { ok: false };
  const { agreed: plan, proposal } = shown;
  const isTooMuch = proposal.outside.some(({ line }) => line === 'more-than-is-left');
  const isMore = monthCeiling(plan.regularMinor, plan.frequency) > chosenMonthMinor;
  return {
    ok: true,
    plan,
    offer,
    acceptBy: lastDayToAccept(plan, terms, today, holidays),
    outside: proposal.outside,
    takes: isTooMuch && isMore ? 'more-than-is-left' : 'fits',
  };
}

/** A year of working days; a first payment later than that is a slip. */
const LONGEST_LEAD = 260;

/** How many working days lead to the first working day that is no sooner than `start`. */
function leadTo(today: Day, start: Day, holidays: Holidays): number | null {
  for (let count = 0; count <= LONGEST_LEAD; count += 1)
    if (addWorkingDays(today, count, holidays) >= start) return count;
  return null;
}

/** The last day on which saying yes still leaves the policy's lead before the first payment, up to four weeks from today. */
function lastDayToAccept(plan: AgreedPlan, terms: Policy, today: Day, holidays: Holidays): IsoDay {
  const first = readDay(plan.firstOn) ?? today;
  const lead = plan.payDay.startsWith('once:') ? 0 : terms.leadWorkingDays;
  let last = Math.min(first, today + MOST_DAYS_OPEN);
  while (last > today && addWorkingDays(last, lead, holidays) > first) last -= 1;
  return writeDay(last);
}

/**
 * Whether a plan can be agreed to exactly as it was offered: nothing stands in the way of the debt, the balance is what it
 * was, and the first day is not nearer than the lead of the policy it was offered under, or not past where it is paid once.
 */
export function planStands(asking: Asking, plan: AgreedPlan, terms: Policy | null): boolean {
  const answered = withoutWaiting(asking, plan.holdingId);
  const debt = answered.debts.find((one) => one.holdingId === plan.holdingId);
  if (!debt || !terms || askableOf(answered, debt) !== 'open') return false;
  if (debt.balanceMinor !== plan.balanceMinor) return false;
  if (plan.payDay.startsWith('once:')) return plan.firstOn >= asking.todayOn;
  const holidays = holidaysOf(asking.debtor.nation ?? 'england');
  const days = policyDays(terms, plan.balanceMinor, asking.todayOn, holidays);
  return days !== null && plan.firstOn >= days.earliestFirstOn;
}

/** The same, as it is once what was sent about this debt has been answered. */
export function withoutWaiting(asking: Asking, holdingId: string): Asking {
  const debts = asking.debts.map(
    (debt): AskedDebt => (debt.holdingId === holdingId ? { ...debt, sent: null } : debt),
  );
  return { ...asking, debts };
}

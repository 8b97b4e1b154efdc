import type { Asking } from '@/domain/asking';
import { partsOf, readDay, weekdayOf } from '@/domain/calendar';
import { FREQUENCIES, type Frequency } from '@/domain/frequency';
import type { PayDay } from '@/domain/pay-day';
import { policyDays } from '@/domain/policy';
import type { OfferFacts } from '@/domain/proposal';

/** How often, as an address says it; where it says nothing, as the budget says the person is paid, or by the month. */
export function readEvery(
  said: string | readonly string[] | undefined,
  { budget }: Pick<Asking, 'budget'>,
): Frequency {
  return FREQUENCIES.find((one) => one === said) ?? budget?.paidEvery ?? 'monthly';
}

/** The pay day that options are shown with until the person says theirs: as soon as the policy lets a plan begin. */
export function startingDay(facts: OfferFacts, frequency: Frequency): PayDay {
  const earliestOn =
    policyDays(facts.policy, facts.balanceMinor, facts.todayOn, facts.holidays)?.earliestFirstOn ??
    facts.todayOn;
  const earliest = readDay(earliestOn) ?? 0;
  if (frequency === 'weekly') return { frequency, weekday: weekdayOf(earliest) };
  if (frequency !== 'monthly') return { frequency, knownOn: earliestOn };
  return { frequency, monthDay: Math.min(28, partsOf(earliest).dayOfMonth) };
}

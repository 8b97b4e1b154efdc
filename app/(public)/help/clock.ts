import { headers } from 'next/headers';
import { CLOCK_HEADER, now } from '@/clock';
import { type HelpClock, helpClock } from '@/domain/find-help';
import { holidaysOf } from '@/domain/holidays';

/** The clock of this request, with the real holidays of each nation. */
export async function requestClock(): Promise<HelpClock> {
  const instant = now((await headers()).get(CLOCK_HEADER));
  return helpClock(instant.getTime(), (nation, day) => holidaysOf(nation).has(day));
}

import { type IsoDay, readDay } from './calendar';
import { earliestKnownOn } from './resources';

/** After so many days somebody should look again whether a number still answers (decision 0092). */
export const OLD_AFTER_DAYS = 180;

/** Whether what is known of a resource may be older than that on a day, by the earliest day its words can mean. */
export function isOld(dateKnown: string, todayOn: IsoDay): boolean {
  const [known, today] = [readDay(earliestKnownOn(dateKnown)), readDay(todayOn)];
  return known === null || today === null || today - known > OLD_AFTER_DAYS;
}

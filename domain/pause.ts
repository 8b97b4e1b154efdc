import { addMonths, type IsoDay, readDay, writeDay } from '@/domain/calendar';
import { type Hold, isInForce } from '@/domain/hold';

/** Days after the first that a pause covers: 30 full days, whatever time of day it began. Source: CONC 7.3.11R, 7.3.12G. */
export const PAUSE_DAYS = 30;
/** A pause and one more; the two together count for half a year (decision 0078). */
const MOST_PAUSES = 2;
const REMEMBERED_MONTHS = 6;

/** Pauses that a person placed themselves, without having to show anything. */
export const OWN_PAUSES = ['getting_advice', 'asked_for_pause'] as const;
export type OwnPause = (typeof OWN_PAUSES)[number];

/** Whether a hold is one of the person's own pauses. */
export function isOwnPause({ reason }: Pick<Hold, 'reason'>): boolean {
  return OWN_PAUSES.some((own) => own === reason);
}

/** What a person may do about a pause today. `more` goes on where the running one ends; `ask` goes to a person. */
export type PauseAction =
  | { readonly kind: 'start'; readonly fromOn: IsoDay; readonly untilOn: IsoDay }
  | { readonly kind: 'more'; readonly fromOn: IsoDay; readonly untilOn: IsoDay }
  | { readonly kind: 'ask' };

/** The person's own pause that covers a day, or begins after it: the last to end. Null where there is none. */
export function ownPauseOn(holds: readonly Hold[], todayOn: IsoDay): Hold | null {
  const live = holds.filter(
    (hold) =>
      isOwnPause(hold) && (isInForce(hold, todayOn) || (hold.fromOn > todayOn && hold.endedOn === null)),
  );
  return live.sort((a, b) => (b.untilOn ?? '9999').localeCompare(a.untilOn ?? '9999'))[0] ?? null;
}

/** Whether, and from when, a pause may be placed today without asking anyone: 30 days, and 30 more once. */
export function pauseAction(holds: readonly Hold[], todayOn: IsoDay): PauseAction {
  const today = readDay(todayOn);
  if (today === null) throw new Error('today is no day');
  const sinceOn = writeDay(addMonths(today, -REMEMBERED_MONTHS));
  const own = holds.filter((hold) => isOwnPause(hold) && hold.fromOn > sinceOn);
  if (own.length >= MOST_PAUSES) return { kind: 'ask' };
  const running = ownPauseOn(own, todayOn);
  const last = running?.untilOn ? readDay(running.untilOn) : null;
  const from = last === null ? today : last + 1;
  const span = { fromOn: writeDay(from), untilOn: writeDay(from + PAUSE_DAYS) };
  return { kind: own.length === 0 ? 'start' : 'more', ...span };
}

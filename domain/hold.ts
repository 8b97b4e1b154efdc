import { type IsoDay, readDay, writeDay } from '@/domain/calendar';
import type { Doubt } from '@/domain/doubt';

/** Why nobody asks for money while a hold is on. */
export const HOLD_REASONS = [
  'breathing_space',
  'mental_health_crisis',
  'not_me',
  'dispute',
  'getting_advice',
  'asked_for_pause',
  'staff',
] as const;
export type HoldReason = (typeof HOLD_REASONS)[number];

/** A hold as it was placed, and the day it was ended early, if it was. On a person, `debtId` is null. */
export type Hold = {
  readonly id: string;
  readonly debtId: string | null;
  readonly reason: HoldReason;
  readonly fromOn: IsoDay;
  /** The last day it covers; null while its end is open. */
  readonly untilOn: IsoDay | null;
  readonly endedOn: IsoDay | null;
};

/** Whether a hold covers a day: from its first day to its last, both counted in, and no longer from the day it was ended. */
export function isInForce(hold: Hold, on: IsoDay): boolean {
  return (
    hold.fromOn <= on &&
    (hold.untilOn === null || on <= hold.untilOn) &&
    (hold.endedOn === null || on < hold.endedOn)
  );
}

/**
 * The holds that cover a debt on a day, the one that protects most first: the law's, then what the person told us, then
 * what was asked for. While there is any: no interest, no fee, no payment message, no demand (model.md).
 */
export function holdsOver<One extends Hold>(
  holds: readonly One[],
  debtId: string,
  on: IsoDay,
): readonly One[] {
  const rank = (hold: Hold) => HOLD_REASONS.indexOf(hold.reason);
  return holds
    .filter((hold) => (hold.debtId === null || hold.debtId === debtId) && isInForce(hold, on))
    .sort((one, other) => rank(one) - rank(other) || lastDay(other).localeCompare(lastDay(one)));
}

/**
 * The last day of the unbroken time for which a debt is held from a day on, whichever holds follow each other: a pause and
 * the one more after it are one time. Null where it is not held that day, or its end is open.
 */
export function heldUntil(holds: readonly Hold[], debtId: string, on: IsoDay): IsoDay | null {
  let untilOn: IsoDay | null = null;
  for (let day = on; ; day = dayAfter(untilOn, 1)) {
    const ends = holdsOver(holds, debtId, day).map(lastDayHeld);
    if (ends.length === 0) return untilOn;
    untilOn = ends.reduce((one, other) => (one < other ? other : one));
    if (untilOn === OPEN_END) return null;
  }
}

/** The reason of the hold that a doubt places at once. */
export function holdReasonFor(doubt: Doubt): Extract<HoldReason, 'not_me' | 'dispute'> {
  return doubt === 'not_me' ? 'not_me' : 'dispute';
}

const OPEN_END = '9999-12-31';

function lastDay(hold: Hold): IsoDay {
  return hold.untilOn ?? OPEN_END;
}

function lastDayHeld(hold: Hold): IsoDay {
  const ended = hold.endedOn === null ? OPEN_END : dayAfter(hold.endedOn, -1);
  return ended < lastDay(hold) ? ended : lastDay(hold);
}

function dayAfter(on: IsoDay, days: number): IsoDay {
  return writeDay((readDay(on) ?? 0) + days);
}

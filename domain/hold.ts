import type { IsoDay } from '@/domain/calendar';
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

/** The reason of the hold that a doubt places at once. */
export function holdReasonFor(doubt: Doubt): Extract<HoldReason, 'not_me' | 'dispute'> {
  return doubt === 'not_me' ? 'not_me' : 'dispute';
}

function lastDay(hold: Hold): IsoDay {
  return hold.untilOn ?? '9999-12-31';
}

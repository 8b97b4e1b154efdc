import type { IsoDay } from '@/domain/calendar';
import { policyOn } from '@/domain/policy';

/** How long a version that has been replaced still counts for someone who was shown it (decision 0076). */
export const GRACE_MINUTES = 60;

/** A version with the instant from which it could be in force: when it was written, or its day began, whichever is later. */
export type DatedVersion = {
  readonly id: string;
  readonly version: number;
  readonly effectiveOn: IsoDay;
  readonly beganAt: Date;
};

/**
 * Whether a person may still agree under the version they were shown: it is the one in force, or it was in force until
 * less than an hour ago. So terms never change under someone who is deciding, and nobody gets terms that were gone.
 */
export function mayAgreeUnder(
  versions: readonly DatedVersion[],
  shownId: string,
  { now, todayOn }: { readonly now: Date; readonly todayOn: IsoDay },
): boolean {
  const current = policyOn(versions, todayOn);
  if (!current) return false;
  if (current.id === shownId) return true;
  const since = now.getTime() - GRACE_MINUTES * 60_000;
  const before = versions.filter((one) => one.beganAt.getTime() <= since);
  const inForceThen = policyOn(before, todayOn);
  const replaced = versions.filter((one) => one.beganAt.getTime() > since && one.effectiveOn <= todayOn);
  return [inForceThen, ...replaced].some((one) => one?.id === shownId);
}

import { KEPT_HOURS } from '@/domain/kept-form';
import { FROM_ONE_ADDRESS, WRONG_CODES, WRONG_STAFF_TRIES } from '@/domain/sign-in';

const DAY = 24;

/**
 * Hours for which rows that nothing needs for long are kept, counted from when they were made or ended. Tries are counted over a
 * day at most, so two days are more than any limit needs; a code that is over opens nothing, and is known for two days
 * more so that the right digits too late are no guess; sessions, finished work and the rows of a dry run for a month
 * (decision 0096).
 */
export const KEPT_FOR = {
  attempt: 2 * DAY,
  code: 2 * DAY,
  session: 30 * DAY,
  kept_form: KEPT_HOURS,
  job: 30 * DAY,
  import_row: 30 * DAY,
} as const;

/** The longest time over which any limit counts tries, in hours. */
export const LONGEST_COUNT = Math.max(
  WRONG_CODES.hours,
  FROM_ONE_ADDRESS.minutes / 60,
  WRONG_STAFF_TRIES.minutes / 60,
  DAY,
);

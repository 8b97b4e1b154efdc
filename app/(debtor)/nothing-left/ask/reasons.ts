import type { ReduceReason } from '@/db/offers';

/** The reasons asked for here. What is about health is for the person's own words, which are sealed. */
export const REASONS = [
  'income',
  'long_time',
  'someone_died',
  'something_else',
] as const satisfies readonly ReduceReason[];

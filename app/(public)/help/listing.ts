import type { HelpFound } from '@/domain/find-help';

/** More than these are shown a page at a time. */
export const PAGE_SIZE = 20;

export type Listing = {
  readonly shown: readonly HelpFound[];
  /** How many come after these. */
  readonly left: number;
  readonly isFirst: boolean;
};

/**
 * The page of an ordered list that follows the service `after`. Where that one is no longer in the list (it has just
 * closed, or staff have hidden it) the list starts again, so that nobody is skipped.
 */
export function pageOf(found: readonly HelpFound[], after: string | null, whole: boolean): Listing {
  if (whole) return { shown: found, left: 0, isFirst: true };
  const start = after === null ? 0 : found.findIndex((one) => one.resource.id === after) + 1;
  const shown = found.slice(start, start + PAGE_SIZE);
  return { shown, left: found.length - start - shown.length, isFirst: start === 0 };
}

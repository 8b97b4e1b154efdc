/** What a person can do about a debt. Those that cost nothing come first in this list of all of them. */
export type WayOn =
  | 'free-advice'
  | 'pause'
  | 'ask-to-reduce'
  | 'a-little-for-now'
  | 'over-time'
  | 'by-a-day'
  | 'settle'
  | 'in-full';

const COST_NOTHING: readonly WayOn[] = ['free-advice', 'pause', 'ask-to-reduce'];
const COST_SOMETHING: readonly WayOn[] = ['a-little-for-now', 'over-time', 'by-a-day', 'settle', 'in-full'];

/**
 * The ways on in the order they are shown. With nothing left, or less, those that cost nothing come first and there are
 * always three of them; otherwise the person's own payments come first. Nothing is ever left out but a settlement that
 * the policy does not offer, and a pause that has been used up. `leftMinor` is null without a budget.
 * Source: product.md, “Options”; CONC 7.3.10R.
 */
export function waysOn({
  leftMinor,
  canSettle,
  canPause,
}: {
  readonly leftMinor: number | null;
  readonly canSettle: boolean;
  readonly canPause: boolean;
}): WayOn[] {
  const nothingLeft = leftMinor !== null && leftMinor <= 0;
  const paying: readonly WayOn[] = ['over-time', 'in-full', 'by-a-day', 'settle', 'a-little-for-now'];
  const order = nothingLeft ? [...COST_NOTHING, ...COST_SOMETHING] : [...paying, ...COST_NOTHING];
  return order.filter((way) => (way !== 'settle' || canSettle) && (way !== 'pause' || canPause));
}

/** Whether a way costs nothing now. */
export function costsNothing(way: WayOn): boolean {
  return COST_NOTHING.includes(way);
}

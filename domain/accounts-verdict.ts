import type { RowReason } from './accounts-reasons';

/** A fault of a row: the place of its column in this file, and why. */
export type RowFault = { readonly place: number; readonly reason: RowReason };

/** What a row's own fields say against it, so far: the first fault, in the file's column order, of each weight. */
export type Verdict = { refused: RowFault | null; held: RowFault | null };

/** Notes that a row must be refused for this column, unless an earlier column already says so. */
export function refuse(verdict: Verdict, place: number, reason: RowReason): void {
  if (verdict.refused === null || place < verdict.refused.place) verdict.refused = { place, reason };
}

/** Notes that a row must be held for this column, unless an earlier column already says so. */
export function hold(verdict: Verdict, place: number, reason: RowReason): void {
  if (verdict.held === null || place < verdict.held.place) verdict.held = { place, reason };
}

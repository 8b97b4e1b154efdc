import { type Day, type IsoDay, readDay } from '@/domain/calendar';
import { type Fraction, fraction } from '@/domain/fraction';

/** One row of a dated rate table: from this day on, this percentage a year, as a decimal string such as `"3.25"`. */
export type Rate = { readonly fromOn: IsoDay; readonly percent: string };

/** A row as the engine reckons with it. `percent` keeps the words of the table. */
export type DatedRate = { readonly from: Day; readonly percent: string; readonly value: Fraction };

/** A percentage longer than this is a slip, not a rate. */
const SHAPE = /^(-?)(\d{1,9})(?:\.(\d{1,12}))?$/;

/** Reads a percentage such as `"3.25"` exactly; null for anything that is not one. */
export function readPercent(text: string): Fraction | null {
  const found = SHAPE.exec(text);
  if (!found) return null;
  const [, minus = '', whole = '', decimals = ''] = found;
  return fraction(BigInt(`${minus}${whole}${decimals}`), 10n ** BigInt(decimals.length));
}

/**
 * Reads a rate table into day order; of two rows for one day the later row stands. Gives null when a row has no
 * real day or percentage.
 */
export function readRates(rates: readonly Rate[]): readonly DatedRate[] | null {
  const read: DatedRate[] = [];
  for (const { fromOn, percent } of rates) {
    const from = readDay(fromOn);
    const value = readPercent(percent);
    if (from === null || value === null) return null;
    read.push({ from, percent, value });
  }
  return read.sort((a, b) => a.from - b.from);
}

/** The rate in force on a day; null before the first one. The table must be in day order. */
export function rateOn(rates: readonly DatedRate[], day: Day): DatedRate | null {
  let found: DatedRate | null = null;
  for (const rate of rates) {
    if (rate.from > day) break;
    found = rate;
  }
  return found;
}

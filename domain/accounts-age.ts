/** Years after which a debt may be too old to enforce: Limitation Act 1980 s 5 (UK-LIM-01) and its like elsewhere. */
const YEARS = 6;
/** Prescription and Limitation (Scotland) Act 1973 s 6 (UK-LIM-03). */
export const YEARS_IN_SCOTLAND = 5;

/** What an accounts file says about how old a debt is. Days as YYYY-MM-DD. */
export type Age = {
  readonly openedOn: string | null;
  readonly defaultedOn: string | null;
  readonly lastPaymentOn: string | null;
  readonly mayBeScottish: boolean;
  readonly currentMinor: number;
};

/**
 * Whether a debt may be too old to enforce on `todayOn`: five years in Scotland, six elsewhere, counted from the default
 * or the last payment, whichever is later, or from the opening where neither is known. It asks a person to look and
 * never decides; where nothing is owed there is nothing to decide (decision 0012).
 */
export function mayBeTooOld(age: Age, todayOn: string): boolean {
  const from = later(age.defaultedOn, age.lastPaymentOn) ?? age.openedOn;
  if (from === null || age.currentMinor === 0) return false;
  const years = age.mayBeScottish ? YEARS_IN_SCOTLAND : YEARS;
  // The day itself still counts: on the anniversary a creditor may still go to court.
  return from < `${Number(todayOn.slice(0, 4)) - years}${todayOn.slice(4)}`;
}

function later(one: string | null, other: string | null): string | null {
  if (one === null || other === null) return one ?? other;
  return one > other ? one : other;
}

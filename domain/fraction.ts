/** An exact fraction; the denominator is above zero. Whole pence lose nothing on their way through the engine. */
export type Fraction = { readonly over: bigint; readonly under: bigint };

export const ZERO: Fraction = { over: 0n, under: 1n };

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  let x = a < 0n ? -a : a;
  let y = b;
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}

/** Makes a fraction in lowest terms, so that equal values are equal pairs. `under` must be above zero. */
export function fraction(over: bigint, under = 1n): Fraction {
  const common = greatestCommonDivisor(over, under);
  return { over: over / common, under: under / common };
}

export function add(a: Fraction, b: Fraction): Fraction {
  return fraction(a.over * b.under + b.over * a.under, a.under * b.under);
}

export function multiply(a: Fraction, b: Fraction): Fraction {
  return fraction(a.over * b.over, a.under * b.under);
}

/** The largest whole number not above the value; towards minus infinity also below zero. */
export function floor({ over, under }: Fraction): bigint {
  const cut = over / under;
  return over % under < 0n ? cut - 1n : cut;
}

/** The nearest whole number; exactly half goes up. */
export function halfUp({ over, under }: Fraction): bigint {
  return floor({ over: over * 2n + under, under: under * 2n });
}

/** Whether two fractions are the same value. Both must come from this file's functions. */
export function isSame(a: Fraction, b: Fraction): boolean {
  return a.over === b.over && a.under === b.under;
}

/** A bigint as a number, or null when it would lose a unit (beyond 2^53). */
export function toSafeNumber(value: bigint): number | null {
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : null;
}

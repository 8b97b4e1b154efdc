/** An amount of money: whole minor units (pence) and an ISO 4217 currency. */
export type Money = { readonly minor: number; readonly currency: string };

/** Why a typed or filed amount could not be read. */
export type MoneyFault = 'empty' | 'not-a-number' | 'too-many-decimals' | 'negative' | 'too-large';

/** The largest amount one entry may hold: £999,999,999.99. Above it a figure is a typing slip, not a debt. */
export const LARGEST_MINOR = 99_999_999_999;

const SHAPE = /^(-?)£?(\d{1,3}(?:,\d{3})+|\d+|(?=\.\d))(?:\.(\d*))?$/;

/**
 * Reads an amount as people and files write it: optional £, thousands commas, spaces, at most two decimals, perhaps with
 * nothing before them.
 * Gives whole minor units. Refuses nothing at all, words, a third decimal, less than zero (unless `signed`)
 * and amounts above {@link LARGEST_MINOR}.
 */
export function parseMoney(
  text: string,
  { signed = false }: { signed?: boolean } = {},
): { ok: true; minor: number } | { ok: false; reason: MoneyFault } {
  const squeezed = text.replace(/[\s\u00a0\u202f]+/g, '');
  if (squeezed === '') return { ok: false, reason: 'empty' };
  const found = SHAPE.exec(squeezed.replace(/^£-/, '-£'));
  if (!found) return { ok: false, reason: 'not-a-number' };
  const [, minus = '', whole = '', decimals = ''] = found;
  if (decimals.length > 2) return { ok: false, reason: 'too-many-decimals' };
  const minor = Number(whole.replaceAll(',', '')) * 100 + Number(decimals.padEnd(2, '0'));
  if (minor > LARGEST_MINOR) return { ok: false, reason: 'too-large' };
  if (minus && minor > 0 && !signed) return { ok: false, reason: 'negative' };
  return { ok: true, minor: minus && minor > 0 ? -minor : minor };
}

import type { Places } from './accounts-columns';
import type { RowReason } from './accounts-reasons';
import type { Verdict } from './accounts-verdict';
import { hold, refuse } from './accounts-verdict';
import { type MoneyFault, parseMoney } from './money';

/** The amounts of a row in whole minor units, signed as the file states them. */
export type Amounts = {
  readonly originalMinor: number;
  readonly interestMinor: number;
  readonly feesMinor: number;
  readonly paymentsMinor: number;
  readonly adjustmentsMinor: number;
  readonly currentMinor: number;
  readonly lastPaymentMinor: number | null;
};

const REASON_OF: Readonly<Record<MoneyFault, RowReason>> = {
  empty: 'empty',
  'not-a-number': 'not-an-amount',
  'too-many-decimals': 'too-many-decimals',
  negative: 'negative-amount',
  'too-large': 'amount-too-large',
};
/** How most files write an amount; anything else goes the long way. */
const PLAIN = /^\d{1,9}\.\d\d$/;

/**
 * Reads the amounts of a row. Empty is 0, except for the original and the current balance; only adjustments may be
 * below zero. A row whose parts do not add up to its current balance is held.
 */
export function readAmounts(record: readonly string[], places: Places, verdict: Verdict): Amounts {
  const amounts: Amounts = {
    originalMinor: readRequired(record, places.original_balance, verdict),
    interestMinor: readAmount(record, places.interest, verdict, false) ?? 0,
    feesMinor: readAmount(record, places.fees, verdict, false) ?? 0,
    paymentsMinor: readAmount(record, places.payments, verdict, false) ?? 0,
    adjustmentsMinor: readAmount(record, places.adjustments, verdict, true) ?? 0,
    currentMinor: readRequired(record, places.current_balance, verdict),
    lastPaymentMinor: readAmount(record, places.last_payment_amount, verdict, false),
  };
  holdWrongSum(amounts, places, verdict);
  return amounts;
}

function readRequired(record: readonly string[], place: number, verdict: Verdict): number {
  const minor = readAmount(record, place, verdict, false);
  // Words in the place of an amount were noted already, and the first reason for a column stays.
  if (minor === null) refuse(verdict, place, 'empty');
  return minor ?? 0;
}

/** Null where there is nothing, and where it is no amount, which is noted. */
function readAmount(
  record: readonly string[],
  place: number,
  verdict: Verdict,
  signed: boolean,
): number | null {
  const text = record[place] ?? '';
  if (text === '') return null;
  if (PLAIN.test(text)) return Number(text.slice(0, -3)) * 100 + Number(text.slice(-2));
  const read = parseMoney(text, { signed });
  if (read.ok) return read.minor;
  if (read.reason !== 'empty') refuse(verdict, place, REASON_OF[read.reason]);
  return null;
}

/** `file: balance = original + interest + fees − payments + adjustments`; more than all charges is its own reason. */
function holdWrongSum(amounts: Amounts, places: Places, verdict: Verdict): void {
  const charged = amounts.originalMinor + amounts.interestMinor + amounts.feesMinor;
  const sum = charged - amounts.paymentsMinor + amounts.adjustmentsMinor;
  if (sum === amounts.currentMinor) return;
  const tooMuch = amounts.currentMinor > charged + Math.max(0, amounts.adjustmentsMinor);
  hold(verdict, places.current_balance, tooMuch ? 'more-than-was-charged' : 'parts-do-not-add-up');
}

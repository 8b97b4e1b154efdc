import type { AccountColumn, Places } from './accounts-columns';
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
  const read = (column: AccountColumn, whenEmpty: number | null, signed = false): number | null =>
    readAmount(record[places[column]] ?? '', places[column], verdict, whenEmpty, signed);
  const amounts = {
    originalMinor: read('original_balance', null),
    interestMinor: read('interest', 0),
    feesMinor: read('fees', 0),
    paymentsMinor: read('payments', 0),
    adjustmentsMinor: read('adjustments', 0, true),
    currentMinor: read('current_balance', null),
  };
  const { originalMinor, interestMinor, feesMinor, paymentsMinor, adjustmentsMinor, currentMinor } = amounts;
  const last = record[places.last_payment_amount] ?? '';
  const lastPaymentMinor =
    last === '' || last.trim() === ''
      ? null
      : readAmount(last, places.last_payment_amount, verdict, null, false);
  if (originalMinor === null) refuse(verdict, places.original_balance, 'empty');
  if (currentMinor === null) refuse(verdict, places.current_balance, 'empty');
  const read0 = {
    originalMinor: originalMinor ?? 0,
    interestMinor: interestMinor ?? 0,
    feesMinor: feesMinor ?? 0,
    paymentsMinor: paymentsMinor ?? 0,
    adjustmentsMinor: adjustmentsMinor ?? 0,
    currentMinor: currentMinor ?? 0,
    lastPaymentMinor,
  };
  holdWrongSum(read0, places, verdict);
  return read0;
}

function readAmount(
  text: string,
  place: number,
  verdict: Verdict,
  whenEmpty: number | null,
  signed: boolean,
): number | null {
  if (PLAIN.test(text)) return Number(text.slice(0, -3)) * 100 + Number(text.slice(-2));
  const read = parseMoney(text, { signed });
  if (read.ok) return read.minor;
  if (read.reason !== 'empty') refuse(verdict, place, REASON_OF[read.reason]);
  return whenEmpty;
}

/** `file: balance = original + interest + fees − payments + adjustments`; more than all charges is its own reason. */
function holdWrongSum(amounts: Amounts, places: Places, verdict: Verdict): void {
  const charged = amounts.originalMinor + amounts.interestMinor + amounts.feesMinor;
  const sum = charged - amounts.paymentsMinor + amounts.adjustmentsMinor;
  if (sum === amounts.currentMinor) return;
  const tooMuch = amounts.currentMinor > charged + Math.max(0, amounts.adjustmentsMinor);
  hold(verdict, places.current_balance, tooMuch ? 'more-than-was-charged' : 'parts-do-not-add-up');
}

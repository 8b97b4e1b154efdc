import {
  daysIn,
  type Fields,
  fieldsOf,
  isWritten,
  listIn,
  numberIn,
  oneOf,
  ratesIn,
  textIn,
} from '@/domain/case-fields';
import { firstPaymentOn } from '@/domain/first-payment';
import { BUDGET_FREQUENCIES, FREQUENCIES } from '@/domain/frequency';
import { instalmentsByCount } from '@/domain/instalments-by-count';
import { type Convention, interestOn, type Pause } from '@/domain/interest';
import { latePayment } from '@/domain/late-payment';
import { type BudgetAmount, leftOver } from '@/domain/left-over';
import { schedule } from '@/domain/schedule';
import { shareOut } from '@/domain/share';

/** The groups of written cases that the engine answers. */
export const CASE_KINDS = [
  'interest',
  'instalments_by_count',
  'schedule',
  'first_payment',
  'left_over',
  'share',
  'statutory_late_payment',
] as const;
export type CaseKind = (typeof CASE_KINDS)[number];

/** The answer to a case in the words of the file, or why the engine refuses it. */
export type CaseAnswer =
  | { readonly ok: true; readonly answer: Readonly<Record<string, unknown>> }
  | { readonly ok: false; readonly reason: string };

const CONVENTIONS: readonly Convention[] = ['actual-year, floor per window', 'actual/365, half up'];

const refuse = (reason: string): CaseAnswer => ({ ok: false, reason });

function answerInterest(fields: Fields): CaseAnswer {
  const rates = ratesIn(fields, 'rates');
  const pauses = listIn(fields, 'pauses');
  const payments = listIn(fields, 'payments');
  const convention = isWritten(fields, 'convention') ? oneOf(fields.convention, CONVENTIONS) : CONVENTIONS[0];
  if (!rates) return refuse('not-a-rate');
  if (!convention) return refuse('not-a-convention');
  if (!pauses || !payments) return refuse('not-a-list');
  const result = interestOn({
    balanceMinor: numberIn(fields, 'balanceMinor'),
    fromOn: textIn(fields, 'fromOn'),
    toOn: textIn(fields, 'toOn'),
    rates,
    convention,
    pauses: pauses.map((item): Pause => {
      const pause = fieldsOf(item);
      const fromOn = textIn(pause, 'fromOn');
      return isWritten(pause, 'toOn') ? { fromOn, toOn: textIn(pause, 'toOn') } : { fromOn };
    }),
    payments: payments.map((item) => {
      const payment = fieldsOf(item);
      return { on: textIn(payment, 'on'), amountMinor: numberIn(payment, 'amountMinor') };
    }),
  });
  return result.ok ? { ok: true, answer: { interestMinor: result.interestMinor } } : result;
}

function answerInstalments(fields: Fields): CaseAnswer {
  const rates = ratesIn(fields, 'rates');
  if (!rates) return refuse('not-a-rate');
  const result = instalmentsByCount({
    balanceMinor: numberIn(fields, 'balanceMinor'),
    count: numberIn(fields, 'count'),
    quoteOn: textIn(fields, 'quoteOn'),
    firstOn: textIn(fields, 'firstOn'),
    countQuoteDay: fields.countQuoteDay === true,
    rates,
    accruedMinor: isWritten(fields, 'accruedMinor') ? numberIn(fields, 'accruedMinor') : 0,
    upfrontMinor: isWritten(fields, 'upfrontMinor') ? numberIn(fields, 'upfrontMinor') : 0,
    upfrontOn: textIn(fields, 'upfrontOn'),
  });
  if (!result.ok) return result;
  const { interestMinor, regularMinor, lastMinor, lastOn } = result;
  return { ok: true, answer: { interestMinor, regularMinor, lastMinor, lastOn } };
}

function monthDayIn(fields: Fields) {
  if (!isWritten(fields, 'monthDay')) return {};
  return { monthDay: oneOf(fields.monthDay, ['last', 'last_working']) ?? numberIn(fields, 'monthDay') };
}

function answerSchedule(fields: Fields): CaseAnswer {
  const frequency = oneOf(fields.frequency, FREQUENCIES);
  const holidays = daysIn(fields, 'holidays');
  const adjust = isWritten(fields, 'adjust') ? oneOf(fields.adjust, ['next', 'previous', 'none']) : 'none';
  if (!frequency) return refuse('not-a-frequency');
  if (!holidays) return refuse('not-a-day');
  if (!adjust) return refuse('not-a-working-day-rule');
  if (isWritten(fields, 'amountMinor') === isWritten(fields, 'count')) return refuse('amount-or-count');
  const result = schedule({
    totalMinor: numberIn(fields, 'totalMinor'),
    upfrontMinor: isWritten(fields, 'upfrontMinor') ? numberIn(fields, 'upfrontMinor') : 0,
    frequency,
    firstOn: textIn(fields, 'firstOn'),
    holidays,
    ...monthDayIn(fields),
    ...(adjust === 'none' ? {} : { adjust }),
    ...(isWritten(fields, 'count')
      ? { count: numberIn(fields, 'count') }
      : { amountMinor: numberIn(fields, 'amountMinor'), mergeLast: fields.mergeLast === true }),
  });
  if (!result.ok) return result;
  return { ok: true, answer: { payments: result.payments.map(({ on, amountMinor }) => [on, amountMinor]) } };
}

function answerFirstPayment(fields: Fields): CaseAnswer {
  const result = firstPaymentOn(textIn(fields, 'earliestOn'), numberIn(fields, 'dayOfMonth'));
  return result.ok ? { ok: true, answer: { firstOn: result.firstOn } } : result;
}

function budgetLines(fields: Fields, name: string): readonly BudgetAmount[] | null {
  const lines: BudgetAmount[] = [];
  for (const item of listIn(fields, name) ?? [null]) {
    const line = fieldsOf(item);
    const frequency = oneOf(line.frequency, BUDGET_FREQUENCIES);
    if (!frequency) return null;
    lines.push({ amountMinor: numberIn(line, 'amountMinor'), frequency });
  }
  return lines;
}

function answerLeftOver(fields: Fields): CaseAnswer {
  const income = budgetLines(fields, 'income');
  const spending = budgetLines(fields, 'spending');
  const priorityArrears = budgetLines(fields, 'priorityArrears');
  if (!income || !spending || !priorityArrears) return refuse('not-a-frequency');
  const result = leftOver({ income, spending, priorityArrears });
  if (!result.ok) return result;
  const { ok: _, ...answer } = result;
  return { ok: true, answer };
}

function answerShare(fields: Fields): CaseAnswer {
  const balances = listIn(fields, 'balancesMinor');
  if (!balances || !isWritten(fields, 'balancesMinor')) return refuse('not-a-list');
  const balancesMinor = balances.map((balance) => (typeof balance === 'number' ? balance : Number.NaN));
  const result = shareOut(numberIn(fields, 'affordableMinor'), balancesMinor);
  return result.ok ? { ok: true, answer: { sharesMinor: result.sharesMinor } } : result;
}

function answerLatePayment(fields: Fields): CaseAnswer {
  const referenceRates = ratesIn(fields, 'referenceRates');
  if (!referenceRates) return refuse('not-a-rate');
  const result = latePayment({
    amountMinor: numberIn(fields, 'amountMinor'),
    dueOn: textIn(fields, 'dueOn'),
    toOn: textIn(fields, 'toOn'),
    referenceRates,
  });
  if (!result.ok) return result;
  const { interestMinor, fixedSumMinor } = result;
  return { ok: true, answer: { interestMinor, fixedSumMinor } };
}

const ANSWERS: Readonly<Record<CaseKind, (fields: Fields) => CaseAnswer>> = {
  interest: answerInterest,
  instalments_by_count: answerInstalments,
  schedule: answerSchedule,
  first_payment: answerFirstPayment,
  left_over: answerLeftOver,
  share: answerShare,
  statutory_late_payment: answerLatePayment,
};

/**
 * Answers one written case of a kind. Whatever is missing, of the wrong sort or outside the group's convention is
 * refused with a reason; nothing is guessed.
 */
export function answerCase(kind: CaseKind, input: unknown): CaseAnswer {
  return ANSWERS[kind](fieldsOf(input));
}

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
import { CASE_SHAPES, findWrongField } from '@/domain/case-shape';
import { firstPaymentOn } from '@/domain/first-payment';
import { BUDGET_FREQUENCIES, FREQUENCIES } from '@/domain/frequency';
import { type InstalmentsInput, instalmentsByCount } from '@/domain/instalments-by-count';
import { type Convention, interestOn, type Pause } from '@/domain/interest';
import { latePayment } from '@/domain/late-payment';
import { type BudgetAmount, leftOver } from '@/domain/left-over';
import { schedule } from '@/domain/schedule';
import { shareOut } from '@/domain/share';
import {
  type WorkingStep,
  workInstalments,
  workInterest,
  workLatePayment,
  workLeftOver,
  workPayments,
  workShare,
} from '@/domain/working';

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

/** The answer to a case in the words of the file and how it came about, or why the engine refuses it. */
export type CaseAnswer =
  | {
      readonly ok: true;
      readonly answer: Readonly<Record<string, unknown>>;
      readonly working: readonly WorkingStep[];
    }
  /** `field` is where the input is not of its sort; without it, what the input says cannot be answered. */
  | { readonly ok: false; readonly reason: string; readonly field?: string };

const CONVENTIONS: readonly Convention[] = ['actual-year, floor per window', 'actual/365, half up'];

const refuse = (reason: string): CaseAnswer => ({ ok: false, reason });

/** Days as text compare as days do. */
function endsBeforeItBegins(pause: Fields): boolean {
  return isWritten(pause, 'toOn') && textIn(pause, 'toOn') < textIn(pause, 'fromOn');
}

function answerInterest(fields: Fields): CaseAnswer {
  const rates = ratesIn(fields, 'rates');
  const pauses = listIn(fields, 'pauses');
  const payments = listIn(fields, 'payments');
  const convention = isWritten(fields, 'convention') ? oneOf(fields.convention, CONVENTIONS) : CONVENTIONS[0];
  if (!rates) return refuse('not-a-rate');
  if (!convention) return refuse('not-a-convention');
  if (!pauses || !payments) return refuse('not-a-list');
  const backwards = pauses.findIndex((item) => endsBeforeItBegins(fieldsOf(item)));
  if (backwards >= 0) return { ok: false, reason: 'not-a-pause', field: `pauses[${backwards}].toOn` };
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
  if (!result.ok) return result;
  return { ok: true, answer: { interestMinor: result.interestMinor }, working: workInterest(result) };
}

function answerInstalments(fields: Fields): CaseAnswer {
  const rates = ratesIn(fields, 'rates');
  if (!rates) return refuse('not-a-rate');
  const input: InstalmentsInput = {
    balanceMinor: numberIn(fields, 'balanceMinor'),
    count: numberIn(fields, 'count'),
    quoteOn: textIn(fields, 'quoteOn'),
    firstOn: textIn(fields, 'firstOn'),
    countQuoteDay: fields.countQuoteDay === true,
    rates,
    accruedMinor: isWritten(fields, 'accruedMinor') ? numberIn(fields, 'accruedMinor') : 0,
    upfrontMinor: isWritten(fields, 'upfrontMinor') ? numberIn(fields, 'upfrontMinor') : 0,
    upfrontOn: textIn(fields, 'upfrontOn'),
  };
  const result = instalmentsByCount(input);
  if (!result.ok) return result;
  const { interestMinor, regularMinor, lastMinor, lastOn } = result;
  const answer = { interestMinor, regularMinor, lastMinor, lastOn };
  return { ok: true, answer, working: workInstalments(input, result) };
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
  const paid = {
    totalMinor: numberIn(fields, 'totalMinor'),
    upfrontMinor: isWritten(fields, 'upfrontMinor') ? numberIn(fields, 'upfrontMinor') : 0,
  };
  const result = schedule({
    ...paid,
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
  const asked = isWritten(fields, 'count') ? { ...paid, count: numberIn(fields, 'count') } : paid;
  const payments = result.payments.map(({ on, amountMinor }) => [on, amountMinor]);
  return { ok: true, answer: { payments }, working: workPayments(result.payments, asked) };
}

function answerFirstPayment(fields: Fields): CaseAnswer {
  const earliestOn = textIn(fields, 'earliestOn');
  const dayOfMonth = numberIn(fields, 'dayOfMonth');
  const result = firstPaymentOn(earliestOn, dayOfMonth);
  if (!result.ok) return result;
  const { firstOn } = result;
  return {
    ok: true,
    answer: { firstOn },
    working: [{ key: 'first-payment', earliestOn, dayOfMonth, firstOn }],
  };
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
  const input = { income, spending, priorityArrears };
  const result = leftOver(input);
  if (!result.ok) return result;
  const { ok: _, ...answer } = result;
  return { ok: true, answer, working: workLeftOver(input, answer) };
}

function answerShare(fields: Fields): CaseAnswer {
  const balances = listIn(fields, 'balancesMinor');
  if (!balances || !isWritten(fields, 'balancesMinor')) return refuse('not-a-list');
  const balancesMinor = balances.map((balance) => (typeof balance === 'number' ? balance : Number.NaN));
  const affordableMinor = numberIn(fields, 'affordableMinor');
  const result = shareOut(affordableMinor, balancesMinor);
  if (!result.ok) return result;
  const { sharesMinor } = result;
  return {
    ok: true,
    answer: { sharesMinor },
    working: workShare(affordableMinor, balancesMinor, sharesMinor),
  };
}

function answerLatePayment(fields: Fields): CaseAnswer {
  const referenceRates = ratesIn(fields, 'referenceRates');
  if (!referenceRates) return refuse('not-a-rate');
  const input = {
    amountMinor: numberIn(fields, 'amountMinor'),
    dueOn: textIn(fields, 'dueOn'),
    toOn: textIn(fields, 'toOn'),
    referenceRates,
  };
  const result = latePayment(input);
  if (!result.ok) return result;
  const { interestMinor, fixedSumMinor } = result;
  return { ok: true, answer: { interestMinor, fixedSumMinor }, working: workLatePayment(input, result) };
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
 * Answers one written case of a kind. Whatever the convention needs and is missing, of the wrong sort or outside the group's convention is
 * refused with a reason; nothing is guessed.
 */
export function answerCase(kind: CaseKind, input: unknown): CaseAnswer {
  const fields = fieldsOf(input);
  const wrong = findWrongField(CASE_SHAPES[kind], fields);
  return wrong ? { ok: false, ...wrong } : ANSWERS[kind](fields);
}

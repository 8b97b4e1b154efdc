import { readDay } from '@/domain/calendar';
import { type Fields, fieldsOf, isWritten } from '@/domain/case-fields';
import { BUDGET_FREQUENCIES, FREQUENCIES } from '@/domain/frequency';
import { isAmount } from '@/domain/interest';
import { readPercent } from '@/domain/rates';

/** What a field of a written case must be, and the reason that it is refused with. */
type Sort = { readonly is: (value: unknown) => boolean; readonly reason: string };
type Shape = {
  readonly sort: Sort | { readonly each: Sort } | { readonly rows: Shapes };
  readonly isOptional?: true;
};
type Shapes = Readonly<Record<string, Shape>>;

/** The first field of a case that is missing or not of its sort: where it stands, such as `rates[2].percent`, and why. */
export type WrongField = { readonly field: string; readonly reason: string };

const AMOUNT: Sort = { is: (value) => typeof value === 'number' && isAmount(value), reason: 'not-an-amount' };
/** Also below zero: the convention of its group says what becomes of that. */
const WHOLE: Sort = { is: Number.isSafeInteger, reason: 'not-an-amount' };
const COUNT: Sort = { is: Number.isSafeInteger, reason: 'not-a-whole-count' };
const DAY: Sort = {
  is: (value) => typeof value === 'string' && readDay(value) !== null,
  reason: 'not-a-day',
};
const FLAG: Sort = { is: (value) => typeof value === 'boolean', reason: 'not-yes-or-no' };
const NUMBER: Sort = { is: (value) => typeof value === 'number', reason: 'not-a-day-of-the-month' };
const PERCENT: Sort = {
  is: (value) =>
    (typeof value === 'string' || typeof value === 'number') && readPercent(String(value)) !== null,
  reason: 'not-a-rate',
};
const oneOf = (words: readonly unknown[], reason: string): Sort => ({
  is: (value) => words.includes(value),
  reason,
});
const MONTH_DAY: Sort = {
  is: (value) => typeof value === 'number' || value === 'last' || value === 'last_working',
  reason: 'not-a-day-of-the-month',
};

const must = (sort: Shape['sort']): Shape => ({ sort });
const may = (sort: Shape['sort']): Shape => ({ sort, isOptional: true });

const RATES = must({ rows: { fromOn: must(DAY), percent: must(PERCENT) } });
const BUDGET = must({
  rows: { amountMinor: must(AMOUNT), frequency: must(oneOf(BUDGET_FREQUENCIES, 'not-a-frequency')) },
});

/** What each kind of case is written with. What is not named here is not looked at. */
export const CASE_SHAPES = {
  interest: {
    balanceMinor: must(AMOUNT),
    fromOn: must(DAY),
    toOn: must(DAY),
    rates: RATES,
    pauses: may({ rows: { fromOn: must(DAY), toOn: may(DAY) } }),
    payments: may({ rows: { on: must(DAY), amountMinor: must(AMOUNT) } }),
  },
  instalments_by_count: {
    balanceMinor: must(AMOUNT),
    accruedMinor: may(AMOUNT),
    count: must(COUNT),
    quoteOn: must(DAY),
    firstOn: must(DAY),
    countQuoteDay: may(FLAG),
    upfrontMinor: may(AMOUNT),
    upfrontOn: may(DAY),
    rates: RATES,
  },
  schedule: {
    totalMinor: must(WHOLE),
    upfrontMinor: may(AMOUNT),
    amountMinor: may(WHOLE),
    count: may(COUNT),
    mergeLast: may(FLAG),
    frequency: must(oneOf(FREQUENCIES, 'not-a-frequency')),
    firstOn: must(DAY),
    monthDay: may(MONTH_DAY),
    adjust: may(oneOf(['next', 'previous', 'none'], 'not-a-working-day-rule')),
    holidays: may({ each: DAY }),
  },
  first_payment: { earliestOn: must(DAY), dayOfMonth: must(NUMBER) },
  left_over: { income: BUDGET, spending: BUDGET, priorityArrears: BUDGET },
  share: { affordableMinor: must(WHOLE), balancesMinor: must({ each: AMOUNT }) },
  statutory_late_payment: {
    amountMinor: must(AMOUNT),
    dueOn: must(DAY),
    toOn: must(DAY),
    referenceRates: RATES,
  },
} as const satisfies Readonly<Record<string, Shapes>>;

/** The first field that is missing or not of its sort, in the order above; null where every field is. */
export function findWrongField(shapes: Shapes, fields: Fields, at = ''): WrongField | null {
  for (const [name, { sort, isOptional }] of Object.entries(shapes)) {
    const field = `${at}${name}`;
    if (!isWritten(fields, name) && isOptional) continue;
    const wrong = 'is' in sort ? ofSort(sort, fields[name], field) : inList(sort, fields[name], field);
    if (wrong) return wrong;
  }
  return null;
}

function ofSort({ is, reason }: Sort, value: unknown, field: string): WrongField | null {
  return is(value) ? null : { field, reason };
}

function inList(list: { each: Sort } | { rows: Shapes }, value: unknown, field: string): WrongField | null {
  if (!Array.isArray(value)) return { field, reason: 'not-a-list' };
  for (const [at, item] of value.entries()) {
    const place = `${field}[${at}]`;
    const wrong =
      'each' in list
        ? ofSort(list.each, item, place)
        : findWrongField(list.rows, fieldsOf(item), `${place}.`);
    if (wrong) return wrong;
  }
  return null;
}

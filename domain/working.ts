import type { IsoDay } from '@/domain/calendar';
import { aMonth, type BudgetFrequency, type Frequency, TIMES_A_MONTH } from '@/domain/frequency';
import type { InstalmentsInput, InstalmentsResult } from '@/domain/instalments-by-count';
import type { InterestPart, InterestResult } from '@/domain/interest';
import type { LatePaymentInput, LatePaymentResult } from '@/domain/late-payment';
import type { BudgetAmount, LeftOver, LeftOverInput } from '@/domain/left-over';
import type { Pace } from '@/domain/offered-amounts';
import type { LivingSum } from '@/domain/options';
import type { Payment } from '@/domain/schedule';

type Done<Result extends { ok: boolean }> = Extract<Result, { ok: true }>;

/**
 * One step of how a figure came about: a key and the numbers in it. The words are the content's, one sentence a key,
 * so that every figure can open its sum in any language. Names tell what a value is: `…Minor` money, `…On` a day.
 */
export type WorkingStep =
  | { readonly key: 'part'; readonly balanceMinor: number; readonly untilOn: IsoDay }
  | {
      readonly key: 'window';
      readonly balanceMinor: number;
      readonly fromOn: IsoDay;
      readonly toOn: IsoDay;
      readonly days: number;
      readonly percent: string;
      readonly yearLength: number;
      /** Null where the convention rounds only the part. */
      readonly interestMinor: number | null;
    }
  | { readonly key: 'part-interest'; readonly interestMinor: number }
  | { readonly key: 'no-interest' }
  | { readonly key: 'interest'; readonly interestMinor: number }
  | { readonly key: 'upfront'; readonly upfrontMinor: number; readonly leftMinor: number }
  | {
      readonly key: 'period';
      readonly fromOn: IsoDay;
      readonly toOn: IsoDay;
      readonly balanceMinor: number;
      readonly windows: readonly {
        readonly days: number;
        readonly percent: string;
        readonly yearLength: number;
      }[];
      readonly interestMinor: number;
    }
  | { readonly key: 'accrued'; readonly accruedMinor: number }
  | {
      readonly key: 'regular';
      readonly times: number;
      readonly count: number;
      readonly capitalMinor: number;
      readonly extraMinor: number;
      readonly amountMinor: number;
    }
  | {
      readonly key: 'each';
      readonly totalMinor: number;
      readonly count: number;
      readonly amountMinor: number;
    }
  | { readonly key: 'last'; readonly on: IsoDay; readonly amountMinor: number }
  | { readonly key: 'payment'; readonly number: number; readonly on: IsoDay; readonly amountMinor: number }
  | { readonly key: 'payments-total'; readonly count: number; readonly totalMinor: number }
  | {
      readonly key: 'line';
      readonly section: 'income' | 'spending' | 'priority_arrears';
      readonly amountMinor: number;
      readonly frequency: BudgetFrequency;
      readonly over: number;
      readonly under: number;
      readonly monthMinor: number;
    }
  | {
      readonly key: 'section';
      readonly section: 'income' | 'spending' | 'priority_arrears';
      readonly monthMinor: number;
    }
  | { readonly key: 'savings'; readonly savingsMinor: number }
  | { readonly key: 'left-over'; readonly leftMinor: number }
  | { readonly key: 'to-share'; readonly affordableMinor: number; readonly balancesMinor: number }
  | {
      readonly key: 'share';
      readonly number: number;
      readonly balanceMinor: number;
      readonly shareMinor: number;
    }
  | {
      readonly key: 'first-payment';
      readonly earliestOn: IsoDay;
      readonly dayOfMonth: number;
      readonly firstOn: IsoDay;
    }
  | { readonly key: 'not-late' }
  | {
      readonly key: 'late-rate';
      readonly dueOn: IsoDay;
      readonly referencePercent: string;
      readonly daysLate: number;
    }
  | {
      readonly key: 'late-interest';
      readonly amountMinor: number;
      readonly referencePercent: string;
      readonly daysLate: number;
      readonly interestMinor: number;
    }
  | { readonly key: 'fixed-sum'; readonly fixedSumMinor: number }
  | {
      readonly key: 'policy-share';
      readonly leftMinor: number;
      readonly percent: number;
      readonly shareMinor: number;
    }
  | {
      readonly key: 'a-month';
      readonly amountMinor: number;
      readonly frequency: Frequency;
      readonly monthMinor: number;
    }
  | {
      /** How a plan that a policy offers by itself comes from its share: rounded down, lifted to the least, or all that is owed. */
      readonly key: 'pace';
      readonly pace: Pace;
      readonly percent: number;
      readonly amountMinor: number;
      readonly frequency: Frequency;
      readonly because: 'share' | 'least' | 'all';
    }
  | {
      readonly key: 'shared';
      readonly totalMinor: number;
      readonly count: number;
      readonly amountMinor: number;
    }
  | ({ readonly key: 'left-to-live-on' } & LivingSum);

export type WorkingKey = WorkingStep['key'];

function workPart({ balanceMinor, untilOn, interestMinor, windows }: InterestPart): WorkingStep[] {
  return [
    { key: 'part', balanceMinor, untilOn },
    ...(windows.length === 0 ? [{ key: 'no-interest' } as const] : []),
    ...windows.map((window) => ({ key: 'window', balanceMinor, ...window }) as const),
    { key: 'part-interest', interestMinor },
  ];
}

/** How simple daily interest came about: each part of the balance, its windows, and the sum. Parts of nothing are left out. */
export function workInterest({ parts, interestMinor }: Done<InterestResult>): WorkingStep[] {
  const shown = parts.filter((part) => part.balanceMinor > 0);
  return [...shown.flatMap(workPart), { key: 'interest', interestMinor }];
}

/** How a fixed number of monthly payments with interest came about. */
export function workInstalments(input: InstalmentsInput, result: Done<InstalmentsResult>): WorkingStep[] {
  const { upfrontMinor = 0, accruedMinor = 0, balanceMinor, count } = input;
  const steps: WorkingStep[] = result.periods.map((period) => ({ key: 'period', ...period }));
  if (upfrontMinor > 0)
    steps.unshift({ key: 'upfront', upfrontMinor, leftMinor: balanceMinor - upfrontMinor });
  steps.push({ key: 'interest', interestMinor: result.interestMinor });
  if (accruedMinor > 0) steps.push({ key: 'accrued', accruedMinor });
  const capitalMinor = balanceMinor - upfrontMinor;
  const extraMinor = result.interestMinor + accruedMinor;
  const amountMinor = result.regularMinor;
  if (count > 1)
    steps.push({ key: 'regular', times: count - 1, count, capitalMinor, extraMinor, amountMinor });
  steps.push({ key: 'last', on: result.lastOn, amountMinor: result.lastMinor });
  return steps;
}

/** Every payment of a plan with its day, and what they come to; first what is paid upfront and how it was shared, if so asked. */
export function workPayments(
  payments: readonly Payment[],
  asked?: { readonly totalMinor: number; readonly upfrontMinor: number; readonly count?: number },
): WorkingStep[] {
  const steps: WorkingStep[] = payments.map((payment, at) => ({
    key: 'payment',
    number: at + 1,
    ...payment,
  }));
  const first = payments[0];
  if (asked?.count !== undefined && first) {
    const totalMinor = asked.totalMinor - asked.upfrontMinor;
    steps.unshift({ key: 'each', totalMinor, count: asked.count, amountMinor: first.amountMinor });
  }
  if (asked && asked.upfrontMinor > 0) {
    const { totalMinor, upfrontMinor } = asked;
    steps.unshift({ key: 'upfront', upfrontMinor, leftMinor: totalMinor - upfrontMinor });
  }
  const totalMinor = payments.reduce((sum, payment) => sum + payment.amountMinor, 0);
  return [...steps, { key: 'payments-total', count: payments.length, totalMinor }];
}

function workSection(
  section: 'income' | 'spending' | 'priority_arrears',
  lines: readonly BudgetAmount[],
  monthMinor: number,
): WorkingStep[] {
  const steps = lines.map(({ amountMinor, frequency }) => {
    const factor = TIMES_A_MONTH[frequency];
    return {
      key: 'line',
      section,
      amountMinor,
      frequency,
      ...factor,
      monthMinor: aMonth(amountMinor, frequency),
    } as const;
  });
  return [...steps, { key: 'section', section, monthMinor }];
}

/** How what is left over came about, line by line. */
export function workLeftOver(input: LeftOverInput, result: LeftOver): WorkingStep[] {
  return [
    ...workSection('income', input.income, result.incomeMinor),
    ...workSection('spending', input.spending, result.spendingMinor),
    ...workSection('priority_arrears', input.priorityArrears, result.arrearsMinor),
    { key: 'savings', savingsMinor: result.savingsMinor },
    { key: 'left-over', leftMinor: result.leftOverMinor },
  ];
}

/** How an amount was shared over balances. */
export function workShare(
  affordableMinor: number,
  balancesMinor: readonly number[],
  sharesMinor: readonly number[],
): WorkingStep[] {
  const total = balancesMinor.reduce((sum, balance) => sum + balance, 0);
  const shares = balancesMinor.map(
    (balanceMinor, at) =>
      ({ key: 'share', number: at + 1, balanceMinor, shareMinor: sharesMinor[at] ?? 0 }) as const,
  );
  return [{ key: 'to-share', affordableMinor, balancesMinor: total }, ...shares];
}

/** How statutory interest and the fixed sum came about. */
export function workLatePayment(
  input: LatePaymentInput,
  { daysLate, referencePercent, interestMinor, fixedSumMinor }: Done<LatePaymentResult>,
): WorkingStep[] {
  if (referencePercent === null) return [{ key: 'not-late' }];
  return [
    { key: 'late-rate', dueOn: input.dueOn, referencePercent, daysLate },
    { key: 'late-interest', amountMinor: input.amountMinor, referencePercent, daysLate, interestMinor },
    { key: 'fixed-sum', fixedSumMinor },
  ];
}

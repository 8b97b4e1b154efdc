import { addMonths, type Day, type IsoDay, LAST_DAY, readDay, writeDay } from '@/domain/calendar';
import { add, type Fraction, floor, fraction, toSafeNumber, ZERO } from '@/domain/fraction';
import { isAmount } from '@/domain/interest';
import { interestIn, windowsBetween } from '@/domain/interest-windows';
import { type DatedRate, type Rate, readRates } from '@/domain/rates';

export type InstalmentsInput = {
  readonly balanceMinor: number;
  readonly accruedMinor?: number;
  readonly count: number;
  readonly quoteOn: IsoDay;
  readonly firstOn: IsoDay;
  readonly countQuoteDay?: boolean;
  readonly upfrontMinor?: number;
  readonly upfrontOn?: IsoDay;
  readonly rates: readonly Rate[];
};

/** One stretch between two payments: the balance it stood on, rounded down for show, and what it bore. */
export type InstalmentPeriod = {
  readonly fromOn: IsoDay;
  readonly toOn: IsoDay;
  readonly balanceMinor: number;
  readonly windows: readonly {
    readonly days: number;
    readonly percent: string;
    readonly yearLength: number;
  }[];
  readonly interestMinor: number;
};

export type InstalmentsFault =
  | 'not-an-amount'
  | 'not-a-count'
  | 'not-a-day'
  | 'not-a-rate'
  | 'first-before-quote'
  | 'upfront-day-outside'
  | 'upfront-above-balance'
  | 'too-large';

export type InstalmentsResult =
  | {
      readonly ok: true;
      readonly interestMinor: number;
      readonly regularMinor: number;
      readonly lastMinor: number;
      readonly lastOn: IsoDay;
      readonly periods: readonly InstalmentPeriod[];
    }
  | { readonly ok: false; readonly reason: InstalmentsFault };

/** More payments than these are a slip: a hundred years of months. */
const MOST_INSTALMENTS = 1200;

type Quote = {
  readonly input: InstalmentsInput;
  readonly quote: Day;
  readonly first: Day;
  readonly upfront: { readonly minor: number; readonly day: Day } | null;
  readonly rates: readonly DatedRate[];
};

function readQuote(
  input: InstalmentsInput,
): { ok: true; read: Quote } | { ok: false; reason: InstalmentsFault } {
  const { balanceMinor, accruedMinor = 0, upfrontMinor = 0, count } = input;
  const quote = readDay(input.quoteOn);
  const first = readDay(input.firstOn);
  const rates = readRates(input.rates);
  if (![balanceMinor, accruedMinor, upfrontMinor].every(isAmount))
    return { ok: false, reason: 'not-an-amount' };
  if (!(Number.isInteger(count) && count >= 1 && count <= MOST_INSTALMENTS))
    return { ok: false, reason: 'not-a-count' };
  if (quote === null || first === null) return { ok: false, reason: 'not-a-day' };
  if (rates === null || rates.some((rate) => rate.value.over < 0n))
    return { ok: false, reason: 'not-a-rate' };
  if (first < quote) return { ok: false, reason: 'first-before-quote' };
  if (addMonths(first, count - 1) > LAST_DAY) return { ok: false, reason: 'not-a-day' };
  if (upfrontMinor === 0) return { ok: true, read: { input, quote, first, upfront: null, rates } };
  const day = input.upfrontOn === undefined ? null : readDay(input.upfrontOn);
  if (day === null || day <= quote || day > first) return { ok: false, reason: 'upfront-day-outside' };
  if (upfrontMinor > balanceMinor) return { ok: false, reason: 'upfront-above-balance' };
  return { ok: true, read: { input, quote, first, upfront: { minor: upfrontMinor, day }, rates } };
}

/** Each stretch with the exact balance it stands on, in day order; `after` is the day before its first counted day. */
function stretches({ input, quote, first, upfront }: Quote): { after: Day; to: Day; balance: Fraction }[] {
  const whole = BigInt(input.balanceMinor);
  const capital = whole - BigInt(upfront?.minor ?? 0);
  const start = input.countQuoteDay ? quote - 1 : quote;
  const found = upfront ? [{ after: start, to: upfront.day, balance: fraction(whole) }] : [];
  found.push({ after: upfront ? upfront.day : start, to: first, balance: fraction(capital) });
  for (let paid = 1; paid < input.count; paid += 1)
    found.push({
      after: addMonths(first, paid - 1),
      to: addMonths(first, paid),
      balance: fraction(capital * BigInt(input.count - paid), BigInt(input.count)),
    });
  return found;
}

/**
 * A fixed number of monthly payments with simple daily interest, shared evenly. The capital falls by exact fractions
 * on each date; each stretch between dates is summed exactly and rounded down once. The last payment takes what the
 * rounding left, so it may be the largest. Amounts in minor units. Refuses a count below 1 or above 1,200, a first
 * day before the quote, and an upfront payment that is above the balance, on or before the quote day, or after the
 * first day. Source: the group `instalments_by_count` of domain/cases/schedules.json.
 */
export function instalmentsByCount(input: InstalmentsInput): InstalmentsResult {
  const quoted = readQuote(input);
  if (!quoted.ok) return quoted;
  const { read } = quoted;
  let interest = 0n;
  const periods = stretches(read).map(({ after, to, balance }) => {
    const windows = windowsBetween(after + 1, to, read.rates, [], 'actual-year');
    const exact = windows.reduce((sum, window) => add(sum, interestIn(window, balance)), ZERO);
    interest += floor(exact);
    return {
      fromOn: writeDay(after + 1),
      toOn: writeDay(to),
      balanceMinor: Number(floor(balance)),
      windows: windows.map(({ days, rate, yearLength }) => ({ days, percent: rate.percent, yearLength })),
      interestMinor: Number(floor(exact)),
    };
  });
  const count = BigInt(input.count);
  const capital = BigInt(input.balanceMinor) - BigInt(read.upfront?.minor ?? 0);
  const extra = interest + BigInt(input.accruedMinor ?? 0);
  const regular = capital / count + extra / count;
  const interestMinor = toSafeNumber(interest);
  const lastMinor = toSafeNumber(capital + extra - regular * (count - 1n));
  if (interestMinor === null || lastMinor === null) return { ok: false, reason: 'too-large' };
  const lastOn = writeDay(addMonths(read.first, input.count - 1));
  return { ok: true, interestMinor, regularMinor: Number(regular), lastMinor, lastOn, periods };
}

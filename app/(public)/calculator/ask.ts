import { z } from 'zod';
import { readForm } from '@/app/read-form';
import type { FormState } from '@/components/form/form-state';
import { readDay } from '@/domain/calendar';
import { FREQUENCIES, type Frequency } from '@/domain/frequency';
import { type MoneyFault, parseMoney } from '@/domain/money';

/** How often, as it is asked here: paying at the end of each month is a choice of its own. */
export const OFTEN = [...FREQUENCIES, 'month_end'] as const;
export type Often = Frequency | 'month_end';

/** What is asked of the calculator. Amounts in whole pence; `firstOn` is null where it was left empty. */
export type Asked = {
  readonly amount: number;
  readonly payment: number;
  readonly often: Often;
  readonly first: string | null;
};

/** The words for what may be wrong with each field. */
export type WrongWords = {
  readonly amount: (fault: MoneyFault) => string;
  readonly payment: (fault: MoneyFault) => string;
  readonly often: string;
  readonly first: string;
};

type Params = Readonly<Record<string, string | string[] | undefined>>;

/** Years that a payment day may be in: others are slips of the hand. */
const YEARS = /^(20\d\d)-/;

/**
 * Reads the calculator's form from the address of the page. Null where nobody has asked anything yet. Refuses amounts
 * that are not money and days that do not exist; an amount of 0 is no fault, it has an answer of its own.
 */
export function readAsked(
  params: Params,
  words: WrongWords,
): { ok: true; input: Asked; state: FormState } | { ok: false; state: FormState } | null {
  if (!('amount' in params)) return null;
  const data = new FormData();
  for (const [name, value] of Object.entries(params))
    for (const one of [value].flat()) if (one !== undefined) data.append(name, one);
  const money = (say: (fault: MoneyFault) => string) =>
    z.string().transform((text, context) => {
      const read = parseMoney(text);
      if (read.ok) return read.minor;
      context.addIssue({ code: 'custom', message: say(read.reason) });
      return z.NEVER;
    });
  const schema = z.object({
    amount: money(words.amount),
    payment: money(words.payment),
    often: z.enum(OFTEN, { error: words.often }),
    first: z
      .string()
      .refine((on) => on === '' || (readDay(on) !== null && YEARS.test(on)), { error: words.first })
      .transform((on) => on || null),
  });
  const read = readForm(schema, data, { dates: ['first'] });
  if (!read.ok) return read;
  return { ok: true, input: read.input, state: { values: typed(params), errors: [] } };
}

/** What was typed, to stand in the fields again. */
function typed(params: Params): Record<string, string> {
  return Object.fromEntries(Object.entries(params).map(([name, value]) => [name, [value].flat()[0] ?? '']));
}

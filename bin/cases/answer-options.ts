import { z } from 'zod';
import { policyTerms } from '@/db/policies';
import { readDay } from '@/domain/calendar';
import { holidaysOf, NATIONS } from '@/domain/holidays';
import {
  littleForNow,
  type OptionsInput,
  overTime,
  ownAmount,
  ownMonths,
  type PlanOption,
} from '@/domain/options';
import { readPayDay } from '@/domain/pay-day';
import { byADay, inFull, settlements } from '@/domain/pay-once';
import { runningInterest } from '@/domain/plan-interest';
import { waysOn } from '@/domain/ways-on';
import type { WorkingStep } from '@/domain/working';
import { workOption } from '@/domain/working-options';

/** One way to deal with a debt: its figures as a file would have them, and how a plan came about. */
export type AnsweredWay = {
  readonly figures: Readonly<Record<string, unknown>> & { readonly way: string };
  readonly working: readonly WorkingStep[];
};
export type OptionsAnswer =
  | { readonly ok: true; readonly order: readonly string[]; readonly ways: readonly AnsweredWay[] }
  | { readonly ok: false; readonly reason: string };

const minor = z.int().min(0);
const day = z.string().refine((text) => readDay(text) !== null);
/** What is asked, with the name of the refusal where a field is wrong. Without `leftMinor` there is no budget. */
const asked = z.object({
  policy: z.unknown(),
  balanceMinor: minor,
  todayOn: day,
  payDay: z.string(),
  leftMinor: z.int().optional(),
  livingMinor: minor.optional(),
  nation: z.enum(NATIONS).default('england'),
  regime: z.enum(['regulated_credit', 'utility', 'rent', 'council_tax', 'trade']).default('regulated_credit'),
  debtorKind: z.enum(['person', 'sole_trader', 'business']).default('person'),
  asAtOn: day.optional(),
  amountMinor: minor.optional(),
  months: z.int().optional(),
  on: day.optional(),
});
const WRONG: Readonly<Record<string, string>> = {
  balanceMinor: 'not-an-amount',
  leftMinor: 'not-an-amount',
  livingMinor: 'not-an-amount',
  amountMinor: 'not-an-amount',
  months: 'no-time',
  todayOn: 'not-a-day',
  asAtOn: 'not-a-day',
  on: 'not-a-day',
  payDay: 'not-a-pay-day',
};

/**
 * Every way a policy offers for one debt, and the person's own amount, months or day where they are given: what the
 * screen shows, without a database. Refuses what is missing or not of its sort by name.
 */
export function answerOptions(given: unknown): OptionsAnswer {
  const read = asked.safeParse(given);
  if (!read.success) {
    const field = String(read.error.issues[0]?.path[0] ?? '');
    return { ok: false, reason: WRONG[field] ?? `not-a-${field}` };
  }
  const { amountMinor, months, on, leftMinor, ...said } = read.data;
  const input = inputOf({ ...said, leftMinor });
  if (typeof input === 'string') return { ok: false, reason: input };
  const { policy, balanceMinor, todayOn } = input;
  const settled = settlements(policy, balanceMinor, todayOn);
  const order = waysOn({ leftMinor: leftMinor ?? null, canSettle: settled.length > 0, canPause: true });
  const once = inFull(input);
  const ways: AnsweredWay[] = once ? [{ figures: { way: 'in-full', ...once }, working: [] }] : [];
  for (const { pace, ...option } of overTime(input)) ways.push(planWay(pace, input, option));
  for (const [way, made] of [
    amountMinor === undefined ? (['own-amount', null] as const) : ownWay(input, amountMinor),
    ['own-months', months === undefined ? null : ownMonths(input, months)],
  ] as const) {
    if (made && !made.ok) return { ok: false, reason: made.reason };
    if (made) ways.push(planWay(way, input, made.option));
  }
  const dated = on === undefined ? null : byADay(input, on);
  if (dated) ways.push({ figures: { way: 'by-a-day', ...dated }, working: [] });
  for (const one of settled) ways.push({ figures: { way: 'settle', ...one }, working: [] });
  return { ok: true, order, ways };
}

/** An amount of the person's own; one that would not end in a lifetime is a little for now, as on the screen. */
function ownWay(input: OptionsInput, amountMinor: number) {
  const made = ownAmount(input, amountMinor);
  return made.ok || made.reason !== 'never-ends'
    ? (['own-amount', made] as const)
    : (['a-little-for-now', littleForNow(input, amountMinor)] as const);
}

type Said = Omit<z.output<typeof asked>, 'amountMinor' | 'months' | 'on'>;

/** What the engine reckons from, or the name of what is wrong. */
function inputOf(said: Said): OptionsInput | string {
  const { balanceMinor, todayOn, leftMinor, livingMinor, regime, debtorKind } = said;
  const [policy, payDay] = [policyTerms(said.policy), readPayDay(said.payDay)];
  if (!policy) return 'not-a-policy';
  if (!payDay) return 'not-a-pay-day';
  if (balanceMinor === 0) return 'nothing-to-pay';
  const asAtOn = said.asAtOn ?? todayOn;
  const facts = { regime, debtorKind, asAtOn, agreedOn: todayOn, pauses: [] };
  return {
    policy,
    balanceMinor,
    todayOn,
    payDay,
    holidays: holidaysOf(said.nation),
    interest: runningInterest(policy.interest, facts).interest,
    affordable: leftMinor === undefined ? { by: 'own-word', canKeepTo: true } : { by: 'budget', leftMinor },
    // A business has no left to live on (model.md).
    ...(debtorKind === 'business' ? { livingMinor: null } : livingMinor === undefined ? {} : { livingMinor }),
  };
}

function planWay(way: string, input: OptionsInput, option: PlanOption): AnsweredWay {
  const { payments, ...figures } = option;
  return {
    figures: { way, ...figures, payments: payments.map((one) => [one.on, one.amountMinor]) },
    working: workOption(input, option),
  };
}

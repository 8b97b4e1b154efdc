import { textOf } from '@/app/read-form';
import type { DecisionCase } from '@/db/decision-case';
import { readDay } from '@/domain/calendar';
import { OUTCOMES } from '@/domain/decision';
import {
  COMPONENTS_FILED,
  CORRECTABLE,
  type DecisionInput,
  type FiledComponent,
} from '@/domain/decision-input';
import { FREQUENCIES } from '@/domain/frequency';
import { parseMoney } from '@/domain/money';
import { writeOffer } from '@/domain/offer';
import { isPayDay, type PayDay } from '@/domain/pay-day';

const DATES = ['knownOn', 'firstOn', 'untilOn', 'deadlineOn'] as const;
const DATE_PARTS = DATES.flatMap((name) => ['day', 'month', 'year'].map((part) => `${name}-${part}`));
const PLAIN = ['sent', 'outcome', 'requestId', 'versionSeen', 'takeOver', 'reply'] as const;
const AMOUNTS = ['amount', 'reduceBy', 'settleFor'] as const;
const OWN = [...AMOUNTS, 'every', 'weekday', 'monthDay', 'reason', 'waysOn', 'tooOld'] as const;

/** No name, town or line of an address is longer. */
const LONGEST_FACT = 200;

const NAMES = [...PLAIN, ...OWN, ...DATE_PARTS, ...COMPONENTS_FILED, ...CORRECTABLE];

/** Everything that was typed or chosen, by the name of its field; several values of one name are joined by commas. */
export function typedOf(data: unknown): Record<string, string> {
  return Object.fromEntries(NAMES.map((name) => [name, textOf(data, name).replaceAll('\r\n', '\n')]));
}

/** The same from what was kept of a form whose session had ended. */
export function typedAgain(fields: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    NAMES.flatMap((name) =>
      fields[name] === undefined ? [] : [[name, fields[name].replaceAll('\r\n', '\n')]],
    ),
  );
}

/** An answer as it was typed, or the field that cannot be read and why. */
export type ReadAnswer =
  | { readonly ok: true; readonly input: DecisionInput }
  | {
      readonly ok: false;
      readonly field: string;
      readonly reason: 'not-an-amount' | 'not-a-plan' | 'not-a-day' | 'not-for-this';
    };

type Typed = Readonly<Record<string, string>>;
type Failed = ReadAnswer & { readonly ok: false };

/** Reads an answer from what was typed. What it may say is for the domain to judge; here it only has to be readable. */
export function readAnswer(typed: Typed, found: DecisionCase): ReadAnswer {
  const outcome = OUTCOMES.find((one) => one === typed.outcome);
  const age =
    typed.tooOld === 'too_old' || typed.tooOld === 'not_too_old' ? ({ tooOld: typed.tooOld } as const) : {};
  switch (outcome) {
    case 'agree':
    case 'ask':
    case 'return_to_creditor':
    case 'thank':
      return { ok: true, input: { outcome } };
    case 'answer':
    case 'release':
      return { ok: true, input: { outcome, ...age } };
    case 'counter_offer':
      return readCounter(typed, found);
    case 'decline': {
      const waysOn = (typed.waysOn ?? '').split(',').filter((way) => way !== '');
      return { ok: true, input: { outcome, reason: typed.reason ?? '', waysOn } };
    }
    case 'pause':
      return { ok: true, input: { outcome, untilOn: dateOf(typed, 'untilOn') } };
    case 'reduce':
    case 'settle': {
      const field = outcome === 'reduce' ? 'reduceBy' : 'settleFor';
      const amount = parseMoney(typed[field] ?? '');
      if (!amount.ok) return fault(field, 'not-an-amount');
      const { minor: amountMinor } = amount;
      if (outcome === 'reduce') return { ok: true, input: { outcome, amountMinor } };
      return { ok: true, input: { outcome, amountMinor, deadlineOn: dateOf(typed, 'deadlineOn') } };
    }
    case 'correct':
      return readCorrection(typed, found, age);
    case undefined:
      return fault('outcome', 'not-for-this');
  }
}

function readCounter(typed: Typed, { todayOn }: DecisionCase): ReadAnswer {
  const amount = parseMoney(typed.amount ?? '');
  if (!amount.ok || amount.minor < 1) return fault('amount', 'not-an-amount');
  const payDay = payDayOf(typed);
  if (!payDay || !isPayDay(payDay)) return fault(payDayField(typed), 'not-a-plan');
  const offer = writeOffer({ way: 'amount', amountMinor: amount.minor, payDay });
  // Left empty, it is as soon as it can be.
  const wanted = dateOf(typed, 'firstOn');
  if (wanted !== '' && readDay(wanted) === null) return fault('firstOn', 'not-a-day');
  return { ok: true, input: { outcome: 'counter_offer', offer, firstOn: wanted === '' ? todayOn : wanted } };
}

function payDayOf(typed: Typed): PayDay | null {
  const frequency = FREQUENCIES.find((one) => one === typed.every);
  if (!frequency) return null;
  if (frequency === 'weekly') return { frequency, weekday: Number(typed.weekday || Number.NaN) };
  if (frequency !== 'monthly') return { frequency, knownOn: dateOf(typed, 'knownOn') };
  const said = (typed.monthDay ?? '').trim().toLowerCase();
  const monthDay = said === 'last' || said === 'last_working' ? said : Number(said || Number.NaN);
  return { frequency, monthDay };
}

function payDayField({ every }: Typed): string {
  if (every === 'weekly') return 'weekday';
  return every === 'monthly' ? 'monthDay' : 'knownOn';
}

/** Each line is typed as it should be; what it changes by is reckoned from what it is at the moment of pressing. */
function readCorrection(
  typed: Typed,
  { debt, todayOn }: DecisionCase,
  age: { readonly tooOld?: 'too_old' | 'not_too_old' },
): ReadAnswer {
  const amounts: Partial<Record<FiledComponent, number>> = {};
  for (const component of COMPONENTS_FILED) {
    const text = typed[component] ?? '';
    if (text.trim() === '') continue;
    const read = parseMoney(text, { signed: component === 'adjustment' });
    if (!read.ok || !debt) return fault(component, 'not-an-amount');
    // People say how much was paid; the ledger takes it off.
    const wanted = component === 'payment' ? -read.minor : read.minor;
    const change = wanted - debt.components[component];
    if (change !== 0) amounts[component] = change;
  }
  const facts = Object.fromEntries(
    CORRECTABLE.flatMap((name) => {
      const value = (typed[name] ?? '').trim();
      return value === '' ? [] : [[name, value] as const];
    }),
  );
  const tooLong = CORRECTABLE.find((name) => (facts[name] ?? '').length > LONGEST_FACT);
  if (tooLong) return fault(tooLong, 'not-for-this');
  const { bornOn } = facts;
  if (bornOn !== undefined && (readDay(bornOn) === null || bornOn > todayOn))
    return fault('bornOn', 'not-a-day');
  return { ok: true, input: { outcome: 'correct', amounts, facts, ...age } };
}

/** A day that was typed as three numbers, as YYYY-MM-DD; nothing typed gives nothing. Whether it is a day is judged later. */
function dateOf(typed: Typed, name: (typeof DATES)[number]): string {
  const [day = '', month = '', year = ''] = ['day', 'month', 'year'].map((part) =>
    (typed[`${name}-${part}`] ?? '').trim(),
  );
  return day + month + year === '' ? '' : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

function fault(field: string, reason: Failed['reason']): Failed {
  return { ok: false, field, reason };
}

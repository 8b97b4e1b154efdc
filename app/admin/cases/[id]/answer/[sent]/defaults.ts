import type { DecisionCase } from '@/db/decision-case';
import { readDay, writeDay } from '@/domain/calendar';
import { outcomesFor } from '@/domain/decision';
import { PAUSE_DAYS } from '@/domain/pause';
import { type PayDay, readPayDay } from '@/domain/pay-day';

/**
 * What the fields of every answer start from: what the person offered, or what is usual. Only days and amounts, no words.
 * Each answer has names of its own for what means something of its own, so that none fills in another's.
 */
export function defaultsOf({ submission, sent: { plan }, todayOn }: DecisionCase): Record<string, string> {
  const may = outcomesFor(submission.kind);
  const offered = plan ? readPayDay(plan.payDay) : null;
  return {
    ...(may.includes('pause') ? dateParts('untilOn', daysFrom(todayOn, PAUSE_DAYS)) : {}),
    ...(may.includes('settle') ? dateParts('deadlineOn', daysFrom(todayOn, 3 * PAUSE_DAYS)) : {}),
    ...(may.includes('counter_offer') ? { every: offered?.frequency ?? 'monthly' } : {}),
    ...(plan && offered ? { amount: (plan.regularMinor / 100).toFixed(2), ...payDayFields(offered) } : {}),
  };
}

function payDayFields(payDay: PayDay): Record<string, string> {
  if (payDay.frequency === 'weekly') return { weekday: String(payDay.weekday) };
  if (payDay.frequency === 'monthly') return { monthDay: String(payDay.monthDay) };
  return dateParts('knownOn', payDay.knownOn);
}

function daysFrom(todayOn: string, days: number): string {
  return writeDay((readDay(todayOn) ?? 0) + days);
}

/** A day as the three numbers that are typed. */
export function dateParts(name: string, on: string): Record<string, string> {
  const [year = '', month = '', day = ''] = on.split('-');
  return {
    [`${name}-day`]: String(Number(day)),
    [`${name}-month`]: String(Number(month)),
    [`${name}-year`]: year,
  };
}

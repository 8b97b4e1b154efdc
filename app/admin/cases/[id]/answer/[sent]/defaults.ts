import type { DecisionCase } from '@/db/decision-case';
import { readDay, writeDay } from '@/domain/calendar';
import type { Outcome } from '@/domain/decision';
import { PAUSE_DAYS } from '@/domain/pause';
import { type PayDay, readPayDay } from '@/domain/pay-day';

/** What the fields of an answer start from: what the person offered, or what is usual. Only days and amounts, no words. */
export function defaultsOf(
  { sent: { plan }, todayOn }: DecisionCase,
  outcome: Outcome,
): Record<string, string> {
  if (outcome === 'pause') return dateParts('untilOn', daysFrom(todayOn, PAUSE_DAYS));
  if (outcome === 'settle') return dateParts('deadlineOn', daysFrom(todayOn, 3 * PAUSE_DAYS));
  if (outcome !== 'counter_offer') return {};
  const offered = plan ? readPayDay(plan.payDay) : null;
  const same = offered ? payDayFields(offered) : {};
  const amount = plan && offered ? { amount: (plan.regularMinor / 100).toFixed(2) } : {};
  return { every: offered?.frequency ?? 'monthly', ...amount, ...same };
}

function payDayFields(payDay: PayDay): Record<string, string> {
  if (payDay.frequency === 'weekly') return { weekday: String(payDay.weekday) };
  if (payDay.frequency === 'monthly') return { monthDay: String(payDay.monthDay) };
  return dateParts('knownOn', payDay.knownOn);
}

function daysFrom(todayOn: string, days: number): string {
  return writeDay((readDay(todayOn) ?? 0) + days);
}

function dateParts(name: string, on: string): Record<string, string> {
  const [year = '', month = '', day = ''] = on.split('-');
  return {
    [`${name}-day`]: String(Number(day)),
    [`${name}-month`]: String(Number(month)),
    [`${name}-year`]: year,
  };
}

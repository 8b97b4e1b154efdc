import { getLocale } from 'next-intl/server';
import { formatDay, keepTogether, regionOf } from '@/components/date-text';
import { formatMoney } from '@/components/money-text';
import type { CaseRead } from '@/db/cases';
import { env } from '@/env';

/** A case as it is shown to one member of staff. */
export type Shown = { readonly read: CaseRead; readonly staffId: string };

/** Money, days, instants and colleagues of a case, as they are written on its page. */
export async function sayCase({ read, staffId }: Shown) {
  const locale = await getLocale();
  const instants = new Intl.DateTimeFormat(regionOf(locale), {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone: env().TIME_ZONE,
  });
  const days = new Intl.DateTimeFormat('en-CA', { timeZone: env().TIME_ZONE, dateStyle: 'short' });
  const languages = new Intl.DisplayNames(regionOf(locale), { type: 'language', fallback: 'code' });
  return {
    money: (minor: number, currency: string) => formatMoney({ minor, currency }, locale),
    day: (on: string) => formatDay(on, locale),
    dayOf: (at: Date) => formatDay(days.format(at), locale),
    at: (instant: Date) => keepTogether(instants.format(instant)),
    language: (code: string) =>
      /^[a-z]{2,3}(-[a-z0-9]+)*$/i.test(code) ? (languages.of(code) ?? code) : code,
    isMe: (id: string | null) => id === staffId,
    /** A colleague’s name; null for somebody who is none. */
    name: (id: string | null) => (id === null ? null : (read.colleagues.get(id)?.name ?? null)),
    debtOf: (debtId: string | null) => read.debts.find((debt) => debt.debtId === debtId),
  };
}

export type Say = Awaited<ReturnType<typeof sayCase>>;

import { getLocale, getTranslations } from 'next-intl/server';
import { formatDay, regionOf } from '@/components/date-text';
import { readPayDay } from '@/domain/pay-day';

/** The name of a day of the week; 1 is Monday, 7 is Sunday. */
export function weekdayName(weekday: number, locale: string): string {
  // 1 January 2024 was a Monday.
  const day = new Date(Date.UTC(2024, 0, weekday));
  return new Intl.DateTimeFormat(regionOf(locale), { weekday: 'long', timeZone: 'UTC' }).format(day);
}

function weekdayOn(on: string, locale: string): string {
  return weekdayName(new Date(`${on}T00:00:00Z`).getUTCDay() || 7, locale);
}

// words: agree.said.*
/** A kept pay day in words: “On the 28th of each month”, “Every Friday”, “Once, by 20 December 2026”. */
export async function payDayWords(): Promise<(payDay: string) => string> {
  const t = await getTranslations('agree.said');
  const locale = await getLocale();
  return (kept) => {
    if (kept.startsWith('once:')) return t('once', { date: formatDay(kept.slice('once:'.length), locale) });
    const payDay = readPayDay(kept);
    if (!payDay) return kept;
    if (payDay.frequency === 'weekly') return t('weekly', { weekday: weekdayName(payDay.weekday, locale) });
    if (payDay.frequency !== 'monthly')
      return t(payDay.frequency, { weekday: weekdayOn(payDay.knownOn, locale) });
    if (payDay.monthDay === 'last') return t('last');
    if (payDay.monthDay === 'last_working') return t('lastWorking');
    return t('monthly', { day: payDay.monthDay });
  };
}

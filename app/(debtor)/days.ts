import { getLocale } from 'next-intl/server';
import { dayOf } from '@/clock';
import { formatDay } from '@/components/date-text';

/** The calendar day of an instant, in words and in the operator's time zone: 22 November 2026. */
export async function formatDayOf(at: Date): Promise<string> {
  return formatDay(dayOf(at), await getLocale());
}

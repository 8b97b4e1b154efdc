import { getLocale } from 'next-intl/server';
import { keepTogether, regionOf } from '@/components/date-text';
import { env } from '@/env';

/** An instant in words, in the operator’s time zone: 22 November 2026 at 14:32. */
export async function formatInstant(at: Date): Promise<string> {
  const instant = new Intl.DateTimeFormat(regionOf(await getLocale()), {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone: env().TIME_ZONE,
  });
  return keepTogether(instant.format(at));
}

/** The time of day of an instant, in the operator’s time zone: 14:32. */
export async function formatTime(at: Date): Promise<string> {
  return new Intl.DateTimeFormat(regionOf(await getLocale()), {
    timeStyle: 'short',
    timeZone: env().TIME_ZONE,
  }).format(at);
}

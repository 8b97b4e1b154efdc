import { useLocale } from 'next-intl';

/** British English for dates and money wherever the words are English. */
const REGION: Readonly<Record<string, string>> = { en: 'en-GB' };

/** The tag that dates and amounts are written by, such as en-GB for English. */
export function regionOf(locale: string): string {
  return REGION[locale] ?? locale;
}

/**
 * A calendar day in full, like 7 October 2026. `on` is YYYY-MM-DD; it has no time zone, so none can move it. The number
 * stays on the line of its month.
 */
export function formatDay(on: string, locale: string): string {
  const day = new Intl.DateTimeFormat(regionOf(locale), { dateStyle: 'long', timeZone: 'UTC' });
  return keepTogether(day.format(new Date(`${on}T00:00:00Z`)));
}

/** A day whose number and month never stand on two lines. */
export function keepTogether(day: string): string {
  return day.replace(' ', '\u00a0');
}

/** A calendar day in full, that machines can read too. */
export function DateText({ on }: { on: string }) {
  return <time dateTime={on}>{formatDay(on, useLocale())}</time>;
}

import { useLocale } from 'next-intl';

/** British English for dates and money wherever the words are English. */
const REGION: Record<string, string> = { en: 'en-GB' };

/** A calendar day in full, like 7 October 2026. `on` is YYYY-MM-DD; it has no time zone, so none can move it. */
export function DateText({ on }: { on: string }) {
  const locale = useLocale();
  const words = new Intl.DateTimeFormat(REGION[locale] ?? locale, { dateStyle: 'long', timeZone: 'UTC' });
  return <time dateTime={on}>{words.format(new Date(`${on}T00:00:00Z`))}</time>;
}

import { useLocale, useTranslations } from 'next-intl';
import { readKnown } from '@/domain/reach';
import { formatDay } from './date-text';

/** When a fact about someone else was last known to be right, as a sentence that claims no more than its source. */
export function KnownText({ dateKnown }: { dateKnown: string | null }) {
  const t = useTranslations('help.known');
  const locale = useLocale();
  const known = readKnown(dateKnown ?? '');
  if (known.kind === 'day') return t('day', { date: formatDay(known.on, locale) });
  return known.kind === 'year' ? t('year', { year: known.year }) : t('undated');
}

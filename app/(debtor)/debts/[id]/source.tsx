import { getLocale, getTranslations } from 'next-intl/server';
import { formatDay } from '@/components/date-text';
import type { EntryRow } from '@/db/debts';
import { formatDayOf } from '../../days';

/** Where an entry came from, in words; of several at once, how many there are and the day of the newest. */
export async function Source({
  entry,
  entries = 1,
  creditor,
}: {
  entry: EntryRow;
  entries?: number;
  creditor: string;
}) {
  const t = await getTranslations('debts.source');
  const date = formatDay(entry.effectiveOn, await getLocale());
  if (entries > 1) return t('many', { count: entries, date });
  switch (entry.source) {
    case 'file':
      return t('file', { creditor, line: String(entry.line), date: await formatDayOf(entry.writtenAt) });
    case 'payment':
      return entry.reference
        ? t('paymentReference', { date, reference: entry.reference })
        : t('payment', { date });
    case 'staff':
      return t('staff', { date });
    case 'policy':
      return t('policy', { date, creditor });
  }
}

import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { requireDebtor } from '@/auth';
import { DateText } from '@/components/date-text';
import { Title } from '@/components/heading';
import { ListTable } from '@/components/list-table';
import { MoneyText } from '@/components/money-text';
import { Way } from '@/components/way';
import { readHistory } from '@/db/history';
import { Source } from '../source';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('debts.history'))('title') };
}

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<{ before?: string | string[] }>;
};

/** Every entry of one debt, newest first, a page at a time. */
export default async function History({ params, searchParams }: Props) {
  const viewer = await requireDebtor();
  const [{ id }, { before }] = [await params, await searchParams];
  const read = await readHistory(viewer, id, { before: typeof before === 'string' ? before : undefined });
  if (!read) notFound();
  const t = await getTranslations('debts');
  const { holdingId, creditorName: creditor, currency } = read.debt;
  const here = `/debts/${holdingId}/history`;
  return (
    <>
      <Title
        above={
          <p className="-mt-4 mb-2">
            <Way href={`/debts/${holdingId}`}>{t('history.back')}</Way>
          </p>
        }
      >
        {t('history.title')}
      </Title>
      <p className="mb-8">{t('history.lead', { creditor })}</p>
      <ListTable
        isUnderHeading
        caption={t('history.caption')}
        columns={[
          { key: 'what', label: t('history.what'), heading: true },
          { key: 'day', label: t('history.day'), whole: true },
          { key: 'from', label: t('history.from') },
          { key: 'amount', label: t('history.amount'), figures: true },
        ]}
        rows={read.entries.map((entry) => ({
          id: entry.id,
          cells: {
            day: <DateText on={entry.effectiveOn} />,
            what: entry.component
              ? t(`history.correctionOf.${entry.component}`, { creditor })
              : t(`lines.${entry.kind}`, { creditor }),
            from: <Source entry={entry} creditor={creditor} />,
            amount: <MoneyText minor={entry.amountMinor} currency={currency} />,
          },
        }))}
      />
      <p className="mt-6 flex flex-wrap gap-x-8">
        {before && <Way href={here}>{t('history.newest')}</Way>}
        {read.next && <Way href={`${here}?before=${read.next}`}>{t('history.older')}</Way>}
      </p>
    </>
  );
}

// words: staffCase.debts.line.*, staffCase.entries.source.*
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { requireStaff } from '@/auth';
import { DateText } from '@/components/date-text';
import { Title } from '@/components/heading';
import { ListTable } from '@/components/list-table';
import { MoneyText } from '@/components/money-text';
import { Way } from '@/components/way';
import { readCaseEntries } from '@/db/cases-entries';
import type { EntryRow } from '@/db/debts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('staffCase.entries'))('title') };
}

/** Every entry of one debt of a case, newest first, a page at a time. */
export default async function Entries({
  params,
  searchParams,
}: PageProps<'/admin/cases/[id]/entries/[holding]'>) {
  const staff = await requireStaff('case:read');
  const [{ id, holding }, { before }] = [await params, await searchParams];
  const asked = typeof before === 'string' ? before : undefined;
  const read = await readCaseEntries(staff, { caseId: id, holdingId: holding, before: asked });
  if (!read) notFound();
  const t = await getTranslations('staffCase.entries');
  const { creditorName: creditor, accountReference: reference, currency } = read.debt;
  const here = `/admin/cases/${id}/entries/${holding}`;
  const rows = await Promise.all(
    read.entries.map(async (entry) => ({
      id: entry.id,
      cells: {
        day: <DateText on={entry.effectiveOn} />,
        what: await whatOf(entry),
        from: await sourceOf(entry),
        amount: <MoneyText minor={entry.amountMinor} currency={currency} />,
      },
    })),
  );
  return (
    <div className="text-16">
      <Title
        above={
          <p className="-mt-4 mb-2 print:hidden">
            <Way href={`/admin/cases/${id}#debts`}>{t('back')}</Way>
          </p>
        }
      >
        {t('title')}
      </Title>
      <p className="mb-6">{t('lead', { creditor, reference })}</p>
      <ListTable
        caption={t('caption')}
        columns={[
          { key: 'day', label: t('day') },
          { key: 'what', label: t('what') },
          { key: 'from', label: t('from') },
          { key: 'amount', label: t('amount'), figures: true },
        ]}
        rows={rows}
      />
      <p className="mt-6 flex flex-wrap gap-x-8">
        {asked && <Way href={here}>{t('newest')}</Way>}
        {read.next && <Way href={`${here}?before=${read.next}`}>{t('older')}</Way>}
      </p>
    </div>
  );
}

async function whatOf({ kind, component }: EntryRow): Promise<string> {
  const t = await getTranslations('staffCase.entries');
  const lines = await getTranslations('staffCase.debts.line');
  return component ? t('correctionOf', { line: lines(component) }) : lines(kind);
}

async function sourceOf({ source, line, reference }: EntryRow): Promise<string> {
  const t = await getTranslations('staffCase.entries.source');
  if (source === 'file') return t('file', { line: String(line) });
  if (source === 'payment' && reference) return t('paymentReference', { reference });
  return t(source);
}

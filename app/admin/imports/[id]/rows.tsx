import { getTranslations } from 'next-intl/server';
import { Section } from '@/components/heading';
import { ListTable } from '@/components/list-table';
import { Way } from '@/components/way';
import type { Run } from '@/db/import-history';
import type { ReportRow } from '@/db/import-report';
import { OUTCOMES, type Outcome } from '@/db/import-settle';

/** What became of each row: how many of each outcome, and the rows themselves a page at a time, in file order. */
export async function Rows({
  run,
  rows,
  isMore,
  outcome,
  isLater,
}: {
  run: Run;
  rows: readonly ReportRow[];
  isMore: boolean;
  outcome: Outcome | null;
  isLater: boolean;
}) {
  const t = await getTranslations('staffImports.run.rows');
  const address = (query: string): string => `/admin/imports/${run.id}${query}#rows`;
  // What a dry run said of each row is let go in time (decision 0096).
  const isKept = rows.length > 0 || isLater;
  const all = OUTCOMES.reduce((sum, one) => sum + run.summary[one], 0);
  const only = outcome ? `outcome=${outcome}&` : '';
  return (
    <Section title={t('title')} id="rows">
      {all > 0 && <Filter run={run} outcome={outcome} all={all} />}
      {isKept ? <RowTable rows={rows} /> : <p>{all > 0 ? t('notKept') : t('none')}</p>}
      <p className="flex flex-wrap gap-x-6">
        {isMore && <Way href={address(`?${only}after=${rows.at(-1)?.line}`)}>{t('next')}</Way>}
        {isLater && <Way href={address(outcome ? `?outcome=${outcome}` : '')}>{t('first')}</Way>}
      </p>
      {isKept && (
        <p className="flex flex-wrap gap-x-6">
          <Way href={`/api/imports/${run.id}/report.csv`}>{t('csv')}</Way>
          <Way href={`/api/imports/${run.id}/report.json`}>{t('json')}</Way>
        </p>
      )}
    </Section>
  );
}

async function Filter({ run, outcome, all }: { run: Run; outcome: Outcome | null; all: number }) {
  const t = await getTranslations('staffImports.run.rows');
  const { summary } = run;
  const links = OUTCOMES.filter((one) => summary[one] > 0).map((one) => ({
    key: one,
    query: `?outcome=${one}`,
    words: t('many', { outcome: t(`outcome.${one}`), many: summary[one] }),
    isHere: one === outcome,
  }));
  return (
    <nav aria-label={t('filter')} className="print:hidden">
      <ul className="flex flex-wrap gap-x-6">
        {[{ key: 'all', query: '', words: t('all', { many: all }), isHere: outcome === null }, ...links].map(
          ({ key, query, words, isHere }) => (
            <li key={key}>
              <a
                href={`/admin/imports/${run.id}${query}#rows`}
                aria-current={isHere ? 'true' : undefined}
                className="inline-flex min-h-11 items-center tabular-nums [&[aria-current]]:font-bold [&[aria-current]]:text-ink [&[aria-current]]:no-underline"
              >
                {words}
              </a>
            </li>
          ),
        )}
      </ul>
    </nav>
  );
}

async function RowTable({ rows }: { rows: readonly ReportRow[] }) {
  const t = await getTranslations('staffImports.run.rows');
  return (
    <ListTable
      caption={t('caption')}
      columns={[
        { key: 'line', label: t('line'), figures: true },
        { key: 'account', label: t('account') },
        { key: 'became', label: t('became') },
        { key: 'field', label: t('field') },
        { key: 'reason', label: t('reason') },
      ]}
      rows={rows.map(({ line, account_reference: account, outcome, field, reason }) => ({
        id: String(line),
        cells: {
          line: String(line),
          account: account || '–',
          became: t(`outcome.${outcome}`),
          field: field ?? '–',
          reason: reason ?? '–',
        },
      }))}
    />
  );
}

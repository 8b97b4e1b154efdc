import { getTranslations } from 'next-intl/server';
import { formatInstant } from '@/app/instants';
import { Section } from '@/components/heading';
import { SummaryList, type SummaryRow } from '@/components/summary-list';
import { Way } from '@/components/way';
import type { Run } from '@/db/import-history';

/** Who brought the file, when, and what it was. */
export async function About({ run }: { run: Run }) {
  const t = await getTranslations('staffImports');
  const { startedAt, startedBy, bytes, tryId, summary } = run;
  const rows: SummaryRow[] = [
    { label: t('run.about.when'), value: await formatInstant(startedAt) },
    { label: t('run.about.who'), value: startedBy === 'command' ? t('command') : startedBy },
  ];
  if (bytes !== null)
    rows.push({
      label: t('run.about.size'),
      value: t('run.about.bytes', { kilobytes: Math.ceil(bytes / 1024) }),
    });
  if (summary.ignoredColumns.length > 0) {
    const names = summary.ignoredColumns.map((name) => name || t('run.about.noName'));
    rows.push({ label: t('run.about.ignored'), value: names.join(', ') });
  }
  if (summary.mayBeTooOld > 0)
    rows.push({
      label: t('run.about.old'),
      value: t('run.about.oldWords', { many: summary.mayBeTooOld }),
    });
  return (
    <Section title={t('run.about.title')} id="about">
      <SummaryList rows={rows} />
      {tryId && (
        <p>
          <Way href={`/admin/imports/${tryId}`}>{t('run.about.try')}</Way>
        </p>
      )}
    </Section>
  );
}

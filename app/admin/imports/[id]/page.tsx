import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { requireStaff } from '@/auth';
import { Title } from '@/components/heading';
import { Way } from '@/components/way';
import { hasFile } from '@/db/import-files';
import { isOutcome, readRunWithRows } from '@/db/import-history';
import { may } from '@/domain/viewer';
import { About } from './about';
import { Rows } from './rows';
import { Standing } from './standing';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('staffImports'))('title') };
}

/** One reading of a file: how it stands, what may be done about it, and what became of each row. */
export default async function ImportRun({ params, searchParams }: PageProps<'/admin/imports/[id]'>) {
  const viewer = await requireStaff('import:read');
  const { id } = await params;
  const asked = await searchParams;
  const outcome = typeof asked.outcome === 'string' && isOutcome(asked.outcome) ? asked.outcome : null;
  const after = Number(typeof asked.after === 'string' ? asked.after : 0);
  const isLine = Number.isInteger(after) && after >= 0 && after < 2 ** 31;
  const found = await readRunWithRows(viewer, id, { outcome, after: isLine ? after : 0 });
  if (!found) notFound();
  const { run, rows, isMore } = found;
  const t = await getTranslations('staffImports.run');
  const mayRun = may(viewer, 'import:run');
  return (
    <>
      <Title above={<Way href="/admin/imports">{t('back')}</Way>}>{run.fileName}</Title>
      <div className="gap-12 desk:grid desk:grid-cols-[22rem_minmax(0,1fr)]">
        <div className="max-w-measure">
          <Standing run={run} mayRun={mayRun} hasFile={hasFile(run.tryId ?? run.id)} />
          <About run={run} />
        </div>
        {(run.state === 'tried' || run.state === 'loaded' || run.state === 'nothing-loaded') && (
          <div className="desk:-mt-12">
            <Rows run={run} rows={rows} isMore={isMore} outcome={outcome} isLater={isLine && after > 0} />
          </div>
        )}
      </div>
    </>
  );
}

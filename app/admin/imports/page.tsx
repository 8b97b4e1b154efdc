import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { formatInstant } from '@/app/instants';
import { requireStaff } from '@/auth';
import { ButtonLink } from '@/components/button';
import { Title } from '@/components/heading';
import { ListTable } from '@/components/list-table';
import { Note } from '@/components/note';
import { Way } from '@/components/way';
import { listRuns, type Run } from '@/db/import-history';
import { may } from '@/domain/viewer';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('staffImports'))('title') };
}

/** Every file that came in: who brought it, when, and what became of it. */
export default async function Imports({ searchParams }: PageProps<'/admin/imports'>) {
  const viewer = await requireStaff('import:read');
  const t = await getTranslations('staffImports');
  const { before } = await searchParams;
  const isLater = typeof before === 'string';
  const { runs, isMore } = await listRuns(viewer, isLater ? before : null);
  const isAll = viewer.creditorIds === 'all';
  return (
    <>
      <Title>{t('title')}</Title>
      <div className="max-w-measure space-y-6">
        <p>{t('lead')}</p>
        {!isAll && (
          <Note>
            <p>{t('notAll')}</p>
          </Note>
        )}
        {isAll && may(viewer, 'import:run') && (
          <p>
            <ButtonLink href="/admin/imports/new">{t('new')}</ButtonLink>
          </p>
        )}
        {isAll && runs.length === 0 && <p>{t('none')}</p>}
      </div>
      {runs.length > 0 && <Runs runs={runs} />}
      <p className="flex gap-6">
        {isMore && <Way href={`/admin/imports?before=${runs.at(-1)?.id}`}>{t('older')}</Way>}
        {isLater && <Way href="/admin/imports">{t('newest')}</Way>}
      </p>
    </>
  );
}

async function Runs({ runs }: { runs: readonly Run[] }) {
  const t = await getTranslations('staffImports');
  const rows = await Promise.all(
    runs.map(async ({ id, fileName, startedAt, startedBy, state, summary }) => {
      const { held, refused } = summary;
      const taken = summary.accepted + summary.updated;
      return {
        id,
        cells: {
          when: await formatInstant(startedAt),
          file: (
            // However long a name is, the other columns keep their place.
            <a href={`/admin/imports/${id}`} className="wrap-anywhere wide:inline-block wide:min-w-40">
              {fileName}
            </a>
          ),
          who: startedBy === 'command' ? t('command') : startedBy,
          became: t(`state.${state}`, { taken, held, refused }),
        },
      };
    }),
  );
  return (
    <div className="mt-8">
      <ListTable
        caption={t('caption')}
        columns={[
          { key: 'when', label: t('when'), whole: true },
          { key: 'file', label: t('file') },
          { key: 'who', label: t('who') },
          { key: 'became', label: t('became') },
        ]}
        rows={rows}
      />
    </div>
  );
}

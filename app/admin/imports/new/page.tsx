import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { requireStaff } from '@/auth';
import { Button } from '@/components/button';
import { ErrorSummary } from '@/components/form/error-summary';
import { CONTROL, describedBy, Field } from '@/components/form/field';
import { Title } from '@/components/heading';
import { Way } from '@/components/way';

const TROUBLES = ['no-file', 'too-large', 'cut-short', 'no-room'] as const;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('staffImports'))('send.title') };
}

/** Where staff send a creditor's file. A plain form that streams: it needs no script, and no action that would buffer it. */
export default async function NewImport({ searchParams }: PageProps<'/admin/imports/new'>) {
  const viewer = await requireStaff('import:run');
  if (viewer.creditorIds !== 'all') notFound();
  const t = await getTranslations('staffImports.send');
  const said = (await searchParams).trouble;
  const trouble = TROUBLES.find((one) => one === said);
  const error = trouble && t(`trouble.${trouble}`);
  const words = { name: 'file', label: t('field'), hint: t('hint'), error };
  return (
    <div className="max-w-measure">
      {error && (
        <ErrorSummary
          title={t('putRight')}
          state={{ values: {}, errors: [{ field: 'file', message: error }] }}
        />
      )}
      <Title above={<Way href="/admin/imports">{t('back')}</Way>}>{t('title')}</Title>
      <p className="mb-6">{t('lead')}</p>
      <form action="/api/uploads/accounts" method="post" encType="multipart/form-data" className="space-y-6">
        <Field {...words}>
          <input
            type="file"
            id="file"
            name="file"
            accept=".csv,text/csv"
            aria-describedby={describedBy(words)}
            aria-invalid={error ? true : undefined}
            className={`${CONTROL} w-full`}
          />
        </Field>
        <Button>{t('button')}</Button>
      </form>
      <p className="mt-6 text-16 text-soft-ink">{t('kept')}</p>
    </div>
  );
}

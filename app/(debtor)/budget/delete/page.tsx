import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { requireDebtor } from '@/auth';
import { Button } from '@/components/button';
import { Title } from '@/components/heading';
import { Way } from '@/components/way';
import { removeBudget } from './actions';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('budget.delete'))('title') };
}

/** Asks once before every version of a budget goes. */
export default async function DeletePage() {
  await requireDebtor();
  const t = await getTranslations('budget');
  return (
    <>
      <Title
        above={
          <p className="-mt-4 mb-2">
            <Way href="/budget">{t('back')}</Way>
          </p>
        }
      >
        {t('delete.title')}
      </Title>
      <div className="space-y-4">
        <p>{t('delete.lead')}</p>
        <p>{t('delete.plan')}</p>
        <Way href="/api/budget/html">{t('delete.copy')}</Way>
        <form action={removeBudget} className="flex flex-wrap items-center gap-6">
          <Button>{t('delete.button')}</Button>
          <Way href="/budget">{t('delete.keep')}</Way>
        </form>
      </div>
    </>
  );
}

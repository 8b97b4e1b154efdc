import type { Metadata } from 'next';
import { useTranslations } from 'next-intl';
import { getTranslations } from 'next-intl/server';
import { Title } from '@/components/heading';
import { Way } from '@/components/way';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('signIn'))('notTaken.title') };
}

/** Where a form leads that did not come from a page of ours. */
export default function NotTaken() {
  const t = useTranslations('signIn.notTaken');
  return (
    <>
      <Title>{t('title')}</Title>
      <p>{t('body')}</p>
      <p className="mt-4">
        <Way href="/">{t('home')}</Way>
      </p>
    </>
  );
}

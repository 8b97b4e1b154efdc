import { getTranslations } from 'next-intl/server';
import { requireDebtor } from '@/auth';
import { Title } from '@/components/heading';

/** Where signing in leads. */
export default async function Home() {
  await requireDebtor();
  const t = await getTranslations('welcome');
  return <Title>{t('title')}</Title>;
}

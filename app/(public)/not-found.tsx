import { useTranslations } from 'next-intl';
import { Title } from '@/components/heading';
import { Way } from '@/components/way';

/** Not there, or not yours: the same answer in the same words. */
export default function NotHere() {
  const t = useTranslations('trouble.missing');
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

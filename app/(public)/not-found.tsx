import { useTranslations } from 'next-intl';

export default function NotHere() {
  const t = useTranslations('trouble');
  return (
    <>
      <title>{t('missing.title')}</title>
      <h1 className="text-36">{t('missing.title')}</h1>
      <p className="mt-6">{t('missing.body')}</p>
      <p className="mt-4">
        <a href="/" className="inline-flex min-h-11 items-center">
          {t('missing.home')}
        </a>
      </p>
    </>
  );
}

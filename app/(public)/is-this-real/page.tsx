import { useTranslations } from 'next-intl';

export default function Page() {
  const t = useTranslations('isThisReal');
  return <h1 className="text-36">{t('title')}</h1>;
}

import { useTranslations } from 'next-intl';

export default function Welcome() {
  const t = useTranslations('welcome');
  return <h1 className="text-36">{t('title')}</h1>;
}

import { useTranslations } from 'next-intl';
import { Frame } from './frame';

export default function NotFound() {
  const t = useTranslations('trouble');
  return (
    <Frame>
      <h1 className="text-36">{t('title')}</h1>
    </Frame>
  );
}

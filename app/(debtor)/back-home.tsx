import { getTranslations } from 'next-intl/server';
import { Way } from '@/components/way';

/** The way back to what is owed, above the title of a page that is reached from there. */
export async function BackHome() {
  const t = await getTranslations('debts');
  return (
    <p className="-mt-4 mb-2 print:hidden">
      <Way href="/home">{t('back')}</Way>
    </p>
  );
}

import { useTranslations } from 'next-intl';
import { Note } from '@/components/note';
import { Way } from '@/components/way';

/** Says that the code on a letter alone does not show all, and how to see the rest. The same whether there is any or not. */
export function OutOfSight() {
  const t = useTranslations('budget');
  return (
    <div className="my-8 print:hidden">
      <Note title={t('hiddenTitle')}>
        <p>{t('hiddenWhy')}</p>
        <Way href="/prove-contact">{t('hiddenHow')}</Way>
      </Note>
    </div>
  );
}

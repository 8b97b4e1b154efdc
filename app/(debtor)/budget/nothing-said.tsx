import { getTranslations } from 'next-intl/server';
import { Way } from '@/components/way';

/** That a part of a budget has nothing in it, and, with `changeHref`, where something can be put in. */
export async function NothingSaid({ about, changeHref }: { about: string; changeHref?: string | undefined }) {
  const t = await getTranslations('budget');
  return (
    <div>
      <p>{t('check.none')}</p>
      {changeHref && (
        <Way href={changeHref}>
          {t('check.putIn')}
          <span className="sr-only">: {about}</span>
        </Way>
      )}
    </div>
  );
}

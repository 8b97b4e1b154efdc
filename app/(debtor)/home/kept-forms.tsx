import { getTranslations } from 'next-intl/server';
import { QuietButton } from '@/app/session-bar';
import { Note } from '@/components/note';
import { Way } from '@/components/way';
import type { KeptRow } from '@/db/kept-forms';
import { type KeptPart, partOf, placeWithKept } from '@/domain/kept-form';
import { throwKeptAway } from './actions';

// words: kept.home.of.*
/** What was typed and not sent when a session ended: to go on with, or to throw away. */
export async function KeptForms({ kept }: { kept: readonly KeptRow[] }) {
  if (kept.length === 0) return null;
  const t = await getTranslations('kept.home');
  return (
    <div className="mt-8">
      <Note title={t('title')}>
        <p>{t('body')}</p>
        <ul className="space-y-4">
          {kept.map(({ id, place }) => {
            const what = t(`of.${partOf(place)}` satisfies `of.${KeptPart}`);
            return (
              <li key={id}>
                <p className="font-bold">{what}</p>
                <div className="flex flex-wrap items-center gap-x-6">
                  <Way href={placeWithKept(place, id)}>
                    {t('on')}
                    <span className="sr-only">: {what}</span>
                  </Way>
                  <form action={throwKeptAway}>
                    <input type="hidden" name="id" value={id} />
                    <QuietButton>
                      {t('drop')}
                      <span className="sr-only">: {what}</span>
                    </QuietButton>
                  </form>
                </div>
              </li>
            );
          })}
        </ul>
      </Note>
    </div>
  );
}

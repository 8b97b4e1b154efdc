// words: staffCase.timeline.act.*
import { getTranslations } from 'next-intl/server';
import { actWords } from '@/app/admin/acts';
import { formatInstant } from '@/app/instants';
import type { Change } from '@/db/decision-case';

/** What has happened to a case since a page of it was made, each in a sentence for staff. */
export async function sayChanges(since: readonly Change[]): Promise<string[]> {
  const t = await getTranslations('staffAnswer.since');
  const words = await getTranslations('staffCase.timeline.act');
  const known = (act: string) => {
    const key = actWords(act);
    return key ? words(key) : t('other');
  };
  return Promise.all(
    since.map(async ({ act, at, by, name }) => {
      const said = { act: known(act), date: await formatInstant(at) };
      const who = by === 'staff' ? name : by === 'debtor' ? t('them') : null;
      return who ? t('oneBy', { ...said, name: who }) : t('one', said);
    }),
  );
}

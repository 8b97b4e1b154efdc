import { getTranslations } from 'next-intl/server';
import { formatInstant } from '@/app/instants';
import type { Change } from '@/db/decision-case';

/** What has happened to a case since a page of it was made, each in a sentence for staff. */
export async function sayChanges(since: readonly Change[]): Promise<string[]> {
  const t = await getTranslations('staffAnswer.since');
  const known = (act: string) => t(`act.${ACTS.find((one) => one === act) ?? 'other'}`);
  return Promise.all(
    since.map(async ({ act, at, by, name }) => {
      const said = { act: known(act), date: await formatInstant(at) };
      const who = by === 'staff' ? name : by === 'debtor' ? t('them') : null;
      return who ? t('oneBy', { ...said, name: who }) : t('one', said);
    }),
  );
}

/** Acts that there are words for. */
const ACTS = [
  'told us what happened',
  'said that a debt looks wrong',
  'offered a plan',
  'agreed a plan',
  'asked for a debt to be reduced',
  'asked for a longer pause',
  'paused everything',
  'answered',
] as const;

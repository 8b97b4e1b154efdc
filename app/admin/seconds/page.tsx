import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { formatInstant } from '@/app/instants';
import { requireStaff } from '@/auth';
import { Title } from '@/components/heading';
import { ListTable } from '@/components/list-table';
import { databaseNow } from '@/db/clock';
import { type WaitingSecond, waitingForSecond } from '@/db/proposed';
import { isLate } from '@/domain/promise';

// words: staffAnswer.outcome.*, staffSeconds.who, staffSeconds.what, staffSeconds.first, staffSeconds.promised
export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('staffSeconds'))('title') };
}

/** What colleagues wrote that needs another pair of eyes, the nearest promise first. */
export default async function Seconds() {
  const viewer = await requireStaff('case:second');
  const [waiting, now] = await Promise.all([waitingForSecond(viewer), databaseNow(viewer)]);
  const t = await getTranslations('staffSeconds');
  return (
    <div className="text-16">
      <Title>{t('title')}</Title>
      <p className="mb-6 max-w-measure">{t('lead')}</p>
      {waiting.length === 0 ? (
        <p>{t('none')}</p>
      ) : (
        <ListTable
          caption={t('caption')}
          columns={(['who', 'what', 'first', 'promised'] as const).map((key) => ({ key, label: t(key) }))}
          rows={await Promise.all(waiting.map((one) => rowOf(one, now)))}
        />
      )}
    </div>
  );
}

async function rowOf(one: WaitingSecond, now: Date) {
  const t = await getTranslations('staffSeconds');
  const outcome = await getTranslations('staffAnswer.outcome');
  const about = [one.personName, one.creditorName, one.accountReference].filter(Boolean).join(', ');
  const promised = await formatInstant(one.promisedAt);
  return {
    id: one.id,
    cells: {
      who: (
        <a href={`/admin/seconds/${one.id}`} className="inline-flex min-h-8 items-center">
          {about}
        </a>
      ),
      what: outcome(one.outcome),
      first: `${one.firstName}, ${await formatInstant(one.at)}`,
      promised: isLate(one.promisedAt, now) ? `${promised} (${t('late')})` : promised,
    },
  };
}

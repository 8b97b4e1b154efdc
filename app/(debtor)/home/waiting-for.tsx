import { getTranslations } from 'next-intl/server';
import { Section } from '@/components/heading';
import { Lines } from '@/components/lists';
import type { WaitingRow } from '@/db/sent';
import { isLate, PROMISED } from '@/domain/promise';
import { formatDayOf } from '../days';
import { whoAnswers } from '../who-answers';

// words: home.waiting.*
/** What a person sent us and we have not answered: who has it, and by when we said we would. */
export async function WaitingFor({ waiting, at }: { waiting: readonly WaitingRow[]; at: Date }) {
  const t = await getTranslations('home.waiting');
  const who = await whoAnswers();
  const lines = waiting.map(async ({ id, kind, sentAt, promisedAt }) => {
    const known = PROMISED.find((one) => one === kind) ?? 'other';
    const sent = t(known, { sent: await formatDayOf(sentAt) });
    if (!promisedAt) return { id, sent, answer: t('noDate', { who }) };
    if (isLate(promisedAt, at)) return { id, sent, answer: t('late', { who }) };
    const date = await formatDayOf(promisedAt);
    return { id, sent, answer: known === 'telling' ? t('read', { who, date }) : t('by', { who, date }) };
  });
  return (
    <Section title={t('title')} id="waiting">
      <Lines>
        {(await Promise.all(lines)).map(({ id, sent, answer }) => (
          <li key={id}>
            <p>{sent}</p>
            <p className="text-soft-ink">{answer}</p>
          </li>
        ))}
      </Lines>
    </Section>
  );
}

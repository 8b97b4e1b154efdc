import { getTranslations } from 'next-intl/server';
import { Section } from '@/components/heading';
import { Lines } from '@/components/lists';
import { Way } from '@/components/way';
import type { WaitingRow } from '@/db/sent';
import { PROMISED } from '@/domain/promise';
import { formatDayOf } from '../days';
import { sayWhoHasIt } from '../who-has-it';

// words: home.waiting.*
/** What a person sent us and we have not answered: who has it, and by when we said we would. */
export async function WaitingFor({ waiting, at }: { waiting: readonly WaitingRow[]; at: Date }) {
  const t = await getTranslations('home.waiting');
  const lines = waiting.map(async (one) => {
    const known = one.saidNo ? 'saidNo' : (PROMISED.find((kind) => kind === one.kind) ?? 'other');
    const sent = t(known, { sent: await formatDayOf(one.sentAt) });
    return { id: one.id, sent, answer: await sayWhoHasIt(one, at) };
  });
  return (
    <Section title={t('title')} id="waiting">
      <Lines>
        {(await Promise.all(lines)).map(({ id, sent, answer }) => (
          <li key={id}>
            <p>{sent}</p>
            <p className="text-soft-ink">{answer}</p>
            <Way href={`/answers/${id}`}>{t('see')}</Way>
          </li>
        ))}
      </Lines>
    </Section>
  );
}

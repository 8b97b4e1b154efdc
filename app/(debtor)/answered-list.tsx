import { getTranslations } from 'next-intl/server';
import { ButtonLink } from '@/components/button';
import { Section } from '@/components/heading';
import { Lines } from '@/components/lists';
import { Way } from '@/components/way';
import type { AnsweredRow } from '@/db/answered';
import { asksPerson } from '@/domain/answered';
import { formatDayOf } from './days';

/**
 * What we have answered: what waits for the person first, and of that the newest as the one main thing to do; the rest as
 * plain links.
 */
export async function AnsweredList({
  answered,
  todayOn,
}: {
  answered: readonly AnsweredRow[];
  todayOn: string;
}) {
  const t = await getTranslations('answers.list');
  const asks = answered.filter((one) => asksPerson(one, todayOn));
  const first = asks[0];
  const rows = [...asks, ...answered.filter((one) => !asks.includes(one))];
  return (
    <Section title={t('title')} id="answered">
      <Lines>
        {
          await Promise.all(
            rows.map(async (row) => (
              <li key={row.id} className="space-y-2">
                <p>{await sayOne(row)}</p>
                {row === first ? (
                  <p className="py-2">
                    <ButtonLink href={`/answers/${row.id}`}>
                      {row.outcome === 'ask' ? t('asks') : t('offers')}
                    </ButtonLink>
                  </p>
                ) : (
                  <Way href={`/answers/${row.id}`}>{t('read')}</Way>
                )}
              </li>
            )),
          )
        }
      </Lines>
    </Section>
  );
}

/** Who answered and when, and what about where it is about one debt. */
async function sayOne({ by: name, decidedAt, creditorName: creditor }: AnsweredRow): Promise<string> {
  const t = await getTranslations('answers.list');
  const date = await formatDayOf(decidedAt);
  return creditor ? t('aboutOne', { name, date, creditor }) : t('one', { name, date });
}

// words: answerLetter.title.*
/** Everything we answered about one debt, the newest first, in a line each. */
export async function AnsweredBefore({ answered }: { answered: readonly AnsweredRow[] }) {
  if (answered.length === 0) return null;
  const t = await getTranslations('answers.list');
  const title = await getTranslations('answerLetter.title');
  return (
    <Section title={t('past')} id="answered">
      <Lines>
        {
          await Promise.all(
            answered.map(async (row) => (
              <li key={row.id}>
                <Way href={`/answers/${row.id}`}>
                  {t('line', { date: await formatDayOf(row.decidedAt), title: title(row.outcome) })}
                </Way>
              </li>
            )),
          )
        }
      </Lines>
    </Section>
  );
}

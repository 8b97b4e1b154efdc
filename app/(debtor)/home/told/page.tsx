import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { requireDebtor } from '@/auth';
import { Section, Title } from '@/components/heading';
import { Points } from '@/components/lists';
import { PhoneLink } from '@/components/phone-link';
import { Way } from '@/components/way';
import { callable } from '@/content/free-help';
import { readTold, type Told } from '@/db/sent';
import { formatDayOf } from '../../days';
import { ToldBack } from '../../telling';
import { whoAnswers } from '../../who-answers';
import { isLateFor } from '../../who-has-it';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('telling.thanks'))('title') };
}

/** Thanks first; then who reads it and by when; then what was written, so that it need not be written again. */
export default async function ToldUs() {
  const viewer = await requireDebtor();
  const { at, late, told } = await readTold(viewer);
  const [newest] = told;
  if (!newest) redirect('/home');
  const t = await getTranslations('telling');
  const home = await getTranslations('home');
  return (
    <>
      <Title>{t('thanks.title')}</Title>
      <p className="text-22">
        <Promised newest={newest} at={at} />
      </p>
      {newest.closedAt && <Way href={`/answers/${newest.id}`}>{t('thanks.answer')}</Way>}
      {late.mail && !newest.closedAt && <p className="mt-4">{home('late.mail')}</p>}
      <p className="mt-4">
        {t.rich('thanks.urgent', {
          phone: () => <PhoneLink phone={callable('samaritans').phone} inSentence />,
        })}
      </p>
      <Section title={t('told.title')} id="told">
        <ToldBack told={told.slice(0, 1)} />
      </Section>
      <Section title={t('thanks.next')} id="next">
        <Points>
          <li>{t('first')}</li>
          <li>{t('thanks.again')}</li>
          <li>{t('thanks.add')}</li>
        </Points>
        <Way href="/home">{t('thanks.home')}</Way>
      </Section>
    </>
  );
}

async function Promised({
  newest,
  at,
}: {
  newest: Pick<Told, 'promisedAt' | 'raisedAt' | 'assignee' | 'closedAt'>;
  at: Date;
}) {
  const t = await getTranslations('telling.thanks');
  const who = newest.assignee ?? (await whoAnswers({ first: true }));
  if (newest.closedAt) return t('read');
  return isLateFor(newest, at) ? t('late') : t('by', { who, date: await formatDayOf(newest.promisedAt) });
}

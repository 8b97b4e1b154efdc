import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { requireDebtor } from '@/auth';
import { Section, Title } from '@/components/heading';
import { Points } from '@/components/lists';
import { Note } from '@/components/note';
import { Way } from '@/components/way';
import { findDoubt } from '@/db/sent';
import { formatDayOf } from '../../../../days';
import { whoAnswers } from '../../../../who-answers';
import { isLateFor } from '../../../../who-has-it';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('looksWrong.sent'))('title') };
}

type Props = { params: Promise<{ id: string; sent: string }> };

/** What a doubt did: the debt is on hold, nobody asks, who answers and by when. It reads the same however often it is opened. */
export default async function DoubtSent({ params }: Props) {
  const viewer = await requireDebtor();
  const { id, sent } = await params;
  const doubt = await findDoubt(viewer, id, sent);
  if (!doubt) notFound();
  const { creditorName: creditor, closedAt, late } = doubt;
  const t = await getTranslations('looksWrong.sent');
  const home = await getTranslations('home');
  return (
    <>
      <Title>{closedAt ? t('answered') : t('title')}</Title>
      <p className="text-22">{closedAt ? t('closed') : t('hold', { creditor })}</p>
      {closedAt && <Way href={`/answers/${sent}`}>{t('read')}</Way>}
      <p className="mt-4">
        <Promised doubt={doubt} />
      </p>
      {late.mail && !closedAt && (
        <div className="mt-6">
          <Note>{home('late.mail')}</Note>
        </div>
      )}
      {closedAt ? (
        <Way href="/home">{t('home')}</Way>
      ) : (
        <Section title={t('next')} id="next">
          <Points>
            <li>{t('look', { creditor })}</li>
            <li>{t('answer')}</li>
            <li>{t('add')}</li>
            <li>{t('still')}</li>
          </Points>
          <Way href="/home">{t('home')}</Way>
        </Section>
      )}
    </>
  );
}

async function Promised({
  doubt: { promisedAt, raisedAt, assignee, closedAt, at },
}: {
  doubt: {
    promisedAt: Date;
    raisedAt: Date | null;
    assignee: string | null;
    closedAt: Date | null;
    at: Date;
  };
}) {
  const t = await getTranslations('looksWrong.sent');
  if (closedAt) return null;
  return isLateFor({ promisedAt, raisedAt }, at)
    ? t('late')
    : t('by', { who: assignee ?? (await whoAnswers({ first: true })), date: await formatDayOf(promisedAt) });
}

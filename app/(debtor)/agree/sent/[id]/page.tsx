import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { formatInstant } from '@/app/instants';
import { requireDebtor } from '@/auth';
import { Section, Title } from '@/components/heading';
import { SummaryList } from '@/components/summary-list';
import { Way } from '@/components/way';
import { databaseNow } from '@/db/clock';
import { findSent, type SentRead } from '@/db/offers';
import { isLateFor } from '../../../who-has-it';
import { Payments, rowsOf } from '../../check/plan-to-check';
import { whoReads } from '../../who';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('agree.sent'))('titleReduce') };
}

/** What went to a person, who has it, and by when they answer. It reads the same however often it is opened. */
export default async function Sent({ params }: { params: Promise<{ id: string }> }) {
  const viewer = await requireDebtor();
  const sent = await findSent(viewer, (await params).id);
  if (!sent) notFound();
  const t = await getTranslations('agree.sent');
  const title =
    sent.kind === 'plan_offer'
      ? t('titlePlan')
      : sent.kind === 'ask_for_pause'
        ? t('titlePause')
        : t('titleReduce');
  return (
    <>
      <Title>{title}</Title>
      <p className="text-22">{await answerBy(sent, await databaseNow(viewer))}</p>
      {sent.closedAt && <Way href={`/answers/${sent.id}`}>{t('answer')}</Way>}
      {!sent.closedAt && (
        <div className="mt-4 space-y-4">
          <p>{t('same')}</p>
          <p>{t('until')}</p>
          <p>{t('wrong')}</p>
        </div>
      )}
      {sent.plan && (
        <Section title={t('what')} id="what">
          <p className="font-bold">{sent.creditorName}</p>
          <SummaryList rows={await rowsOf({ agreed: sent.plan }, [], { isBefore: true })} />
          <Payments agreed={sent.plan} />
        </Section>
      )}
      <p className="mt-8">
        <Way href="/home">{t('home')}</Way>
      </p>
    </>
  );
}

async function answerBy({ promisedAt, raisedAt, assignee, closedAt }: SentRead, now: Date): Promise<string> {
  const t = await getTranslations('agree.sent');
  if (closedAt) return t('closed');
  if (isLateFor({ promisedAt, raisedAt }, now)) return t('late');
  return t('by', { who: assignee ?? (await whoReads()), date: await formatInstant(promisedAt) });
}

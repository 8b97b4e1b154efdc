import type { Metadata } from 'next';
import { notFound, redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { requireDebtor } from '@/auth';
import { Section, Title } from '@/components/heading';
import { Points } from '@/components/lists';
import { SummaryList } from '@/components/summary-list';
import { Way } from '@/components/way';
import { readAnswer } from '@/db/answers';
import { ownPauseOn } from '@/domain/pause';
import { Payments, rowsOf } from '../../../agree/check/plan-to-check';
import { creditWords } from '../../../agree/credit';
import { begunWith, KeptNote } from '../../../kept';
import { AcceptForm } from './form';

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ kept?: string | string[] }> };

const EFFECT = { settlement: 'settle', 'by-a-day': 'full', 'over-time': 'plan', little: 'plan' } as const;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('answers.accept'))('title') };
}

/** Everything there is to know before saying yes to what we offered. Where it cannot be accepted, the letter says why. */
export default async function Accept({ params, searchParams }: Props) {
  const viewer = await requireDebtor();
  const { id } = await params;
  const read = await readAnswer(viewer, id);
  if (!read) notFound();
  const { turn, can, asking } = read;
  if (turn.decision?.outcome !== 'counter_offer' || !can?.ok) redirect(`/answers/${turn.id}`);
  const { plan } = turn.decision.details;
  const debt = asking.debts.find(({ holdingId }) => holdingId === plan.holdingId);
  if (!debt) notFound();
  const begun = await begunWith(viewer, (await searchParams).kept);
  const t = await getTranslations('answers.accept');
  const check = await getTranslations('agree.check');
  const agree = await getTranslations('agree');
  const credit = await creditWords();
  return (
    <>
      <p className="-mt-4 mb-2">
        <Way href={`/answers/${turn.id}`}>{t('back')}</Way>
      </p>
      <Title>{t('title')}</Title>
      <KeptNote begun={begun} />
      <p>{t('lead')}</p>
      <Section title={plan.creditorName} id="plan">
        <SummaryList rows={await rowsOf({ agreed: plan })} />
        <Payments agreed={plan} />
        <h3 className="font-bold">{check('credit')}</h3>
        <p>{credit(debt, EFFECT[plan.kind])}</p>
      </Section>
      <Section title={check('missed')} id="missed">
        <Points>
          <li>{check('missedOne')}</li>
          <li>{check('missedTwo')}</li>
          <li>{check('missedThree')}</li>
        </Points>
        {ownPauseOn(asking.holds, asking.todayOn) && <p>{check('pause')}</p>}
      </Section>
      <div className="mt-8">
        <AcceptForm
          id={turn.id}
          begun={begun}
          asksWord={asking.budget === null}
          words={{
            problem: agree('problem'),
            word: check('keepTitle'),
            keep: check('keep'),
            press: t('press'),
          }}
        />
      </div>
    </>
  );
}

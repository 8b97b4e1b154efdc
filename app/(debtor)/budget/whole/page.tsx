import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { requireDebtor } from '@/auth';
import { dayOf } from '@/clock';
import { DateText } from '@/components/date-text';
import { Section, Title } from '@/components/heading';
import { Way } from '@/components/way';
import { latestBudget } from '@/db/budgets';
import { AboutHome } from '../about';
import { OutOfSight } from '../out-of-sight';
import { Statement } from '../statement';
import { Totals } from '../totals';
import { PrintButton } from './print-button';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('budget.whole'))('title') };
}

/** The finished budget, all of it on one page, made for paper too. */
export default async function WholePage() {
  const viewer = await requireDebtor();
  const budget = await latestBudget(viewer);
  if (!budget) redirect('/budget');
  const t = await getTranslations('budget');
  const isLetter = viewer.proved === 'letter';
  return (
    <>
      <Title
        above={
          <p className="-mt-4 mb-2 print:hidden">
            <Way href="/budget">{t('back')}</Way>
          </p>
        }
      >
        {t('whole.title')}
      </Title>
      <p>{t.rich('whole.date', { date: () => <DateText key="on" on={dayOf(budget.finishedAt)} /> })}</p>
      {isLetter && <OutOfSight />}
      <PrintButton words={t('whole.print')} />
      <div className="mt-8">
        <Totals budget={budget} title={t('totals.titleFinished')} showsHealth={viewer.proved === 'contact'} />
      </div>
      <AboutHome budget={budget} />
      <Statement budget={budget} showsHealth={!isLetter} />
      {budget.note !== null && (
        <Section title={t('check.wrote')} id="wrote">
          <p className="whitespace-pre-line">{budget.note}</p>
        </Section>
      )}
    </>
  );
}

import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { requireDebtor } from '@/auth';
import { Title } from '@/components/heading';
import { Way } from '@/components/way';
import { findBudgets } from '@/db/budgets';
import { statementOf } from '@/domain/budget-statement';
import { OutOfSight } from '../out-of-sight';
import { LeftWorking } from './left-working';
import { LinesWorking } from './lines-working';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('budget.work'))('title') };
}

/** How every figure of a budget came about: of the one being worked on, else of the finished one. */
export default async function WorkingPage() {
  const viewer = await requireDebtor();
  const { draft, latest } = await findBudgets(viewer);
  const budget = draft ?? latest;
  if (!budget) redirect('/budget');
  const t = await getTranslations('budget');
  const showsHealth = viewer.proved === 'contact';
  return (
    <>
      <Title
        above={
          <p className="-mt-4 mb-2 print:hidden">
            <Way href="/budget">{t('back')}</Way>
          </p>
        }
      >
        {t('work.title')}
      </Title>
      <p>{budget.lines.length === 0 ? t('work.none') : t('work.lead')}</p>
      {statementOf(budget, { showsHealth })
        .filter(
          ({ section, groups }) => section !== 'savings' && groups.some(({ lines }) => lines.length > 0),
        )
        .map((part) => (
          <LinesWorking key={part.section} part={part} />
        ))}
      {budget.lines.length > 0 && <LeftWorking budget={budget} showsHealth={showsHealth} />}
      {!showsHealth && <OutOfSight />}
    </>
  );
}

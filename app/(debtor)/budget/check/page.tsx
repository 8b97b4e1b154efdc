import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { requireDebtor } from '@/auth';
import { Steps } from '@/components/steps';
import { findBudgets } from '@/db/budgets';
import { stepsOf } from '@/domain/budget-steps';
import { begunWith, KeptNote } from '../../kept';
import { AboutHome } from '../about';
import { OutOfSight } from '../out-of-sight';
import { pageOf } from '../places';
import { Statement } from '../statement';
import { Totals } from '../totals';
import { CheckForm } from './form';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('budget.check'))('title') };
}

/** Everything in the budget being worked on, to check before it is finished. */
export default async function CheckPage({ searchParams }: PageProps<'/budget/check'>) {
  const viewer = await requireDebtor();
  const { draft } = await findBudgets(viewer);
  if (!draft) redirect('/budget');
  const t = await getTranslations('budget');
  const begun = await begunWith(viewer, (await searchParams).kept);
  const steps = stepsOf(draft.kind);
  const last = steps.at(-1);
  const above = (
    <Steps step={steps.length + 1} of={steps.length + 1} backHref={last ? pageOf(last.slug) : '/budget'} />
  );
  return (
    <>
      <KeptNote begun={begun} />
      <CheckForm
        above={above}
        budgetId={draft.id}
        note={begun.values.note ?? draft.note ?? ''}
        words={{
          putRight: t('putRight'),
          title: t('check.title'),
          lead: t('check.lead'),
          note: t('check.note'),
          noteHint: viewer.proved === 'letter' ? t('check.noteHidden') : t('check.noteHint'),
          finish: t('check.finish'),
        }}
      >
        {viewer.proved === 'letter' && <OutOfSight />}
        <AboutHome budget={draft} change />
        <Statement budget={draft} showsHealth={viewer.proved === 'contact'} change />
        <div className="mt-12">
          <Totals
            budget={draft}
            title={t('totals.titleFinished')}
            showsHealth={viewer.proved === 'contact'}
          />
        </div>
      </CheckForm>
    </>
  );
}

import type { Metadata } from 'next';
import { notFound, redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { requireDebtor } from '@/auth';
import type { FormState } from '@/components/form/form-state';
import { Note } from '@/components/note';
import { Steps } from '@/components/steps';
import { findBudgets } from '@/db/budgets';
import { findStep, stepsOf } from '@/domain/budget-steps';
import { begunWith, KeptNote } from '../../kept';
import { aroundStep } from '../places';
import { Totals } from '../totals';
import { homeForm } from './home-words';
import { HouseholdForm } from './household-form';
import { LinesForm } from './lines-form';
import { linesForm } from './lines-words';

export async function generateMetadata({ params }: PageProps<'/budget/[step]'>): Promise<Metadata> {
  const { step } = await params;
  const t = await getTranslations('budget');
  const known = findStep(step);
  return { title: known ? t(`step.${known.slug}.title`) : t('title') };
}

/** One page of the budget being worked on, with what was said before, and the totals so far. */
export default async function StepPage({ params, searchParams }: PageProps<'/budget/[step]'>) {
  const viewer = await requireDebtor();
  const [{ step: slug }, { added, kept }] = [await params, await searchParams];
  const { draft } = await findBudgets(viewer);
  if (!draft) redirect('/budget');
  const step = stepsOf(draft.kind).find((one) => one.slug === slug);
  const around = aroundStep(draft.kind, slug);
  if (!step || !around) notFound();
  const t = await getTranslations('budget');
  const begun = await begunWith(viewer, kept);
  const title = t(`step.${step.slug}.title`);
  const above = <Steps step={around.step} of={around.of} backHref={around.before} />;
  const totals = (
    <>
      {added === '1' && (
        <div role="status" id="added">
          <Note>
            <p>{t('note.added')}</p>
          </Note>
        </div>
      )}
      <Totals budget={draft} title={t('totals.title')} showsHealth={viewer.proved === 'contact'} />
    </>
  );
  const frame = { title, lead: t(`step.${step.slug}.lead`), above, totals, budgetId: draft.id };
  return (
    <>
      <KeptNote begun={begun} />
      {step.slug === 'home' ? (
        <HouseholdForm {...frame} {...withKept(await homeForm(draft.household, viewer.proved), begun)} />
      ) : (
        <LinesForm
          {...frame}
          step={step.slug}
          {...withKept(await linesForm(step, draft.lines, viewer.proved), begun)}
        />
      )}
    </>
  );
}

/** A form with what was typed in it before, in place of what is saved. */
function withKept<Form extends { values: Readonly<Record<string, string>> }>(
  form: Form,
  { values }: FormState,
): Form {
  return { ...form, values: { ...form.values, ...values } };
}

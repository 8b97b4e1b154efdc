'use server';

import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { readForm, sentValue } from '@/app/read-form';
import { requireDebtor } from '@/auth';
import type { FormState } from '@/components/form/form-state';
import type { LineSaid } from '@/db/budget-lines';
import { findBudgets, saveAbout, saveLines } from '@/db/budgets';
import { isId } from '@/db/read';
import { fieldOf, findStep, type Step, type StepSlug, tellsOfHealth } from '@/domain/budget-steps';
import { BUDGET_FREQUENCIES } from '@/domain/frequency';
import { MOST_PEOPLE } from '@/domain/household';
import type { DebtorViewer } from '@/domain/viewer';
import { aroundStep, pageOf } from '../places';
import { budgetWords } from '../words';
import { linesSchema } from './schema';

/** Saves a page of amounts, all of it or nothing, and goes where the person pressed. */
export async function saveStep(_state: FormState, data: FormData): Promise<FormState> {
  const viewer = await requireDebtor({ place: `/budget/${sentValue(data, 'step')}`, data });
  const step = findStep(sentValue(data, 'step'));
  if (!step || step.groups.length === 0) redirect('/budget?note=gone');
  const t = await getTranslations('budget');
  const { lineName } = await budgetWords();
  const lines = step.groups.flatMap((group) => group.lines);
  const nameOf = (field: string) => {
    const line = lines.find((one) => fieldOf(one) === field);
    return line ? lineName(line.section, line.line) : '';
  };
  const read = readForm(
    linesSchema(step, nameOf, (fault, line) => t(`error.${fault}`, { line })),
    data,
  );
  if (!read.ok) return read.state;
  const budgetId = sentValue(data, 'budgetId');
  const saved = isId(budgetId) && (await saveLines(viewer, budgetId, linesSaid(viewer, step, read.input))).ok;
  if (!saved) redirect('/budget?note=gone');
  return leave(viewer, step.slug, data);
}

/** Saves who lives at home, all of it or nothing, and goes where the person pressed. */
export async function saveHousehold(_state: FormState, data: FormData): Promise<FormState> {
  const viewer = await requireDebtor({ place: pageOf('home'), data });
  const t = await getTranslations('budget.error');
  const people = z
    .string()
    .trim()
    .regex(/^\d{0,2}$/, t('count'))
    .transform((text) => (text === '' ? null : Number(text)))
    .refine((count) => count === null || count <= MOST_PEOPLE, t('count'));
  const schema = z.object({
    budgetId: z.string(),
    partner: z.enum(['none', 'shares', 'apart', ''], t('choice')),
    children: people,
    others: people,
    carer: z.enum(['yes', 'no', ''], t('choice')),
  });
  const read = readForm(schema, data);
  if (!read.ok) return read.state;
  const { budgetId, partner, carer, ...counts } = read.input;
  const household = { partner: partner || null, carer: carer || null, ...counts };
  const saved = isId(budgetId) && (await saveAbout(viewer, budgetId, { household })).ok;
  if (!saved) redirect('/budget?note=gone');
  return leave(viewer, 'home', data);
}

/** What was said of each line. An empty field for an amount that is out of sight says nothing about it. */
function linesSaid(viewer: DebtorViewer, step: Step, said: Record<string, unknown>): LineSaid[] {
  return step.groups
    .flatMap((group) => group.lines)
    .flatMap((line): LineSaid[] => {
      const [amountMinor, often] = [said[fieldOf(line)], said[`${fieldOf(line)}-often`]];
      const place = { section: line.section, groupKey: line.group, lineKey: line.line };
      const frequency = BUDGET_FREQUENCIES.find((one) => one === often) ?? 'monthly';
      if (typeof amountMinor === 'number') return [{ ...place, said: { amountMinor, frequency } }];
      const isHidden = viewer.proved === 'letter' && tellsOfHealth(line.line);
      return isHidden ? [] : [{ ...place, said: null }];
    });
}

async function leave(viewer: DebtorViewer, slug: StepSlug, data: FormData): Promise<never> {
  if (sentValue(data, 'press') === 'add') redirect(`${pageOf(slug)}?added=1#added`);
  if (sentValue(data, 'press') === 'later') redirect('/budget?note=saved');
  const { kind, draft } = await findBudgets(viewer);
  redirect(aroundStep(draft?.kind ?? kind, slug)?.after ?? '/budget');
}

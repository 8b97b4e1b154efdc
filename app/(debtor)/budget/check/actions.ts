'use server';

import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { readForm } from '@/app/read-form';
import { requireDebtor } from '@/auth';
import type { FormState } from '@/components/form/form-state';
import { finishBudget, saveAbout } from '@/db/budgets';
import { isId } from '@/db/read';

const LONGEST_NOTE = 5_000;

/** Keeps the note and finishes the budget. Where nothing is left, the page that can help comes next. */
export async function finish(_state: FormState, data: FormData): Promise<FormState> {
  const viewer = await requireDebtor({ place: '/budget/check', data });
  const t = await getTranslations('budget.error');
  const schema = z.object({
    budgetId: z.string(),
    note: z.string().trim().max(LONGEST_NOTE, t('note')),
  });
  const read = readForm(schema, data);
  if (!read.ok) return read.state;
  const { budgetId, note } = read.input;
  if (!isId(budgetId)) redirect('/budget?note=gone');
  // The note first: once it is finished, a budget takes no more words.
  await saveAbout(viewer, budgetId, { note: note === '' ? null : note });
  const finished = await finishBudget(viewer, budgetId);
  if (finished.ok && finished.leftOverMinor <= 0) redirect('/nothing-left');
  if (finished.ok) redirect('/budget');
  if (finished.reason === 'no-draft') redirect('/budget?note=gone');
  return { values: { note }, errors: [{ field: 'note', message: t('noLines') }] };
}

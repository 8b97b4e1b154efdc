'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { readForm, sentValue } from '@/app/read-form';
import { requireDebtor } from '@/auth';
import { beginBudget, dropDraft, findBudgets } from '@/db/budgets';
import { stepsOf } from '@/domain/budget-steps';
import { requestIdOf } from '../request-id';
import { pageOf } from './places';

const begun = z.object({ from: z.enum(['nothing', 'last-time']), requestId: z.uuid() });

/** Begins a budget, or goes on with the one being worked on, and opens its first page. */
export async function startBudget(data: FormData): Promise<void> {
  const viewer = await requireDebtor();
  const read = readForm(begun, data);
  if (!read.ok) redirect('/budget');
  const { from, requestId } = read.input;
  await beginBudget(viewer, { from, requestId: requestIdOf(viewer, requestId) });
  const { draft } = await findBudgets(viewer);
  const [first] = draft ? stepsOf(draft.kind) : [];
  redirect(first ? pageOf(first.slug) : '/budget');
}

/** Throws the draft away; a finished budget stays. */
export async function throwAway(data: FormData): Promise<void> {
  const viewer = await requireDebtor();
  const id = z.uuid().safeParse(sentValue(data, 'budgetId'));
  if (id.success) await dropDraft(viewer, id.data);
  redirect('/budget?note=dropped');
}

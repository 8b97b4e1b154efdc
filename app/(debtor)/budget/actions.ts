'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { requireDebtor } from '@/auth';
import { beginBudget, dropDraft, findBudgets } from '@/db/budgets';
import { stepsOf } from '@/domain/budget-steps';
import { pageOf } from './places';

const begun = z.object({ from: z.enum(['nothing', 'last-time']), requestId: z.uuid() });

/** Begins a budget, or goes on with the one being worked on, and opens its first page. */
export async function startBudget(data: FormData): Promise<void> {
  const viewer = await requireDebtor();
  const read = begun.safeParse(Object.fromEntries(data));
  if (!read.success) redirect('/budget');
  await beginBudget(viewer, read.data);
  const { draft } = await findBudgets(viewer);
  const [first] = draft ? stepsOf(draft.kind) : [];
  redirect(first ? pageOf(first.slug) : '/budget');
}

/** Throws the draft away; a finished budget stays. */
export async function throwAway(data: FormData): Promise<void> {
  const viewer = await requireDebtor();
  const id = z.uuid().safeParse(data.get('budgetId'));
  if (id.success) await dropDraft(viewer, id.data);
  redirect('/budget?note=dropped');
}

'use server';

import { redirect } from 'next/navigation';
import { requireDebtor } from '@/auth';
import { deleteBudgets } from '@/db/budgets';

/** Deletes every version of the person's budget. */
export async function removeBudget(): Promise<void> {
  await deleteBudgets(await requireDebtor());
  redirect('/budget?note=deleted');
}

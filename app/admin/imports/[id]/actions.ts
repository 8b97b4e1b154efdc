'use server';

import { notFound, redirect } from 'next/navigation';
import { z } from 'zod';
import { readForm } from '@/app/read-form';
import { requireStaff } from '@/auth';
import { type Started, startAgain, startLoading } from '@/db/import-runs';
import { startWork } from '../start-work';

const asked = z.object({ tryId: z.uuid(), requestId: z.uuid() });

/** Loads the accounts of a dry run. However often it is pressed, and by whomever, they are loaded once. */
export async function loadAccounts(data: FormData): Promise<void> {
  const viewer = await requireStaff('import:run');
  const read = readForm(asked, data);
  if (!read.ok) notFound();
  goOn(await startLoading(viewer, read.input), read.input.tryId);
}

/** Tries a file again whose dry run stopped. */
export async function tryAgain(data: FormData): Promise<void> {
  const viewer = await requireStaff('import:run');
  const read = readForm(asked, data);
  if (!read.ok) notFound();
  goOn(await startAgain(viewer, read.input), read.input.tryId);
}

/** Begins the work without waiting for it, and leads to where it is shown. */
function goOn(started: Started, tryId: string): never {
  if (!started.ok) {
    if (started.reason === 'not-there') notFound();
    // The page of the dry run says what is so now.
    redirect(`/admin/imports/${tryId}`);
  }
  if (started.isNew) startWork(started.id);
  redirect(`/admin/imports/${started.id}`);
}

'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { readForm } from '@/app/read-form';
import { currentDebtor, requireDebtor, signOutHere } from '@/auth';
import { endSessions } from '@/db/sessions';

const which = z.object({ id: z.uuid() });

/** Ends one of one’s own sessions; where it is this one, as signing out does. */
export async function signOutPlace(data: FormData): Promise<void> {
  const viewer = await requireDebtor();
  const read = readForm(which, data);
  if (!read.ok) redirect('/signed-in');
  const here = await currentDebtor();
  await endSessions(viewer, { id: read.input.id });
  if (here?.session.id !== read.input.id) redirect('/signed-in');
  await signOutHere(['debtor']);
  redirect('/signed-out');
}

/** Ends every session of this person, here too, at once. */
export async function signOutEverywhere(): Promise<void> {
  await endSessions(await requireDebtor(), 'all');
  await signOutHere(['debtor']);
  redirect('/signed-out');
}

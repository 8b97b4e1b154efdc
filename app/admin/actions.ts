'use server';

import { redirect } from 'next/navigation';
import { refuseForeign } from '@/app/same-origin';
import { requireStaff, signOutHere } from '@/auth';
import { endSessions } from '@/db/sessions';

/** Signs staff out in this browser. */
export async function signOutStaff(): Promise<void> {
  await refuseForeign();
  await signOutHere(['staff']);
  redirect('/admin/sign-in');
}

/** Ends every session of this member of staff, at once. */
export async function signOutStaffEverywhere(): Promise<void> {
  await endSessions(await requireStaff(), 'all');
  await signOutHere(['staff']);
  redirect('/admin/sign-in');
}

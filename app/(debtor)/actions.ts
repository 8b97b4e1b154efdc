'use server';

import { redirect } from 'next/navigation';
import { refuseForeign } from '@/app/same-origin';
import { signOutHere } from '@/auth';

/** Signs out in this browser. Someone who is signed out already is told the same. */
export async function signOut(): Promise<void> {
  await refuseForeign();
  await signOutHere(['debtor']);
  redirect('/signed-out');
}

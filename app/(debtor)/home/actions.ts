'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { requireDebtor } from '@/auth';
import { dropKept } from '@/db/kept-forms';
import { sendTelling } from '@/db/submissions';
import { readForm } from '../../read-form';
import { requestIdOf } from '../request-id';

const telling = z.object({ words: z.string().trim().min(1), requestId: z.uuid() });

/** Takes what a person tells us, and thanks them. Nothing written leads back to the box with words of its own. */
export async function tellUs(data: FormData): Promise<void> {
  const viewer = await requireDebtor({ place: '/home#telling', data });
  const read = readForm(telling, data);
  if (!read.ok) redirect('/home?telling=empty#telling');
  const { words, requestId } = read.input;
  const sent = await sendTelling(viewer, { words, requestId: requestIdOf(viewer, requestId, words) });
  // Someone who was erased has nothing here any more, a session least of all.
  redirect(sent.ok ? '/home/told' : '/home');
}

const which = z.object({ id: z.uuid() });

/** Throws away what was typed when a session ended, before it was sent. */
export async function throwKeptAway(data: FormData): Promise<void> {
  const viewer = await requireDebtor();
  const read = readForm(which, data);
  if (read.ok) await dropKept(viewer, read.input);
  redirect('/home');
}

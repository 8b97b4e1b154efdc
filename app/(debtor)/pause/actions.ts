'use server';

import { notFound, redirect } from 'next/navigation';
import { z } from 'zod';
import { readForm } from '@/app/read-form';
import { requireDebtor } from '@/auth';
import { placePause } from '@/db/pauses';
import { requestIdOf } from '../request-id';

const asked = z.object({ requestId: z.uuid() });

/** Pauses everything for this person, in one press; where two pauses have been had, asks one of ours. */
export async function pauseNow(data: FormData): Promise<void> {
  const viewer = await requireDebtor();
  const read = readForm(asked, data);
  if (!read.ok) redirect('/pause');
  const requestId = requestIdOf(viewer, read.input.requestId);
  const paused = await placePause(viewer, { reason: 'getting_advice', requestId });
  if (!paused.ok) notFound();
  redirect(paused.kind === 'asked' ? `/agree/sent/${paused.submissionId}` : '/pause');
}

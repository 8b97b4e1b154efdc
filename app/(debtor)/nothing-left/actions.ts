'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { sentValue } from '@/app/read-form';
import { requireDebtor } from '@/auth';
import { placePause } from '@/db/pauses';
import { requestIdOf } from '../request-id';

/** Pauses everything so that the person can get advice; where both pauses are used, asks a person for more time. */
export async function pauseForAdvice(data: FormData): Promise<void> {
  const viewer = await requireDebtor();
  const requestId = z.uuid().safeParse(sentValue(data, 'requestId'));
  if (!requestId.success) redirect('/nothing-left');
  const paused = await placePause(viewer, {
    reason: 'getting_advice',
    requestId: requestIdOf(viewer, requestId.data),
  });
  if (!paused.ok) redirect('/nothing-left');
  redirect(paused.kind === 'asked' ? `/nothing-left?sent=${paused.submissionId}` : '/nothing-left?paused=1');
}

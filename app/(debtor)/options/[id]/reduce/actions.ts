'use server';

import { notFound, redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { readForm, sentValue } from '@/app/read-form';
import { requireDebtor } from '@/auth';
import type { FormState } from '@/components/form/form-state';
import { askToReduce, REDUCE_REASONS } from '@/db/offers';
import { requestIdOf } from '../../../request-id';

/** Sends a person's wish to have a debt reduced to one of ours. */
export async function sendReduce(_state: FormState, data: FormData): Promise<FormState> {
  const viewer = await requireDebtor({ place: `/options/${sentValue(data, 'holdingId')}/reduce`, data });
  const t = await getTranslations('options.reduce');
  const asked = z.object({
    holdingId: z.uuid(),
    reason: z.enum(REDUCE_REASONS, t('need')),
    words: z.string().trim().max(20_000),
    requestId: z.uuid(),
  });
  const read = readForm(asked, data);
  if (!read.ok) return read.state;
  const { holdingId, reason, words } = read.input;
  const requestId = requestIdOf(viewer, read.input.requestId, holdingId, reason, words);
  const taken = await askToReduce(viewer, { holdingId, reason, words, requestId });
  if (!taken.ok) notFound();
  redirect(`/agree/sent/${taken.id}`);
}

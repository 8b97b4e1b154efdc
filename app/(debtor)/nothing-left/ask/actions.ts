'use server';

import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { readForm } from '@/app/read-form';
import { requireDebtor } from '@/auth';
import type { FormState } from '@/components/form/form-state';
import { askToReduce } from '@/db/offers';
import { requestIdOf } from '../../request-id';
import { REASONS } from './reasons';

const LONGEST_WORDS = 10_000;

/** Asks a person of ours to lower or close a debt, and shows when they answer. */
export async function askForLess(_state: FormState, data: FormData): Promise<FormState> {
  const viewer = await requireDebtor({ place: '/nothing-left/ask', data });
  const t = await getTranslations('nothingLeft.reduce.error');
  const schema = z.object({
    holdingId: z.uuid(t('which')),
    reason: z.enum(REASONS, t('reason')),
    words: z.string().trim().max(LONGEST_WORDS, t('words')),
    requestId: z.uuid(),
  });
  const read = readForm(schema, data);
  if (!read.ok) return read.state;
  const { holdingId, reason, words } = read.input;
  const requestId = requestIdOf(viewer, read.input.requestId, holdingId, reason, words);
  const asked = await askToReduce(viewer, { holdingId, reason, words, requestId });
  if (!asked.ok) redirect('/nothing-left');
  redirect(`/nothing-left?sent=${asked.id}`);
}

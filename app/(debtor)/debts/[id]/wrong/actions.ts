'use server';

import { notFound, redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { requireDebtor } from '@/auth';
import { sendDoubt } from '@/db/submissions';
import { COMPONENTS } from '@/domain/debt';
import { DOUBTS } from '@/domain/doubt';
import { readForm, sentValue } from '../../../../read-form';
import { requestIdOf } from '../../../request-id';
import type { DoubtState } from './state';

/** Takes what looks wrong: first shows it back to check, then sends it and puts the debt on hold, at once. */
export async function sendDoubtAbout(_state: DoubtState, data: FormData): Promise<DoubtState> {
  const place = `/debts/${sentValue(data, 'holdingId')}/wrong?line=${sentValue(data, 'line')}`;
  const viewer = await requireDebtor({ place, data });
  const t = await getTranslations('looksWrong');
  const asked = z.object({
    holdingId: z.uuid(),
    line: z.enum([...COMPONENTS, '']),
    doubt: z.enum(DOUBTS, t('need')),
    words: z.string().trim(),
    requestId: z.uuid(),
    step: z.string(),
  });
  const read = readForm(asked, data);
  if (!read.ok) return { ...read.state, step: 'ask' };
  const { step, line, requestId, ...sent } = read.input;
  if (step !== 'send')
    return { values: { ...sent, requestId }, errors: [], step: step === 'check' ? 'check' : 'ask' };
  const id = requestIdOf(viewer, requestId, sent.doubt, line, sent.words);
  const taken = await sendDoubt(viewer, { ...sent, line: line || null, requestId: id });
  if (!taken.ok) notFound();
  redirect(`/debts/${sent.holdingId}/wrong/${taken.id}`);
}

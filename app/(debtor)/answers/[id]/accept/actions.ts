'use server';

import { notFound, redirect } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { readForm, sentValue } from '@/app/read-form';
import { requireDebtor } from '@/auth';
import type { FormState } from '@/components/form/form-state';
import { acceptOffer } from '@/db/answering';
import { readAsking } from '@/db/proposals';
import { wordsShown } from '../../../agree/words-shown';

/** Says yes to what we offered. Where that cannot be any more, the letter says why, and nothing is agreed. */
export async function acceptTheOffer(_state: FormState, data: FormData): Promise<FormState> {
  const viewer = await requireDebtor({ place: `/answers/${sentValue(data, 'id')}/accept`, data });
  const read = readForm(z.object({ id: z.uuid(), asksWord: z.string(), keep: z.string() }), data);
  if (!read.ok) redirect('/home');
  const { id, asksWord, keep } = read.input;
  const t = await getTranslations('agree.check');
  if (asksWord === 'yes' && keep !== 'yes')
    return { values: { keep }, errors: [{ field: 'keep', message: t('keepNeed') }] };
  const accepted = await acceptOffer(viewer, {
    submissionId: id,
    language: await getLocale(),
    sayWords: await wordsShown(await readAsking(viewer)),
  });
  if (accepted.ok) redirect(`/plans/${accepted.planId}?new=yes`);
  if (accepted.reason === 'not-there' || accepted.reason === 'erased') notFound();
  redirect(`/answers/${id}`);
}

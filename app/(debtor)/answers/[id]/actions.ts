'use server';

import { notFound, redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { readForm, sentValue } from '@/app/read-form';
import { requireDebtor } from '@/auth';
import type { FormState } from '@/components/form/form-state';
import { declineOffer, replyTo, type SentOn, sendBack } from '@/db/answering';
import { HOW_IT_WAS, sayHowItWas } from '@/db/feedback';
import { requestIdOf } from '../../request-id';

const LONGEST_WORDS = 20_000;

/** Says no to what we offered, with words if the person likes, and thanks them. */
export async function sayNo(data: FormData): Promise<void> {
  const viewer = await requireDebtor({ place: `/answers/${sentValue(data, 'id')}`, data });
  const asked = z.object({ id: z.uuid(), requestId: z.uuid(), words: z.string().trim() });
  const read = readForm(asked, data);
  if (!read.ok) redirect('/home');
  const { id, requestId, words } = read.input;
  const said = {
    submissionId: id,
    words,
    requestId: requestIdOf(viewer, requestId, id, words),
  };
  goOn(id, await declineOffer(viewer, said));
}

/** Sends an offer that can no longer be accepted back to whoever made it. */
export async function sendItBack(data: FormData): Promise<void> {
  const viewer = await requireDebtor();
  const read = readForm(z.object({ id: z.uuid() }), data);
  if (!read.ok) redirect('/home');
  const { id } = read.input;
  goOn(id, await sendBack(viewer, { submissionId: id }));
}

/** Answers what we asked. What was typed stays where it cannot be sent yet. */
export async function replyToUs(_state: FormState, data: FormData): Promise<FormState> {
  const viewer = await requireDebtor({ place: `/answers/${sentValue(data, 'id')}`, data });
  const t = await getTranslations('answers.reply');
  const words = z.string().trim().min(1, t('need')).max(LONGEST_WORDS, t('long'));
  const read = readForm(z.object({ id: z.uuid(), requestId: z.uuid(), words }), data);
  if (!read.ok) return read.state;
  const { id, requestId } = read.input;
  const said = read.input.words;
  const press = requestIdOf(viewer, requestId, id, said);
  return goOn(id, await replyTo(viewer, { submissionId: id, words: said, requestId: press }));
}

/** Keeps how an answer was, and thanks. */
export async function sayHow(data: FormData): Promise<void> {
  const viewer = await requireDebtor();
  const read = readForm(z.object({ id: z.uuid(), how: z.enum(HOW_IT_WAS) }), data);
  if (!read.ok) redirect('/home');
  const { id, how } = read.input;
  if (!(await sayHowItWas(viewer, { submissionId: id, how }))) notFound();
  redirect(`/answers/${id}?said=yes`);
}

/** To what was sent on; back to the letter where it stands answered in another way. */
function goOn(id: string, sent: SentOn): never {
  if (sent.ok) redirect(`/answers/${sent.submissionId}`);
  if (sent.reason === 'answered') redirect(`/answers/${id}`);
  notFound();
}

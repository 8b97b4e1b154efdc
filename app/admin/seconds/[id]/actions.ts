'use server';

import { notFound, redirect } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { wordsShown } from '@/app/(debtor)/agree/words-shown';
import { sayChanges } from '@/app/admin/case-changes';
import { readForm } from '@/app/read-form';
import { requireStaff } from '@/auth';
import { readReply } from '@/content/reply-check';
import { dropKept } from '@/db/kept-forms';
import { findProposed } from '@/db/proposed';
import { confirmProposed, type NotSeconded, sendBackProposed, withdrawProposed } from '@/db/seconds';
import { secondPlace } from '@/domain/kept-form';
import type { SecondState } from './state';

// words: staffSeconds.refused.*, staffAnswer.refused.*

/** Longer than any word between colleagues. */
const LONGEST_NOTE = 2_000;
const asked = z.object({
  proposed: z.uuid(),
  requestId: z.uuid(),
  step: z.string(),
  note: z.string().trim(),
});

/** Confirms what a colleague wrote, which sends it, or sends it back to them with a word. */
export async function secondAnswer(_state: SecondState, data: FormData): Promise<SecondState> {
  const viewer = await requireStaff('case:second', data);
  const t = await getTranslations('staffSeconds');
  const read = readForm(asked, data);
  if (!read.ok) notFound();
  const { proposed: proposedId, requestId, step, note } = read.input;
  const refuse = (message: string, since: readonly string[] = []): SecondState => ({
    values: { requestId, note },
    errors: [{ field: 'note', message }],
    since,
  });
  const leave = async (): Promise<never> => {
    const place = secondPlace(proposedId);
    if (place) await dropKept(viewer, { place });
    redirect('/admin/seconds');
  };
  if (step === 'back') {
    if (note === '') return refuse(t('one.noteNeed'));
    // Nothing is ever cut off what they wrote.
    if (note.length > LONGEST_NOTE) return refuse(t('one.noteLong', { most: LONGEST_NOTE }));
    const sent = await sendBackProposed(viewer, { proposedId, note });
    if (!sent.ok) return refuse(await sayRefused(sent.reason));
    return leave();
  }
  const found = await findProposed(viewer, proposedId, readReply);
  // Confirming sends what a colleague wrote and nothing else. Where the case has moved on, that is said instead.
  if (note !== '' && found?.since.length === 0) return refuse(t('one.noteStays'));
  const asking = found?.found.asking;
  const done = await confirmProposed(viewer, {
    proposedId,
    requestId,
    language: await getLocale(),
    readReply,
    sayWords: asking ? await wordsShown(asking) : () => '',
  });
  if (!done.ok) return refuse(await sayRefused(done.reason), await sayChanges(done.since));
  return leave();
}

const own = z.object({ proposed: z.uuid() });

/** Takes back what one wrote oneself, and leads to writing it again. */
export async function withdrawOwn(data: FormData): Promise<void> {
  const viewer = await requireStaff('case:decide');
  const read = readForm(own, data);
  if (!read.ok) notFound();
  const { proposed } = read.input;
  // Where somebody was quicker, the page says what they answered.
  await withdrawProposed(viewer, proposed);
  redirect(`/admin/seconds/${proposed}`);
}

async function sayRefused(reason: NotSeconded): Promise<string> {
  const own = await getTranslations('staffSeconds.refused');
  const answer = await getTranslations('staffAnswer.refused');
  if (reason === 'own' || reason === 'answered') return own(reason);
  return answer(reason, { name: '' });
}

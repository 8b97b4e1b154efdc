'use server';

import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { readForm } from '@/app/read-form';
import { currentOrigin, rememberAsking, requireDebtor } from '@/auth';
import type { FormState } from '@/components/form/form-state';
import { askToProveContact } from '@/db/sign-in';
import { refusedState } from '../../(public)/sign-in/refused';

/** Sends a code to someone who came in with a letter, so that they can show that a contact on file is theirs too. */
export async function askForContactCode(_state: FormState, data: FormData): Promise<FormState> {
  const viewer = await requireDebtor();
  const t = await getTranslations('signIn.channel');
  const schema = z.object({ channel: z.enum(['email', 'text'], t('missing')), requestId: z.uuid() });
  const read = readForm(schema, data);
  if (!read.ok) return read.state;
  const { address } = await currentOrigin();
  const asked = await askToProveContact(viewer, { ...read.input, address });
  if (!asked.ok) return refusedState('channel', asked.reason, data);
  await rememberAsking('debtor', asked.browser);
  redirect('/sign-in/code');
}

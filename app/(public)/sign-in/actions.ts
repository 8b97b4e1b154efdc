'use server';

import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { readForm } from '@/app/read-form';
import { refuseForeign } from '@/app/same-origin';
import { currentOrigin, currentStranger, placeAfterSignIn, rememberAsking, takeSession } from '@/auth';
import type { FormState } from '@/components/form/form-state';
import { openWithLetter } from '@/db/codes';
import { type Ask, askForCode } from '@/db/sign-in';
import { normaliseLetterCode } from '@/domain/letter-code';
import { HOME } from '../../(debtor)/places';
import { refusedState } from './refused';

const CHANNELS = ['email', 'text', 'letter'] as const;

/** Asks for a code as a person or sole trader: reference and date of birth. The next page is the same for everyone. */
export async function askAsPerson(_state: FormState, data: FormData): Promise<FormState> {
  await refuseForeign();
  const t = await getTranslations('signIn');
  const schema = z.object({
    reference: z.string().trim().min(1, t('reference.missing')).max(64, t('reference.missing')),
    bornOn: z.iso.date(t('bornOn.missing')),
    channel: z.enum(CHANNELS, t('channel.missing')),
    requestId: z.uuid(),
  });
  const read = readForm(schema, data, { dates: ['bornOn'] });
  if (!read.ok) return read.state;
  const { bornOn, ...input } = read.input;
  const asked = await ask({ ...input, proof: { bornOn } });
  if (!asked.ok) return refusedState('reference', asked.reason, data);
  redirect(input.channel === 'letter' ? '/sign-in/letter' : '/sign-in/code');
}

/** Asks for a code as a business: reference and the code on the letter, which opens by itself where that is chosen. */
export async function askAsBusiness(_state: FormState, data: FormData): Promise<FormState> {
  await refuseForeign();
  const t = await getTranslations('signIn');
  const schema = z.object({
    reference: z.string().trim().min(1, t('reference.missing')).max(64, t('reference.missing')),
    letterCode: z
      .string()
      .transform(normaliseLetterCode)
      .pipe(z.string(t('letterCode.missing'))),
    channel: z.enum(CHANNELS, t('channel.missing')),
    requestId: z.uuid(),
  });
  const read = readForm(schema, data, { secrets: ['letterCode'] });
  if (!read.ok) return read.state;
  const { letterCode, ...input } = read.input;
  const asked = await ask({ ...input, proof: { letterCode } });
  if (!asked.ok) return refusedState('reference', asked.reason, data);
  if (input.channel !== 'letter') redirect('/sign-in/code');
  const tried = { typed: letterCode, browser: asked.browser, ...(await currentOrigin()) };
  const opened = await openWithLetter(await currentStranger(), tried);
  if (!opened.ok) return refusedState('letterCode', opened.reason, data);
  await takeSession('debtor', opened.token);
  redirect(await placeAfterSignIn(opened.token, HOME));
}

async function ask(input: Omit<Ask, 'address'>) {
  const { address } = await currentOrigin();
  const asked = await askForCode(await currentStranger(), { ...input, address });
  if (asked.ok) await rememberAsking('debtor', asked.browser);
  return asked;
}

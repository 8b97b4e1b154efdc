'use server';

import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { readForm } from '@/app/read-form';
import { refuseForeign } from '@/app/same-origin';
import {
  askingBrowser,
  currentOrigin,
  currentStranger,
  placeAfterSignIn,
  rememberAsking,
  takeSession,
} from '@/auth';
import type { FormState } from '@/components/form/form-state';
import { openWithCode } from '@/db/codes';
import { askAgain } from '@/db/sign-in';
import { readSixDigits } from '@/domain/sign-in';
import { HOME } from '../../../(debtor)/places';
import { refusedState } from '../refused';

/** Signs in with the six digits that were sent. */
export async function signInWithCode(_state: FormState, data: FormData): Promise<FormState> {
  await refuseForeign();
  const t = await getTranslations('signIn');
  const schema = z.object({
    code: z
      .string()
      .transform(readSixDigits)
      .pipe(z.string(t('code.missing'))),
  });
  const read = readForm(schema, data, { secrets: ['code'] });
  if (!read.ok) return read.state;
  const browser = await askingBrowser('debtor');
  if (!browser) redirect('/sign-in');
  const tried = { typed: read.input.code, browser, ...(await currentOrigin()) };
  const opened = await openWithCode(await currentStranger(), tried);
  if (!opened.ok && opened.reason === 'not-asked') redirect('/sign-in');
  if (!opened.ok) return refusedState('code', opened.reason, data);
  await takeSession('debtor', opened.token);
  redirect(await placeAfterSignIn(opened.token, HOME));
}

/** Sends another code to whoever this browser asked for. The page after it is the same page. */
export async function sendAnotherCode(): Promise<void> {
  await refuseForeign();
  const browser = await askingBrowser('debtor');
  if (!browser) redirect('/sign-in');
  const { address } = await currentOrigin();
  const asked = await askAgain(await currentStranger(), { browser, address });
  if (!asked.ok && asked.reason === 'not-asked') redirect('/sign-in');
  if (asked.ok) await rememberAsking('debtor', browser);
  redirect('/sign-in/code');
}

'use server';

import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { readForm } from '@/app/read-form';
import { refuseForeign } from '@/app/same-origin';
import { askingBrowser, currentOrigin, currentStranger, placeAfterSignIn, takeSession } from '@/auth';
import type { FormState } from '@/components/form/form-state';
import { openWithLetter } from '@/db/codes';
import { normaliseLetterCode } from '@/domain/letter-code';
import { HOME } from '../../../(debtor)/places';
import { refusedState } from '../refused';

/** Signs in with the code printed on the letter. */
export async function signInWithLetter(_state: FormState, data: FormData): Promise<FormState> {
  await refuseForeign();
  const t = await getTranslations('signIn');
  const schema = z.object({
    code: z
      .string()
      .transform(normaliseLetterCode)
      .pipe(z.string(t('letterCode.missing'))),
  });
  const read = readForm(schema, data, { secrets: ['code'] });
  if (!read.ok) return read.state;
  const browser = await askingBrowser('debtor');
  if (!browser) redirect('/sign-in');
  const tried = { typed: read.input.code, browser, ...(await currentOrigin()) };
  const opened = await openWithLetter(await currentStranger(), tried);
  if (!opened.ok && opened.reason === 'not-asked') redirect('/sign-in');
  if (!opened.ok) return refusedState('code', opened.reason, data);
  await takeSession('debtor', opened.token);
  redirect(await placeAfterSignIn(opened.token, HOME));
}

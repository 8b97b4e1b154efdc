'use server';

import { randomBytes } from 'node:crypto';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { readForm } from '@/app/read-form';
import { refuseForeign } from '@/app/same-origin';
import {
  askingBrowser,
  currentOrigin,
  currentStranger,
  placeAfterStaffSignIn,
  rememberAsking,
  takeSession,
} from '@/auth';
import type { FormState } from '@/components/form/form-state';
import { proveAuthenticator, provePassword } from '@/db/staff-sign-in';
import { readSixDigits } from '@/domain/sign-in';

/** The first half for staff: email and password. */
export async function provePasswordOfStaff(_state: FormState, data: FormData): Promise<FormState> {
  await refuseForeign();
  const t = await getTranslations('staffSignIn');
  const schema = z.object({
    email: z.string().trim().min(3, t('emailMissing')).max(254, t('emailMissing')),
    password: z.string().min(1, t('passwordMissing')).max(200, t('passwordMissing')),
  });
  const read = readForm(schema, data, { secrets: ['password'] });
  if (!read.ok) return read.state;
  const browser = randomBytes(32).toString('base64url');
  const { address } = await currentOrigin();
  const proved = await provePassword(await currentStranger(), { ...read.input, address, browser });
  if (!proved.ok) {
    const message = await refusalOf(proved.reason, 'password');
    return { values: { email: read.input.email }, errors: [{ field: 'email', message }] };
  }
  await rememberAsking('staff', browser);
  redirect('/admin/sign-in/code');
}

/** The second half: the authenticator’s code. The first right one enrols the app. */
export async function proveAuthenticatorOfStaff(_state: FormState, data: FormData): Promise<FormState> {
  await refuseForeign();
  const t = await getTranslations('staffSignIn');
  const schema = z.object({
    code: z
      .string()
      .transform(readSixDigits)
      .pipe(z.string(t('code.missing'))),
  });
  const read = readForm(schema, data, { secrets: ['code'] });
  if (!read.ok) return read.state;
  const browser = await askingBrowser('staff');
  if (!browser) redirect('/admin/sign-in');
  const tried = { typed: read.input.code, browser, ...(await currentOrigin()) };
  const proved = await proveAuthenticator(await currentStranger(), tried);
  if (!proved.ok && proved.reason === 'not-asked') redirect('/admin/sign-in');
  if (!proved.ok) {
    const message = await refusalOf(proved.reason, 'code');
    return { values: {}, errors: [{ field: 'code', message }] };
  }
  await takeSession('staff', proved.token);
  redirect(await placeAfterStaffSignIn(proved.token));
}

type Reason = Extract<Awaited<ReturnType<typeof provePassword>>, { ok: false }>['reason'];

async function refusalOf(reason: Reason, what: 'password' | 'code'): Promise<string> {
  const t = await getTranslations('staffSignIn');
  return {
    'did-not-work': t(`refused.${what}`),
    resting: t('refused.resting'),
    'too-many-from-here': t('refused.fromHere'),
    busy: t('refused.busy'),
  }[reason];
}

import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { CodeForm } from '@/app/(public)/sign-in/code-form';
import { askingBrowser, currentStranger } from '@/auth';
import { Title } from '@/components/heading';
import { Way } from '@/components/way';
import { findHalfway } from '@/db/staff-sign-in';
import { authenticatorLink } from '@/domain/authenticator';
import { env } from '@/env';
import { proveAuthenticatorOfStaff } from '../actions';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('staffSignIn'))('code.title') };
}

/** The authenticator’s code; the first time, with the key to set the app up. */
export default async function AuthenticatorCode() {
  const browser = await askingBrowser('staff');
  const halfway = browser ? await findHalfway(await currentStranger(), browser) : null;
  if (!halfway) redirect('/admin/sign-in');
  const t = await getTranslations('staffSignIn');
  return (
    <>
      <CodeForm
        action={proveAuthenticatorOfStaff}
        digits
        words={{ putRight: t('putRight'), label: t('code.label'), send: t('code.send') }}
      >
        <Title>{halfway.secret ? t('enrol.title') : t('code.title')}</Title>
        {halfway.secret && <Enrol email={halfway.email} secret={halfway.secret} />}
      </CodeForm>
      <p className="mt-8">
        <Way href="/admin/sign-in">{t('code.start')}</Way>
      </p>
    </>
  );
}

async function Enrol({ email, secret }: { email: string; secret: string }) {
  const t = await getTranslations('staffSignIn.enrol');
  const link = authenticatorLink(secret, { issuer: env().ORGANISATION, email });
  return (
    <div className="mb-8 space-y-4">
      <p>{t('lead')}</p>
      <p>
        <Way href={link}>{t('open')}</Way>
      </p>
      <p>{t('or')}</p>
      <p className="font-bold tabular-nums">{secret.replace(/(.{4})(?=.)/g, '$1 ')}</p>
      <p>{t('then')}</p>
    </div>
  );
}

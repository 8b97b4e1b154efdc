import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { askingBrowser } from '@/auth';
import { Title } from '@/components/heading';
import { Way } from '@/components/way';
import { CodeForm } from '../code-form';
import { CannotSignIn } from '../help';
import { signInWithLetter } from './actions';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('signIn'))('letter.title') };
}

/** The code on the letter instead of one that is sent: the same page for everyone who asked. */
export default async function TypeLetterCode() {
  if (!(await askingBrowser('debtor'))) redirect('/sign-in');
  const t = await getTranslations('signIn');
  return (
    <>
      <CodeForm
        action={signInWithLetter}
        words={{
          putRight: t('putRight'),
          label: t('letterCode.label'),
          hint: t('letterCode.hint'),
          send: t('letter.send'),
        }}
      >
        <Title>{t('letter.title')}</Title>
        <p>{t('letter.about')}</p>
        <p className="mt-2 mb-8">{t('letter.shows')}</p>
      </CodeForm>
      <p className="mt-8">
        <Way href="/sign-in">{t('again.start')}</Way>
      </p>
      <CannotSignIn />
    </>
  );
}

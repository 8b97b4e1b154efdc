import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { askingBrowser } from '@/auth';
import { Button } from '@/components/button';
import { Section, Title } from '@/components/heading';
import { Points } from '@/components/lists';
import { Note } from '@/components/note';
import { Way } from '@/components/way';
import { CodeForm } from '../code-form';
import { sendAnotherCode, signInWithCode } from './actions';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('signIn'))('code.title') };
}

/** The same page for everyone who asked, whether or not anything matched and whether or not a code was sent. */
export default async function TypeCode() {
  if (!(await askingBrowser('debtor'))) redirect('/sign-in');
  const t = await getTranslations('signIn');
  return (
    <>
      <CodeForm
        action={signInWithCode}
        digits
        words={{ putRight: t('putRight'), label: t('code.label'), send: t('code.send') }}
      >
        <Title>{t('code.title')}</Title>
        <p>{t('code.sent')}</p>
        <p className="mt-2 mb-8">{t('code.about')}</p>
      </CodeForm>
      <Section title={t('again.title')} id="again">
        <Points>
          <li>{t('again.wait')}</li>
          <li>{t('again.why')}</li>
          <li>{t('again.most')}</li>
        </Points>
        <form action={sendAnotherCode}>
          <Button look="other">{t('again.button')}</Button>
        </form>
        <p>
          <Way href="/sign-in/letter">{t('again.letter')}</Way>
        </p>
        <p>
          <Way href="/sign-in">{t('again.start')}</Way>
        </p>
      </Section>
      <div className="mt-12">
        <Note title={t('stopped.title')}>
          <p>{t('stopped.body')}</p>
        </Note>
      </div>
    </>
  );
}

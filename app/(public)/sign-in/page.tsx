import { randomUUID } from 'node:crypto';
import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { getMessages, getTranslations } from 'next-intl/server';
import { currentDebtor } from '@/auth';
import { Title } from '@/components/heading';
import { Note } from '@/components/note';
import { Way } from '@/components/way';
import { HOME } from '../../(debtor)/places';
import { AskForm } from './form';
import { CannotSignIn } from './help';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('signIn'))('title') };
}

/** The first step for a person or sole trader. It shows and sends nothing about any account. */
export default async function SignIn({ searchParams }: PageProps<'/sign-in'>) {
  if (await currentDebtor()) redirect(HOME);
  const t = await getTranslations('signIn');
  const k = await getTranslations('kept.signIn');
  const { kept } = await searchParams;
  // words: signIn.putRight, signIn.reference.*, signIn.bornOn.*, signIn.letterCode.*, signIn.channel.*, signIn.next
  const { putRight, reference, bornOn, letterCode, channel, next } = (await getMessages()).signIn;
  return (
    <>
      <AskForm
        as="person"
        words={{ putRight, reference, bornOn, letterCode, channel, next }}
        requestId={randomUUID()}
      >
        <Title>{t('title')}</Title>
        {kept !== undefined && (
          <div role="status" className="mb-8">
            <Note title={k('title')}>
              <p>{k('body')}</p>
            </Note>
          </div>
        )}
        <p className="mb-8">{t('lead')}</p>
      </AskForm>
      <p className="mt-8">
        <Way href="/sign-in/business">{t('business.link')}</Way>
      </p>
      <CannotSignIn />
    </>
  );
}

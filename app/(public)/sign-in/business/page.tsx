import { randomUUID } from 'node:crypto';
import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { getMessages, getTranslations } from 'next-intl/server';
import { currentDebtor } from '@/auth';
import { Title } from '@/components/heading';
import { Way } from '@/components/way';
import { HOME } from '../../../(debtor)/places';
import { AskForm } from '../form';
import { CannotSignIn } from '../help';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('signIn'))('business.title') };
}

/** The first step for a business: its number is public and proves nothing, so the code on its letter does. */
export default async function SignInBusiness() {
  if (await currentDebtor()) redirect(HOME);
  const t = await getTranslations('signIn');
  // words: signIn.putRight, signIn.reference.*, signIn.bornOn.*, signIn.letterCode.*, signIn.channel.*, signIn.next
  const { putRight, reference, bornOn, letterCode, channel, next } = (await getMessages()).signIn;
  return (
    <>
      <AskForm
        as="business"
        words={{ putRight, reference, bornOn, letterCode, channel, next }}
        requestId={randomUUID()}
      >
        <Title>{t('business.title')}</Title>
        <p className="mb-8">{t('business.lead')}</p>
      </AskForm>
      <p className="mt-8">
        <Way href="/sign-in">{t('business.person')}</Way>
      </p>
      <CannotSignIn />
    </>
  );
}

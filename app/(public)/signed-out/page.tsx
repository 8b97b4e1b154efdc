import type { Metadata } from 'next';
import { useTranslations } from 'next-intl';
import { getTranslations } from 'next-intl/server';
import { Title } from '@/components/heading';
import { Way } from '@/components/way';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('signIn'))('signedOut.title') };
}

/** Where signing out leads. */
export default function SignedOut() {
  const t = useTranslations('signIn.signedOut');
  return (
    <>
      <Title>{t('title')}</Title>
      <p>{t('body')}</p>
      <p className="mt-4">
        <Way href="/sign-in">{t('again')}</Way>
      </p>
      <p>
        <Way href="/">{t('home')}</Way>
      </p>
    </>
  );
}

import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { signedInUntil } from '@/auth';
import { Title } from '@/components/heading';
import { Frame } from '../frame';
import { formatTime } from '../instants';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('signIn'))('stayed.title') };
}

/** Says until when, in a page of its own that can be closed. It changes nothing but when the session was last seen. */
export default async function Stayed({ searchParams }: { searchParams: Promise<{ kind?: string }> }) {
  const kind = (await searchParams).kind === 'staff' ? 'staff' : 'debtor';
  const until = await signedInUntil(kind);
  if (!until) redirect(kind === 'staff' ? '/admin/sign-in' : '/sign-in');
  const t = await getTranslations('signIn.stayed');
  return (
    <Frame>
      <Title>{t('title')}</Title>
      <p>{t('until', { time: await formatTime(until) })}</p>
      <p className="mt-4">{t('back')}</p>
    </Frame>
  );
}

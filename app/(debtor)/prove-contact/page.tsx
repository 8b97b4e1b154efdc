import { randomUUID } from 'node:crypto';
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { requireDebtor } from '@/auth';
import { Title } from '@/components/heading';
import { Way } from '@/components/way';
import { HOME } from '../places';
import { ProveForm } from './form';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('signIn'))('prove.title') };
}

/** For someone who came in with a letter: a code to a contact on file opens what the letter alone does not show. */
export default async function ProveContact() {
  const { proved } = await requireDebtor();
  const t = await getTranslations('signIn');
  if (proved === 'contact')
    return (
      <>
        <Title>{t('prove.title')}</Title>
        <p className="mb-4">{t('prove.done')}</p>
        <Way href={HOME}>{t('prove.home')}</Way>
      </>
    );
  return (
    <ProveForm
      requestId={randomUUID()}
      words={{
        putRight: t('putRight'),
        label: t('channel.label'),
        hint: t('channel.hint'),
        email: t('channel.email'),
        text: t('channel.text'),
        send: t('prove.send'),
      }}
    >
      <Title>{t('prove.title')}</Title>
      <p className="mb-8">{t('prove.lead')}</p>
    </ProveForm>
  );
}

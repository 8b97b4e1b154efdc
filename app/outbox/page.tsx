import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { currentOrigin } from '@/auth';
import { Title } from '@/components/heading';
import { Lines } from '@/components/lists';
import { Way } from '@/components/way';
import { isThisMachine } from '@/domain/origin';
import { env } from '@/env';
import { type Kept, readOutbox } from '@/services/local-outbox';
import { Frame } from '../frame';
import { formatInstant } from '../instants';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('outbox'))('title') };
}

/** What would have been sent, for those who try the portal on their own machine. Anywhere else it is not there. */
export default async function Outbox() {
  if (env().EVENKEEL_ENV === 'production' || !(await isFromHere())) notFound();
  const t = await getTranslations('outbox');
  const kept = await readOutbox();
  return (
    <Frame>
      <Title>{t('title')}</Title>
      <p>{t('lead')}</p>
      <p className="mb-6">
        <Way href="/outbox">{t('refresh')}</Way>
      </p>
      {kept.length === 0 && <p>{t('empty')}</p>}
      <Lines>
        {kept.map((message) => (
          <li key={message.id}>
            <Sent message={message} />
          </li>
        ))}
      </Lines>
    </Frame>
  );
}

async function isFromHere(): Promise<boolean> {
  const host = (await headers()).get('host') ?? '';
  const { address } = await currentOrigin();
  return isThisMachine({ host, address });
}

async function Sent({ message }: { message: Kept }) {
  const t = await getTranslations('outbox');
  return (
    <article className="space-y-2">
      <h2 className="text-22">{message.subject}</h2>
      <p className="text-16 text-soft-ink">
        {t(`by.${message.channel}`)}. {t('to')} {message.to}. {await formatInstant(new Date(message.at))}.
      </p>
      <p className="whitespace-pre-line">{message.text}</p>
    </article>
  );
}

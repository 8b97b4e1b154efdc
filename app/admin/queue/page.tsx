import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { requireStaff } from '@/auth';
import { readQueueFilter } from '@/domain/queue';
import { Queue } from './queue';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('staffQueue'))('title') };
}

/** What waits for staff, most urgent first, by a filter and a page at a time. */
export default async function QueuePage({ searchParams }: PageProps<'/admin/queue'>) {
  const viewer = await requireStaff('queue:read');
  const asked = await searchParams;
  const one = (name: string): string | undefined => [asked[name]].flat()[0];
  const filter = readQueueFilter({
    kind: one('kind'),
    whose: one('whose'),
    creditor: one('creditor'),
    late: one('late'),
  });
  return <Queue viewer={viewer} asked={{ filter, after: one('after'), on: one('on'), said: one('said') }} />;
}

import { randomUUID } from 'node:crypto';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { requireDebtor } from '@/auth';
import { Way } from '@/components/way';
import { REDUCE_REASONS } from '@/db/offers';
import { debtMeant, readAsking } from '@/db/proposals';
import { askableOf } from '@/domain/asking';
import { begunWith, KeptNote } from '../../../kept';
import { Blocked } from '../../blocked';
import { ReduceForm } from './form';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('options.reduce'))('title') };
}

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ kept?: string | string[] }> };

/** Asking for a debt to be reduced or written off, with a reason and nothing to show. */
export default async function Reduce({ params, searchParams }: Props) {
  const viewer = await requireDebtor();
  const asking = await readAsking(viewer);
  const debt = debtMeant(asking, (await params).id);
  if (!debt) notFound();
  const because = askableOf(asking, debt);
  if (because === 'settled' || because === 'too-old') return <Blocked debt={debt} because={because} />;
  const t = await getTranslations('options.reduce');
  const options = await getTranslations('options');
  const begun = await begunWith(viewer, (await searchParams).kept);
  return (
    <>
      <p className="-mt-4 mb-2">
        <Way href={`/options/${debt.holdingId}`}>{options('back')}</Way>
      </p>
      <KeptNote begun={begun} />
      <ReduceForm
        begun={begun}
        hidden={{ holdingId: debt.holdingId, requestId: randomUUID() }}
        choices={REDUCE_REASONS.map((value) => ({ value, label: t(`reason.${value}`) }))}
        words={{
          problem: options('own.problem'),
          title: t('title'),
          lead: t('lead', { creditor: debt.creditorName }),
          why: t('why'),
          words: t('words'),
          wordsHint: t('wordsHint'),
          send: t('send'),
        }}
      />
    </>
  );
}

import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { requireDebtor } from '@/auth';
import { Way } from '@/components/way';
import { debtMeant, readAsking } from '@/db/proposals';
import { askableOf, factsFor } from '@/domain/asking';
import { begunWith, KeptNote } from '../../../kept';
import { Blocked } from '../../blocked';
import { sayFigures } from '../../plan-facts';
import { DayForm } from './form';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('options.byADay'))('title') };
}

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ kept?: string | string[] }> };

/** All of it by a day that the person names. */
export default async function ByADay({ params, searchParams }: Props) {
  const viewer = await requireDebtor();
  const asking = await readAsking(viewer);
  const debt = debtMeant(asking, (await params).id);
  if (!debt) notFound();
  const because = askableOf(asking, debt);
  if (because !== 'open') return <Blocked debt={debt} because={because} />;
  const t = await getTranslations('options.byADay');
  const options = await getTranslations('options');
  const { money } = await sayFigures(debt.currency);
  const amount = money(debt.balanceMinor);
  const bearsInterest = factsFor(asking, debt)?.interest.kind === 'runs';
  const begun = await begunWith(viewer, (await searchParams).kept);
  return (
    <>
      <p className="-mt-4 mb-2">
        <Way href={`/options/${debt.holdingId}`}>{options('back')}</Way>
      </p>
      <KeptNote begun={begun} />
      <DayForm
        begun={begun}
        holdingId={debt.holdingId}
        words={{
          problem: options('own.problem'),
          title: t('title'),
          lead: bearsInterest ? t('leadInterest', { amount }) : t('lead', { amount }),
          on: t('on'),
          hint: t('hint'),
          next: t('next'),
          day: t('day'),
          month: t('month'),
          year: t('year'),
        }}
      />
    </>
  );
}

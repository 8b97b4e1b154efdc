import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { requireDebtor } from '@/auth';
import { Way } from '@/components/way';
import { debtMeant, readAsking } from '@/db/proposals';
import { askableOf } from '@/domain/asking';
import { FREQUENCIES } from '@/domain/frequency';
import { begunWith, KeptNote } from '../../../kept';
import { Blocked } from '../../blocked';
import { readEvery } from '../../starting-day';
import { OwnForm } from './form';

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<'way' | 'every' | 'kept', string | string[] | undefined>>;
};

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const way = readWay((await searchParams).way);
  return { title: (await getTranslations('options.own'))(`${way}Title`) };
}

/** An amount of the person's own, months of their own, or a little for now. */
export default async function Own({ params, searchParams }: Props) {
  const viewer = await requireDebtor();
  const [{ id }, { way: said, every, kept }] = [await params, await searchParams];
  const asking = await readAsking(viewer);
  const debt = debtMeant(asking, id);
  if (!debt) notFound();
  const because = askableOf(asking, debt);
  if (because !== 'open') return <Blocked debt={debt} because={because} />;
  const way = readWay(said);
  const t = await getTranslations('options');
  const own = await getTranslations('options.own');
  const title = own(`${way}Title`);
  const begun = await begunWith(viewer, kept);
  return (
    <>
      <p className="-mt-4 mb-2">
        <Way href={`/options/${debt.holdingId}?every=${readEvery(every, asking)}`}>{t('back')}</Way>
      </p>
      <KeptNote begun={begun} />
      <OwnForm
        begun={begun}
        hidden={{ holdingId: debt.holdingId, way }}
        every={readEvery(every, asking)}
        choices={FREQUENCIES.map((value) => ({ value, label: t(`every.${value}`) }))}
        words={{
          problem: own('problem'),
          title,
          label: way === 'months' ? own('months') : own('amount'),
          hint:
            way === 'months' ? own('monthsHint') : way === 'little' ? own('littleHint') : own('amountHint'),
          every: t('every.label'),
          next: own('next'),
        }}
      />
    </>
  );
}

/** Which of the three an address asks for; an amount where it does not say. */
function readWay(said: string | string[] | undefined): 'amount' | 'months' | 'little' {
  return said === 'months' || said === 'little' ? said : 'amount';
}

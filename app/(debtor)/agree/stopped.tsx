import { notFound, redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { Title } from '@/components/heading';
import { Way } from '@/components/way';
import type { Shown } from '@/domain/agreeing';
import type { Asking } from '@/domain/asking';
import { Blocked } from '../options/blocked';
import type { Chosen } from './chosen';

/** What is said where an offer cannot be shown: where it stands, and the way back to the options. */
export async function Stopped({
  asking,
  chosen,
  shown,
}: {
  asking: Asking;
  chosen: readonly Chosen[];
  shown: readonly Shown[];
}) {
  const at = shown.findIndex((one) => !one.ok);
  const one = shown[at];
  const debt = asking.debts.find(({ holdingId }) => holdingId === chosen[at]?.holdingId);
  const t = await getTranslations('agree.cannot');
  if (!one || one.ok) redirect('/options');
  if (one.reason === 'not-there' || !debt) notFound();
  if (one.reason !== 'not-an-offer' && one.reason !== 'changed')
    return <Blocked debt={debt} because={one.reason} />;
  return (
    <>
      <Title>{t('title')}</Title>
      <p className="mb-4">{t('body')}</p>
      <Way href={`/options/${debt.holdingId}`}>{t('link')}</Way>
    </>
  );
}

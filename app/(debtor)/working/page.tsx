import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { requireDebtor } from '@/auth';
import { Title } from '@/components/heading';
import { Ordered } from '@/components/lists';
import { Way } from '@/components/way';
import { readAsking } from '@/db/proposals';
import { showOffer } from '@/domain/agreeing';
import { readChosen, writeChosen } from '../agree/chosen';
import { saySteps } from './say-steps';
import { stepsOf } from './steps-of';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('working'))('title') };
}

/** How the figures of one offer came about, step by step, in words; it needs no script. */
export default async function Working({
  searchParams,
}: {
  searchParams: Promise<{ o?: string | string[]; from?: string | string[] }>;
}) {
  const viewer = await requireDebtor();
  const { o, from } = await searchParams;
  const [chosen] = readChosen(o);
  if (!chosen) notFound();
  const asking = await readAsking(viewer);
  const shown = showOffer(asking, chosen);
  const t = await getTranslations('working');
  const steps = shown.ok ? await saySteps(stepsOf(asking, shown), shown.debt.currency) : [];
  return (
    <>
      <Title>{t('title')}</Title>
      <p className="mb-8">{steps.length > 0 ? t('lead') : t('none')}</p>
      <Ordered>
        {steps.map(({ key, words }) => (
          <li key={key}>{words}</li>
        ))}
      </Ordered>
      <p className="mt-8">
        {from === 'options' ? (
          <Way href={`/options/${chosen.holdingId}`}>{t('backToWays')}</Way>
        ) : (
          <Way href={`/agree/check${writeChosen([chosen])}`}>{t('back')}</Way>
        )}
      </p>
    </>
  );
}

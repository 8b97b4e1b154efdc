// words: working.back, working.backToWays
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { requireDebtor } from '@/auth';
import { Section, Title } from '@/components/heading';
import { Way } from '@/components/way';
import { readAsking } from '@/db/proposals';
import { leftWithAll, showOffer } from '@/domain/agreeing';
import { type Chosen, readChosen, writeChosen } from '../agree/chosen';
import { Steps } from './steps';
import { stepsOf } from './steps-of';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('working'))('title') };
}

/** Where someone came from, and goes back to: the ways on of one debt, those of all of them, or the plan to check. */
function wayBack(from: string | string[] | undefined, chosen: readonly Chosen[]) {
  if (from === 'all') return { href: '/options/all', words: 'backToWays' } as const;
  if (from === 'options') return { href: `/options/${chosen[0]?.holdingId}`, words: 'backToWays' } as const;
  return { href: `/agree/check${writeChosen(chosen)}`, words: 'back' } as const;
}

/** How the figures of what was offered came about, debt by debt and step by step, in words; it needs no script. */
export default async function Working({
  searchParams,
}: {
  searchParams: Promise<{ o?: string | string[]; from?: string | string[] }>;
}) {
  const viewer = await requireDebtor();
  const { o, from } = await searchParams;
  const chosen = readChosen(o);
  if (chosen.length === 0) notFound();
  const asking = await readAsking(viewer);
  const shown = chosen.map((one) => showOffer(asking, one)).filter((one) => one.ok);
  const t = await getTranslations('working');
  const left = leftWithAll(asking, shown);
  const together = left && ({ key: 'left-to-live-on', ...left } as const);
  const back = wayBack(from, chosen);
  return (
    <>
      <Title>{t('title')}</Title>
      <p className="mb-8">{shown.length > 0 ? t('lead') : t('none')}</p>
      {shown.map((one) =>
        shown.length === 1 ? (
          <Steps key={one.debt.holdingId} steps={stepsOf(asking, one)} currency={one.debt.currency} />
        ) : (
          <Section key={one.debt.holdingId} title={one.debt.creditorName} id={one.debt.holdingId}>
            <Steps
              steps={stepsOf(asking, one).filter(({ key }) => key !== 'left-to-live-on')}
              currency={one.debt.currency}
            />
          </Section>
        ),
      )}
      {together && shown.length > 1 && (
        <Section title={t('together')} id="together">
          <Steps steps={[together]} currency={shown[0]?.debt.currency ?? 'GBP'} />
        </Section>
      )}
      <p className="mt-8">
        <Way href={back.href}>{t(back.words)}</Way>
      </p>
    </>
  );
}

import { randomUUID } from 'node:crypto';
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { requireDebtor } from '@/auth';
import { Title } from '@/components/heading';
import { Way } from '@/components/way';
import { readAsking } from '@/db/proposals';
import { isOwed } from '@/domain/debt';
import { begunWith, KeptNote } from '../../kept';
import { AskForm } from './form';
import { REASONS } from './reasons';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('nothingLeft.reduce'))('title') };
}

/** Asking for a debt to be lowered or closed: which one, why, and the person's own words if they like. */
export default async function AskPage({ searchParams }: PageProps<'/nothing-left/ask'>) {
  const viewer = await requireDebtor();
  const { debts } = await readAsking(viewer);
  const t = await getTranslations('nothingLeft.reduce');
  const reasons = await getTranslations('options.reduce');
  const begun = await begunWith(viewer, (await searchParams).kept);
  const owed = debts.filter((debt) => debt.balanceMinor > 0 && isOwed(debt));
  const above = (
    <p className="-mt-4 mb-2">
      <Way href="/nothing-left">{t('back')}</Way>
    </p>
  );
  return (
    <>
      <KeptNote begun={begun} />
      {owed.length === 0 ? (
        <>
          <Title above={above}>{t('title')}</Title>
          <p>{t('noDebts')}</p>
        </>
      ) : (
        <AskForm
          above={above}
          requestId={randomUUID()}
          begun={begun}
          debts={owed.map(({ holdingId, creditorName, accountReference }) => ({
            value: holdingId,
            label: t('one', { name: creditorName, reference: accountReference }),
          }))}
          words={{
            putRight: t('putRight'),
            title: t('title'),
            lead: t('lead'),
            which: t('which'),
            reason: t('reason'),
            reasons: REASONS.map((value) => ({ value, label: reasons(`reason.${value}`) })),
            words: t('words'),
            wordsHint: t('wordsHint'),
            send: t('send'),
          }}
        />
      )}
    </>
  );
}

import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { requireDebtor } from '@/auth';
import { ButtonLink } from '@/components/button';
import { Title } from '@/components/heading';
import { Lines } from '@/components/lists';
import { Way } from '@/components/way';
import { readAsking } from '@/db/proposals';
import { askableOf, openDebts } from '@/domain/asking';
import { WayOn } from './blocked';
import { sayFigures } from './plan-facts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('options'))('title') };
}

/** Which debt the options are wanted for. With one debt there is nothing to ask. */
export default async function Options() {
  const viewer = await requireDebtor();
  const asking = await readAsking(viewer);
  const open = openDebts(asking);
  const [only] = open;
  if (only && open.length === 1 && asking.debts.length === 1) redirect(`/options/${only.holdingId}`);
  const t = await getTranslations('options');
  const from = await getTranslations('home.debts');
  return (
    <>
      <Title>{t('title')}</Title>
      <p className="mb-6">{open.length > 1 ? t('which') : open.length > 0 ? t('whichOne') : t('none')}</p>
      <Lines>
        {
          await Promise.all(
            asking.debts.map(async (debt) => {
              const because = askableOf(asking, debt);
              const { money, day } = await sayFigures(debt.currency);
              const { creditorName: creditor, balanceMinor, holdingId } = debt;
              return (
                <li key={holdingId}>
                  {because === 'open' ? (
                    <>
                      <p>{t('forDebt', { creditor, amount: money(balanceMinor) })}</p>
                      <p className="text-16 text-soft-ink">{from('from', { date: day(debt.asAtOn) })}</p>
                      <Way href={`/options/${holdingId}`}>
                        {t('see')}
                        <span className="sr-only">: {creditor}</span>
                      </Way>
                    </>
                  ) : (
                    <>
                      <p>{creditor}</p>
                      <p className="text-soft-ink">{t(`blocked.${because}`)}</p>
                      <WayOn debt={debt} because={because} />
                    </>
                  )}
                </li>
              );
            }),
          )
        }
      </Lines>
      {open.length > 1 && (
        <p className="mt-8">
          <ButtonLink href="/options/all">{t('allInOne')}</ButtonLink>
        </p>
      )}
      <p className="mt-6">
        <Way href="/home">{t('home')}</Way>
      </p>
    </>
  );
}

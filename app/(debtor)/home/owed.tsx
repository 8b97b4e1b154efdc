import { getLocale, getTranslations } from 'next-intl/server';
import { Amount } from '@/components/amount';
import { formatMoney } from '@/components/money-text';
import { Stones } from '@/components/stones';
import type { HomeRead } from '@/db/home';

/** What is not asked: nothing today, nothing at all, nothing because there is nothing to show. */
export type Calm = 'noRush' | 'nothingToDo' | 'noneYet' | null;

// words: home.none, home.noneYet, home.noRush, home.nothingToDo
/**
 * What is owed in all, and the day it is true on; where figures are from several days, the oldest of them. What has been
 * paid is shown as what is done, unless all of the rest is on hold: then nothing is “to come”. `held` is how much of each
 * currency is on hold; `calm` says what is not asked. Amounts of different
 * currencies are never added up.
 */
export async function Owed({
  totals,
  held,
  calm,
}: {
  totals: HomeRead['totals'];
  held: ReadonlyMap<string, number>;
  calm: Calm;
}) {
  const t = await getTranslations('home');
  const owed = totals.filter(({ owedMinor }) => owedMinor > 0);
  if (owed.length === 0) return <p className="text-22">{t(calm === 'noneYet' ? calm : 'none')}</p>;
  return (
    <div className="space-y-6">
      {owed.map(({ currency, owedMinor, paidMinor, firstAsAtOn, lastAsAtOn, debts }) => (
        <div key={currency} className="space-y-4">
          <Amount minor={owedMinor} currency={currency} asAt={firstAsAtOn ?? ''} howHref="#debts">
            <p>
              {t('total', { count: debts })} {firstAsAtOn !== lastAsAtOn && t('days')}
            </p>
          </Amount>
          <Held heldMinor={held.get(currency) ?? 0} owedMinor={owedMinor} currency={currency} />
          {paidMinor > 0 && held.get(currency) !== owedMinor && (
            <Stones paidMinor={paidMinor} toComeMinor={owedMinor} currency={currency} />
          )}
        </div>
      ))}
      {calm && <p>{t(calm, { count: owed.reduce((sum, { debts }) => sum + debts, 0) })}</p>}
    </div>
  );
}

async function Held({
  heldMinor,
  owedMinor,
  currency,
}: {
  heldMinor: number;
  owedMinor: number;
  currency: string;
}) {
  if (heldMinor === 0) return null;
  const t = await getTranslations('home.held');
  const amount = formatMoney({ minor: heldMinor, currency }, await getLocale());
  return <p>{heldMinor === owedMinor ? t('all') : t('part', { amount })}</p>;
}

import { getTranslations } from 'next-intl/server';
import { Amount } from '@/components/amount';
import { Stones } from '@/components/stones';
import type { HomeRead } from '@/db/home';

/** What is not asked: nothing today, nothing at all, nothing because there is nothing to show. */
export type Calm = 'noRush' | 'nothingToDo' | 'noneYet' | null;

// words: home.none, home.noneYet, home.noRush, home.nothingToDo
/**
 * What is owed in all, and the day it is true on; where figures are from several days, the oldest of them. What has been
 * paid is shown as what is done. `calm` says what it does not ask. Amounts of different
 * currencies are never added up.
 */
export async function Owed({ totals, calm }: { totals: HomeRead['totals']; calm: Calm }) {
  const t = await getTranslations('home');
  const owed = totals.filter(({ owedMinor }) => owedMinor > 0);
  if (owed.length === 0) return <p className="text-22">{t(calm === 'noneYet' ? calm : 'none')}</p>;
  return (
    <div className="space-y-6">
      {owed.map(({ currency, owedMinor, paidMinor, firstAsAtOn, lastAsAtOn, debts }) => (
        <div key={currency} className="space-y-4">
          <div>
            <Amount minor={owedMinor} currency={currency} asAt={firstAsAtOn ?? ''} howHref="#debts" />
            <p>
              {t('total', { count: debts })} {firstAsAtOn !== lastAsAtOn && t('days')}
            </p>
          </div>
          {paidMinor > 0 && <Stones paidMinor={paidMinor} toComeMinor={owedMinor} currency={currency} />}
        </div>
      ))}
      {calm && <p>{t(calm)}</p>}
    </div>
  );
}

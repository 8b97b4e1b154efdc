import { getLocale, getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { formatDay } from '@/components/date-text';
import { formatMoney } from '@/components/money-text';
import { type DebtFacts, nextStepOf, standingOf } from '@/domain/debt';
import { formatDayOf } from './days';
import { inSentence } from './in-sentence';
import { whoAnswers } from './who-answers';
import { isLateFor } from './who-has-it';

// words: home.standing.*, home.next.*
type Shown = { product: string; currency: string; facts: DebtFacts };

/** Where a debt stands, in one sentence. A debt that is doubted or paused is never said to be owed. */
export async function Standing({ product, currency, facts }: Shown) {
  const t = await getTranslations('home.standing');
  const locale = await getLocale();
  const standing = standingOf(facts);
  const money = (minor: number) => formatMoney({ minor, currency }, locale);
  const said = {
    what: inSentence(product),
    amount: money(facts.balanceMinor),
    b: (chunks: ReactNode) => <strong className="whitespace-nowrap tabular-nums">{chunks}</strong>,
  };
  switch (standing.kind) {
    case 'settled':
      return standing.overpaidMinor > 0
        ? t('overpaid', { what: said.what, over: money(standing.overpaidMinor) })
        : t('settled', { what: said.what });
    case 'on_plan':
      return t.rich('on_plan', { ...said, regular: money(standing.plan.regularMinor) });
    case 'on_hold':
      return t.rich(`on_hold.${standing.reason}`, said);
    default:
      return t.rich(standing.kind, said);
  }
}

/** What happens next with a debt, and by when. */
export async function NextStep({ currency, facts, at }: Omit<Shown, 'product'> & { at: Date }) {
  const t = await getTranslations('home.next');
  const locale = await getLocale();
  const next = nextStepOf(facts);
  switch (next.kind) {
    case 'pay':
      return t('pay', {
        amount: formatMoney({ minor: next.amountMinor, currency }, locale),
        date: formatDay(next.onDay, locale),
      });
    case 'we_answer':
      return isLateFor({ promisedAt: next.promisedAt, raisedAt: facts.waiting?.raisedAt ?? null }, at)
        ? t('late')
        : t('we_answer', {
            who: facts.waiting?.assignee ?? (await whoAnswers()),
            date: await formatDayOf(next.promisedAt),
          });
    case 'answer_us':
      return t.rich(next.asks.outcome, {
        a: (chunks: ReactNode) => <a href={`/answers/${next.asks.id}`}>{chunks}</a>,
      });
    case 'hold_ends':
      return t('hold_ends', { date: formatDay(next.untilOn, locale) });
    case 'we_look':
      return t('we_look', { who: await whoAnswers() });
    default:
      return t(next.kind);
  }
}

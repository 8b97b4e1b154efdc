import { getLocale, getTranslations } from 'next-intl/server';
import { formatDay } from '@/components/date-text';
import { Way } from '@/components/way';
import type { DebtRow } from '@/db/debts';
import { type DebtFacts, isOwed } from '@/domain/debt';
import { NextStep, Standing } from '../standing';

/** One debt: who, how much and on which day, where it stands in a sentence, what comes next. */
export async function DebtItem({
  debt,
  planId,
  at,
}: {
  debt: DebtRow & { facts: DebtFacts };
  planId?: string | undefined;
  at: Date;
}) {
  const t = await getTranslations('home.debts');
  const locale = await getLocale();
  const { holdingId, creditorName, product, currency, asAtOn, isJoint, facts } = debt;
  return (
    <li className="space-y-1">
      <h3>
        <a href={`/debts/${holdingId}`} className="inline-flex min-h-11 items-center font-bold wrap-anywhere">
          {creditorName}
        </a>
      </h3>
      <p>
        <Standing product={product} currency={currency} facts={facts} />
      </p>
      <p className="text-soft-ink">
        <NextStep currency={currency} facts={facts} at={at} />
      </p>
      {planId && (
        <Way href={`/plans/${planId}`}>
          {t('plan')}
          <span className="sr-only">: {creditorName}</span>
        </Way>
      )}
      {isOwed(facts) && (
        <p className="text-16 text-soft-ink">{t('from', { date: formatDay(asAtOn, locale) })}</p>
      )}
      {isJoint && <p className="text-16 text-soft-ink">{t('joint')}</p>}
    </li>
  );
}

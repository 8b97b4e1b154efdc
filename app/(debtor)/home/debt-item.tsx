import { getTranslations } from 'next-intl/server';
import { DateText } from '@/components/date-text';
import { MoneyText } from '@/components/money-text';
import type { DebtRow } from '@/db/debts';
import { type DebtFacts, isOwed } from '@/domain/debt';
import { NextStep, Standing } from '../standing';

/** One debt: who, how much and on which day, where it stands in a sentence, what comes next. */
export async function DebtItem({ debt, at }: { debt: DebtRow & { facts: DebtFacts }; at: Date }) {
  const t = await getTranslations('home.debts');
  const parts = await getTranslations('parts');
  const { holdingId, creditorName, product, currency, balanceMinor, asAtOn, isJoint, facts } = debt;
  return (
    <li className="space-y-1">
      <div className="flex flex-wrap items-baseline justify-between gap-x-6">
        <h3>
          <a href={`/debts/${holdingId}`} className="inline-flex min-h-11 items-center font-bold">
            {creditorName}
          </a>
        </h3>
        {isOwed(facts) && (
          <p className="text-16 text-soft-ink">
            <span className="text-18 text-ink">
              <MoneyText minor={balanceMinor} currency={currency} />
            </span>{' '}
            {parts('asAt')} <DateText on={asAtOn} />
          </p>
        )}
      </div>
      <p>
        <Standing product={product} currency={currency} facts={facts} />
      </p>
      <p className="text-soft-ink">
        <NextStep currency={currency} facts={facts} at={at} />
      </p>
      {isJoint && <p className="text-16 text-soft-ink">{t('joint')}</p>}
    </li>
  );
}

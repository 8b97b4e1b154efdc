import { getLocale, getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { formatDay } from '@/components/date-text';
import { formatMoney } from '@/components/money-text';
import { SummaryList } from '@/components/summary-list';
import { FREQUENCIES } from '@/domain/frequency';
import type { InterestPolicy, Policy } from '@/domain/policy';

/** The terms of one version, each in words. */
export async function Terms({ terms, currency }: { terms: Policy; currency: string }) {
  const t = await getTranslations('staffPolicies');
  const locale = await getLocale();
  const money = (minor: number): string => formatMoney({ minor, currency }, locale, { short: true });
  const rows = [
    { label: t('agree.title'), value: terms.agreeAtOnce ? t('agree.yes') : t('agree.no') },
    {
      label: t('minimum.title'),
      value: lines(
        FREQUENCIES.map((how) => t(`minimum.${how}`, { amount: money(terms.minimumPayment[how]) })),
      ),
    },
    {
      label: t('term.title'),
      value: lines(
        terms.longestTermMonthsByBalance.map(({ upToMinor, months }) =>
          upToMinor === null
            ? t('term.any', { months })
            : t('term.upTo', { amount: money(upToMinor), months }),
        ),
      ),
    },
    { label: t('share.title'), value: t('share.words', { percent: terms.shareOfWhatIsLeftPercent }) },
    {
      label: t('settlement.title'),
      value:
        terms.settlement.length === 0
          ? t('settlement.none')
          : lines(
              terms.settlement.map(({ fromMinor, payPercent: percent, withinDays: days, restWrittenOff }) =>
                t('settlement.band', {
                  amount: money(fromMinor),
                  percent,
                  days,
                  rest: restWrittenOff ? 'yes' : 'no',
                }),
              ),
            ),
    },
    {
      label: t('first.title'),
      value: t('first.words', { lead: terms.leadWorkingDays, latest: terms.latestFirstPaymentDays }),
    },
    { label: t('interest.title'), value: lines(await sayInterest(terms.interest)) },
  ];
  return <SummaryList rows={rows} />;
}

async function sayInterest(interest: InterestPolicy): Promise<string[]> {
  const t = await getTranslations('staffPolicies.interest');
  const locale = await getLocale();
  switch (interest.kind) {
    case 'none':
      return [t('none')];
    case 'simple_daily':
      return [
        t('simple_daily'),
        ...interest.rates.map(({ from, percent }) => t('rate', { day: formatDay(from, locale), percent })),
      ];
    case 'statutory_late_payment':
      return [
        t('statutory_late_payment', { claimed: interest.claimedByCreditor ? 'yes' : 'no' }),
        ...interest.referenceRates.map(({ from, percent }) =>
          t('reference', { day: formatDay(from, locale), percent }),
        ),
      ];
  }
}

function lines(texts: readonly string[]): ReactNode {
  if (texts.length === 1) return texts[0];
  return (
    <ul className="space-y-1">
      {texts.map((text) => (
        <li key={text}>{text}</li>
      ))}
    </ul>
  );
}

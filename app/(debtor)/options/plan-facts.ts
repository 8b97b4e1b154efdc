import { getLocale, getTranslations } from 'next-intl/server';
import { formatDay } from '@/components/date-text';
import { formatMoney } from '@/components/money-text';
import type { IsoDay } from '@/domain/calendar';
import type { Frequency } from '@/domain/frequency';
import type { OptionCard } from './card';

/** What a plan costs and means in figures; minor units. */
export type PlanFacts = {
  readonly frequency: Frequency;
  readonly regularMinor: number;
  readonly count: number;
  readonly firstOn: IsoDay;
  readonly endOn: IsoDay;
  readonly totalMinor: number;
  readonly interestMinor: number;
  /** Null without a budget; left out in the cash flow of a business, which has no such figure. */
  readonly leftMinor?: number | null;
};

/** Money and days as this person's language writes them. */
export async function sayFigures(currency: string) {
  const locale = await getLocale();
  return {
    money: (minor: number) => formatMoney({ minor, currency }, locale),
    day: (on: IsoDay) => formatDay(on, locale),
  };
}

/** The same six facts of every plan, in the same order, so that plans can be compared line by line. */
export async function planFacts(plan: PlanFacts, currency: string): Promise<OptionCard['facts']> {
  const t = await getTranslations('options');
  const { money, day } = await sayFigures(currency);
  const { frequency, count } = plan;
  const amount = money(plan.regularMinor);
  return [
    {
      label: t('fact.payment'),
      value: count === 1 ? t('value.once', { amount }) : t(`value.${frequency}`, { amount }),
    },
    { label: t('fact.days'), value: t('value.payments', { count, date: day(plan.firstOn) }) },
    { label: t('fact.end'), value: day(plan.endOn) },
    { label: t('fact.total'), value: money(plan.totalMinor) },
    {
      label: t('fact.interest'),
      value: plan.interestMinor > 0 ? money(plan.interestMinor) : t('value.noInterest'),
    },
    ...(plan.leftMinor === undefined
      ? []
      : [
          {
            label: t('fact.left'),
            value:
              plan.leftMinor === null
                ? t('value.noBudget')
                : t('value.aWeek', { amount: money(plan.leftMinor) }),
          },
        ]),
  ];
}

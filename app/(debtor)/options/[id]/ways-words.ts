import { getTranslations } from 'next-intl/server';
import { type CreditEffect, creditWords } from '@/app/(debtor)/agree/credit';
import type { AskedDebt, Asking } from '@/domain/asking';
import { aWeek, type Frequency } from '@/domain/frequency';
import type { OfferFacts } from '@/domain/proposal';
import type { OptionCard } from '../card';
import { sayFigures } from '../plan-facts';

/** What every card of one debt is made from. */
export type WaysOf = {
  readonly asking: Asking;
  readonly debt: AskedDebt;
  readonly facts: OfferFacts;
  readonly every: Frequency;
};

const FACTS = ['payment', 'days', 'end', 'total', 'interest', 'left', 'afterwards'] as const;
type Known = Partial<Record<(typeof FACTS)[number], string>>;

// words: options.fact.*
/** The facts of a way that is no plan yet: what is known is said, the rest is for the person to pick. */
export async function openFacts(known: Known): Promise<OptionCard['facts']> {
  const t = await getTranslations('options.fact');
  return FACTS.flatMap((fact) => {
    const value = known[fact];
    return value === undefined ? [] : [{ label: t(fact), value }];
  });
}

/** What a week leaves when nothing is paid; null where there is no budget, or no such figure in it. */
function weekWithout({ affordable, livingMinor }: OfferFacts): number | null {
  return affordable.by === 'budget' && typeof livingMinor === 'number'
    ? aWeek(affordable.leftMinor + livingMinor)
    : null;
}

// words: options.value.*
/** The words that cards are made of, and what they say about this debt. */
export async function wordsFor({ debt, facts }: WaysOf) {
  const t = await getTranslations('options');
  const credit = await creditWords();
  const { money, day } = await sayFigures(debt.currency);
  const week = weekWithout(facts);
  const weekly = week === null ? t('value.noBudget') : t('value.aWeek', { amount: money(week) });
  const isBusiness = facts.livingMinor === null;
  const bearsInterest = facts.interest.kind === 'runs';
  const owed = money(debt.balanceMinor);
  return {
    t,
    money,
    day,
    says: (effect: CreditEffect) => credit(debt, effect),
    /** What is left to live on, as a way has it; nothing in the cash flow of a business, which has no such figure. */
    left: (said: string = weekly): Known => (isBusiness ? {} : { left: said }),
    /** The same where all is paid in one go: it is so once that is done. */
    leftOnce: (): Known => {
      if (isBusiness) return {};
      return { left: week === null ? weekly : t('value.oncePaid', { amount: money(week) }) };
    },
    /** What is owed, where the person picks the days: interest up to then comes on top. */
    total: bearsInterest ? t('value.andInterest', { amount: owed }) : owed,
    /** Interest on a way whose days are not known yet. */
    interestShown: bearsInterest ? t('value.shownNext') : t('value.noInterest'),
    /** Interest on a way that changes nothing about it. */
    interestGoesOn: bearsInterest ? t('value.goesOn') : t('value.noInterest'),
    at: `/options/${debt.holdingId}`,
  };
}

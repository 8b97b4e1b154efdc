import { getTranslations } from 'next-intl/server';
import { writeChosen } from '@/app/(debtor)/agree/chosen';
import { type CreditEffect, creditWords } from '@/app/(debtor)/agree/credit';
import { callable } from '@/content/free-help';
import type { AskedDebt, Asking } from '@/domain/asking';
import { readDay, writeDay } from '@/domain/calendar';
import { aWeek, type Frequency } from '@/domain/frequency';
import { writeOffer } from '@/domain/offer';
import { overTime } from '@/domain/options';
import { PAUSE_DAYS } from '@/domain/pause';
import { inFull } from '@/domain/pay-once';
import { longestTermMonths } from '@/domain/policy';
import { type OfferFacts, settlementsOffered } from '@/domain/proposal';
import { leastWithinPolicy } from '@/domain/several-debts';
import type { WayOn } from '@/domain/ways-on';
import type { OptionCard } from '../card';
import { planFacts, sayFigures } from '../plan-facts';
import { startingDay } from '../starting-day';

// words: options.value.*, options.way.*, options.fact.*, options.inFullHow, options.settleMissed, options.adviceHow
/** What every card of one debt is made from. */
export type WaysOf = {
  readonly asking: Asking;
  readonly debt: AskedDebt;
  readonly facts: OfferFacts;
  readonly every: Frequency;
};

/** The cards of one way on. Every way says the same things of itself: payment, days, end, total, interest, what is left. */
export async function cardsOf(way: WayOn, of: WaysOf): Promise<OptionCard[]> {
  switch (way) {
    case 'over-time':
      return [...(await paces(of)), ...(await ownCards(of))];
    case 'in-full':
      return [await inFullCard(of)];
    case 'by-a-day':
      return [await byADayCard(of)];
    case 'settle':
      return settleCards(of);
    case 'a-little-for-now':
      return [await littleCard(of)];
    case 'pause':
      return [await pauseCard(of)];
    case 'ask-to-reduce':
      return [await reduceCard(of)];
    case 'free-advice':
      return [await adviceCard(of)];
  }
}

/** Lighter, middle and sooner, as the policy offers them for what the budget leaves. */
async function paces({ debt, facts, every }: WaysOf): Promise<OptionCard[]> {
  const t = await getTranslations('options.way');
  const credit = await creditWords();
  const payDay = startingDay(facts, every);
  return Promise.all(
    overTime({ ...facts, payDay }).map(async ({ pace, leftToLiveOnWeekMinor, ...plan }) => {
      const offer = writeOffer({ way: 'amount', amountMinor: plan.regularMinor, payDay });
      const said = { ...plan, count: plan.payments.length, leftMinor: leftToLiveOnWeekMinor };
      return {
        key: pace,
        title: t(pace),
        facts: await planFacts(said, debt.currency),
        credit: credit(debt, 'plan'),
        working: `/working${writeChosen([{ holdingId: debt.holdingId, offer }])}&from=options`,
        href: `/agree/pay-day${writeChosen([{ holdingId: debt.holdingId, offer }])}`,
      };
    }),
  );
}

/** What a week leaves when nothing is paid; null where there is no budget, or no such line in it. */
function weekWithout({ facts }: WaysOf): number | null {
  const { affordable, livingMinor } = facts;
  return affordable.by === 'budget' && livingMinor !== undefined
    ? aWeek(affordable.leftMinor + livingMinor)
    : null;
}

/** The facts of a way that is no plan yet: what is known is said, the rest is for the person to pick. */
async function openFacts(known: Partial<Record<Fact, string>>): Promise<OptionCard['facts']> {
  const t = await getTranslations('options');
  return FACTS.flatMap((fact) => {
    const value = known[fact];
    return value === undefined ? [] : [{ label: t(`fact.${fact}`), value }];
  });
}

const FACTS = ['payment', 'days', 'end', 'total', 'interest', 'left', 'afterwards'] as const;
type Fact = (typeof FACTS)[number];

async function wordsFor(of: WaysOf) {
  const t = await getTranslations('options');
  const credit = await creditWords();
  const { money, day } = await sayFigures(of.debt.currency);
  const week = weekWithout(of);
  return {
    t,
    money,
    day,
    says: (effect: CreditEffect) => credit(of.debt, effect),
    left: week === null ? t('value.noBudget') : t('value.aWeek', { amount: money(week) }),
    at: `/options/${of.debt.holdingId}`,
  };
}

async function ownCards(of: WaysOf): Promise<OptionCard[]> {
  const { t, money, says, at } = await wordsFor(of);
  const { facts, every, debt } = of;
  const least = leastWithinPolicy({ ...facts, payDay: startingDay(facts, 'monthly') });
  const months = longestTermMonths(facts.policy, debt.balanceMinor);
  const youPick = t('value.youPick');
  const own = { payment: youPick, days: youPick, end: youPick };
  const amount = least === null ? undefined : t('value.from', { amount: money(least) });
  const time = months === null ? undefined : t('value.upTo', { months });
  const common = { total: money(debt.balanceMinor), interest: interestWord(of, t), left: youPick };
  return [
    {
      key: 'own',
      title: t('way.own'),
      facts: await openFacts({ ...own, ...common }),
      more: amount,
      credit: says('plan'),
      href: `${at}/own?way=amount&every=${every}`,
    },
    {
      key: 'months',
      title: t('way.months'),
      facts: await openFacts({ ...own, ...common }),
      more: time,
      credit: says('plan'),
      href: `${at}/own?way=months&every=${every}`,
    },
  ];
}

/** Interest on a way whose days are not known yet: none, or what the person picks decides it. */
function interestWord({ facts }: WaysOf, t: Awaited<ReturnType<typeof wordsFor>>['t']): string {
  return facts.interest.kind === 'none' ? t('value.noInterest') : t('value.shownNext');
}

async function inFullCard(of: WaysOf): Promise<OptionCard> {
  const { t, money, says, left, day } = await wordsFor(of);
  const { debt, facts } = of;
  const once = inFull({ ...facts, payDay: startingDay(facts, 'monthly') });
  const totalMinor = once?.totalMinor ?? debt.balanceMinor;
  const interestMinor = once?.interestMinor ?? 0;
  return {
    key: 'in-full',
    title: t('way.inFull'),
    facts: await openFacts({
      payment: t('value.once', { amount: money(totalMinor) }),
      days: t('value.today'),
      end: day(facts.todayOn),
      total: money(totalMinor),
      interest: interestMinor > 0 ? money(interestMinor) : t('value.noInterest'),
      left,
    }),
    credit: says('full'),
    more: t('inFullHow', { reference: debt.accountReference }),
  };
}

async function byADayCard(of: WaysOf): Promise<OptionCard> {
  const { t, money, says, left, at } = await wordsFor(of);
  return {
    key: 'by-a-day',
    title: t('way.byADay'),
    facts: await openFacts({
      payment: t('value.once', { amount: money(of.debt.balanceMinor) }),
      days: t('value.youPickDay'),
      end: t('value.youPick'),
      total: money(of.debt.balanceMinor),
      interest: interestWord(of, t),
      left,
    }),
    credit: says('full'),
    href: `${at}/by-a-day`,
  };
}

async function settleCards(of: WaysOf): Promise<OptionCard[]> {
  const { t, money, day, says, left } = await wordsFor(of);
  const { holdingId } = of.debt;
  return Promise.all(
    settlementsOffered(of.facts).map(async ({ payMinor, byOn, percent, remainderMinor, restWrittenOff }) => ({
      key: `settle-${percent}`,
      title: t('way.settle'),
      facts: await openFacts({
        payment: t('value.once', { amount: money(payMinor) }),
        days: t('value.onDay', { date: day(byOn) }),
        end: day(byOn),
        total: money(payMinor),
        interest: t('value.noInterest'),
        left,
        afterwards: restWrittenOff
          ? t('value.writtenOff')
          : t('value.remains', { amount: money(remainderMinor) }),
      }),
      credit: says('settle'),
      more: t('settleMissed'),
      working: `/working${writeChosen([{ holdingId, offer: writeOffer({ way: 'settle', percent }) }])}&from=options`,
      href: `/agree/check${writeChosen([{ holdingId, offer: writeOffer({ way: 'settle', percent }) }])}`,
    })),
  );
}

async function littleCard(of: WaysOf): Promise<OptionCard> {
  const { t, money, says, at } = await wordsFor(of);
  const youPick = t('value.youPick');
  return {
    key: 'little',
    title: t('way.little'),
    facts: await openFacts({
      payment: youPick,
      days: youPick,
      end: t('value.again'),
      total: t('value.same', { amount: money(of.debt.balanceMinor) }),
      interest: interestWord(of, t),
      left: youPick,
    }),
    more: t('value.person'),
    credit: says('plan'),
    href: `${at}/own?way=little&every=${of.every}`,
  };
}

async function pauseCard(of: WaysOf): Promise<OptionCard> {
  const { t, money, day, says, left } = await wordsFor(of);
  const untilOn = writeDay((readDay(of.facts.todayOn) ?? 0) + PAUSE_DAYS);
  return {
    key: 'pause',
    title: t('way.pause'),
    facts: await openFacts({
      payment: t('value.nothing'),
      days: t('value.nothing'),
      end: day(untilOn),
      total: t('value.same', { amount: money(of.debt.balanceMinor) }),
      interest: t('value.noInterest'),
      left,
    }),
    credit: says('nothing'),
    href: '/pause',
  };
}

async function reduceCard(of: WaysOf): Promise<OptionCard> {
  const { t, says, left, at } = await wordsFor(of);
  return {
    key: 'reduce',
    title: t('way.reduce'),
    facts: await openFacts({
      payment: t('value.nothing'),
      days: t('value.nothing'),
      end: t('value.person'),
      total: t('value.person'),
      interest: interestWord(of, t),
      left,
    }),
    credit: says('nothing'),
    href: `${at}/reduce`,
  };
}

async function adviceCard(of: WaysOf): Promise<OptionCard> {
  const { t, money, says, left } = await wordsFor(of);
  const { name, phone } = callable(
    of.asking.debtor.kind === 'person' ? 'stepchange-debt-charity' : 'business-debtline',
  );
  return {
    key: 'advice',
    title: t('way.advice'),
    facts: await openFacts({
      payment: t('value.nothing'),
      days: t('value.nothing'),
      end: t('value.youPick'),
      total: t('value.same', { amount: money(of.debt.balanceMinor) }),
      interest: interestWord(of, t),
      left,
    }),
    credit: says('nothing'),
    more: t('adviceHow', { name, phone }),
    href: '/help',
  };
}

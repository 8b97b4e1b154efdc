import { AdviceHow } from '@/app/(debtor)/advice-how';
import { readDay, writeDay } from '@/domain/calendar';
import { PAUSE_DAYS } from '@/domain/pause';
import type { OptionCard } from '../card';
import { openFacts, type WaysOf, wordsFor } from './ways-words';

// words: options.value.*, options.way.*
/** Nothing to pay for 30 days. */
export async function pauseCard(of: WaysOf): Promise<OptionCard> {
  const { t, money, day, says, left } = await wordsFor(of);
  const untilOn = writeDay((readDay(of.facts.todayOn) ?? 0) + PAUSE_DAYS);
  return {
    key: 'pause',
    title: t('way.pause'),
    facts: await openFacts({
      payment: t('value.nothing'),
      days: t('value.noDays'),
      end: day(untilOn),
      total: t('value.same', { amount: money(of.debt.balanceMinor) }),
      interest: t('value.noInterest'),
      ...left(),
    }),
    credit: says('nothing'),
    href: '/pause',
  };
}

/** Asking for less, or nothing, to be owed. */
export async function reduceCard(of: WaysOf): Promise<OptionCard> {
  const { t, says, left, at, interestGoesOn } = await wordsFor(of);
  return {
    key: 'reduce',
    title: t('way.reduce'),
    facts: await openFacts({
      payment: t('value.nothing'),
      days: t('value.noDays'),
      end: t('value.person'),
      total: t('value.person'),
      interest: interestGoesOn,
      ...left(),
    }),
    credit: says('nothing'),
    href: `${at}/reduce`,
  };
}

/** Talking to somebody who does not work for us, before anything else. */
export async function adviceCard(of: WaysOf): Promise<OptionCard> {
  const { t, money, says, left, interestGoesOn } = await wordsFor(of);
  return {
    key: 'advice',
    title: t('way.advice'),
    facts: await openFacts({
      payment: t('value.nothing'),
      days: t('value.noDays'),
      end: t('value.whenReady'),
      total: t('value.same', { amount: money(of.debt.balanceMinor) }),
      interest: interestGoesOn,
      ...left(),
    }),
    credit: says('nothing'),
    more: <AdviceHow debtor={of.asking.debtor} />,
    href: '/help',
  };
}

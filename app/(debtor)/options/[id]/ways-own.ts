import { mostAt } from '@/domain/frequency';
import { longestTermMonths } from '@/domain/policy';
import { leastWithinPolicy } from '@/domain/several-debts';
import type { OptionCard } from '../card';
import { startingDay } from '../starting-day';
import { openFacts, type WaysOf, wordsFor } from './ways-words';

// words: options.value.*, options.way.*
/** An amount and a time of the person's own. */
export async function ownCards(of: WaysOf): Promise<OptionCard[]> {
  const { t, total, interestShown, says, at, left } = await wordsFor(of);
  const youPick = t('value.youPick');
  const facts = await openFacts({
    payment: youPick,
    days: youPick,
    end: youPick,
    total,
    interest: interestShown,
    ...left(t('value.shownNext')),
  });
  const common = { facts, credit: says('plan') };
  const { amount, time } = await atOnce(of);
  const every = `every=${of.every}`;
  return [
    { ...common, key: 'own', title: t('way.own'), more: amount, href: `${at}/own?way=amount&${every}` },
    { ...common, key: 'months', title: t('way.months'), more: time, href: `${at}/own?way=months&${every}` },
  ];
}

/** Which amounts and times can be agreed at once: within the policy, and within what the budget leaves where there is one. */
async function atOnce(of: WaysOf): Promise<{ amount: string; time: string }> {
  const { facts, every, debt } = of;
  const { t, money } = await wordsFor(of);
  const byPerson = { amount: t('value.person'), time: t('value.person') };
  const least = leastWithinPolicy({ ...facts, payDay: startingDay(facts, every) });
  const months = longestTermMonths(facts.policy, debt.balanceMinor);
  if (least === null || months === null || !facts.policy.agreeAtOnce) return byPerson;
  if (facts.affordable.by !== 'budget') {
    const payment = t(`value.${every}`, { amount: money(least) });
    return { amount: t('value.from', { payment }), time: t('value.upTo', { months }) };
  }
  const most = Math.min(debt.balanceMinor, mostAt(every, Math.max(0, facts.affordable.leftMinor)));
  if (least > most) return byPerson;
  const payment = t(`value.${every}`, { amount: money(most) });
  return {
    amount: t('value.between', { least: money(least), payment }),
    time: t('value.upToLeft', { months }),
  };
}

/** A little for now: a person looks at it, whatever the amount. */
export async function littleCard(of: WaysOf): Promise<OptionCard> {
  const { t, money, says, at, left, interestGoesOn } = await wordsFor(of);
  const youPick = t('value.youPick');
  return {
    key: 'little',
    title: t('way.little'),
    facts: await openFacts({
      payment: youPick,
      days: youPick,
      end: t('value.again'),
      total: t('value.same', { amount: money(of.debt.balanceMinor) }),
      interest: interestGoesOn,
      ...left(t('value.shownNext')),
    }),
    credit: says('plan'),
    more: t('value.person'),
    href: `${at}/own?way=little&every=${of.every}`,
  };
}

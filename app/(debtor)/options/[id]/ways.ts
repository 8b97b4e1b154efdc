import { getTranslations } from 'next-intl/server';
import { writeChosen } from '@/app/(debtor)/agree/chosen';
import { creditWords } from '@/app/(debtor)/agree/credit';
import { writeOffer } from '@/domain/offer';
import { overTime } from '@/domain/options';
import type { WayOn } from '@/domain/ways-on';
import type { OptionCard } from '../card';
import { planFacts } from '../plan-facts';
import { startingDay } from '../starting-day';
import { adviceCard, pauseCard, reduceCard } from './ways-free';
import { byADayCard, inFullCard, settleCards } from './ways-once';
import { littleCard, ownCards } from './ways-own';
import type { WaysOf } from './ways-words';

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

// words: options.way.*
/** Lighter, middle and sooner, as the policy offers them for what the budget leaves. */
async function paces({ debt, facts, every }: WaysOf): Promise<OptionCard[]> {
  const t = await getTranslations('options.way');
  const credit = await creditWords();
  const payDay = startingDay(facts, every);
  return Promise.all(
    overTime({ ...facts, payDay }).map(async ({ pace, leftToLiveOnWeekMinor, ...plan }) => {
      const chosen = writeChosen([
        {
          holdingId: debt.holdingId,
          offer: writeOffer({ way: 'amount', amountMinor: plan.regularMinor, payDay }),
        },
      ]);
      const left = facts.livingMinor === null ? {} : { leftMinor: leftToLiveOnWeekMinor };
      return {
        key: pace,
        title: t(pace),
        facts: await planFacts({ ...plan, count: plan.payments.length, ...left }, debt.currency),
        credit: credit(debt, 'plan'),
        working: `/working${chosen}&from=options`,
        href: `/agree/pay-day${chosen}`,
      };
    }),
  );
}

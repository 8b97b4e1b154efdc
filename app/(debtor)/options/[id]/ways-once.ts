import { writeChosen } from '@/app/(debtor)/agree/chosen';
import { type Offer, writeOffer } from '@/domain/offer';
import { inFull } from '@/domain/pay-once';
import { settlementsOffered } from '@/domain/proposal';
import type { OptionCard } from '../card';
import { startingDay } from '../starting-day';
import { openFacts, type WaysOf, wordsFor } from './ways-words';

/** Where an offer is chosen, and where its figures open their sums. */
function placesOf({ debt }: WaysOf, offer: Offer) {
  const chosen = writeChosen([{ holdingId: debt.holdingId, offer: writeOffer(offer) }]);
  return { href: `/agree/check${chosen}`, working: `/working${chosen}&from=options` };
}

// words: options.value.*, options.way.*, options.inFullHow, options.settleMissed
/** All of it today: there is nothing to agree, it is only paid. */
export async function inFullCard(of: WaysOf): Promise<OptionCard> {
  const { t, money, says, leftOnce, day } = await wordsFor(of);
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
      ...leftOnce(),
    }),
    credit: says('full'),
    more: t('inFullHow', { reference: debt.accountReference }),
    working: placesOf(of, { way: 'day', on: facts.todayOn }).working,
  };
}

/** All of it by a day that the person picks. */
export async function byADayCard(of: WaysOf): Promise<OptionCard> {
  const { t, total, interestShown, says, leftOnce, at } = await wordsFor(of);
  return {
    key: 'by-a-day',
    title: t('way.byADay'),
    facts: await openFacts({
      payment: t('value.once', { amount: total }),
      days: t('value.youPickDay'),
      end: t('value.youPick'),
      total,
      interest: interestShown,
      ...leftOnce(),
    }),
    credit: says('full'),
    href: `${at}/by-a-day`,
  };
}

/** Part of it, where the policy offers that, and what becomes of the rest. */
export async function settleCards(of: WaysOf): Promise<OptionCard[]> {
  const { t, money, day, says, leftOnce } = await wordsFor(of);
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
        ...leftOnce(),
        afterwards: restWrittenOff
          ? t('value.writtenOff')
          : t('value.remains', { amount: money(remainderMinor) }),
      }),
      credit: says('settle'),
      more: t('settleMissed'),
      ...placesOf(of, { way: 'settle', percent }),
    })),
  );
}

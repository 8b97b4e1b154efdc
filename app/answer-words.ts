import { getTranslations } from 'next-intl/server';
import { payDayWords } from '@/app/(debtor)/agree/pay-day-words';
import { sayFigures } from '@/app/(debtor)/options/plan-facts';
import { formatInstant } from '@/app/instants';
import type { LetterWay, LetterWords } from '@/components/answer-letter';
import { ourContact } from '@/content/our-contact';
import type { AgreedPlan } from '@/domain/agreement';
import type { IsoDay } from '@/domain/calendar';
import { DECLINE_REASONS, type Outcome, WAYS_ON } from '@/domain/decision';
import { env } from '@/env';

/**
 * What an answer says beside the reply, as `decision.details` holds it, but for the ids; a preview knows it before there are
 * any. `plan` is the plan that was agreed, or that is offered instead. Amounts in minor units.
 */
export type Answered = {
  readonly outcome: Outcome;
  readonly reason: string | null;
  readonly waysOn: readonly string[];
  readonly details: {
    readonly plan?: AgreedPlan | null;
    readonly acceptBy?: IsoDay;
    readonly untilOn?: IsoDay;
    readonly amountMinor?: number;
    readonly leftMinor?: number;
    readonly remainderMinor?: number;
    readonly deadlineOn?: IsoDay;
    readonly holdEnded?: boolean;
    readonly tooOld?: 'too_old' | 'not_too_old';
  };
  readonly reply: string | null;
  readonly staffName: string;
  /** Null in a preview: it says “today” in no words at all. */
  readonly at: Date | null;
  readonly currency: string;
  /** The debt that ways on lead to; null where the answer is about none, or about all. */
  readonly holdingId: string | null;
};

/** The words of an answer, for the letter that staff preview and the person reads. */
export async function letterWords(answered: Answered): Promise<LetterWords> {
  const t = await getTranslations('answerLetter');
  const { outcome, details, staffName, at, reply } = answered;
  const known = DECLINE_REASONS.find((one) => one === answered.reason);
  const each = await waysFor(answered);
  const title = outcome === 'answer' && details.tooOld ? t(`title.${details.tooOld}`) : t(`title.${outcome}`);
  return {
    title,
    from: at
      ? t('from', { name: staffName, date: await formatInstant(at) })
      : t('fromSoon', { name: staffName }),
    reply,
    reason: known ? { title: t('why'), text: t(`reason.${known}`) } : null,
    facts: await factsFor(answered),
    next: await nextFor(answered),
    ways: each.length > 0 ? { title: t('ways'), each } : null,
  };
}

async function factsFor({ outcome, details, currency }: Answered): Promise<LetterWords['facts']> {
  const t = await getTranslations('answerLetter.fact');
  const { money, day } = await sayFigures(currency);
  const { plan, acceptBy, untilOn, amountMinor, leftMinor, remainderMinor, deadlineOn } = details;
  if (plan && (outcome === 'agree' || outcome === 'counter_offer')) {
    const payDay = await payDayWords();
    const said = [
      { label: t('payment'), value: money(plan.regularMinor) },
      { label: t('payDay'), value: payDay(plan.payDay) },
      { label: t('payments'), value: t('count', { count: plan.payments.length }) },
      { label: t('first'), value: day(plan.firstOn) },
      { label: t('end'), value: day(plan.endOn) },
      { label: t('total'), value: money(plan.totalMinor) },
    ];
    return acceptBy ? [...said, { label: t('acceptBy'), value: day(acceptBy) }] : said;
  }
  if (outcome === 'pause' && untilOn) return [{ label: t('until'), value: day(untilOn) }];
  if (outcome === 'reduce' && amountMinor !== undefined && leftMinor !== undefined)
    return [
      { label: t('takenOff'), value: money(amountMinor) },
      { label: t('left'), value: money(leftMinor) },
    ];
  if (outcome === 'settle' && amountMinor !== undefined && deadlineOn)
    return [
      { label: t('pay'), value: money(amountMinor) },
      { label: t('deadline'), value: day(deadlineOn) },
      ...(remainderMinor === undefined ? [] : [{ label: t('thenTakenOff'), value: money(remainderMinor) }]),
    ];
  return [];
}

async function nextFor({ outcome, details }: Answered): Promise<string[]> {
  const t = await getTranslations('answerLetter.then');
  switch (outcome) {
    case 'agree':
      return [t('agree')];
    case 'counter_offer':
      return [t('counterOffer'), t('noAnswer')];
    case 'ask':
      return [t('ask')];
    case 'decline':
      return [t('decline')];
    case 'pause':
      return [t('pause')];
    case 'reduce':
      return [details.leftMinor === 0 ? t('reducedToNothing') : t('reduce')];
    case 'settle':
      return [t('settle')];
    case 'answer':
      if (details.tooOld === 'too_old') return [t('tooOld')];
      return [details.holdEnded ? t('holdEnded') : t('answer'), t('answerAgain')];
    case 'correct':
      return [t('correct'), t('answerAgain')];
    case 'return_to_creditor':
      return [t('returned')];
    case 'release':
      return [];
    case 'thank':
      return [t('thank')];
  }
}

async function waysFor({ waysOn, holdingId }: Answered): Promise<LetterWay[]> {
  const t = await getTranslations('answerLetter.way');
  const help = await getTranslations('shell.help');
  const us = ourContact(env(), { madeUpName: help('madeUpName'), madeUpHours: help('madeUpHours') });
  const own = (way: string) =>
    holdingId ? `/options/${holdingId}/own?way=${way}&every=monthly` : '/options';
  const places: Record<(typeof WAYS_ON)[number], string | null> = {
    offer_less: own('amount'),
    longer: own('months'),
    little_for_now: own('little'),
    pause: '/pause',
    ask_to_reduce: holdingId ? `/options/${holdingId}/reduce` : '/options',
    budget: '/budget',
    free_advice: '/help',
    talk_to_us: null,
    complain: null,
  };
  return WAYS_ON.filter((way) => waysOn.includes(way)).map((key) => ({
    key,
    title: t(`${key}.title`),
    ...(us && (key === 'talk_to_us' || key === 'complain')
      ? { text: t(`${key}.call`, { name: us.name, hours: us.hours }), phone: us.phone }
      : { text: t(`${key}.text`), phone: null }),
    href: places[key],
  }));
}

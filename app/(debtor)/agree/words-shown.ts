import { getLocale, getTranslations } from 'next-intl/server';
import { formatDay } from '@/components/date-text';
import { formatMoney } from '@/components/money-text';
import type { AgreedPlan } from '@/domain/agreement';
import type { Asking } from '@/domain/asking';
import { creditWords } from './credit';
import { payDayWords } from './pay-day-words';

// words: agree.record.*, agree.check.missedOne, agree.check.missedTwo, agree.check.missedThree
/**
 * The words that are kept with an agreement, one paragraph a line: each plan in a sentence, what happens when a payment is
 * missed, what it means for a credit file. Made before the transaction; filled in from what is agreed and nothing else.
 */
export async function wordsShown(asking: Asking): Promise<(plans: readonly AgreedPlan[]) => string> {
  const record = await getTranslations('agree.record');
  const check = await getTranslations('agree.check');
  const [payDay, credit, locale] = [await payDayWords(), await creditWords(), await getLocale()];
  const sentence = (plan: AgreedPlan): string => {
    const money = (minor: number) => formatMoney({ minor, currency: plan.currency }, locale);
    const said = {
      creditor: plan.creditorName,
      reference: plan.accountReference,
      total: money(plan.totalMinor),
      end: formatDay(plan.endOn, locale),
    };
    if (plan.kind === 'settlement') {
      const remainder = money(plan.remainderMinor);
      return record(plan.restWrittenOff ? 'settle' : 'settleRest', { ...said, remainder });
    }
    const days = { payDay: payDay(plan.payDay).toLowerCase(), first: formatDay(plan.firstOn, locale) };
    return plan.remainderMinor > 0
      ? record('little', { ...said, ...days, remainder: money(plan.remainderMinor) })
      : record('plan', { ...said, ...days });
  };
  const effect = (plan: AgreedPlan): string[] => {
    const debt = asking.debts.find(({ holdingId }) => holdingId === plan.holdingId);
    if (!debt) return [];
    const kind = { settlement: 'settle', 'by-a-day': 'full', 'over-time': 'plan', little: 'plan' } as const;
    return [`${plan.creditorName}: ${credit(debt, kind[plan.kind])}`];
  };
  const missed = [check('missedOne'), check('missedTwo'), check('missedThree')];
  // What is kept is plain: how a screen breaks its lines is no part of it.
  return (plans) =>
    [...plans.map(sentence), ...missed, ...plans.flatMap(effect)].join('\n').replaceAll('\u00a0', ' ');
}

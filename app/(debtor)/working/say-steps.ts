import { getTranslations } from 'next-intl/server';
import { sayFigures } from '../options/plan-facts';
import type { Step } from './steps-of';

// words: working.step.*
/** Steps in words, one sentence each; a step that other pages show has none here. */
export async function saySteps(
  steps: readonly Step[],
  currency: string,
): Promise<{ key: string; words: string; isPayment: boolean }[]> {
  const t = await getTranslations('working.step');
  const { money, day } = await sayFigures(currency);
  const say = (step: Step): string | null => {
    switch (step.key) {
      case 'share-rule':
        return t('share-rule');
      case 'share-of':
        return t('share-of', { creditor: step.creditor, amount: money(step.amountMinor) });
      case 'balance':
      case 'share-spare':
      case 'left-after':
      case 'own-share':
        return t(step.key, { amount: money(step.amountMinor) });
      case 'settle':
        return t('settle', {
          percent: step.percent,
          owed: money(step.owedMinor),
          pay: money(step.payMinor),
          rest: money(step.remainderMinor),
        });
      case 'rest':
        return t('rest', {
          owed: money(step.balanceMinor),
          total: money(step.totalMinor),
          rest: money(step.remainderMinor),
        });
      case 'policy-share':
        return t('policy-share', {
          left: money(step.leftMinor),
          percent: step.percent,
          share: money(step.shareMinor),
        });
      case 'a-month':
        return t('a-month', {
          amount: money(step.amountMinor),
          frequency: step.frequency,
          month: money(step.monthMinor),
        });
      case 'interest':
        return t('interest', { amount: money(step.interestMinor) });
      case 'no-interest':
        return t('no-interest');
      case 'part':
        return t('part', { amount: money(step.balanceMinor), date: day(step.untilOn) });
      case 'window': {
        const { days, percent, yearLength, interestMinor } = step;
        const said = t('window', {
          from: day(step.fromOn),
          to: day(step.toOn),
          days,
          percent,
          yearLength: String(yearLength),
        });
        return interestMinor === null
          ? said
          : `${said} ${t('windowInterest', { amount: money(interestMinor) })}`;
      }
      case 'part-interest':
        return t('part-interest', { amount: money(step.interestMinor) });
      case 'pace':
        return t('pace', {
          pace: step.pace,
          percent: step.percent,
          because: step.because,
          amount: money(step.amountMinor),
          frequency: step.frequency,
        });
      case 'shared':
        return t('shared', {
          total: money(step.totalMinor),
          count: step.count,
          amount: money(step.amountMinor),
        });
      case 'owed-today':
        return t('owed-today', { amount: money(step.owedMinor) });
      case 'left-to-live-on': {
        const sum = t('left-to-live-on', {
          left: money(step.leftMinor),
          living: money(step.livingMinor),
          paid: money(step.paidMinor),
          rest: money(step.restMinor),
        });
        const isShort = step.weekMinor < 0;
        const week = isShort
          ? t('short-to-live-on', { rest: money(step.restMinor), amount: money(-step.weekMinor) })
          : t('week-to-live-on', { rest: money(step.restMinor), amount: money(step.weekMinor) });
        return `${sum} ${week}`;
      }
      case 'payment':
        return t('payment', {
          number: step.number,
          amount: money(step.amountMinor),
          date: day(step.on),
        });
      case 'payments-total':
        return t('payments-total', { count: step.count, amount: money(step.totalMinor) });
      default:
        return null;
    }
  };
  return steps.flatMap((step, at) => {
    const words = say(step);
    return words === null ? [] : [{ key: `${at}`, words, isPayment: step.key === 'payment' }];
  });
}

import { useLocale, useTranslations } from 'next-intl';
import { formatDay } from '@/components/date-text';
import { Section } from '@/components/heading';
import { Points } from '@/components/lists';
import { formatMoney } from '@/components/money-text';
import type { Payment } from '@/domain/schedule';
import { workPayments } from '@/domain/working';
import type { Asked } from './ask';

/** The longest day number that every month has. */
const IN_EVERY_MONTH = 28;

/** How the payments came about, from what was asked to their sum, so that anyone can do it again on paper. */
export function Working({ asked, payments }: { asked: Asked; payments: readonly Payment[] }) {
  const t = useTranslations('calculator.working');
  const locale = useLocale();
  const money = (minor: number) => formatMoney({ minor, currency: 'GBP' }, locale);
  const [total, each] = [money(asked.amount), money(asked.payment)];
  const full = Math.floor(asked.amount / asked.payment);
  const restMinor = asked.amount - full * asked.payment;
  const first = payments[0]?.on ?? '';
  const steps = workPayments(payments);
  const sum = steps.find((step) => step.key === 'payments-total');
  return (
    <Section title={t('title')} id="working">
      <Points>
        {full === 0 || (full === 1 && restMinor === 0) ? (
          <li>{t('small', { each, total })}</li>
        ) : (
          <>
            <li>{t('share', { total, full, each, sum: money(full * asked.payment) })}</li>
            <li>{restMinor === 0 ? t('exact') : t('rest', { rest: money(restMinor) })}</li>
          </>
        )}
        {payments.length > 1 && <li>{t('days', { first: formatDay(first, locale) })}</li>}
        {asked.often === 'monthly' && Number(first.slice(8)) > IN_EVERY_MONTH && <li>{t('monthDay')}</li>}
        {asked.often === 'month_end' && <li>{t('monthEnd')}</li>}
        {sum && payments.length > 1 && (
          <li>{t('sum', { count: sum.count, total: money(sum.totalMinor) })}</li>
        )}
      </Points>
    </Section>
  );
}

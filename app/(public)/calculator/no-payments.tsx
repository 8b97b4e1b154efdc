import { useTranslations } from 'next-intl';
import { Section } from '@/components/heading';
import { MoneyText } from '@/components/money-text';
import { Way } from '@/components/way';
import { type Answer, MOST_PAYMENTS } from './reckon';

/** Where there are no payments to list there are kind words, and two ways on for somebody with nothing left. */
export function NoPayments({ kind }: { kind: Exclude<Answer['kind'], 'payments'> }) {
  const t = useTranslations('calculator');
  if (kind === 'nothing-owed')
    return (
      <Section title={t('nothingOwed.title')} id="answer">
        <p>{t.rich('nothingOwed.body', { amount: () => <MoneyText minor={0} currency="GBP" /> })}</p>
      </Section>
    );
  const group = kind === 'nothing-left' ? 'nothingLeft' : 'tooLong';
  return (
    <Section title={t(`${group}.title`)} id="answer">
      <p>{t(`${group}.body`, { most: MOST_PAYMENTS })}</p>
      <ul>
        <li>
          <Way href="/guides/nothing-left">{t(`${group}.guide`)}</Way>
        </li>
        <li>
          <Way href="/help?need=debt">{t(`${group}.help`)}</Way>
        </li>
      </ul>
    </Section>
  );
}

import { useTranslations } from 'next-intl';
import { Button } from '@/components/button';
import { Radios } from '@/components/form/choices';
import { DateField } from '@/components/form/date-field';
import { errorOf, type FormState } from '@/components/form/form-state';
import { MoneyField } from '@/components/form/text-field';
import { OFTEN } from './ask';

/** Sent as an address: no session, nothing stored, and it works without script. */
export function CalculatorForm({ state }: { state: FormState }) {
  const t = useTranslations('calculator');
  const { values } = state;
  return (
    <form action="/calculator#answer" noValidate className="space-y-8 print:hidden">
      <MoneyField
        name="amount"
        sign="£"
        label={t('form.amount')}
        hint={t('form.amountHint')}
        value={values.amount}
        error={errorOf(state, 'amount')}
      />
      <MoneyField
        name="payment"
        sign="£"
        label={t('form.payment')}
        hint={t('form.paymentHint')}
        value={values.payment}
        error={errorOf(state, 'payment')}
      />
      <Radios
        name="often"
        label={t('form.often')}
        choices={OFTEN.map((value) => ({ value, label: t(`often.${value}`) }))}
        value={values.often}
        error={errorOf(state, 'often')}
      />
      <DateField
        name="first"
        label={t('form.first')}
        hint={t('form.firstHint')}
        words={{ day: t('form.day'), month: t('form.month'), year: t('form.year') }}
        values={values}
        error={errorOf(state, 'first')}
      />
      <Button>{t('form.show')}</Button>
    </form>
  );
}

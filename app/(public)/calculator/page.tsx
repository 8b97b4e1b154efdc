import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { useTranslations } from 'next-intl';
import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { CLOCK_HEADER, dayOf, now } from '@/clock';
import { ErrorSummary } from '@/components/form/error-summary';
import { type FormState, UNTOUCHED } from '@/components/form/form-state';
import { Title } from '@/components/heading';
import { readAsked } from './ask';
import { CalculatorForm } from './calculator-form';
import { NoPayments } from './no-payments';
import { Payments } from './payments';
import { reckon } from './reckon';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('calculator'))('title') };
}

/** Amount, payment and pay day give the days and the end. It needs no account and keeps nothing. */
export default async function Calculator({ searchParams }: PageProps<'/calculator'>) {
  const params = await searchParams;
  const t = await getTranslations('calculator.wrong');
  const asked = readAsked(params, {
    amount: (fault) => t(`amount.${fault}`),
    payment: (fault) => t(`payment.${fault}`),
    often: t('often'),
    first: t('first'),
  });
  const today = dayOf(now((await headers()).get(CLOCK_HEADER)));
  const state = asked?.state ?? UNTOUCHED;
  if (!asked?.ok) return <CalculatorSheet state={state} />;
  const answer = reckon(asked.input, today);
  return (
    <CalculatorSheet state={state}>
      {answer.kind === 'payments' ? (
        <Payments
          asked={asked.input}
          payments={answer.payments}
          allHref={params.show === 'all' ? null : showAllHref(state.values)}
        />
      ) : (
        <NoPayments kind={answer.kind} />
      )}
    </CalculatorSheet>
  );
}

function CalculatorSheet({ state, children }: { state: FormState; children?: ReactNode }) {
  const t = useTranslations('calculator');
  return (
    <>
      <ErrorSummary state={state} title={t('fix')} />
      <Title>{t('title')}</Title>
      <p className="text-22 print:hidden">{t('lead')}</p>
      <p className="mt-4 mb-8 print:hidden">{t('kept')}</p>
      <CalculatorForm state={state} />
      {children}
    </>
  );
}

/** The same question again, asking for every payment. */
function showAllHref(values: FormState['values']): string {
  return `/calculator?${new URLSearchParams({ ...values, show: 'all' })}#answer`;
}

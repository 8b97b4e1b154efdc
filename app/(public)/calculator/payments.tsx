import { useTranslations } from 'next-intl';
import { DateText } from '@/components/date-text';
import { Section } from '@/components/heading';
import { ListTable } from '@/components/list-table';
import { MoneyText } from '@/components/money-text';
import { SummaryList } from '@/components/summary-list';
import { Way } from '@/components/way';
import type { Payment } from '@/domain/schedule';
import type { Asked } from './ask';
import { Working } from './working';

/** More than these are folded to the first few and the last, unless somebody asks for all. */
const MOST_SHOWN = 24;
const FIRST_FEW = 12;

/** What the payments come to, each of them, and the sum opened. `allHref` is null where all have been asked for. */
export function Payments({
  asked,
  payments,
  allHref,
}: {
  asked: Asked;
  payments: readonly Payment[];
  allHref: string | null;
}) {
  const t = useTranslations('calculator');
  const [first, last] = [payments[0], payments.at(-1)];
  if (!first || !last) throw new Error('a plan without payments was to be shown');
  const isFolded = allHref !== null && payments.length > MOST_SHOWN;
  return (
    <>
      <Section title={t('result.title')} id="answer">
        <p>
          {payments.length === 1
            ? t.rich('result.one', {
                amount: () => <Pounds minor={last.amountMinor} />,
                first: () => <DateText on={first.on} />,
              })
            : t.rich('result.many', {
                count: payments.length,
                first: () => <DateText on={first.on} />,
                last: () => <DateText on={last.on} />,
              })}
        </p>
        <Facts asked={asked} first={first} last={last} count={payments.length} />
        <p>{t('result.noInterest')}</p>
      </Section>
      <Working asked={asked} payments={payments} />
      <div className="mt-12 space-y-4">
        <PaymentTable total={asked.amount} payments={payments} isFolded={isFolded} />
        {isFolded && (
          <p className="print:hidden">
            {t('table.some', { count: FIRST_FEW })}{' '}
            <Way href={allHref}>{t('table.all', { count: payments.length })}</Way>
          </p>
        )}
      </div>
    </>
  );
}

function Facts({
  asked,
  first,
  last,
  count,
}: {
  asked: Asked;
  first: Payment;
  last: Payment;
  count: number;
}) {
  const t = useTranslations('calculator.result');
  const each =
    last.amountMinor === first.amountMinor ? (
      <Pounds minor={first.amountMinor} />
    ) : (
      t.rich('eachAndLast', {
        each: () => <Pounds minor={first.amountMinor} />,
        last: () => <Pounds minor={last.amountMinor} />,
      })
    );
  return (
    <SummaryList
      rows={[
        { label: t('total'), value: <Pounds minor={asked.amount} /> },
        { label: t('count'), value: count },
        { label: t('each'), value: each },
        { label: t('starts'), value: <DateText on={first.on} /> },
        { label: t('ends'), value: <DateText on={last.on} /> },
      ]}
    />
  );
}

function PaymentTable({
  total,
  payments,
  isFolded,
}: {
  total: number;
  payments: readonly Payment[];
  isFolded: boolean;
}) {
  const t = useTranslations('calculator.table');
  let paid = 0;
  const rows = payments.map((payment) => {
    paid += payment.amountMinor;
    return {
      id: payment.on,
      cells: {
        on: <DateText on={payment.on} />,
        amount: <Pounds minor={payment.amountMinor} />,
        left: <Pounds minor={total - paid} />,
      },
    };
  });
  const columns = [
    { key: 'on', label: t('on'), whole: true },
    { key: 'amount', label: t('amount'), figures: true },
    { key: 'left', label: t('left'), figures: true },
  ];
  const shown = isFolded ? [...rows.slice(0, FIRST_FEW), ...rows.slice(-1)] : rows;
  return <ListTable caption={t('caption')} columns={columns} rows={shown} />;
}

function Pounds({ minor }: { minor: number }) {
  return <MoneyText minor={minor} currency="GBP" />;
}

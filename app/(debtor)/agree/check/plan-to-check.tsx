import { getTranslations } from 'next-intl/server';
import { Fold } from '@/components/fold';
import { Section } from '@/components/heading';
import { ListTable } from '@/components/list-table';
import { SummaryList, type SummaryRow } from '@/components/summary-list';
import { Way } from '@/components/way';
import type { Good } from '@/domain/agreeing';
import type { AgreedPlan } from '@/domain/agreement';
import { sayFigures } from '../../options/plan-facts';
import { type Chosen, writeChosen } from '../chosen';
import { creditWords } from '../credit';
import { payDayWords } from '../pay-day-words';

/** One plan to check: its summary, every payment with its day, and what it means for the credit file. */
export async function PlanToCheck({ shown, all }: { shown: Good; all: readonly Chosen[] }) {
  const { debt, agreed, proposal } = shown;
  const t = await getTranslations('agree.check');
  const credit = await creditWords();
  const effect = { settlement: 'settle', 'by-a-day': 'full', 'over-time': 'plan', little: 'plan' } as const;
  const own = all.find(({ holdingId }) => holdingId === debt.holdingId);
  return (
    <Section title={debt.creditorName} id={`plan-${debt.holdingId}`}>
      <SummaryList rows={await rowsOf(shown, all)} />
      {agreed.kind === 'settlement' && (
        <>
          <p>{t('settleMissed', { date: (await sayFigures(debt.currency)).day(agreed.endOn) })}</p>
          {debt.isJoint && <p>{t('joint')}</p>}
        </>
      )}
      {agreed.kind === 'little' && <p>{t('forNow')}</p>}
      <Payments agreed={agreed} />
      {own && <Way href={`/working${writeChosen([own])}`}>{t('working')}</Way>}
      <div className="space-y-1">
        <h3 className="font-bold">{t('credit')}</h3>
        <p>{credit(debt, effect[proposal.kind])}</p>
      </div>
    </Section>
  );
}

/** More payments than these are folded away, so that the button stays within reach on a small screen. */
const SHOWN_AT_ONCE = 60;

/** Every payment with its day; in the same words before and after agreeing. More than `shownAtOnce` are folded away. */
export async function Payments({
  agreed,
  shownAtOnce = SHOWN_AT_ONCE,
  isUnderHeading = false,
}: {
  agreed: AgreedPlan;
  shownAtOnce?: number;
  isUnderHeading?: boolean;
}) {
  const t = await getTranslations('agree.check');
  const { money, day } = await sayFigures(agreed.currency);
  const table = (
    <ListTable
      isShort
      isUnderHeading={isUnderHeading}
      caption={t('listCaption', { creditor: agreed.creditorName })}
      columns={[
        { key: 'number', label: t('number') },
        { key: 'day', label: t('day'), whole: true },
        { key: 'amount', label: t('amount'), figures: true },
      ]}
      rows={agreed.payments.map(({ on, amountMinor }, at) => ({
        id: on,
        cells: { number: at + 1, day: day(on), amount: money(amountMinor) },
      }))}
    />
  );
  if (agreed.payments.length <= shownAtOnce) return <div className="pt-4">{table}</div>;
  return (
    <Fold words={t('listAll', { count: agreed.payments.length })} printed="open">
      {table}
    </Fold>
  );
}

/**
 * What is agreed, line by line. `all` gives the ways to change it; without it nothing can be changed. Of a plan that was
 * made `before` today, what was owed is what was owed then: payments have come since.
 */
export async function rowsOf(
  { agreed }: Pick<Good, 'agreed'>,
  all: readonly Chosen[] = [],
  { isBefore = false }: { isBefore?: boolean } = {},
): Promise<SummaryRow[]> {
  const t = await getTranslations('agree.check');
  const agree = await getTranslations('agree');
  const payDay = await payDayWords();
  const { money, day } = await sayFigures(agreed.currency);
  const isForNow = agreed.kind === 'little' && agreed.remainderMinor > 0;
  const isOnce = agreed.payDay.startsWith('once:');
  const change = (href: string, about: string) =>
    all.length === 0 ? {} : { change: { href, words: agree('change'), about } };
  const toOptions = all.length > 1 ? '/options/all' : `/options/${agreed.holdingId}`;
  const last = agreed.payments.at(-1)?.amountMinor ?? 0;
  const count = { count: agreed.payments.length, amount: money(last) };
  const rows: SummaryRow[] = [
    { label: isBefore ? t('owedThen') : t('owed'), value: money(agreed.balanceMinor) },
    {
      label: t('payment'),
      value: money(agreed.regularMinor),
      ...change(toOptions, t('aboutPayment')),
    },
    {
      label: t('payDay'),
      value: payDay(agreed.payDay),
      ...(isOnce ? {} : change(`/agree/pay-day${writeChosen(all)}&again=yes`, t('aboutPayDay'))),
    },
    {
      label: t('payments'),
      value: last === agreed.regularMinor ? t('countEven', count) : t('count', count),
    },
    { label: t('first'), value: day(agreed.firstOn) },
    { label: isForNow ? t('endForNow') : t('end'), value: day(agreed.endOn) },
    { label: t('total'), value: money(agreed.totalMinor) },
    { label: t('interest'), value: agreed.interestMinor > 0 ? money(agreed.interestMinor) : t('noInterest') },
  ];
  const week = agreed.leftToLiveOnWeekMinor;
  if (week !== null) {
    const value = week < 0 ? t('aWeekShort', { amount: money(-week) }) : t('aWeek', { amount: money(week) });
    rows.push({ label: all.length > 1 ? t('leftAll') : t('left'), value });
  }
  if (isForNow)
    rows.push({ label: t('remains'), value: t('lookAgain', { amount: money(agreed.remainderMinor) }) });
  if (agreed.kind === 'settlement') {
    const amount = money(agreed.remainderMinor);
    rows.push({
      label: t('remains'),
      value: agreed.restWrittenOff ? t('writtenOff', { amount }) : t('stillThere', { amount }),
    });
  }
  return rows;
}

// words: staffCase.offer.*
import { getTranslations } from 'next-intl/server';
import { payDayWords } from '@/app/(debtor)/agree/pay-day-words';
import { dayOf } from '@/clock';
import { ListTable } from '@/components/list-table';
import { type CaseSent, type OfferSent, offerIn } from '@/db/cases-sent';
import { holidaysOf } from '@/domain/holidays';
import { offerBesidePolicy, type PolicyLine } from '@/domain/offer-beside-policy';
import { type Fact, Facts, Part } from './part';
import { type Say, type Shown, sayCase } from './say';

/** What was offered, beside the policy it was made under, line by line, and what it leaves to live on. */
export async function OfferPart({ shown, one }: { shown: Shown; one: CaseSent }) {
  const offer = offerIn(one);
  if (!offer) return null;
  const t = await getTranslations('staffCase.offer');
  const { policies, person } = shown.read;
  const { plan } = offer;
  const terms = policies.find(({ id }) => id === plan.policyId)?.terms ?? null;
  const { lines, why } = offerBesidePolicy({
    ...offer,
    terms,
    sentOn: dayOf(one.sentAt),
    holidays: holidaysOf(person?.nation ?? 'england'),
  });
  const rows = await Promise.all(lines.map((line) => rowOf(line, { shown, offer })));
  return (
    <Part id="offer" title={t('title')}>
      <p>{t('lead', { creditor: plan.creditorName, version: plan.policyVersion })}</p>
      <Facts rows={await factsOf(shown, offer)} />
      <ListTable
        caption={t('caption')}
        columns={[
          { key: 'line', label: t('column.line'), heading: true },
          { key: 'limit', label: t('column.limit') },
          { key: 'offered', label: t('column.offered'), whole: true },
          { key: 'verdict', label: t('column.verdict') },
        ]}
        rows={rows}
      />
      {!terms && <p>{t('noTerms')}</p>}
      {why.map((reason) => (
        <p key={reason}>{t(`why.${reason}`)}</p>
      ))}
    </Part>
  );
}

async function factsOf(shown: Shown, { plan }: OfferSent): Promise<Fact[]> {
  const t = await getTranslations('staffCase.offer');
  const say = await sayCase(shown);
  const payDay = await payDayWords();
  const money = (minor: number) => say.money(minor, plan.currency);
  const amount = money(plan.remainderMinor);
  const week = plan.leftToLiveOnWeekMinor;
  return [
    { label: t('payment'), value: money(plan.regularMinor) },
    { label: t('payDay'), value: payDay(plan.payDay) },
    { label: t('payments'), value: plan.payments.length },
    { label: t('first'), value: say.day(plan.firstOn) },
    { label: t('end'), value: say.day(plan.endOn) },
    { label: t('total'), value: money(plan.totalMinor) },
    ...(plan.remainderMinor > 0
      ? [{ label: t('remains'), value: t(plan.restWrittenOff ? 'writtenOff' : 'stillOwed', { amount }) }]
      : []),
    { label: t('week'), value: week === null ? t('noBudget') : money(week), isStrong: true },
  ];
}

type Of = { readonly shown: Shown; readonly offer: OfferSent };

/** A line of the policy in words: its limit, what was offered, and whether that is within it or by how much not. */
async function rowOf(line: PolicyLine, of: Of) {
  const t = await getTranslations('staffCase.offer');
  const say = await sayCase(of.shown);
  return {
    id: line.line,
    cells: {
      line: t(`line.${line.line}`),
      ...(await limitAndOffered(line, say, of.offer.plan.currency)),
      verdict: line.isOutside ? <strong>{await outsideWords(line, say, of)}</strong> : t('within'),
    },
  };
}

async function limitAndOffered(line: PolicyLine, say: Say, currency: string) {
  const t = await getTranslations('staffCase.offer');
  if (line.line === 'own-word')
    return { limit: t('needed'), offered: line.isOutside ? t('notSaid') : t('said') };
  if ('limitMinor' in line) {
    const unknown = line.line === 'left' ? t('budgetSays') : t('noLimit');
    return {
      limit: line.limitMinor === null ? unknown : say.money(line.limitMinor, currency),
      offered: say.money(line.offeredMinor, currency),
    };
  }
  const none = line.isOutside ? t('noTerm') : t('noLimit');
  return {
    limit: line.limitOn === null ? none : say.day(line.limitOn),
    offered: say.day(line.offeredOn),
  };
}

async function outsideWords(line: PolicyLine, say: Say, { offer }: Of): Promise<string> {
  const t = await getTranslations('staffCase.offer');
  if (line.line === 'own-word' || line.outsideBy === 0) return t('outside');
  if ('limitMinor' in line) return t('outsideBy', { amount: say.money(line.outsideBy, offer.plan.currency) });
  return t(line.line === 'first-from' ? 'daysEarly' : 'daysLate', { count: line.outsideBy });
}

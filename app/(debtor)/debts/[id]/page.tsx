import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import { requireDebtor } from '@/auth';
import { dayOf } from '@/clock';
import { Amount } from '@/components/amount';
import { ButtonLink } from '@/components/button';
import { formatDay } from '@/components/date-text';
import { Section, Title } from '@/components/heading';
import { Lines } from '@/components/lists';
import { Note } from '@/components/note';
import { Stones } from '@/components/stones';
import { SummaryList } from '@/components/summary-list';
import { Way } from '@/components/way';
import { type DebtRead, findDebt } from '@/db/debts';
import { type DebtFacts, isOwed, mayAsk, standingOf } from '@/domain/debt';
import { factsOf } from '@/domain/debt-facts';
import { heldUntil, holdsOver } from '@/domain/hold';
import { isOwnPause } from '@/domain/pause';
import { AnsweredBefore } from '../../answered-list';
import { BackHome } from '../../back-home';
import { formatDayOf } from '../../days';
import { NextStep, Standing } from '../../standing';
import { GoodToKnow } from './good-to-know';
import { MakeUpLines } from './make-up-lines';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('home'))('title') };
}

type Props = { params: Promise<{ id: string }> };

/** One debt: who and why, how it is made up and from where, where it stands. Not theirs and not there are one answer. */
export default async function Debt({ params }: Props) {
  const viewer = await requireDebtor();
  const read = await findDebt(viewer, (await params).id);
  if (!read) notFound();
  const { debt, at, plan } = read;
  const t = await getTranslations('debts');
  const todayOn = dayOf(at);
  const plans = plan ? [plan] : [];
  const facts = factsOf(debt, { ...read, plans }, todayOn);
  const paidMinor = -(read.makeUp.lines.find(({ kind }) => kind === 'payment')?.amountMinor ?? 0);
  return (
    <>
      <Title above={<BackHome />}>{debt.creditorName}</Title>
      <div className="space-y-4">
        {isOwed(facts) && (
          <Amount minor={debt.balanceMinor} currency={debt.currency} asAt={debt.asAtOn} howHref="#made-up" />
        )}
        <p className="text-22">
          <Standing product={debt.product} currency={debt.currency} facts={facts} />
        </p>
        <p>
          <NextStep currency={debt.currency} facts={facts} at={at} />
        </p>
        {facts.asks && (
          <p>
            <ButtonLink href={`/answers/${facts.asks.id}`}>{t(`asks.${facts.asks.outcome}`)}</ButtonLink>
          </p>
        )}
        {mayAsk(facts) && paidMinor > 0 && (
          <Stones
            paidMinor={paidMinor}
            toComeMinor={debt.balanceMinor}
            currency={debt.currency}
            {...(plan ? { doneBy: plan.lastOn } : {})}
          />
        )}
      </div>
      <Quiet read={read} facts={facts} todayOn={todayOn} />
      <AnsweredBefore answered={read.answered} />
      <Section title={t('lines.title')} id="made-up">
        <MakeUpLines read={read} isAsked={facts.tooOldDecision !== 'too_old'} />
        <p>
          <Way href={`/debts/${debt.holdingId}/history`}>{t('history.link')}</Way>
        </p>
      </Section>
      <Ways read={read} facts={facts} todayOn={todayOn} />
      <GoodToKnow read={read} facts={facts} todayOn={todayOn} />
      <div className="mt-12">
        <Facts read={read} />
      </div>
    </>
  );
}

/** Why nothing is asked about this debt: it is too old, or on hold, since when and until when. */
async function Quiet({ read, facts, todayOn }: { read: DebtRead; facts: DebtFacts; todayOn: string }) {
  const t = await getTranslations('debts');
  const locale = await getLocale();
  const standing = standingOf(facts);
  if (standing.kind === 'too_old')
    return (
      <div className="mt-8">
        <Note title={t('tooOld.title')}>
          <p>{t('tooOld.body')}</p>
          <p>{t('tooOld.advice')}</p>
        </Note>
      </div>
    );
  const [hold] = holdsOver(read.holds, read.debt.debtId, todayOn);
  if (standing.kind !== 'on_hold' || !hold) return null;
  const from = formatDay(hold.fromOn, locale);
  const untilOn = heldUntil(read.holds, read.debt.debtId, todayOn);
  return (
    <div className="mt-8">
      <Note title={t('hold.title')}>
        <p>
          {untilOn
            ? t('hold.until', { from, until: formatDay(untilOn, locale) })
            : t('hold.since', { date: from })}
        </p>
        <p>{t('hold.means')}</p>
      </Note>
    </div>
  );
}

/** What a person can do now: the choices first where there are any, then the rest as plain links. None is called the best. */
async function Ways({ read, facts, todayOn }: { read: DebtRead; facts: DebtFacts; todayOn: string }) {
  const t = await getTranslations('debts.ways');
  const { holdingId, debtId } = read.debt;
  const standing = standingOf(facts).kind;
  const holds = holdsOver(read.holds, debtId, todayOn);
  // Whoever paused may still make a plan when they are ready; nobody asks them to.
  const mayPlan = standing === 'on_hold' && holds.every(isOwnPause);
  if (standing !== 'open' && standing !== 'on_plan' && !mayPlan) return null;
  return (
    <Section title={t('title')} id="ways">
      {standing === 'open' && !facts.asks && (
        <p className="pb-2">
          <ButtonLink href={`/options/${holdingId}`}>{t('options')}</ButtonLink>
        </p>
      )}
      <Lines>
        {standing === 'open' && facts.asks && (
          <li>
            <Way href={`/options/${holdingId}`}>{t('options')}</Way>
          </li>
        )}
        {mayPlan && (
          <li>
            <Way href={`/options/${holdingId}`}>{t('ready')}</Way>
          </li>
        )}
        {read.plan && (
          <li>
            <Way href={`/plans/${read.plan.id}`}>{t('plan')}</Way>
          </li>
        )}
        {standing === 'open' && (
          <>
            <li>
              <Way href="/budget">{t('budget')}</Way>
            </li>
            <li>
              <Way href="/nothing-left">{t('nothingLeft')}</Way>
            </li>
            <li>
              <Way href="/pause">{t('pause')}</Way>
            </li>
          </>
        )}
        <li>
          <Way href={`/debts/${holdingId}/wrong`}>{t('wrong')}</Way>
        </li>
        <li>
          <Way href="/home#telling">{t('tell')}</Way>
        </li>
        <li>{t('person')}</li>
        <li>{t.rich('advice', { a: (words) => <a href="/help">{words}</a> })}</li>
      </Lines>
    </Section>
  );
}

// words: debts.letter.*
async function Facts({ read: { debt, letter } }: { read: DebtRead }) {
  const t = await getTranslations('debts');
  const locale = await getLocale();
  return (
    <SummaryList
      rows={[
        {
          label: t('for'),
          value: debt.description ? `${debt.whatItIs}: ${debt.description}` : debt.whatItIs,
        },
        { label: t('reference'), value: debt.accountReference },
        ...(letter
          ? [
              {
                label: t('letter.label'),
                value: t(`letter.${letter.state}`, {
                  date: await formatDayOf(letter.madeAt),
                  until: await formatDayOf(letter.until),
                }),
              },
            ]
          : []),
        ...(debt.openedOn ? [{ label: t('since'), value: formatDay(debt.openedOn, locale) }] : []),
      ]}
    />
  );
}

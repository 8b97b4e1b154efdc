import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { type Answered, letterWords } from '@/app/answer-words';
import { requireDebtor } from '@/auth';
import { AnswerLetter } from '@/components/answer-letter';
import type { FormState } from '@/components/form/form-state';
import { Note } from '@/components/note';
import { Way } from '@/components/way';
import { type AnswerRead, type DecisionRead, readAnswer } from '@/db/answers';
import type { AgreedPlan } from '@/domain/agreement';
import { waysOnOf } from '@/domain/answered';
import { BackHome } from '../../back-home';
import { begunWith, KeptNote } from '../../kept';
import { Conversation } from './conversation';
import { CounterOffer } from './counter-offer';
import { HowItWas } from './how-it-was';
import { Question } from './question';
import { Waits } from './waits';

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<{ said?: string | string[]; kept?: string | string[] }>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('answers.said'))('title') };
}

/** What was decided about something the person sent, as a letter with the ways on; while it waits, who has it and by when. */
export default async function Answer({ params, searchParams }: Props) {
  const viewer = await requireDebtor();
  const [{ id }, { said, kept }] = [await params, await searchParams];
  const read = await readAnswer(viewer, id);
  if (!read) notFound();
  const { turn } = read;
  const { decision } = turn;
  const t = await getTranslations('answers');
  if (!decision)
    return (
      <>
        <BackHome />
        <Waits read={read} />
      </>
    );
  const words = await lettersWords(read, decision);
  const begun = await begunWith(viewer, kept);
  return (
    <>
      <BackHome />
      {said !== undefined && (
        <div className="mb-8" role="status">
          <Note>{t('how.thanks')}</Note>
        </div>
      )}
      <KeptNote begun={begun} />
      <AnswerLetter words={words} heading={1} instead={<NoWords why={decision.reply.why} />}>
        <WhatNow read={read} decision={decision} begun={begun} mayReply={viewer.proved === 'contact'} />
      </AnswerLetter>
      <Conversation turns={read.turns} now={turn.id} />
      {!decision.isRead && decision.reply.why !== 'private' && <HowItWas id={turn.id} />}
    </>
  );
}

/** The letter's words, with what it is about. What has been answered asks for nothing more. */
async function lettersWords({ turn, asking, can }: AnswerRead, decision: DecisionRead) {
  const t = await getTranslations('answers');
  const { outcome, reason, reply, by, decidedAt, answer } = decision;
  const debt = asking.debts.find(({ holdingId }) => holdingId === turn.holdingId);
  const words = await letterWords({
    outcome,
    reason,
    // Two ways on are promised with every “no”, whatever was kept.
    waysOn: answer === null ? waysOnOf(decision) : [],
    details: detailsShown(decision, turn.plan),
    reply: reply.text,
    staffName: by,
    at: decidedAt,
    currency: debt?.currency ?? turn.plan?.currency ?? 'GBP',
    holdingId: debt?.holdingId ?? null,
  });
  const { creditorName: creditor, accountReference: reference } = turn;
  const from = creditor && reference ? t('about', { from: words.from, creditor, reference }) : words.from;
  // What we offer stands beside what they offered, below; it would only be said twice here.
  const facts = outcome === 'counter_offer' ? [] : words.facts;
  const asks = answer === null && (can === null || can.ok);
  return { ...words, from, facts, next: asks ? words.next : [] };
}

/** What the letter says of an outcome beside the reply. What was agreed is what they offered, exactly. */
function detailsShown(decision: DecisionRead, offered: AgreedPlan | null): Answered['details'] {
  switch (decision.outcome) {
    case 'agree':
      return { plan: offered };
    case 'ask':
    case 'decline':
    case 'correct':
    case 'return_to_creditor':
    case 'thank':
      return {};
    default:
      return decision.details;
  }
}

/** In place of words that may not be shown. */
async function NoWords({ why }: { why: DecisionRead['reply']['why'] }) {
  const t = await getTranslations('answers');
  if (why === 'erased') return <p>{t('erased')}</p>;
  if (why !== 'private') return null;
  return (
    <div>
      <p>{t('private')}</p>
      <Way href="/prove-contact">{t('prove')}</Way>
    </div>
  );
}

// words: answers.answered.*
/** What the person can do with this answer, or what they did. */
async function WhatNow({
  read,
  decision,
  begun,
  mayReply,
}: {
  read: AnswerRead;
  decision: DecisionRead;
  begun: FormState;
  mayReply: boolean;
}) {
  const t = await getTranslations('answers');
  const { turn, asking } = read;
  const debt = asking.debts.find(({ holdingId }) => holdingId === turn.holdingId);
  const planHref = debt?.plan ? `/plans/${debt.plan.id}` : null;
  if (decision.answer)
    return (
      <Note>
        <p>{t(`answered.${decision.answer}`)}</p>
        {decision.sentOnId && <Way href={`/answers/${decision.sentOnId}`}>{t('see.sentOn')}</Way>}
        {decision.answer === 'accepted' && planHref && <Way href={planHref}>{t('see.plan')}</Way>}
      </Note>
    );
  switch (decision.outcome) {
    case 'counter_offer':
      return <CounterOffer read={read} decision={decision} begun={begun} />;
    case 'ask':
      return <Question id={turn.id} mayReply={mayReply} begun={begun} />;
    case 'agree': {
      const [planId] = decision.details.planIds;
      return planId ? <Way href={`/plans/${planId}`}>{t('see.plan')}</Way> : null;
    }
    case 'pause':
      return <Way href="/pause">{t('see.pause')}</Way>;
    case 'settle':
      return turn.accountReference ? <p>{t('pay', { reference: turn.accountReference })}</p> : null;
    default:
      return debt ? <Way href={`/debts/${debt.holdingId}`}>{t('see.debt')}</Way> : null;
  }
}

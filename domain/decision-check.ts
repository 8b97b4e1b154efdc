import { addMonths, type IsoDay, readDay, writeDay } from '@/domain/calendar';
import { areWaysEnough, outcomesFor, reasonsFor, type TooOld } from '@/domain/decision';
import { COMPONENTS_FILED, type DecisionInput } from '@/domain/decision-input';
import { LARGEST_MINOR } from '@/domain/money';

/** A pause that staff give ends within half a year; after that somebody looks again. */
export const LONGEST_PAUSE_MONTHS = 6;
/** A settlement stays open for at least two weeks, and at most two years. */
export const SHORTEST_DEADLINE_DAYS = 14;
const LONGEST_DEADLINE_MONTHS = 24;

/** How the reply reads: what the words gate and the look for thanks found. */
export type ReplyFacts = { readonly isEmpty: boolean; readonly blocked: number; readonly thanks: boolean };

/** What is true of a submission and its case at the moment of deciding. Amounts in minor units. */
export type DecisionFacts = {
  readonly kind: string;
  readonly isClosed: boolean;
  readonly assignedTo: 'nobody' | 'me' | 'someone-else';
  /** An answer that a second person has not looked at yet; `none` where the one that is being confirmed is this one. */
  readonly waitsForSecond: boolean;
  /** How many acts have changed the case since the page was made. */
  readonly changedSince: number;
  /** The person told us something in it, so the reply thanks them. */
  readonly toldUs: boolean;
  /** Whether anyone will read the reply: an account set aside has nobody who may see it. */
  readonly isRead: boolean;
  readonly reply: ReplyFacts;
  readonly todayOn: IsoDay;
  readonly balanceMinor: number | null;
  /** Every hold on the debt that is not the person's own pause. */
  readonly isOnHold: boolean;
  readonly hasPlan: boolean;
  /** Anyone's live plan on this debt, a joint holder's too. */
  readonly isPaidByPlan: boolean;
  /** For a plan: whether what was offered can still be agreed exactly as it stands. */
  readonly planStands: boolean;
  /** For a counter-offer: what became of working it out, unless there is none. */
  readonly worked: 'fits' | 'more-than-is-left' | 'not-a-plan' | null;
  /** The import said that the debt may be too old, or the person did: an answer then says which it is. */
  readonly mayBeTooOld: boolean;
};

/** Why a decision is not taken. Nothing typed is lost by any of them. */
export type DecisionRefusal =
  | 'closed'
  | 'someone-elses'
  | 'waits-for-second'
  | 'stale'
  | 'not-for-this'
  | 'reply-empty'
  | 'reply-blocked'
  | 'no-thanks'
  | 'not-a-reason'
  | 'too-few-ways-on'
  | 'on-hold'
  | 'on-plan'
  | 'plan-gone'
  | 'not-a-plan'
  | 'more-than-is-left'
  | 'not-an-amount'
  | 'more-than-is-owed'
  /** A settlement for all of it, which takes nothing off. */
  | 'takes-nothing-off'
  | 'not-a-day'
  | 'nothing-to-correct'
  | 'say-too-old';

export type DecisionCheck = { readonly ok: true } | { readonly ok: false; readonly reason: DecisionRefusal };

/**
 * Whether a decision may be taken, asked first when it is written and again in the transaction that takes it. What has
 * happened to the case comes before what is wrong with the form, so that nobody mends a form that no longer matters.
 */
export function checkDecision(input: DecisionInput, facts: DecisionFacts): DecisionCheck {
  const reason = standing(facts) ?? form(input, facts) ?? replyFault(facts);
  return reason === null ? { ok: true } : { ok: false, reason };
}

function standing(facts: DecisionFacts): DecisionRefusal | null {
  if (facts.isClosed) return 'closed';
  if (facts.waitsForSecond) return 'waits-for-second';
  if (facts.assignedTo === 'someone-else') return 'someone-elses';
  return facts.changedSince > 0 ? 'stale' : null;
}

function replyFault({ reply, toldUs, isRead }: DecisionFacts): DecisionRefusal | null {
  if (!isRead) return reply.blocked > 0 ? 'reply-blocked' : null;
  if (reply.isEmpty) return 'reply-empty';
  if (reply.blocked > 0) return 'reply-blocked';
  return toldUs && !reply.thanks ? 'no-thanks' : null;
}

function form(input: DecisionInput, facts: DecisionFacts): DecisionRefusal | null {
  if (!outcomesFor(facts.kind).includes(input.outcome)) return 'not-for-this';
  switch (input.outcome) {
    case 'agree':
      return payingFault(facts) ?? (facts.planStands ? null : 'plan-gone');
    case 'counter_offer':
      return payingFault(facts) ?? workedFault(facts);
    case 'decline':
      return declineFault(input, facts);
    case 'pause':
      return dayFault(input.untilOn, facts, { fromDays: 1, months: LONGEST_PAUSE_MONTHS });
    case 'reduce':
      return amountFault(input.amountMinor, facts) ?? reduceFault(input.amountMinor, facts);
    case 'settle':
      return (
        payingFault(facts) ??
        amountFault(input.amountMinor, facts) ??
        (input.amountMinor === facts.balanceMinor ? 'takes-nothing-off' : null) ??
        dayFault(input.deadlineOn, facts, {
          fromDays: SHORTEST_DEADLINE_DAYS,
          months: LONGEST_DEADLINE_MONTHS,
        })
      );
    case 'correct':
      return correctFault(input, facts) ?? ageFault(input, facts);
    case 'answer':
    case 'release':
      return ageFault(input, facts);
    case 'return_to_creditor':
      return facts.balanceMinor === null ? 'not-for-this' : null;
    case 'ask':
    case 'thank':
      return null;
  }
}

/** While a hold is on, nothing is asked for and nothing agreed; the person's own pause stands in nobody's way. */
function payingFault({ isOnHold, hasPlan }: DecisionFacts): DecisionRefusal | null {
  if (isOnHold) return 'on-hold';
  return hasPlan ? 'on-plan' : null;
}

function workedFault({ worked }: DecisionFacts): DecisionRefusal | null {
  if (worked === 'fits') return null;
  return worked ?? 'not-a-plan';
}

function declineFault(
  input: DecisionInput & { outcome: 'decline' },
  { kind }: DecisionFacts,
): DecisionRefusal | null {
  const fitting = reasonsFor(kind);
  if (!fitting.some((one) => one === input.reason)) return 'not-a-reason';
  return areWaysEnough(input.waysOn) ? null : 'too-few-ways-on';
}

function amountFault(amountMinor: number, { balanceMinor }: DecisionFacts): DecisionRefusal | null {
  if (!Number.isSafeInteger(amountMinor) || amountMinor < 1) return 'not-an-amount';
  return balanceMinor === null || amountMinor > balanceMinor ? 'more-than-is-owed' : null;
}

/** A plan is for a fixed sum: part of the debt cannot go while one is being paid, all of it can. */
function reduceFault(
  amountMinor: number,
  { isPaidByPlan, balanceMinor }: DecisionFacts,
): DecisionRefusal | null {
  return isPaidByPlan && amountMinor !== balanceMinor ? 'on-plan' : null;
}

function dayFault(
  on: IsoDay,
  { todayOn }: DecisionFacts,
  { fromDays, months }: { fromDays: number; months: number },
): DecisionRefusal | null {
  const day = readDay(on);
  const today = readDay(todayOn);
  if (day === null || today === null || day < today + fromDays) return 'not-a-day';
  return on > writeDay(addMonths(today, months)) ? 'not-a-day' : null;
}

/** An account that was set aside for its age is let go by nothing but a word on its age. */
function ageFault({ tooOld }: TooOld, { mayBeTooOld }: DecisionFacts): DecisionRefusal | null {
  return mayBeTooOld && tooOld === undefined ? 'say-too-old' : null;
}

function correctFault(
  input: DecisionInput & { outcome: 'correct' },
  { balanceMinor }: DecisionFacts,
): DecisionRefusal | null {
  const amounts = Object.values(input.amounts);
  if (amounts.length > 0 && balanceMinor === null) return 'not-an-amount';
  if (amounts.some((minor) => !Number.isSafeInteger(minor) || Math.abs(minor) > LARGEST_MINOR))
    return 'not-an-amount';
  if (Object.keys(input.amounts).some((one) => !COMPONENTS_FILED.some((known) => known === one)))
    return 'not-an-amount';
  const changes = amounts.filter((minor) => minor !== 0).length + Object.keys(input.facts).length;
  return changes === 0 ? 'nothing-to-correct' : null;
}

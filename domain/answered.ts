import type { IsoDay } from '@/domain/calendar';
import { areWaysEnough, type Outcome } from '@/domain/decision';

/** What staff answered to something a person sent, as far as lists tell of it. */
export type Answered = {
  readonly outcome: Outcome;
  /** For a counter-offer, the last day on which it can be accepted. */
  readonly acceptBy: IsoDay | null;
  readonly decidedAt: Date;
  /** Whether the person has answered it, where it asks for an answer. */
  readonly isAnswered: boolean;
  /** Whether the person said how it was for them, so that they have read it. */
  readonly isRead: boolean;
};

/** How long an answer that asks for nothing is told of on home. */
const NEWS_DAYS = 30;
const DAY_MS = 24 * 60 * 60 * 1000;

/** Whether an answer waits for the person: a question, or another plan that can still be accepted. */
export function asksPerson({ outcome, acceptBy, isAnswered }: Answered, todayOn: IsoDay): boolean {
  if (isAnswered) return false;
  return outcome === 'ask' || (outcome === 'counter_offer' && acceptBy !== null && todayOn <= acceptBy);
}

/**
 * Whether home tells of an answer: while it waits for the person, and for 30 days where it only tells them something,
 * unless they said how it was. A counter-offer whose day has passed counts as such.
 */
export function isNews(answered: Answered, { at, todayOn }: { at: Date; todayOn: IsoDay }): boolean {
  if (asksPerson(answered, todayOn)) return true;
  if (answered.isAnswered || answered.isRead) return false;
  return at.getTime() - answered.decidedAt.getTime() < NEWS_DAYS * DAY_MS;
}

/** The ways on that an answer is shown with. A “no” has two at least (product.md, “Together”), whatever was kept with it. */
export function waysOnOf({
  outcome,
  waysOn,
}: {
  readonly outcome: Outcome;
  readonly waysOn: readonly string[];
}): readonly string[] {
  if (outcome !== 'decline' || areWaysEnough(waysOn)) return waysOn;
  return [...new Set([...waysOn, 'free_advice', 'talk_to_us'])];
}

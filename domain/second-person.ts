import type { Outcome } from '@/domain/decision';

/** Above this much given up, two people look: £500, where a creditor's terms do not say otherwise. Minor units. */
export const GIVEN_UP_LIMIT_MINOR = 500_00;

/** What a decision would do, as far as it decides who has to look. Amounts in minor units. */
export type SecondFacts = {
  /** What the creditor would never get: a write-off, or what remains of a settlement. */
  readonly givenUpMinor: number;
  readonly limitMinor: number;
  /** What the debt grows by; less than nothing where it shrinks. */
  readonly addedMinor: number;
  readonly tooOld: 'too_old' | 'not_too_old' | null;
};

/** The answers that say whether a debt is too old. */
const SAYS_AGE: readonly Outcome[] = ['answer', 'release', 'correct'];

/** Why two people have to look; null where one may answer alone. */
export type SecondReason = 'refusal' | 'less-help' | 'above-the-limit';

/**
 * Whether an answer needs a second person, who is never the first, and why. A refusal does; so does an answer that takes
 * protection or money from the person (a debt called not too old, a debt made larger), and one that gives up more than the
 * limit. A yes within the limit needs one. Nothing about a person's life, health or needs is asked here, so telling us
 * never makes anyone wait longer (product.md, “Decide”).
 */
export function needsSecondPerson(outcome: Outcome, facts: SecondFacts): SecondReason | null {
  if (outcome === 'decline') return 'refusal';
  if (facts.tooOld === 'not_too_old' && SAYS_AGE.includes(outcome)) return 'less-help';
  if (outcome === 'correct' && facts.addedMinor > 0) return 'less-help';
  const givesUp = outcome === 'reduce' || outcome === 'settle' || outcome === 'agree';
  return givesUp && facts.givenUpMinor > facts.limitMinor ? 'above-the-limit' : null;
}

import type { NotDecided } from '@/db/decisions';
import type { Outcome } from '@/domain/decision';

/** The field to which each refusal leads, so that what is wrong can be put right where it stands. */
export function fieldOfRefusal(
  reason: NotDecided | 'say-more' | 'reply-too-long',
  outcome: Outcome | undefined,
): string {
  switch (reason) {
    case 'reply-empty':
    case 'reply-blocked':
    case 'no-thanks':
    case 'say-more':
    case 'reply-too-long':
    case 'erased':
      return 'reply';
    case 'not-a-reason':
      return 'reason';
    case 'too-few-ways-on':
      return 'waysOn';
    case 'not-an-amount':
    case 'more-than-is-owed':
    case 'takes-nothing-off':
    case 'more-than-is-left':
    case 'not-a-plan':
    case 'on-plan':
      return amountOf(outcome);
    case 'nothing-to-correct':
      return 'original';
    case 'not-a-day':
      return outcome === 'settle' ? 'deadlineOn' : 'untilOn';
    case 'say-too-old':
      return 'tooOld';
    case 'known-already':
      return 'firstName';
    case 'someone-elses':
      return 'takeOver';
    case 'closed':
    case 'waits-for-second':
    case 'stale':
    case 'not-for-this':
    case 'on-hold':
    case 'plan-gone':
    case 'not-there':
      return 'outcome';
  }
}

/** Where each answer says how much. */
function amountOf(outcome: Outcome | undefined): string {
  if (outcome === 'correct') return 'original';
  if (outcome === 'reduce') return 'reduceBy';
  return outcome === 'settle' ? 'settleFor' : 'amount';
}

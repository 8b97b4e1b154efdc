import type { Change, DecisionCase } from '@/db/decision-case';
import type { DecisionFacts, ReplyFacts } from '@/domain/decision-check';
import type { DecisionInput } from '@/domain/decision-input';
import { monthCeiling } from '@/domain/frequency';
import { holdsOver } from '@/domain/hold';
import { planStands, type Worked, workInstead } from '@/domain/offer-instead';
import { isOwnPause } from '@/domain/pause';
import type { SecondFacts } from '@/domain/second-person';
import type { StaffViewer } from '@/domain/viewer';

/** The counter-offer that an answer makes, worked out; null where it makes none. */
export function workedFor(found: DecisionCase, input: DecisionInput): Worked | null {
  const { asking, submission, sent } = found;
  if (input.outcome !== 'counter_offer') return null;
  if (!asking || !submission.holdingId) return { ok: false };
  const { offer, firstOn } = input;
  // What is paid once says nothing about what somebody can spare in a month.
  const chosen =
    sent.plan && !sent.plan.payDay.startsWith('once:')
      ? monthCeiling(sent.plan.regularMinor, sent.plan.frequency)
      : 0;
  return workInstead(asking, { holdingId: submission.holdingId, offer, firstOn }, chosen);
}

/** What `checkDecision` is asked about: the case as it stands, and the answer as it is written. */
export function factsFor(
  found: DecisionCase,
  viewer: Pick<StaffViewer, 'staffId'>,
  {
    worked,
    reply,
    since,
    isSecond = false,
  }: {
    worked: Worked | null;
    reply: ReplyFacts;
    since: readonly Change[];
    /** Whether this is the second person, who confirms what waits and whose the case need not be. */
    isSecond?: boolean;
  },
): DecisionFacts {
  const { submission, sent, asking, debt, todayOn } = found;
  const { kind, assigneeId, debtId, holdingId } = submission;
  const own = asking?.debts.find((one) => one.holdingId === holdingId);
  const holds = asking && debtId ? holdsOver(asking.holds, debtId, todayOn) : [];
  const isMine = isSecond || assigneeId === viewer.staffId;
  return {
    kind,
    isClosed: submission.closedAt !== null,
    assignedTo: isMine ? 'me' : assigneeId === null ? 'nobody' : 'someone-else',
    waitsForSecond: !isSecond && found.proposedId !== null,
    changedSince: since.length,
    toldUs: submission.hasWords || kind === 'telling',
    isRead: isRead(found),
    reply,
    todayOn,
    balanceMinor: debt?.balanceMinor ?? null,
    isOnHold: holds.some((hold) => !isOwnPause(hold)),
    hasPlan: Boolean(own?.plan),
    isPaidByPlan: debt?.isPaidByPlan ?? false,
    planStands: canAgree(found),
    worked: worked && (worked.ok ? worked.takes : 'not-a-plan'),
    mayBeTooOld: (debt?.mayBeTooOld ?? false) || sent.doubt === 'too_old',
  };
}

/** Whether anyone reads the answer: what an import set aside is not the person's to see yet. */
export function isRead({ submission }: Pick<DecisionCase, 'submission'>): boolean {
  return submission.debtorId !== null && !submission.kind.startsWith('import_');
}

/** Whether what was offered can be agreed to exactly as it was offered. */
export function canAgree({ asking, sent: { plan } }: DecisionCase): boolean {
  if (!asking || !plan) return false;
  const kept = asking.policies.find(({ id }) => id === plan.policyId);
  return planStands(asking, plan, kept?.terms ?? null);
}

/** What decides whether a second person has to look. */
export function secondFactsOf({ debt, sent }: DecisionCase, input: DecisionInput): SecondFacts {
  const balanceMinor = debt?.balanceMinor ?? 0;
  return {
    givenUpMinor: givenUp(input, { balanceMinor, agreedRemainderMinor: remainderOf(sent.plan) }),
    limitMinor: debt?.limitMinor ?? 0,
    addedMinor:
      input.outcome === 'correct' ? Object.values(input.amounts).reduce((sum, minor) => sum + minor, 0) : 0,
    tooOld: 'tooOld' in input ? (input.tooOld ?? null) : null,
  };
}

function remainderOf(plan: DecisionCase['sent']['plan']): number {
  return plan?.kind === 'settlement' && plan.restWrittenOff ? plan.remainderMinor : 0;
}

function givenUp(
  input: DecisionInput,
  { balanceMinor, agreedRemainderMinor }: { balanceMinor: number; agreedRemainderMinor: number },
): number {
  if (input.outcome === 'reduce') return input.amountMinor;
  if (input.outcome === 'settle') return balanceMinor - input.amountMinor;
  return input.outcome === 'agree' ? agreedRemainderMinor : 0;
}

import { type Answered, asksPerson } from '@/domain/answered';
import type { IsoDay } from '@/domain/calendar';
import type { AsksPerson, DebtFacts, LivePlan, TooOldDecision, Waiting } from '@/domain/debt';
import { type Hold, heldUntil, holdsOver } from '@/domain/hold';

/** What stands around a person's debts: their holds, what they sent and nobody has answered, their live plans. */
export type Around = {
  readonly holds: readonly (Hold & { readonly promisedAt: Date | null })[];
  readonly waiting: readonly (Waiting & { readonly debtId: string | null })[];
  readonly plans: readonly (LivePlan & { readonly debtId: string })[];
  /** What we answered, the newest first; left out where nobody looks at that. */
  readonly answered?: readonly (Answered & { readonly id: string; readonly debtId: string | null })[];
};

/** What decides where one of a person's debts stands on a day. */
export function factsOf(
  debt: { readonly debtId: string; readonly balanceMinor: number; readonly tooOldDecision: TooOldDecision },
  { holds, waiting, plans, answered = [] }: Around,
  todayOn: IsoDay,
): DebtFacts {
  return {
    balanceMinor: debt.balanceMinor,
    tooOldDecision: debt.tooOldDecision,
    holds: holdsOver(holds, debt.debtId, todayOn).map((hold) => ({
      ...hold,
      untilOn: heldUntil(holds, debt.debtId, todayOn),
    })),
    waiting: waiting.find(({ debtId }) => debtId === debt.debtId) ?? null,
    plan: plans.find(({ debtId }) => debtId === debt.debtId) ?? null,
    asks: asksAbout(debt.debtId, answered, todayOn),
  };
}

/** The newest of what waits for the person about a debt. */
function asksAbout(
  debtId: string,
  answered: NonNullable<Around['answered']>,
  todayOn: IsoDay,
): AsksPerson | null {
  const found = answered.find((one) => one.debtId === debtId && asksPerson(one, todayOn));
  return found ? { id: found.id, outcome: found.outcome === 'ask' ? 'ask' : 'counter_offer' } : null;
}

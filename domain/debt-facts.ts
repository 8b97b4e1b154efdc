import type { IsoDay } from '@/domain/calendar';
import type { DebtFacts, LivePlan, TooOldDecision } from '@/domain/debt';
import { type Hold, holdsOver } from '@/domain/hold';

/** What stands around a person's debts: their holds, what they sent and nobody has answered, their live plans. */
export type Around = {
  readonly holds: readonly (Hold & { readonly promisedAt: Date | null })[];
  readonly waiting: readonly { readonly debtId: string | null; readonly promisedAt: Date | null }[];
  readonly plans: readonly (LivePlan & { readonly debtId: string })[];
};

/** What decides where one of a person's debts stands on a day. */
export function factsOf(
  debt: { readonly debtId: string; readonly balanceMinor: number; readonly tooOldDecision: TooOldDecision },
  { holds, waiting, plans }: Around,
  todayOn: IsoDay,
): DebtFacts {
  return {
    balanceMinor: debt.balanceMinor,
    tooOldDecision: debt.tooOldDecision,
    holds: holdsOver(holds, debt.debtId, todayOn),
    waiting: waiting.find(({ debtId }) => debtId === debt.debtId) ?? null,
    plan: plans.find(({ debtId }) => debtId === debt.debtId) ?? null,
  };
}

import { type IsoDay, readDay, writeDay } from '@/domain/calendar';
import { isOwed, type TooOldDecision } from '@/domain/debt';
import type { Affordable } from '@/domain/evaluate-offer';
import { type Frequency, monthCeiling } from '@/domain/frequency';
import { type Hold, holdsOver } from '@/domain/hold';
import { holidaysOf } from '@/domain/holidays';
import type { Pause } from '@/domain/interest';
import type { Nation } from '@/domain/nation';
import { isOwnPause } from '@/domain/pause';
import { runningInterest } from '@/domain/plan-interest';
import type { Policy, Regime } from '@/domain/policy';
import type { OfferFacts } from '@/domain/proposal';
import { severalDebts } from '@/domain/several-debts';

/** A policy as it is kept: its row, its version and its terms. */
export type KeptPolicy = { readonly id: string; readonly version: number; readonly terms: Policy };

/** One debt of a person who asks what they can do about it. Amounts in minor units. */
export type AskedDebt = {
  readonly holdingId: string;
  readonly debtId: string;
  readonly accountReference: string;
  readonly creditorId: string;
  readonly creditorName: string;
  readonly regime: Regime;
  readonly complaintScheme: string;
  readonly creditFile: 'none' | 'reports';
  readonly currency: string;
  readonly balanceMinor: number;
  readonly asAtOn: IsoDay;
  /** The day the creditor's own figure is true on: interest runs from the day after. */
  readonly filedOn: IsoDay;
  readonly tooOldDecision: TooOldDecision;
  readonly isJoint: boolean;
  /** Known to us and never told: someone else who owes this debt has a live plan for it. */
  readonly hasOtherPlan: boolean;
  readonly plan: { readonly id: string; readonly regularMinor: number; readonly frequency: Frequency } | null;
  readonly sent: { readonly id: string; readonly promisedAt: Date | null } | null;
  readonly policy: KeptPolicy | null;
};

/** Everything a person's options are reckoned from, read at one moment. */
export type Asking = {
  readonly at: Date;
  readonly todayOn: IsoDay;
  readonly debtor: { readonly kind: 'person' | 'sole_trader' | 'business'; readonly nation: Nation | null };
  /** A month's figures of the newest finished budget. `livingMinor` is null in a cash flow: it has no such line. */
  readonly budget: {
    readonly leftMinor: number;
    readonly livingMinor: number | null;
    /** How often most of the money comes in. */
    readonly paidEvery?: Frequency | null;
  } | null;
  readonly holds: readonly Hold[];
  readonly debts: readonly AskedDebt[];
};

/** Whether options may be shown for a debt, and what stands in the way where not. */
export type Askable = 'open' | 'settled' | 'too-old' | 'on-hold' | 'on-plan' | 'sent' | 'no-policy';

/**
 * What stands in the way of options on a debt today. The person's own pause does not: they may make a plan whenever they
 * are ready. A hold of any other kind does, since nothing is asked for while it is on.
 */
export function askableOf({ holds, todayOn }: Asking, debt: AskedDebt): Askable {
  if (debt.balanceMinor <= 0) return 'settled';
  if (!isOwed(debt)) return 'too-old';
  if (holdsOver(holds, debt.debtId, todayOn).some((hold) => !isOwnPause(hold))) return 'on-hold';
  if (debt.plan) return 'on-plan';
  if (debt.sent) return 'sent';
  return debt.policy ? 'open' : 'no-policy';
}

/** The debts that options can be shown for. */
export function openDebts(asking: Asking): readonly AskedDebt[] {
  return asking.debts.filter((debt) => askableOf(asking, debt) === 'open');
}

/** What is left in a month once the plans that run are paid; null without a budget. */
export function leftAfterPlans({ budget, debts }: Asking): number | null {
  if (!budget) return null;
  const plans = debts.flatMap(({ plan }) => (plan ? [monthCeiling(plan.regularMinor, plan.frequency)] : []));
  return plans.reduce((left, minor) => left - minor, budget.leftMinor);
}

/**
 * What an offer on one debt is reckoned from, under its policy or under `policy` where one is given. Of several open debts
 * each has its share of what is left, as `severalDebts` shares it; what no debt needs counts as left to live on.
 */
export function factsFor(
  asking: Asking,
  debt: AskedDebt,
  {
    policy = debt.policy?.terms,
    canKeepTo = true,
  }: { policy?: Policy | undefined; canKeepTo?: boolean } = {},
): OfferFacts | null {
  if (!policy) return null;
  const left = leftAfterPlans(asking);
  const base = { ...baseOf(asking, debt, policy), needsPerson: debt.hasOtherPlan };
  if (left === null) return { ...base, affordable: { by: 'own-word', canKeepTo } };
  const share = shareOf(asking, debt, left);
  const affordable: Affordable = { by: 'budget', leftMinor: share.ownMinor };
  const living = asking.budget?.livingMinor ?? null;
  return { ...base, affordable, livingMinor: living === null ? null : living + share.spareMinor };
}

function shareOf(asking: Asking, debt: AskedDebt, left: number): { ownMinor: number; spareMinor: number } {
  const open = openDebts(asking);
  const isOne = open.every(({ debtId }) => debtId === debt.debtId);
  if (isOne || left <= 0) return { ownMinor: left, spareMinor: 0 };
  const shares = severalDebts(
    left,
    open.flatMap(({ debtId, regime, complaintScheme, policy, ...rest }) =>
      policy
        ? [
            {
              debtId,
              regime,
              complaintScheme,
              options: { ...baseOf(asking, { ...rest, debtId, regime }, policy.terms), payDay: SHARED_BY },
            },
          ]
        : [],
    ),
  );
  const shared = shares.reduce((sum, { leftMinor }) => sum + leftMinor, 0);
  const ownMinor = shares.find(({ debtId }) => debtId === debt.debtId)?.leftMinor ?? 0;
  return { ownMinor, spareMinor: left - shared };
}

/** Shares do not hang on the pay day that a person picks later: they are reckoned by the month. */
const SHARED_BY = { frequency: 'monthly', monthDay: 28 } as const;

type Base = Pick<AskedDebt, 'debtId' | 'regime' | 'balanceMinor' | 'filedOn'>;

function baseOf(asking: Asking, debt: Base, policy: Policy) {
  const { todayOn, debtor, holds } = asking;
  const { interest } = runningInterest(policy.interest, {
    regime: debt.regime,
    debtorKind: debtor.kind,
    asAtOn: debt.filedOn,
    agreedOn: todayOn,
    pauses: pausesOf(holds, debt.debtId),
  });
  const { balanceMinor } = debt;
  return { policy, balanceMinor, todayOn, holidays: holidaysOf(debtor.nation ?? 'england'), interest };
}

/** The days of holds on a debt, on which it bears no interest. */
export function pausesOf(holds: readonly Hold[], debtId: string): Pause[] {
  return holds
    .filter((hold) => hold.debtId === null || hold.debtId === debtId)
    .flatMap(({ fromOn, untilOn, endedOn }) => {
      const ended = endedOn === null ? null : readDay(endedOn);
      const last = ended === null ? untilOn : earlier(writeDay(ended - 1), untilOn);
      if (last === null) return [{ fromOn }];
      return last < fromOn ? [] : [{ fromOn, toOn: last }];
    });
}

function earlier(one: IsoDay, other: IsoDay | null): IsoDay {
  return other !== null && other < one ? other : one;
}

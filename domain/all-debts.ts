import { type AskedDebt, type Asking, factsFor, leftAfterPlans, openDebts } from '@/domain/asking';
import { aWeek, monthCeiling, mostAt } from '@/domain/frequency';
import { type Offer, writeOffer } from '@/domain/offer';
import { PACES, type Pace, policyShare } from '@/domain/offered-amounts';
import { overTime } from '@/domain/options';
import type { PayDay } from '@/domain/pay-day';
import { type OfferFacts, type Proposal, proposalFor } from '@/domain/proposal';
import { isPriorityDebt } from '@/domain/share-priority';

/** What one debt gets in a plan for all of them; `proposal` is null where its share is nothing. */
export type PartOfAll = {
  readonly debt: AskedDebt;
  readonly isPriority: boolean;
  readonly offer: string | null;
  readonly proposal: Proposal | null;
};

/** One plan for every open debt, at one pace. Money in minor units; `leftWeekMinor` is null in a cash flow. */
export type AllAtOnce = {
  readonly pace: Pace;
  readonly parts: readonly PartOfAll[];
  readonly monthMinor: number;
  readonly leftWeekMinor: number | null;
};

/**
 * Plans for all open debts in one go out of one budget: each debt at the pace within its own share, or the nearest pace
 * below it that its policy offers. Where no plan of a debt is within its policy, its fair part of what is left is offered,
 * which a person looks at. Priority debts come first in the list as they do in the sharing. None without a budget, and none
 * when nothing is left. `payDayOf` gives the day each debt's days are counted from.
 */
export function allAtOnce(asking: Asking, payDayOf: (facts: OfferFacts) => PayDay): AllAtOnce[] {
  const left = leftAfterPlans(asking);
  if (left === null || left <= 0) return [];
  const debts = [...openDebts(asking)].sort((a, b) => Number(isPriorityDebt(b)) - Number(isPriorityDebt(a)));
  const found = PACES.map(({ pace }) => {
    const parts = debts.map((debt) => partOf(asking, debt, pace, payDayOf));
    const monthMinor = parts.reduce(
      (sum, { proposal }) => sum + (proposal ? monthCeiling(proposal.regularMinor, proposal.frequency) : 0),
      0,
    );
    const living = asking.budget?.livingMinor;
    return {
      pace,
      parts,
      monthMinor,
      leftWeekMinor: living == null ? null : aWeek(left + living - monthMinor),
    };
  });
  return found.filter(({ monthMinor }, at) => monthMinor > (found[at - 1]?.monthMinor ?? 0));
}

function partOf(
  asking: Asking,
  debt: AskedDebt,
  pace: Pace,
  payDayOf: (facts: OfferFacts) => PayDay,
): PartOfAll {
  const isPriority = isPriorityDebt(debt);
  const none = { debt, isPriority, offer: null, proposal: null };
  const facts = factsFor(asking, debt);
  if (facts?.affordable.by !== 'budget') return none;
  const payDay = payDayOf(facts);
  const offered = overTime({ ...facts, payDay });
  const upTo = PACES.findIndex((one) => one.pace === pace);
  const fitting = offered.filter((plan) => PACES.findIndex((one) => one.pace === plan.pace) <= upTo);
  const fairMinor = mostAt(payDay.frequency, policyShare(facts.policy, facts.affordable.leftMinor));
  const amountMinor = (fitting.at(-1) ?? offered[0])?.regularMinor ?? Math.min(debt.balanceMinor, fairMinor);
  if (amountMinor < 1) return none;
  const worked = withinOrLittle(facts, { way: 'amount', amountMinor, payDay });
  return worked ? { debt, isPriority, offer: writeOffer(worked.offer), proposal: worked } : none;
}

/** A plan of this amount; what is too little for one within the policy is a little for now, and no list of payments to 2046. */
function withinOrLittle(facts: OfferFacts, offer: Offer & { way: 'amount' }): Proposal | null {
  const plan = proposalFor(facts, offer);
  if (plan.ok && plan.proposal.outside.length === 0) return plan.proposal;
  const little = proposalFor(facts, { ...offer, way: 'little' });
  return little.ok ? little.proposal : null;
}

import type { IsoDay } from '@/domain/calendar';
import type { LineOutside, OfferEvaluation } from '@/domain/evaluate-offer';
import type { Offer } from '@/domain/offer';
import {
  type LivingSum,
  littleForNow,
  type OptionsInput,
  ownAmount,
  ownMonths,
  type PlanOption,
} from '@/domain/options';
import { writePayDay } from '@/domain/pay-day';
import { byADay, inFull, type Settlement, settlements } from '@/domain/pay-once';
import type { Payment } from '@/domain/schedule';

/** What an offer on one debt is reckoned from. Without a pay day: the offer brings its own. */
export type OfferFacts = Omit<OptionsInput, 'payDay'> & {
  /** Something staff know and the person may not: such an offer always goes to a person. */
  readonly needsPerson: boolean;
};

export type ProposalKind = 'over-time' | 'little' | 'by-a-day' | 'settlement';

/** An offer worked out: every payment, what it comes to, and who says yes to it. Amounts in minor units. */
export type Proposal = {
  readonly kind: ProposalKind;
  readonly offer: Offer;
  readonly frequency: PlanOption['frequency'];
  /** As `writePayDay` has it; `once:` and the day where all is paid on one. */
  readonly payDay: string;
  readonly payments: readonly Payment[];
  readonly regularMinor: number;
  readonly totalMinor: number;
  readonly interestMinor: number;
  readonly firstOn: IsoDay;
  readonly endOn: IsoDay;
  readonly leftToLiveOnWeekMinor: number | null;
  /** How that adds up; not in records from before it was kept. */
  readonly living?: LivingSum | null;
  /** What is not paid under a settlement or a little for now, and whether it is written off. Nothing remains of other plans. */
  readonly remainderMinor: number;
  readonly restWrittenOff: boolean;
  readonly outside: readonly LineOutside[];
  readonly decidedBy: 'policy' | 'person';
};

export type ProposalResult =
  | { readonly ok: true; readonly proposal: Proposal }
  | {
      readonly ok: false;
      readonly reason: 'not-an-amount' | 'no-time' | 'never-ends' | 'not-a-day' | 'not-offered';
    };

/**
 * Works an offer out under one policy. What the policy agrees to is decided by it at once; everything else that can be
 * reckoned goes to a person, with the lines it is outside: there is no dead end (CONC 7.3.6G). Refused is only what is no
 * plan at all: no amount, a day gone by, a settlement that the policy does not offer.
 */
export function proposalFor(facts: OfferFacts, offer: Offer): ProposalResult {
  switch (offer.way) {
    case 'amount': {
      const plan = ownAmount({ ...facts, payDay: offer.payDay }, offer.amountMinor);
      return plan.ok ? overTime(facts, offer, plan.option) : plan;
    }
    case 'little': {
      const plan = littleForNow({ ...facts, payDay: offer.payDay }, offer.amountMinor);
      return plan.ok ? overTime(facts, offer, plan.option) : plan;
    }
    case 'months': {
      const plan = ownMonths({ ...facts, payDay: offer.payDay }, offer.months);
      return plan.ok ? overTime(facts, offer, plan.option) : plan;
    }
    case 'day': {
      const once = offer.on < facts.todayOn ? null : byADay(anyPayDay(facts), offer.on);
      if (!once) return { ok: false, reason: 'not-a-day' };
      // The lead time is for what has to be set up; a person may pay it all sooner than that.
      const outside = outsideOf(once.evaluation).filter(({ line }) => line !== 'first-too-soon');
      return { ok: true, proposal: paidOnce(facts, offer, { ...once, kind: 'by-a-day', outside }) };
    }
    case 'settle':
      return settlement(facts, offer);
  }
}

/** The settlements that are offered on this debt today, on what is owed with interest up to today. */
export function settlementsOffered(facts: OfferFacts): Settlement[] {
  const owed = inFull(anyPayDay(facts));
  return owed ? settlements(facts.policy, owed.totalMinor, facts.todayOn) : [];
}

function overTime(
  facts: OfferFacts,
  offer: Offer & { way: 'amount' | 'little' | 'months' },
  option: PlanOption,
) {
  const { evaluation, ...plan } = option;
  const isLittle = offer.way === 'little';
  const proposal: Proposal = {
    ...plan,
    kind: isLittle ? 'little' : 'over-time',
    offer,
    payDay: writePayDay(offer.payDay),
    remainderMinor: isLittle ? facts.balanceMinor - plan.totalMinor : 0,
    restWrittenOff: false,
    outside: outsideOf(evaluation),
    decidedBy: evaluation.ok && evaluation.atOnce && !facts.needsPerson && !isLittle ? 'policy' : 'person',
  };
  return { ok: true, proposal } as const;
}

/** A settlement has a deadline of its own, so of the policy's lines only what a person can afford counts. */
function settlement(facts: OfferFacts, offer: Offer & { way: 'settle' }): ProposalResult {
  const found = settlementsOffered(facts).find(({ percent }) => percent === offer.percent);
  if (!found || found.payMinor < 1) return { ok: false, reason: 'not-offered' };
  const { payMinor, byOn, remainderMinor, restWrittenOff } = found;
  const reckoned = byADay({ ...anyPayDay(facts), balanceMinor: payMinor, interest: { kind: 'none' } }, byOn);
  if (!reckoned) return { ok: false, reason: 'not-offered' };
  const outside = outsideOf(reckoned.evaluation).filter(
    ({ line }) => line === 'more-than-is-left' || line === 'own-word-missing',
  );
  const paid = { on: byOn, totalMinor: payMinor, interestMinor: 0, kind: 'settlement' as const, outside };
  return { ok: true, proposal: { ...paidOnce(facts, offer, paid), remainderMinor, restWrittenOff } };
}

type Once = Pick<Proposal, 'kind' | 'outside' | 'totalMinor' | 'interestMinor'> & { readonly on: IsoDay };

function paidOnce(
  facts: OfferFacts,
  offer: Offer,
  { on, kind, outside, totalMinor, interestMinor }: Once,
): Proposal {
  return {
    kind,
    offer,
    frequency: 'monthly',
    payDay: `once:${on}`,
    payments: [{ on, amountMinor: totalMinor }],
    regularMinor: totalMinor,
    totalMinor,
    interestMinor,
    firstOn: on,
    endOn: on,
    leftToLiveOnWeekMinor: null,
    remainderMinor: 0,
    restWrittenOff: false,
    outside,
    decidedBy: outside.length === 0 && facts.policy.agreeAtOnce && !facts.needsPerson ? 'policy' : 'person',
  };
}

/** A pay day for what is paid once: the engine asks for one and does not look at it. */
function anyPayDay(facts: OfferFacts): OptionsInput {
  return { ...facts, payDay: { frequency: 'monthly', monthDay: 1 } };
}

function outsideOf(evaluation: OfferEvaluation): readonly LineOutside[] {
  return evaluation.ok ? [] : evaluation.outside;
}

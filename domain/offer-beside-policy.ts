import type { AgreedPlan } from '@/domain/agreement';
import type { Holidays, IsoDay } from '@/domain/calendar';
import type { LineOutside } from '@/domain/evaluate-offer';
import { monthCeiling } from '@/domain/frequency';
import { type Policy, policyDays } from '@/domain/policy';

/** An offer as it was sent, and the terms it was held against. Amounts in minor units. */
export type OfferToWeigh = {
  readonly plan: Pick<AgreedPlan, 'kind' | 'frequency' | 'payments' | 'firstOn' | 'endOn' | 'balanceMinor'>;
  readonly outside: readonly LineOutside[];
  readonly by: 'budget' | 'own-word';
  readonly isJoint: boolean;
  /** Why our own offer, which the person accepted, could not be set up any more; undefined for an offer of theirs. */
  readonly sentBack?: string;
  /** Null where they cannot be read any more; then only what it is outside of is known. */
  readonly terms: Policy | null;
  readonly sentOn: IsoDay;
  readonly holidays: Holidays;
};

/**
 * One line of the policy beside the offer. `outsideBy` says how far: minor units for money, days for days; nought where
 * the offer is within it, and where there is nothing to measure by. A limit is null where none is known here.
 */
export type PolicyLine =
  | {
      readonly line: 'least' | 'left';
      readonly limitMinor: number | null;
      readonly offeredMinor: number;
      readonly isOutside: boolean;
      readonly outsideBy: number;
    }
  | {
      readonly line: 'first-from' | 'first-by' | 'end-by';
      readonly limitOn: IsoDay | null;
      readonly offeredOn: IsoDay;
      readonly isOutside: boolean;
      readonly outsideBy: number;
    }
  | { readonly line: 'own-word'; readonly isOutside: boolean };

/** Why an offer came to a person at all. */
export type WhyPerson = 'outside' | 'a-little' | 'creditor-asks' | 'shared' | 'no-terms' | 'sent-back';

/**
 * An offer beside the policy it was made under: each line with its limit, what was offered, and by how much that is
 * outside. Which lines it is outside of is what was reckoned when it came in, never reckoned again; the limits within are
 * the policy's own on that day. A settlement has a deadline of its own, so only what the person can afford is a line of it.
 */
export function offerBesidePolicy(offer: OfferToWeigh): {
  readonly lines: readonly PolicyLine[];
  readonly why: readonly WhyPerson[];
} {
  const { plan } = offer;
  const ofDays = plan.kind === 'settlement' ? [] : [...leastLine(offer), ...dayLines(offer)];
  return { lines: [...ofDays, affordLine(offer)], why: whyPerson(offer) };
}

function leastLine({ plan, outside, terms }: OfferToWeigh): PolicyLine[] {
  const allButLast = plan.payments.slice(0, -1).map(({ amountMinor }) => amountMinor);
  const over = outside.find(({ line }) => line === 'below-minimum');
  if (allButLast.length === 0) return [];
  const outsideBy = over && 'byMinor' in over ? over.byMinor : 0;
  const limitMinor =
    over && 'limitMinor' in over ? over.limitMinor : (terms?.minimumPayment[plan.frequency] ?? null);
  return [
    {
      line: 'least',
      limitMinor,
      offeredMinor: Math.min(...allButLast),
      isOutside: over !== undefined,
      outsideBy,
    },
  ];
}

const DAY_LINES = [
  { line: 'first-from', outside: 'first-too-soon', limit: 'earliestFirstOn', offered: 'firstOn' },
  { line: 'first-by', outside: 'first-too-late', limit: 'latestFirstOn', offered: 'firstOn' },
  { line: 'end-by', outside: 'too-long', limit: 'lastOn', offered: 'endOn' },
] as const;

function dayLines({ plan, outside, terms, sentOn, holidays }: OfferToWeigh): PolicyLine[] {
  const days = terms && policyDays(terms, plan.balanceMinor, sentOn, holidays);
  // Paying it all on one day may be sooner than the lead time: nothing has to be set up for it.
  const counted = plan.kind === 'by-a-day' ? DAY_LINES.slice(1) : DAY_LINES;
  return counted.map(({ line, outside: name, limit, offered }) => {
    const over = outside.find((one) => one.line === name);
    const isOver = over && 'byDays' in over;
    // A balance for which the policy has no term at all is outside by no number of days.
    const hasNoTerm = line === 'end-by' && outside.some((one) => one.line === 'no-term-for-balance');
    return {
      line,
      limitOn: isOver ? over.limitOn : (days?.[limit] ?? null),
      offeredOn: plan[offered],
      isOutside: over !== undefined || hasNoTerm,
      outsideBy: isOver ? over.byDays : 0,
    };
  });
}

function affordLine({ plan, outside, by }: OfferToWeigh): PolicyLine {
  if (by === 'own-word')
    return { line: 'own-word', isOutside: outside.some(({ line }) => line === 'own-word-missing') };
  const over = outside.find(({ line }) => line === 'more-than-is-left');
  const most = Math.max(0, ...plan.payments.map(({ amountMinor }) => amountMinor));
  return over && 'byMinor' in over
    ? {
        line: 'left',
        limitMinor: over.limitMinor,
        offeredMinor: over.offeredMinor,
        isOutside: true,
        outsideBy: over.byMinor,
      }
    : {
        line: 'left',
        limitMinor: null,
        offeredMinor: monthCeiling(most, plan.frequency),
        isOutside: false,
        outsideBy: 0,
      };
}

function whyPerson({ plan, outside, isJoint, terms, sentBack }: OfferToWeigh): readonly WhyPerson[] {
  if (sentBack) return ['sent-back'];
  if (outside.length > 0) return ['outside'];
  const why: WhyPerson[] = [];
  if (plan.kind === 'little') why.push('a-little');
  if (terms && !terms.agreeAtOnce) why.push('creditor-asks');
  if (!terms) why.push('no-terms');
  // Within policy in every line and still here: somebody else who owes it may be paying too.
  if (why.length === 0 && isJoint) why.push('shared');
  return why;
}

import { type Holidays, type IsoDay, readDay } from '@/domain/calendar';
import { type Frequency, isMoreThanAMonth, monthCeiling } from '@/domain/frequency';
import { type Policy, policyDays } from '@/domain/policy';
import type { Payment } from '@/domain/schedule';

/**
 * What is known of whether a person can keep to a plan: a budget's month figure for what is left (for several debts,
 * this one's share of it), or only their own word.
 */
export type Affordable =
  | { readonly by: 'budget'; readonly leftMinor: number }
  | { readonly by: 'own-word'; readonly canKeepTo: boolean };

export type Offer = {
  readonly policy: Policy;
  readonly balanceMinor: number;
  readonly todayOn: IsoDay;
  readonly holidays: Holidays;
  readonly frequency: Frequency;
  readonly payments: readonly Payment[];
  readonly affordable: Affordable;
};

type ByMoney = { readonly limitMinor: number; readonly offeredMinor: number; readonly byMinor: number };
type ByDays = { readonly limitOn: IsoDay; readonly offeredOn: IsoDay; readonly byDays: number };

/** A line of the policy that an offer is outside, and by how much: money in minor units, time in days. */
export type LineOutside =
  | ({ readonly line: 'below-minimum' } & ByMoney)
  | ({ readonly line: 'more-than-is-left' } & ByMoney)
  | ({ readonly line: 'first-too-soon' | 'first-too-late' | 'too-long' } & ByDays)
  | { readonly line: 'no-term-for-balance' }
  | { readonly line: 'own-word-missing' }
  | { readonly line: 'nothing-offered' };

/** `atOnce` is false where the policy holds but the creditor wants a person to look at every plan. */
export type OfferEvaluation =
  | { readonly ok: true; readonly atOnce: boolean }
  | { readonly ok: false; readonly outside: readonly LineOutside[] };

function byDays(line: 'first-too-soon' | 'first-too-late' | 'too-long', limitOn: IsoDay, offeredOn: IsoDay) {
  const limit = readDay(limitOn);
  const offered = readDay(offeredOn);
  if (limit === null || offered === null) return [];
  const over = line === 'first-too-soon' ? limit - offered : offered - limit;
  return over > 0 ? [{ line, limitOn, offeredOn, byDays: over } as const] : [];
}

function daysOutside({ policy, balanceMinor, todayOn, holidays, payments }: Offer): LineOutside[] {
  const days = policyDays(policy, balanceMinor, todayOn, holidays);
  const first = payments[0];
  const last = payments.at(-1);
  if (!days || !first || !last) return [{ line: 'nothing-offered' }];
  return [
    ...byDays('first-too-soon', days.earliestFirstOn, first.on),
    ...byDays('first-too-late', days.latestFirstOn, first.on),
    ...(days.lastOn === null
      ? [{ line: 'no-term-for-balance' } as const]
      : byDays('too-long', days.lastOn, last.on)),
  ];
}

function minimumOutside({ policy, frequency, payments }: Offer): LineOutside[] {
  const limitMinor = policy.minimumPayment[frequency];
  const all = payments.slice(0, -1).map((payment) => payment.amountMinor);
  const offeredMinor = Math.min(...all);
  if (all.length === 0 || offeredMinor >= limitMinor) return [];
  return [{ line: 'below-minimum', limitMinor, offeredMinor, byMinor: limitMinor - offeredMinor }];
}

function affordableOutside({ affordable, frequency, payments }: Offer): LineOutside[] {
  if (affordable.by === 'own-word') return affordable.canKeepTo ? [] : [{ line: 'own-word-missing' }];
  const limitMinor = Math.max(0, affordable.leftMinor);
  const most = Math.max(0, ...payments.map((payment) => payment.amountMinor));
  if (!isMoreThanAMonth(most, frequency, limitMinor)) return [];
  const offeredMinor = monthCeiling(most, frequency);
  return [{ line: 'more-than-is-left', limitMinor, offeredMinor, byMinor: offeredMinor - limitMinor }];
}

/**
 * Whether a policy agrees to an offer at once, and if not, every line that it is outside and by how much; such an offer
 * goes to a person. The first and last days and the smallest payment must lie within the policy (the last payment may
 * be smaller), and the payment must be at most what the budget leaves in a month, or, without a budget, the person says
 * that they can keep to it. Limits count as within. Source: model.md, “Policy, exactly”; CONC 7.3.6G.
 */
export function evaluateOffer(offer: Offer): OfferEvaluation {
  if (offer.payments.length === 0) return { ok: false, outside: [{ line: 'nothing-offered' }] };
  const outside = [...minimumOutside(offer), ...daysOutside(offer), ...affordableOutside(offer)];
  return outside.length === 0 ? { ok: true, atOnce: offer.policy.agreeAtOnce } : { ok: false, outside };
}

import type { Shown } from '@/domain/agreeing';
import type { AgreedPlan } from '@/domain/agreement';
import { type Asking, factsFor, leftAfterPlans, openDebts } from '@/domain/asking';
import { interestOn } from '@/domain/interest';
import type { Offer } from '@/domain/offer';
import { littleForNow, type OptionsInput, ownAmount, ownMonths, type PlanOption } from '@/domain/options';
import type { OfferFacts } from '@/domain/proposal';
import { type WorkingStep, workInterest, workPayments } from '@/domain/working';
import { workOption } from '@/domain/working-options';

/** Steps of our own beside the engine's: what a debt's figures start from. */
export type Step =
  | WorkingStep
  | { readonly key: 'balance'; readonly amountMinor: number }
  | { readonly key: 'left-after'; readonly amountMinor: number }
  | { readonly key: 'own-share'; readonly amountMinor: number }
  | { readonly key: 'share-rule' }
  | { readonly key: 'share-of'; readonly creditor: string; readonly amountMinor: number }
  | { readonly key: 'share-spare'; readonly amountMinor: number }
  | {
      readonly key: 'settle';
      readonly owedMinor: number;
      readonly percent: number;
      readonly payMinor: number;
      readonly remainderMinor: number;
    }
  | { readonly key: 'owed-today'; readonly owedMinor: number }
  | {
      readonly key: 'rest';
      readonly balanceMinor: number;
      readonly totalMinor: number;
      readonly remainderMinor: number;
    };

/** Every step of how one offer came about: what is owed, what is left, the plan's own sums, interest day by day, payments. */
export function stepsOf(asking: Asking, { debt, proposal, agreed }: Shown & { ok: true }): Step[] {
  const facts = factsFor(asking, debt);
  if (!facts) return [];
  const steps: Step[] = [{ key: 'balance', amountMinor: debt.balanceMinor }];
  const left = leftAfterPlans(asking);
  if (left !== null) steps.push({ key: 'left-after', amountMinor: left });
  if (left !== null && facts.affordable.by === 'budget' && openDebts(asking).length > 1)
    steps.push(...sharing(asking, left), { key: 'own-share', amountMinor: facts.affordable.leftMinor });
  if (agreed.kind === 'settlement' && proposal.offer.way === 'settle') {
    const { percent } = proposal.offer;
    const owedMinor = agreed.totalMinor + agreed.remainderMinor;
    return [
      ...steps,
      ...interestToday(asking, facts, owedMinor),
      {
        key: 'settle',
        owedMinor,
        percent,
        payMinor: agreed.totalMinor,
        remainderMinor: agreed.remainderMinor,
      },
    ];
  }
  const option = optionOf(facts, proposal.offer);
  const isShared = proposal.offer.way === 'months';
  const sums = option ? workOption(option.input, option.option, { isShared }) : workPayments(agreed.payments);
  const forNow = agreed.kind === 'little';
  const interest = forNow ? restStep(agreed) : interestSteps(facts, agreed);
  // The engine says what interest comes to in one figure; where it can be shown day by day, that stands in its place.
  const at = sums.findIndex(({ key }) => key === 'interest' || key === 'no-interest');
  if (at < 0) return [...steps, ...interest, ...sums];
  return [
    ...steps,
    ...sums.slice(0, at),
    ...(interest.length > 0 ? interest : sums.slice(at, at + 1)),
    ...sums.slice(at + 1),
  ];
}

/** How what is left is shared over the open debts: the rule, what each gets, and what none of them needs. */
function sharing(asking: Asking, leftMinor: number): Step[] {
  const shares = openDebts(asking).map((debt) => {
    const affordable = factsFor(asking, debt)?.affordable;
    const amountMinor = affordable?.by === 'budget' ? affordable.leftMinor : 0;
    return { key: 'share-of', creditor: debt.creditorName, amountMinor } as const;
  });
  const spareMinor = leftMinor - shares.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
  if (leftMinor <= 0) return [];
  return [
    { key: 'share-rule' },
    ...shares,
    ...(spareMinor > 0 ? [{ key: 'share-spare', amountMinor: spareMinor } as const] : []),
  ];
}

/** Interest up to today, which a settlement is reckoned from, and what is owed with it. */
function interestToday(
  { todayOn }: Asking,
  { interest, balanceMinor }: OfferFacts,
  owedMinor: number,
): Step[] {
  if (interest.kind === 'none') return [];
  const result = interestOn({ ...interest, balanceMinor, toOn: todayOn });
  return result.ok ? [...workInterest(result), { key: 'owed-today', owedMinor }] : [];
}

/** A little for now brings no interest with it, and leaves the rest where it is. */
function restStep({ balanceMinor, totalMinor, remainderMinor }: AgreedPlan): Step[] {
  return [{ key: 'rest', balanceMinor, totalMinor, remainderMinor }];
}

function optionOf(facts: OfferFacts, offer: Offer) {
  if (!('payDay' in offer)) return null;
  const input = { ...facts, payDay: offer.payDay };
  const made = makeOption(input, offer);
  return made.ok
    ? ({ input, option: made.option } satisfies { input: typeof input; option: PlanOption })
    : null;
}

function makeOption(input: OptionsInput, offer: Offer & { way: 'amount' | 'months' | 'little' }) {
  if (offer.way === 'months') return ownMonths(input, offer.months);
  return offer.way === 'little'
    ? littleForNow(input, offer.amountMinor)
    : ownAmount(input, offer.amountMinor);
}

/** Interest, part by part of the balance and window by window, over the payments that bring the balance down. */
function interestSteps({ interest, balanceMinor }: OfferFacts, { payments, endOn }: AgreedPlan): Step[] {
  if (interest.kind === 'none') return [];
  const falling: { on: string; amountMinor: number }[] = [];
  let open = balanceMinor;
  for (const { on, amountMinor } of payments) {
    if (open <= 0) break;
    falling.push({ on, amountMinor: Math.min(amountMinor, open) });
    open -= amountMinor;
  }
  const { fromOn, rates, convention, pauses } = interest;
  const toOn = falling.at(-1)?.on ?? endOn;
  const result = interestOn({
    balanceMinor,
    fromOn,
    toOn,
    rates,
    convention,
    pauses,
    payments: falling,
  });
  return result.ok ? workInterest(result) : [];
}

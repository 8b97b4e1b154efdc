import { type IsoDay, readDay, writeDay } from '@/domain/calendar';
import { evaluateOffer, type OfferEvaluation } from '@/domain/evaluate-offer';
import type { OptionsInput } from '@/domain/options';
import { interestWhilePaid } from '@/domain/plan-interest';
import type { Policy } from '@/domain/policy';

/** Everything paid once, on one day. Amounts in minor units; the interest is part of the total. */
export type PayOnce = { readonly on: IsoDay; readonly totalMinor: number; readonly interestMinor: number };

function paidOn({ balanceMinor, interest }: OptionsInput, on: IsoDay): PayOnce | null {
  if (readDay(on) === null || balanceMinor <= 0) return null;
  const interestMinor = interestWhilePaid(interest, balanceMinor, [], on);
  return interestMinor === null ? null : { on, totalMinor: balanceMinor + interestMinor, interestMinor };
}

/** All of it today. Nothing to agree: it is only paid. Null when nothing is owed. */
export function inFull(input: OptionsInput): PayOnce | null {
  return paidOn(input, input.todayOn);
}

/** All of it by a day the person names, with how that stands to the policy. Null when nothing is owed or there is no such day. */
export function byADay(
  input: OptionsInput,
  on: IsoDay,
): (PayOnce & { readonly evaluation: OfferEvaluation }) | null {
  const once = paidOn(input, on);
  if (!once) return null;
  const payments = [{ on, amountMinor: once.totalMinor }];
  return { ...once, evaluation: evaluateOffer({ ...input, frequency: 'monthly', payments }) };
}

/** A settlement: pay this much by a day, and what happens to the rest. Amounts in minor units. */
export type Settlement = {
  readonly payMinor: number;
  readonly remainderMinor: number;
  readonly byOn: IsoDay;
  readonly percent: number;
  readonly restWrittenOff: boolean;
};

/**
 * The settlements a policy offers on what is owed: those of the highest band that it reaches, the payment rounded down
 * in the person's favour. Whether anything remains is always said (CONC 7.4.2R). None where the policy has no band.
 */
export function settlements(policy: Policy, owedMinor: number, todayOn: IsoDay): Settlement[] {
  const today = readDay(todayOn);
  if (today === null || owedMinor <= 0) return [];
  const reached = policy.settlement.filter((band) => band.fromMinor <= owedMinor);
  const highest = Math.max(...reached.map((band) => band.fromMinor));
  return reached
    .filter((band) => band.fromMinor === highest)
    .map(({ payPercent, withinDays, restWrittenOff }) => {
      const payMinor = Math.floor((owedMinor * payPercent) / 100);
      return {
        payMinor,
        remainderMinor: owedMinor - payMinor,
        byOn: writeDay(today + withinDays),
        percent: payPercent,
        restWrittenOff,
      };
    });
}

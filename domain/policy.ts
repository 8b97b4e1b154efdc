import { addMonths, addWorkingDays, type Holidays, type IsoDay, readDay, writeDay } from '@/domain/calendar';
import type { Frequency } from '@/domain/frequency';
import type { DayCount } from '@/domain/interest-windows';

/** Which rules a creditor's debts fall under. */
export type Regime = 'regulated_credit' | 'utility' | 'rent' | 'council_tax' | 'trade';

/** A row of a policy's dated rates; the policy says `from` where the engine says `fromOn`. */
export type PolicyRate = { readonly from: IsoDay; readonly percent: string };

/** What a creditor charges on top. Percentages are decimal strings a year; conventions go by name. */
export type InterestPolicy =
  | { readonly kind: 'none' }
  | {
      readonly kind: 'simple_daily';
      readonly rates: readonly PolicyRate[];
      readonly dayCount: DayCount;
      readonly rounding: 'floor per window' | 'half up';
      readonly freezeWhilePlanKept: boolean;
      readonly fromOn: 'balance as-at date';
    }
  | {
      readonly kind: 'statutory_late_payment';
      readonly referenceRates: readonly PolicyRate[];
      readonly note?: string;
      readonly claimedByCreditor: boolean;
      readonly fromOn: 'balance as-at date';
    };

/** Up to this balance, that figure counted in; null is no limit. */
export type TermBand = { readonly upToMinor: number | null; readonly months: number };

/** From this balance on, so many percent paid within so many days settles the debt. */
export type SettlementBand = {
  readonly fromMinor: number;
  readonly payPercent: number;
  readonly withinDays: number;
  readonly restWrittenOff: boolean;
};

/** What a creditor agrees to at once. Amounts in minor units of the creditor's currency. */
export type Policy = {
  readonly minimumPayment: Readonly<Record<Frequency, number>>;
  readonly longestTermMonthsByBalance: readonly TermBand[];
  readonly shareOfWhatIsLeftPercent: number;
  readonly settlement: readonly SettlementBand[];
  readonly leadWorkingDays: number;
  readonly latestFirstPaymentDays: number;
  readonly interest: InterestPolicy;
  readonly agreeAtOnce: boolean;
};

/** A policy as it stood from a day on. An agreed plan keeps the version it was agreed under. */
export type PolicyVersion = {
  readonly version: number;
  readonly effectiveOn: IsoDay;
  readonly terms: Policy;
};

/** The version in force on a day: the latest that has begun, the higher version of two on one day. Null before the first. */
export function policyOn<Version extends Pick<PolicyVersion, 'version' | 'effectiveOn'>>(
  versions: readonly Version[],
  on: IsoDay,
): Version | null {
  let found: Version | null = null;
  for (const one of versions) {
    if (one.effectiveOn > on) continue;
    const isLater =
      !found ||
      one.effectiveOn > found.effectiveOn ||
      (one.effectiveOn === found.effectiveOn && one.version > found.version);
    if (isLater) found = one;
  }
  return found;
}

/** The longest term for a balance, in months: the narrowest band that holds it, its upper end counted in. Null where no band does. */
export function longestTermMonths(policy: Policy, balanceMinor: number): number | null {
  const upTo = (band: TermBand) => band.upToMinor ?? Number.POSITIVE_INFINITY;
  let found: TermBand | null = null;
  for (const band of policy.longestTermMonthsByBalance)
    if (balanceMinor <= upTo(band) && (!found || upTo(band) < upTo(found))) found = band;
  return found?.months ?? null;
}

/** The days between which a policy lets a plan run; `lastOn` is null where no band holds the balance. */
export type PolicyDays = {
  readonly earliestFirstOn: IsoDay;
  readonly latestFirstOn: IsoDay;
  readonly lastOn: IsoDay | null;
};

/**
 * The days that a policy sets for a plan agreed on `todayOn`: the first payment no sooner than the lead working days
 * from today and no later than so many days, the last no later than today and the longest term. Null when `todayOn`
 * is no day. Source: model.md, “Policy, exactly”.
 */
export function policyDays(
  policy: Policy,
  balanceMinor: number,
  todayOn: IsoDay,
  holidays: Holidays,
): PolicyDays | null {
  const today = readDay(todayOn);
  if (today === null) return null;
  const months = longestTermMonths(policy, balanceMinor);
  return {
    earliestFirstOn: writeDay(addWorkingDays(today, policy.leadWorkingDays, holidays)),
    latestFirstOn: writeDay(today + policy.latestFirstPaymentDays),
    lastOn: months === null ? null : writeDay(addMonths(today, months)),
  };
}

import { monthCeiling, mostAt } from '@/domain/frequency';
import { type Pace, policyShare } from '@/domain/offered-amounts';
import { type OptionsInput, overTime, ownMonths, type PlanOption } from '@/domain/options';
import { longestTermMonths } from '@/domain/policy';
import { isPriorityDebt, type SharedDebt, sharePriorityFirst } from '@/domain/share-priority';

/** One of several debts: what its options are reckoned from, but for what is left, which is shared over all of them. */
export type OneOfSeveral = Pick<SharedDebt, 'debtId' | 'regime' | 'complaintScheme'> & {
  readonly options: Omit<OptionsInput, 'affordable' | 'livingMinor'>;
};

export type SharedOptions = {
  readonly debtId: string;
  readonly isPriority: boolean;
  /** This debt's share of what is left in a month; its options keep within the policy's part of it. */
  readonly leftMinor: number;
  /** The most of its share that the policy would take at the pay day: what to offer where no plan is within the policy. */
  readonly fairOfferMinor: number;
  readonly options: readonly (PlanOption & { readonly pace: Pace })[];
};

/** The smallest regular payment that a policy agrees to at once for this balance; null where it has no term for it. Minor units. */
export function leastWithinPolicy(input: OptionsInput): number | null {
  const months = longestTermMonths(input.policy, input.balanceMinor);
  const plan = months === null ? null : ownMonths(input, months);
  if (!plan?.ok) return null;
  const minimum = input.policy.minimumPayment[input.payDay.frequency];
  return Math.min(input.balanceMinor, Math.max(plan.option.regularMinor, minimum));
}

/** What must be left for a debt in a month, so that the policy's part of it reaches the least payment. */
function needed(input: OptionsInput): number {
  const least = leastWithinPolicy(input);
  const percent = Math.min(Math.max(input.policy.shareOfWhatIsLeftPercent, 1), 100);
  return least === null ? 0 : Math.ceil((monthCeiling(least, input.payDay.frequency) * 100) / percent);
}

/**
 * Options for several debts at once out of one budget. What is left in a month is shared first by need and priority
 * (see `sharePriorityFirst`), then each debt's plans are reckoned from its own share under its own policy, so that all
 * of them together never take more than is left. A debt owed together with someone is counted once.
 */
export function severalDebts(leftMinor: number, debts: readonly OneOfSeveral[]): SharedOptions[] {
  const inputOf = ({ options }: OneOfSeveral, left: number): OptionsInput => ({
    ...options,
    affordable: { by: 'budget', leftMinor: left },
  });
  const shares = sharePriorityFirst(
    leftMinor,
    debts.map((debt) => ({
      ...debt,
      balanceMinor: debt.options.balanceMinor,
      neededMinor: needed(inputOf(debt, 0)),
    })),
  );
  return shares.flatMap(({ debtId, shareMinor }) => {
    const debt = debts.find((one) => one.debtId === debtId);
    if (!debt) return [];
    const options = overTime(inputOf(debt, shareMinor));
    const { policy, payDay } = debt.options;
    const fairOfferMinor = mostAt(payDay.frequency, policyShare(policy, shareMinor));
    return [{ debtId, isPriority: isPriorityDebt(debt), leftMinor: shareMinor, fairOfferMinor, options }];
  });
}

import { monthCeiling } from '@/domain/frequency';
import { paceOf, policyShare } from '@/domain/offered-amounts';
import type { OptionsInput, PlanOption } from '@/domain/options';
import { type WorkingStep, workPayments } from '@/domain/working';

/**
 * How one plan on offer came about: what the policy takes of what is left and how the payment comes from that, or how it
 * is shared over the months, what it is in a month, what interest adds, what is left to live on in a week, every payment.
 */
export function workOption(
  input: OptionsInput,
  option: PlanOption,
  { isShared = false }: { readonly isShared?: boolean } = {},
): WorkingStep[] {
  const { regularMinor, frequency, interestMinor, payments } = option;
  const steps: WorkingStep[] = isShared ? sharedStep(option) : paceSteps(input, option);
  if (frequency !== 'monthly') {
    const monthMinor = monthCeiling(regularMinor, frequency);
    steps.push({ key: 'a-month', amountMinor: regularMinor, frequency, monthMinor });
  }
  steps.push(interestMinor > 0 ? { key: 'interest', interestMinor } : { key: 'no-interest' });
  return [...steps, ...livingStep(option), ...workPayments(payments)];
}

/** The policy's part of what is left, and what a pace takes of that; only the first for an amount of the person's own. */
function paceSteps({ policy, affordable, balanceMinor }: OptionsInput, option: PlanOption): WorkingStep[] {
  if (affordable.by !== 'budget') return [];
  const { leftMinor } = affordable;
  const { regularMinor, frequency } = option;
  const found = paceOf(policy, { frequency, leftMinor, balanceMinor, amountMinor: regularMinor });
  if (!found) return [];
  const percent = policy.shareOfWhatIsLeftPercent;
  return [
    { key: 'policy-share', leftMinor, percent, shareMinor: policyShare(policy, leftMinor) },
    { key: 'pace', ...found, amountMinor: regularMinor, frequency },
  ];
}

/** The total shared over the payments, where that is how the amount came about. */
function sharedStep({ totalMinor, regularMinor, payments }: PlanOption): WorkingStep[] {
  const count = payments.length;
  return Math.ceil(totalMinor / count) === regularMinor
    ? [{ key: 'shared', totalMinor, count, amountMinor: regularMinor }]
    : [];
}

function livingStep({ living }: PlanOption): WorkingStep[] {
  return living ? [{ key: 'left-to-live-on', ...living }] : [];
}

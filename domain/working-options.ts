import { monthCeiling } from '@/domain/frequency';
import { policyShare } from '@/domain/offered-amounts';
import type { OptionsInput, PlanOption } from '@/domain/options';
import { type WorkingStep, workPayments } from '@/domain/working';

/**
 * How one plan on offer came about: what the policy takes of what is left, what the payment is in a month, what
 * interest adds, what is left to live on in a week, and every payment.
 */
export function workOption(input: OptionsInput, option: PlanOption): WorkingStep[] {
  const { policy, affordable } = input;
  const steps: WorkingStep[] = [];
  if (affordable.by === 'budget') {
    const { leftMinor } = affordable;
    const percent = policy.shareOfWhatIsLeftPercent;
    steps.push({ key: 'policy-share', leftMinor, percent, shareMinor: policyShare(policy, leftMinor) });
  }
  const { regularMinor, frequency, interestMinor, leftToLiveOnWeekMinor } = option;
  const monthMinor = monthCeiling(regularMinor, frequency);
  steps.push({ key: 'a-month', amountMinor: regularMinor, frequency, monthMinor });
  steps.push(interestMinor > 0 ? { key: 'interest', interestMinor } : { key: 'no-interest' });
  if (leftToLiveOnWeekMinor !== null)
    steps.push({ key: 'left-to-live-on', weekMinor: leftToLiveOnWeekMinor });
  return [...steps, ...workPayments(option.payments)];
}

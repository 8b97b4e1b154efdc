import type { BudgetKind } from '@/domain/budget';
import { type StepSlug, stepsOf } from '@/domain/budget-steps';

type Page = '/budget' | '/budget/check' | `/budget/${StepSlug}`;

export const CHECK = '/budget/check';

/** The page of a step. */
export function pageOf(slug: StepSlug): `/budget/${StepSlug}` {
  return `/budget/${slug}`;
}

/** Where a step stands, and the pages before and after it. */
export function aroundStep(
  kind: BudgetKind,
  slug: string,
): { step: number; of: number; before: Page; after: Page } | null {
  const steps = stepsOf(kind);
  const at = steps.findIndex((one) => one.slug === slug);
  if (at < 0) return null;
  const [before, after] = [steps[at - 1], steps[at + 1]];
  return {
    step: at + 1,
    // The page where it is all checked is the last step.
    of: steps.length + 1,
    before: before ? pageOf(before.slug) : '/budget',
    after: after ? pageOf(after.slug) : CHECK,
  };
}

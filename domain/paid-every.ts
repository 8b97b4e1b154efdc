import type { BudgetLine } from '@/domain/budget';
import { aMonth, FREQUENCIES, type Frequency } from '@/domain/frequency';

/** What a plan's rhythm is taken from: a line of a budget, as kept. */
type Line = Pick<BudgetLine, 'section' | 'amountMinor' | 'frequency'>;

/**
 * How often most of a person's money comes in, as their budget says: that is how often they are likely to be able to
 * pay, so plans are first shown so, and nothing is forced (product.md, “Pay day decides pay date”). Money that comes every
 * three months or once a year is not lived from pay day to pay day, and does not count. Null where no money comes in.
 */
export function paidEvery(lines: readonly Line[]): Frequency | null {
  const comesIn = lines.filter(({ section }) => section === 'income' || section === 'money_in');
  let [found, most]: [Frequency | null, number] = [null, 0];
  for (const frequency of FREQUENCIES) {
    const all = comesIn.filter((line) => line.frequency === frequency);
    const month = all.reduce((sum, { amountMinor }) => sum + aMonth(amountMinor, frequency), 0);
    if (month > most) [found, most] = [frequency, month];
  }
  return found;
}

// words: budget.line.*, budget.group.*
import { getLocale, getMessages } from 'next-intl/server';
import { formatMoney } from '@/components/money-text';
import type { BudgetSection } from '@/domain/budget-lines';

/** What each part of a budget is called, by its key under `totals`. */
export const PART = {
  income: 'income',
  spending: 'spending',
  priority_arrears: 'arrears',
  savings: 'savingsHeld',
  money_in: 'income',
  money_out: 'spending',
} as const;

type OfSection<Said> = Readonly<Record<BudgetSection, Readonly<Record<string, Said>>>>;

/** The names of the lines and groups of a budget, and money as this language writes it. Budgets are in pounds. */
export async function budgetWords() {
  const [{ budget }, locale] = [await getMessages(), await getLocale()];
  const lines: OfSection<string> = budget.line;
  const groups: OfSection<{ readonly title: string; readonly why: string }> = budget.group;
  return {
    lineName: (section: BudgetSection, line: string): string => found(lines[section][line], line),
    groupWords: (section: BudgetSection, group: string) => found(groups[section][group], group),
    money: (minor: number): string => formatMoney({ minor, currency: 'GBP' }, locale),
  };
}

export type BudgetWords = Awaited<ReturnType<typeof budgetWords>>;

function found<Said>(said: Said | undefined, key: string): Said {
  if (said === undefined) throw new Error(`a budget has “${key}”, and there are no words for it`);
  return said;
}

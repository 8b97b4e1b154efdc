import { z } from 'zod';
import { fieldOf, type Step } from '@/domain/budget-steps';
import { BUDGET_FREQUENCIES } from '@/domain/frequency';
import { type MoneyFault, parseMoney } from '@/domain/money';

type Told = (fault: Exclude<MoneyFault, 'empty'> | 'often', line: string) => string;

/** What the form of a page of lines may send: for each line an amount (null where nothing is said) and how often. */
export function linesSchema(step: Step, nameOf: (field: string) => string, told: Told) {
  const amounts = step.groups
    .flatMap(({ lines }) => lines.map(fieldOf))
    .map((field) => [field, amount(nameOf(field), told)] as const);
  const often = amounts.map(
    ([field]) =>
      [
        `${field}-often`,
        // A browser always sends one; a line that does not come again has none.
        z.enum(BUDGET_FREQUENCIES, told('often', nameOf(field))).or(z.literal('')),
      ] as const,
  );
  const shape: Readonly<Record<string, z.ZodType<string | number | null>>> = Object.fromEntries([
    ...amounts,
    ...often,
  ]);
  return z.object(shape);
}

function amount(line: string, told: Told) {
  return z.string().transform((text, context): number | null => {
    const read = parseMoney(text);
    if (read.ok) return read.minor;
    if (read.reason === 'empty') return null;
    context.addIssue({ code: 'custom', message: told(read.reason, line) });
    return z.NEVER;
  });
}

import { eq } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import type { DecisionCase } from '@/db/decision-case';
import { digestText } from '@/db/import-stage';
import { debtor, ledgerEntry } from '@/db/schema';
import { matchText } from '@/domain/accounts-identity';
import { nationOf } from '@/domain/accounts-nation';
import { COMPONENTS_FILED, type Correctable, type DecisionInput } from '@/domain/decision-input';

type Correction = DecisionInput & { readonly outcome: 'correct' };

/**
 * Corrects a debt by new entries, one for each component that changes; nothing that was entered is touched. Amounts are
 * what each component changes by. Gives their ids.
 */
export async function correctAmounts(
  tx: Tx,
  { submission, todayOn }: Pick<DecisionCase, 'submission' | 'todayOn'>,
  { decisionId, amounts }: { decisionId: string; amounts: Correction['amounts'] },
): Promise<string[]> {
  const changed = COMPONENTS_FILED.flatMap((component) => {
    const amountMinor = amounts[component] ?? 0;
    return amountMinor === 0 ? [] : [{ component, amountMinor }];
  });
  const { debtId } = submission;
  if (changed.length === 0) return [];
  if (!debtId) throw new Error('amounts of no debt were corrected');
  const rows = await tx
    .insert(ledgerEntry)
    .values(
      changed.map(({ component, amountMinor }) => ({
        debtId,
        kind: 'correction' as const,
        component,
        amountMinor,
        effectiveOn: todayOn,
        source: 'staff' as const,
        decisionId,
      })),
    )
    .returning({ id: ledgerEntry.id });
  return rows.map(({ id }) => id);
}

/**
 * Corrects who somebody is, and with it the nation they live in and what tells two debtors to be one, so that the creditor's
 * next file finds them. Gives the names of what changed, never what it says. Refused by the schema (`one_debtor_per_identity`) where somebody else is
 * already known as that.
 */
export async function correctFacts(
  tx: Tx,
  { submission }: Pick<DecisionCase, 'submission'>,
  facts: Correction['facts'],
): Promise<Correctable[]> {
  const { debtorId } = submission;
  const fields = Object.keys(facts) as Correctable[]; // the form's schema lets no other key through
  if (fields.length === 0) return [];
  if (!debtorId) throw new Error('nobody to correct');
  const corrected = Object.fromEntries(fields.map((field) => [field, facts[field] || null]));
  // Where they live says which holidays, advisers and rules are theirs, as it does when a file brings them.
  const lives = facts.postcode ? { nation: nationOf(facts.postcode) } : {};
  const [now] = await tx
    .update(debtor)
    .set({ ...corrected, ...lives })
    .where(eq(debtor.id, debtorId))
    .returning({
      kind: debtor.kind,
      bornOn: debtor.bornOn,
      firstName: debtor.firstName,
      lastName: debtor.lastName,
      postcode: debtor.postcode,
      companyName: debtor.companyName,
      companyNumber: debtor.companyNumber,
    });
  if (!now) throw new Error('a debtor who is corrected is not there');
  const match = matchText(now);
  await tx
    .update(debtor)
    .set({ matchKey: match === null ? null : digestText(match) })
    .where(eq(debtor.id, debtorId));
  return fields;
}

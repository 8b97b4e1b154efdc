import type { Tx } from '@/db/client';
import { dataKeyFor, openWords, type Place, sealWords } from '@/db/sealed';
import type { Household } from '@/domain/household';

/** What a budget row keeps of a household in clear, and the sealed answer beside it (base64). */
type Kept = Partial<Omit<Household, 'carer'>> & { readonly carer?: string };

/** What is kept sealed of a budget: whether the person looks after someone, and what they wrote. */
export type Sealed = { readonly household: unknown; readonly words: Buffer | null };

/** Where something of a budget is sealed. */
export const placeOf = (column: 'household.carer' | 'words', row: string): Place => ({
  table: 'budget',
  column,
  row,
});

/**
 * Opens a household and a note for their owner. Someone who came in with the code on a letter alone gets neither the
 * note nor the answer about caring: they tell of health (model.md). After erasure there is nothing to open.
 */
export async function openPrivate(
  tx: Tx,
  debtorId: string,
  row: Sealed & { readonly id: string },
  proved: 'contact' | 'letter',
): Promise<{ household: Household; note: string | null }> {
  const { carer: sealed, ...clear } = readKept(row.household);
  const household: Household = {
    partner: clear.partner ?? null,
    children: clear.children ?? null,
    others: clear.others ?? null,
    carer: null,
  };
  if (proved === 'letter' || (!sealed && !row.words)) return { household, note: null };
  const opened = await dataKeyFor(tx, debtorId);
  if (!opened.ok) return { household, note: null };
  const carer = sealed
    ? openWords(opened.key, placeOf('household.carer', row.id), Buffer.from(sealed, 'base64'))
    : null;
  return {
    household: { ...household, carer: carer === 'yes' || carer === 'no' ? carer : null },
    note: row.words ? openWords(opened.key, placeOf('words', row.id), row.words) : null,
  };
}

/** Seals a household and a note for one budget row. Refuses (`erased`) where the person's key was destroyed. */
export async function sealPrivate(
  tx: Tx,
  debtorId: string,
  budgetId: string,
  { household, note }: { household: Household; note: string | null },
): Promise<({ ok: true } & Sealed) | { ok: false; reason: 'erased' }> {
  const { carer, ...clear } = household;
  if (carer === null && !note) return { ok: true, household: clear, words: null };
  const opened = await dataKeyFor(tx, debtorId);
  if (!opened.ok) return opened;
  const sealed =
    carer && sealWords(opened.key, placeOf('household.carer', budgetId), carer).toString('base64');
  return {
    ok: true,
    household: sealed ? { ...clear, carer: sealed } : clear,
    words: note ? sealWords(opened.key, placeOf('words', budgetId), note) : null,
  };
}

function readKept(kept: unknown): Kept {
  return typeof kept === 'object' && kept !== null ? kept : {};
}

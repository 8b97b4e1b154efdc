import { createHash, randomUUID } from 'node:crypto';
import type postgres from 'postgres';
import type { Built } from '@/db/seed/build';
import { sendTelling } from '@/db/submissions';
import type { DebtorViewer } from '@/domain/viewer';

type Entry = {
  kind: 'original' | 'interest' | 'fee' | 'payment' | 'adjustment' | 'write_off' | 'correction';
  amountMinor: number;
  onDay: string;
  component?: 'original' | 'interest' | 'fee' | 'payment' | 'adjustment';
  reference?: string;
  /** The line of a file that it came from, of an import of its own. */
  line?: number;
};

/** Writes ledger entries as the owner, each from where such entries come. */
export async function addEntries(
  owner: postgres.Sql,
  debtId: string,
  entries: readonly Entry[],
): Promise<void> {
  const [run] = await owner<{ id: string }[]>`
    insert into import (file_name, started_by, finished_at) values ('accounts.csv', 'test', now()) returning id`;
  for (const { kind, amountMinor, onDay, component = null, reference = null, line } of entries) {
    const source = line ? 'file' : kind === 'payment' ? 'payment' : 'staff';
    await owner`
      insert into ledger_entry (debt_id, kind, component, amount_minor, effective_on, source, import_id, line, outside_reference)
      values (${debtId}, ${kind}, ${component}, ${amountMinor}, ${onDay}, ${source}, ${line ? (run?.id ?? null) : null},
        ${line ?? null}, ${reference})`;
  }
}

/** A live plan of equal payments on the given days, as the owner. */
export async function addPlan(
  owner: postgres.Sql,
  { debtorId, debtId, holdingId }: Built,
  { regularMinor, days }: { regularMinor: number; days: readonly string[] },
): Promise<void> {
  const [agreement] = await owner<{ id: string }[]>`
    insert into agreement (debtor_id, canonical, sha256, words_shown, language, request_id)
    values (${debtorId}, '{}', ${createHash('sha256').update('{}').digest('hex')}, '', 'en', ${randomUUID()}) returning id`;
  const [plan] = await owner<{ id: string }[]>`
    insert into plan (agreement_id, holding_id, debt_id, version, frequency, pay_day, regular_minor, total_minor)
    values (${agreement?.id ?? null}, ${holdingId}, ${debtId}, 1, 'monthly', '1', ${regularMinor}, ${regularMinor * days.length})
    returning id`;
  for (const [index, dueOn] of days.entries())
    await owner`
      insert into instalment (plan_id, number, due_on, amount_minor)
      values (${plan?.id ?? null}, ${index + 1}, ${dueOn}, ${regularMinor})`;
}

/** What staff decided about the age of a debt, as the owner. */
export async function decideAge(
  owner: postgres.Sql,
  { debtId }: Built,
  decision: 'too_old' | 'not_too_old',
): Promise<void> {
  await owner`update debt set may_be_too_old_on = '2026-11-02', too_old_decision = ${decision} where id = ${debtId}`;
}

/** Something told in a person's own words; gives the id of what was sent. */
export async function tell(me: DebtorViewer, words: string): Promise<{ id: string }> {
  const sent = await sendTelling(me, { words, requestId: randomUUID() });
  if (!sent.ok) throw new Error(sent.reason);
  return sent;
}

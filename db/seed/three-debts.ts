import type postgres from 'postgres';
import { aDebt, type Built } from '@/db/seed/build';
import { addEntries, addPlan } from '@/db/seed/owing';

/** A person with three debts: one to choose for, one on a plan, one on hold. Gives the first. */
export async function threeDebts(owner: postgres.Sql): Promise<Built> {
  const first = await aDebt(owner, { balanceMinor: 1_843_20 });
  const { debtorId } = first;
  await addEntries(owner, first.debtId, [
    { kind: 'fee', amountMinor: 24_00, onDay: '2026-11-02', line: 12 },
    { kind: 'payment', amountMinor: -220_00, onDay: '2026-11-10' },
  ]);
  const plan = await aDebt(owner, { debtorId, creditor: 'Kettle & Co Catalogue' });
  await addPlan(owner, plan, { regularMinor: 25_00, days: ['2099-12-01'] });
  const held = await aDebt(owner, { debtorId, creditor: 'Northwater Utilities' });
  await owner`
    insert into hold (debtor_id, debt_id, reason, from_on, until_on, placed_by)
    values (${debtorId}, ${held.debtId}, 'breathing_space', '2026-11-10', '2099-01-08', 'staff')`;
  return first;
}

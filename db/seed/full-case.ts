import { randomUUID } from 'node:crypto';
import type postgres from 'postgres';
import { aBudget, aDebt, type Built } from '@/db/seed/build';
import { addEntries, tell } from '@/db/seed/owing';
import { agree, asDebtor } from '@/db/seed/planning';
import { sendDoubt } from '@/db/submissions';

/**
 * Makes a case worth looking at of somebody with one debt: a finished budget, entries, an offer outside the policy, a second
 * debt that they doubt, and what they told us. Everything is sent at the time at which tests plan.
 */
export async function fillCase(owner: postgres.Sql, card: Built): Promise<void> {
  const me = asDebtor(card);
  await aBudget(owner, card.debtorId, [
    ['income', 'wages', 'own_wages', 1_200_00],
    ['income', 'disability', 'disability_benefits', 90_00],
    ['spending', 'home_and_contents', 'rent', 700_00],
    ['spending', 'food_and_housekeeping', 'groceries', 70_00, 'weekly'],
    ['priority_arrears', 'priority_arrears', 'energy_arrears', 20_00],
  ]);
  const { debtorId } = card;
  const water = await aDebt(owner, { debtorId, creditor: 'Northwater Utilities', balanceMinor: 80_05 });
  await addEntries(owner, card.debtId, [
    { kind: 'interest', amountMinor: 12_34, onDay: '2026-11-02', line: 7 },
    { kind: 'payment', amountMinor: -100_00, onDay: '2026-11-10', reference: randomUUID().slice(0, 8) },
  ]);
  await agree(me, card, 'amount.300.monthly:28');
  await sendDoubt(me, {
    holdingId: water.holdingId,
    doubt: 'wrong_amount',
    line: 'fee',
    words: 'I never had a meter.\nPlease look.',
    requestId: randomUUID(),
  });
  await tell(me, 'I lost my job in May.\nMy mum is ill, and I look after her.');
}

import { findDebt } from '@/db/debts';
import { aDebt } from '@/db/seed/build';
import { asDebtor } from '@/db/seed/planning';
import { aLetterCode } from '@/db/seed/sign-in';
import { expect, test } from '@/db/seed/testing';

const MADE = new Date('2026-11-20T09:00:00Z');
const on = (day: string): string => `${day}T12:00:00.000Z`;

test('A debt tells when the last letter went out and until when its code opens, to its own holder', async ({
  database: { owner },
}) => {
  const built = await aDebt(owner);
  expect((await findDebt(asDebtor(built), built.holdingId))?.letter).toBeNull();
  await aLetterCode(owner, built, new Date('2026-09-01T09:00:00Z'));
  await aLetterCode(owner, built, MADE);
  const letterOn = async (day: string) => (await findDebt(asDebtor(built, on(day)), built.holdingId))?.letter;
  const until = new Date('2027-01-19T09:00:00Z');
  expect(await letterOn('2026-12-01')).toEqual({ madeAt: MADE, until, state: 'opens' });
  expect(await letterOn('2027-01-20')).toEqual({ madeAt: MADE, until, state: 'over' });
  await owner`update code set used_at = '2026-12-02T10:00:00Z' where holding_id = ${built.holdingId}`;
  expect(await letterOn('2026-12-03')).toEqual({ madeAt: MADE, until, state: 'used' });
});

test('Of a debt owed together each holder is told of their own letters alone', async ({
  database: { owner },
}) => {
  const one = await aDebt(owner);
  const other = await aDebt(owner, { jointWith: one.debtId });
  await aLetterCode(owner, one, MADE);
  expect((await findDebt(asDebtor(one), one.debtId))?.letter?.state).toBe('opens');
  expect((await findDebt(asDebtor(other), other.debtId))?.letter).toBeNull();
});

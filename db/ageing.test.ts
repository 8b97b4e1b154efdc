import { randomUUID } from 'node:crypto';
import type postgres from 'postgres';
import { markGrownOld } from '@/db/ageing';
import { readHome } from '@/db/home';
import { aDebt, type Built, type Wanted } from '@/db/seed/build';
import { addEntries } from '@/db/seed/owing';
import { agree, asDebtor } from '@/db/seed/planning';
import { expect, test } from '@/db/seed/testing';
import type { JobViewer } from '@/domain/viewer';

const jobOn = (day: string): JobViewer => ({ kind: 'job', name: 'jobs', clock: `${day}T06:00:00.000Z` });

/** A debt that defaulted on a day, in a place. */
async function aDefault(
  owner: postgres.Sql,
  defaultedOn: string,
  { postcode = 'M1 1AE', ...wanted }: Wanted & { postcode?: string } = {},
): Promise<Built> {
  const built = await aDebt(owner, wanted);
  await owner`update debt set defaulted_on = ${defaultedOn} where id = ${built.debtId}`;
  await owner`update debtor set postcode = ${postcode} where id = ${built.debtorId}`;
  return built;
}

const markedOn = async (owner: postgres.Sql, { debtId }: Built): Promise<string | null> =>
  (
    await owner<{ on: string | null }[]>`select may_be_too_old_on::text as on from debt where id = ${debtId}`
  )[0]?.on ?? null;

const asksAbout = (owner: postgres.Sql, { debtId }: Built) =>
  owner`select kind, details->>'reason' as reason, closed_at from submission where debt_id = ${debtId}`;

test('A debt is marked on the day after six years, in Scotland after five, once, and a person is asked to look', async ({
  database: { owner },
}) => {
  const english = await aDefault(owner, '2024-03-01');
  const scottish = await aDefault(owner, '2024-03-01', { postcode: 'EH1 1YZ' });
  await markGrownOld(jobOn('2029-03-01'));
  expect(await markedOn(owner, scottish)).toBeNull();
  await markGrownOld(jobOn('2029-03-02'));
  expect(await markedOn(owner, scottish)).toBe('2029-03-02');
  await markGrownOld(jobOn('2030-03-01'));
  expect(await markedOn(owner, english)).toBeNull();
  await Promise.all([markGrownOld(jobOn('2030-03-02')), markGrownOld(jobOn('2030-03-02'))]);
  await markGrownOld(jobOn('2030-03-03'));
  expect(await markedOn(owner, english)).toBe('2030-03-02');
  expect([...(await asksAbout(owner, english))]).toEqual([
    { kind: 'import_held', reason: 'may-be-too-old', closed_at: null },
  ]);
  const events = await owner`
    select act, actor_id from event where case_id = ${english.debtorId} and act = 'a debt may be too old'`;
  expect([...events]).toEqual([{ act: 'a debt may be too old', actor_id: 'jobs' }]);
});

test('A payment made here, a plan under way, nothing owed, or staff’s own answer keeps a debt from being marked', async ({
  database: { owner },
}) => {
  const [paid, agreed, settled, decided] = [
    await aDefault(owner, '2022-01-10', { balanceMinor: 400_00 }),
    await aDefault(owner, '2022-01-10', { balanceMinor: 400_00 }),
    await aDefault(owner, '2022-01-10'),
    await aDefault(owner, '2022-01-10'),
  ];
  await addEntries(owner, paid.debtId, [
    { kind: 'payment', amountMinor: -5_00, onDay: '2026-11-10', reference: randomUUID() },
  ]);
  const plan = await agree(asDebtor(agreed), agreed, 'amount.4000.monthly:28');
  expect(plan).toMatchObject({ ok: true });
  await addEntries(owner, settled.debtId, [
    { kind: 'payment', amountMinor: -120_00, onDay: '2022-02-01', reference: randomUUID() },
  ]);
  await owner`update debt set too_old_decision = 'not_too_old' where id = ${decided.debtId}`;
  await markGrownOld(jobOn('2028-06-01'));
  for (const built of [paid, agreed, settled, decided]) expect(await markedOn(owner, built)).toBeNull();
});

test('A debt that an import marked is put before staff too, once, and its debtor is shown neither', async ({
  database: { owner },
}) => {
  const built = await aDebt(owner, { mayBeTooOldOn: '2026-11-02' });
  await markGrownOld(jobOn('2026-12-01'));
  await owner`update submission set closed_at = now() where debt_id = ${built.debtId}`;
  await markGrownOld(jobOn('2026-12-02'));
  expect(await asksAbout(owner, built)).toHaveLength(1);
  const home = await readHome(asDebtor(built));
  expect(home.debts).toHaveLength(0);
  expect(home.waiting).toHaveLength(0);
  expect(home.keptBack).toBe(1);
});

test('Of a joint debt, either home in Scotland counts, and it is on the record of both', async ({
  database: { owner },
}) => {
  const one = await aDefault(owner, '2024-03-01');
  const other = await aDebt(owner, { jointWith: one.debtId });
  await owner`update debtor set postcode = 'G1 1XQ' where id = ${other.debtorId}`;
  await markGrownOld(jobOn('2029-03-02'));
  expect(await markedOn(owner, one)).toBe('2029-03-02');
  for (const { debtorId } of [one, other])
    expect(
      await owner`select 1 from event where case_id = ${debtorId} and act = 'a debt may be too old'`,
    ).toHaveLength(1);
  expect(await asksAbout(owner, one)).toHaveLength(1);
});

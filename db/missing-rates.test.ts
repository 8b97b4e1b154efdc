import type postgres from 'postgres';
import { askForMissingRates } from '@/db/missing-rates';
import { aDebt } from '@/db/seed/build';
import { aCreditor, aPolicy } from '@/db/seed/planning';
import { expect, test } from '@/db/seed/testing';
import type { JobViewer } from '@/domain/viewer';

const JOBS: JobViewer = { kind: 'job', name: 'jobs', clock: '2026-12-01T06:00:00.000Z' };

/** Terms of simple daily interest with rates from a day on; none where no day is given. */
const interestFrom = (from: string | null) => ({
  kind: 'simple_daily',
  rates: from === null ? [] : [{ from, percent: '8.00' }],
  dayCount: 'actual-year',
  rounding: 'floor per window',
  freezeWhilePlanKept: true,
  fromOn: 'balance as-at date',
});

async function aCharging(owner: postgres.Sql, from: string | null) {
  const name = await aCreditor(owner, 'Harbour Card Services');
  const built = await aDebt(owner, { creditor: name });
  const terms = { effectiveOn: '2026-01-01', writtenAt: '2026-01-01', interest: interestFrom(from) };
  await aPolicy(owner, built.creditorId, terms);
  return built;
}

const asked = (owner: postgres.Sql, creditorId: string) =>
  owner`select kind, details->>'from' as from, debtor_id from submission
    where creditor_id = ${creditorId} and kind = 'missing_rate'`;

test('A rate that a policy needs and does not have is asked for once, whatever the number of debts and of tries', async ({
  database: { owner },
}) => {
  const built = await aCharging(owner, '2026-12-15');
  await aDebt(owner, { creditor: await nameOf(owner, built.creditorId) });
  await Promise.all([askForMissingRates(JOBS), askForMissingRates(JOBS)]);
  await askForMissingRates(JOBS);
  expect([...(await asked(owner, built.creditorId))]).toEqual([
    { kind: 'missing_rate', from: '2026-11-02', debtor_id: null },
  ]);
});

test('A new version that still lacks the rate is asked about again, and one that has it is not', async ({
  database: { owner },
}) => {
  const built = await aCharging(owner, null);
  await askForMissingRates(JOBS);
  const next = { effectiveOn: '2026-11-01', writtenAt: '2026-11-01' };
  await aPolicy(owner, built.creditorId, { ...next, interest: interestFrom(null) });
  await askForMissingRates(JOBS);
  expect(await asked(owner, built.creditorId)).toHaveLength(2);
  await aPolicy(owner, built.creditorId, { ...next, interest: interestFrom('2020-01-01') });
  await askForMissingRates(JOBS);
  expect(await asked(owner, built.creditorId)).toHaveLength(2);
});

test('Nothing is asked where there is no interest, the rate is there, or nothing is owed', async ({
  database: { owner },
}) => {
  const there = await aCharging(owner, '2020-01-01');
  const paid = await aCharging(owner, null);
  await owner`insert into ledger_entry (debt_id, kind, amount_minor, effective_on, source)
    values (${paid.debtId}, 'payment', ${-120_00}, '2026-11-03', 'staff')`;
  const none = await aDebt(owner, { creditor: await aCreditor(owner, 'Harbour Card Services') });
  await askForMissingRates(JOBS);
  for (const { creditorId } of [there, paid, none]) expect(await asked(owner, creditorId)).toHaveLength(0);
});

async function nameOf(owner: postgres.Sql, creditorId: string): Promise<string> {
  const [row] = await owner<{ name: string }[]>`select name from creditor where id = ${creditorId}`;
  return row?.name ?? '';
}

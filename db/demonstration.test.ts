import { importAccounts } from '@/db/import';
import { sendDemonstrationCases } from '@/db/seed/demonstration-cases';
import { expect, test } from '@/db/seed/testing';
import { SET_ASIDE } from '@/domain/promise';

test('Staff who try Evenkeel find something of every kind to answer, sent once however often it starts', async ({
  database: { owner },
}) => {
  const file = 'db/seed/data/accounts.csv';
  const options = { file, fileName: 'accounts.csv', dryRun: false, strict: false, reportFile: null };
  expect((await importAccounts({ kind: 'job', name: 'import' }, options)).ok).toBe(true);
  const began = performance.now();
  await sendDemonstrationCases(owner);
  console.log(`sent in ${Math.round(performance.now() - began)} ms`);
  const waiting = () => owner`
    select kind, count(*)::int as many from submission s where closed_at is null and not kind = any(${[...SET_ASIDE]})
      and exists (select from holding h where h.debtor_id = s.debtor_id and h.account_reference like 'EK0007%')
    group by kind order by kind`;
  const first = [...(await waiting())];
  expect(first).toEqual([
    { kind: 'ask_for_pause', many: 1 },
    { kind: 'ask_to_reduce', many: 1 },
    { kind: 'looks_wrong', many: 1 },
    { kind: 'plan_offer', many: 2 },
    { kind: 'telling', many: 2 },
  ]);
  const [outside] = await owner`
    select details->'outside' as lines from submission where kind = 'plan_offer' and details->>'by' = 'budget'
      and details->'plan'->>'accountReference' = 'EK00070016'`;
  expect(outside?.lines.length).toBeGreaterThan(0);
  await sendDemonstrationCases(owner);
  expect([...(await waiting())]).toEqual(first);
});

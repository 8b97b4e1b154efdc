import type postgres from 'postgres';
import { raiseLate } from '@/db/late';
import { aDebt } from '@/db/seed/build';
import { expect, test } from '@/db/seed/testing';
import { aWaiting } from '@/db/seed/waiting';
import type { JobViewer } from '@/domain/viewer';

const LONG_AGO = '2026-01-05T15:00:00Z';
/** The morning after, when nothing else of these tests is late yet. */
const JOBS: JobViewer = { kind: 'job', name: 'jobs', clock: '2026-01-06T09:00:00.000Z' };

async function raiseAll(): Promise<void> {
  while ((await raiseLate(JOBS)) > 0);
}

const rowOf = async (owner: postgres.Sql, id: string) =>
  (
    await owner`select priority, raised_at is not null as raised, closed_at, promised_at::text from submission where id = ${id}`
  )[0];

test('A late answer is moved up once, the person is told once, and the record says so, however often and late the job runs', async ({
  database: { owner },
}) => {
  const built = await aDebt(owner);
  const id = await aWaiting(owner, {
    creditorId: built.creditorId,
    debtorId: built.debtorId,
    promisedAt: LONG_AGO,
  });
  await Promise.all(Array.from({ length: 5 }, () => raiseLate(JOBS, 3)));
  await raiseAll();
  await raiseAll();
  expect(await rowOf(owner, id)).toEqual({
    priority: 19,
    raised: true,
    closed_at: null,
    promised_at: '2026-01-05 15:00:00+00',
  });
  const messages =
    await owner`select template, details, dedupe_key from outbox where debtor_id = ${built.debtorId}`;
  expect([...messages]).toEqual([{ template: 'news', details: {}, dedupe_key: `late:${id}` }]);
  const events = await owner`select act, actor_id from event where case_id = ${built.debtorId}`;
  expect([...events]).toEqual([{ act: 'answer is late', actor_id: 'jobs' }]);
});

test('What is not late, what is answered and what was moved up before stay where they are', async ({
  database: { owner },
}) => {
  const { creditorId, debtorId } = await aDebt(owner);
  const fresh = await aWaiting(owner, { creditorId, debtorId });
  const closed = await aWaiting(owner, { creditorId, debtorId, promisedAt: LONG_AGO });
  await owner`update submission set closed_at = now() where id = ${closed}`;
  await raiseAll();
  for (const id of [fresh, closed])
    expect(await rowOf(owner, id)).toMatchObject({ priority: 50, raised: false });
  expect((await owner`select 1 from outbox where debtor_id = ${debtorId}`).length).toBe(0);
});

test('A hold stays while an answer is late', async ({ database: { owner } }) => {
  const { creditorId, debtorId, debtId } = await aDebt(owner);
  const id = await aWaiting(owner, {
    kind: 'looks_wrong',
    creditorId,
    debtorId,
    debtId,
    promisedAt: LONG_AGO,
  });
  await owner`insert into hold (debtor_id, debt_id, reason, from_on, placed_by, submission_id)
    values (${debtorId}, ${debtId}, 'dispute', '2026-01-01', 'debtor', ${id})`;
  await raiseAll();
  const held =
    await owner`select h.until_on, e.hold_id as ended from hold h left join hold_ending e on e.hold_id = h.id
    where h.debtor_id = ${debtorId}`;
  expect([...held]).toEqual([{ until_on: null, ended: null }]);
  expect(await rowOf(owner, id)).toMatchObject({ priority: 16, raised: true });
});

test('Nobody is told of what an import set aside, nor anyone who cannot be reached or was erased', async ({
  database: { owner },
}) => {
  const reached = await aDebt(owner);
  const unreachable = await aDebt(owner, { email: null, mobile: null });
  const erased = await aDebt(owner);
  await owner`update debtor set erased_at = now() where id = ${erased.debtorId}`;
  const held = await aWaiting(owner, {
    kind: 'import_held',
    creditorId: reached.creditorId,
    debtorId: reached.debtorId,
    promisedAt: LONG_AGO,
  });
  const others = [unreachable, erased].map(({ debtorId, creditorId }) =>
    aWaiting(owner, { creditorId, debtorId, promisedAt: LONG_AGO }),
  );
  const ids = [held, ...(await Promise.all(others))];
  await raiseAll();
  for (const id of ids) expect(await rowOf(owner, id)).toMatchObject({ raised: true });
  const people = [reached, unreachable, erased].map(({ debtorId }) => debtorId);
  expect((await owner`select 1 from outbox where debtor_id = any(${people})`).length).toBe(0);
});

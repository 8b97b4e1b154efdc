import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { sql } from 'drizzle-orm';
import { askAtOnce } from '@/db/read';
import { debt, holding } from '@/db/schema';
import { aDebt } from '@/db/seed/build';
import { farAway } from '@/db/seed/far-away';
import { settingOf, surroundings } from '@/db/seed/surroundings';
import { expect, test } from '@/db/seed/testing';
import type { DebtorViewer } from '@/domain/viewer';

const as = ({ debtorId }: { debtorId: string }): DebtorViewer => ({
  kind: 'debtor',
  debtorId,
  proved: 'contact',
});

test('Home waits for the database once: who looks and every query go out together', async ({ database }) => {
  const { debtorId } = await aDebt(database.owner);
  const far = await farAway(settingOf('DATABASE_URL'));
  const args = ['--conditions=react-server', '--import', 'tsx', 'db/seed/time-home.ts', debtorId];
  const child = spawn(process.execPath, args, {
    env: surroundings({ DATABASE_URL: far.url }),
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  expect((await lines.next()).value).toBe('learnt');
  const delayMs = 600;
  far.delayMs = delayMs;
  child.stdin.write('go\n');
  const took: number[] = JSON.parse((await lines.next()).value);
  await far.close();
  // However busy the machine is, the quickest cannot wait less often than it has to; two waits would take twice as long.
  expect(Math.min(...took)).toBeGreaterThan(delayMs * 0.9);
  expect(Math.min(...took)).toBeLessThan(delayMs * 2);
});

test('A hundred people at once each read as themselves, and only themselves', async ({ database }) => {
  const people = await Promise.all(Array.from({ length: 20 }, () => aDebt(database.owner)));
  const asked = Array.from({ length: 100 }, (_, n) => people[n % people.length] ?? people[0]);
  const seen = await Promise.all(
    asked.map((one) =>
      askAtOnce(
        as(one as { debtorId: string }),
        async (tx) => {
          const [holdings, debts] = await Promise.all([
            tx.select({ debtorId: holding.debtorId }).from(holding),
            tx.select({ id: debt.id }).from(debt),
          ]);
          return { holdings, debts };
        },
        { deadlineMs: 20_000 },
      ),
    ),
  );
  expect(seen).toEqual(
    asked.map((one) => ({ holdings: [{ debtorId: one?.debtorId }], debts: [{ id: one?.debtId }] })),
  );
});

test('A reading cannot write, and a query that comes late is refused rather than asked as somebody else', async ({
  database,
}) => {
  const built = await aDebt(database.owner);
  const write = askAtOnce(as(built), (tx) =>
    tx.execute(
      sql`insert into hold (debtor_id, reason, from_on, placed_by) values (${built.debtorId}, 'staff', '2026-01-01', 'debtor')`,
    ),
  );
  await expect(write).rejects.toMatchObject({ code: '25006' });
  const late = askAtOnce(as(built), async (tx) => {
    await tx.select({ id: debt.id }).from(debt);
    return tx.select({ id: debt.id }).from(debt);
  });
  await expect(late).rejects.toMatchObject({ code: 'QUERY' });
  const after = await askAtOnce(as(built), (tx) => tx.select({ id: debt.id }).from(debt));
  expect(after).toEqual([{ id: built.debtId }]);
});

test('A failed reading leaves nothing behind for the next, whoever that is', async ({ database }) => {
  const [one, other] = [await aDebt(database.owner), await aDebt(database.owner)];
  for (let n = 0; n < 20; n += 1) {
    await expect(askAtOnce(as(one), (tx) => tx.execute(sql`select 1 / ${n - n}::int`))).rejects.toMatchObject(
      {
        code: '22012',
      },
    );
    const seen = await askAtOnce(as(other), (tx) => tx.select({ id: debt.id }).from(debt));
    expect(seen).toEqual([{ id: other.debtId }]);
  }
});

test('Connections that are cut while people read come back by themselves, and nobody gets another’s rows', async ({
  database,
}) => {
  const people = await Promise.all(Array.from({ length: 8 }, () => aDebt(database.owner)));
  const held = await database.owner.reserve();
  for (let round = 0; round < 5; round += 1) {
    // Each reading is made to wait in its middle, so that it is there to be cut.
    await held`select pg_advisory_lock(7, 7)`;
    const reading = people.map((one) =>
      askAtOnce(
        as(one),
        async (tx) => {
          const [, , rows] = await Promise.all([
            // In force before the lock is asked for: what goes out on one line goes in order.
            tx.execute(
              sql`select set_config('lock_timeout', '20s', true), set_config('statement_timeout', '20s', true)`,
            ),
            tx.execute(sql`select pg_advisory_xact_lock_shared(7, 7)`),
            tx.select({ id: debt.id }).from(debt),
          ]);
          return rows;
        },
        { deadlineMs: 20_000 },
      ),
    );
    const waiting = () => database.owner<{ pid: number }[]>`
      select pid from pg_stat_activity
      where usename = 'evenkeel_app' and datname = current_database() and wait_event = 'advisory'`;
    await expect.poll(async () => (await waiting()).length).toBe(people.length);
    for (const { pid } of await waiting()) await database.owner`select pg_terminate_backend(${pid}::int)`;
    await held`select pg_advisory_unlock(7, 7)`;
    expect(await Promise.all(reading)).toEqual(people.map(({ debtId }) => [{ id: debtId }]));
  }
  held.release();
});

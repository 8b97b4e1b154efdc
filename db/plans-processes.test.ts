import { spawn } from 'node:child_process';
import type { AgreeResult } from '@/db/plans';
import { aDebt } from '@/db/seed/build';
import { asDebtor } from '@/db/seed/planning';
import { surroundings } from '@/db/seed/surroundings';
import { expect, test } from '@/db/seed/testing';

/** A process that looks at so many offers, says so, and agrees them all when told. */
function agreeElsewhere(input: unknown) {
  const args = [
    '--conditions=react-server',
    '--import',
    'tsx',
    'db/seed/agree-many.ts',
    JSON.stringify(input),
  ];
  const child = spawn(process.execPath, args, { env: surroundings() });
  let said = '';
  let complained = '';
  const looked = new Promise<void>((resolve) => {
    child.stdout.on('data', (piece) => {
      said += piece;
      if (said.startsWith('looked\n')) resolve();
    });
  });
  child.stderr.on('data', (piece) => {
    complained += piece;
  });
  const ended = new Promise<AgreeResult[]>((resolve, reject) =>
    child.once('close', (code) =>
      code === 0 ? resolve(JSON.parse(said.slice('looked\n'.length))) : reject(new Error(complained)),
    ),
  );
  return { looked: Promise.race([looked, ended]), agree: () => child.stdin.write('now\n'), ended };
}

test('Of 200 different offers for one debt agreed at once over two processes, one becomes the plan and 199 are told of it', async ({
  database,
}) => {
  const built = await aDebt(database.owner, { balanceMinor: 900_00 });
  const viewer = asDebtor(built);
  const { holdingId } = built;
  const processes = [20, 120].map((from) => agreeElsewhere({ viewer, holdingId, from, times: 100 }));
  await Promise.all(processes.map(({ looked }) => looked));
  for (const { agree } of processes) agree();
  const results = (await Promise.all(processes.map(({ ended }) => ended))).flat();
  expect(results).toHaveLength(200);
  const won = results.filter(({ ok }) => ok);
  expect(won).toMatchObject([{ ok: true, planIds: [expect.any(String)], sentIds: [] }]);
  const planId = won[0]?.ok ? won[0].planIds[0] : undefined;
  expect(results.filter(({ ok }) => !ok)).toEqual(
    Array.from({ length: 199 }, () => ({ ok: false, reason: 'on-plan', planId })),
  );
  const [counts] = await database.owner`
    select (select count(*)::int from plan where holding_id = ${holdingId}) as plans,
      (select count(*)::int from agreement where debtor_id = ${built.debtorId}) as agreements,
      (select count(*)::int from outbox where debtor_id = ${built.debtorId}) as messages,
      (select count(*)::int from event where case_id = ${built.debtorId}) as events,
      (select count(*)::int from submission where debtor_id = ${built.debtorId}) as submissions`;
  expect(counts).toEqual({ plans: 1, agreements: 1, messages: 1, events: 1, submissions: 0 });
});

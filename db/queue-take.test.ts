import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import type postgres from 'postgres';
import { readWaiting } from '@/db/queue';
import { assignCase, handBack } from '@/db/queue-assign';
import { takeNext } from '@/db/queue-take';
import { aDebt } from '@/db/seed/build';
import { press } from '@/db/seed/press';
import { aMember } from '@/db/seed/staff';
import { surroundings } from '@/db/seed/surroundings';
import { expect, test } from '@/db/seed/testing';
import { aCreditor, aWaiting } from '@/db/seed/waiting';
import { PERMISSIONS_OF, ROLES } from '@/domain/viewer';

async function aPlace(owner: postgres.Sql) {
  const name = `Creditor ${randomUUID()}`;
  const creditorId = await aCreditor(owner, name);
  const aPerson = async () => (await aDebt(owner, { creditor: name })).debtorId;
  const someone = (role: 'agent' | 'lead' = 'agent', called = 'Sam Rowe') =>
    aMember(owner, { role, creditorIds: [creditorId], name: called });
  return { creditorId, aPerson, someone };
}

const holderOf = async (owner: postgres.Sql, id: string): Promise<string | null> =>
  (await owner`select assignee_id from submission where id = ${id}`)[0]?.assignee_id;

const actsOf = async (owner: postgres.Sql, caseId: string): Promise<string[]> =>
  (await owner<{ act: string }[]>`select act from event where case_id = ${caseId} order by sequence`).map(
    ({ act }) => act,
  );

test('Taking gives the most urgent that nobody has, with all else of that person, and is on the record', async ({
  database: { owner },
}) => {
  const { creditorId, aPerson, someone } = await aPlace(owner);
  const [viewer, one, two] = [await someone(), await aPerson(), await aPerson()];
  const offer = await aWaiting(owner, { creditorId, debtorId: one });
  const wrong = await aWaiting(owner, { creditorId, debtorId: two, kind: 'looks_wrong' });
  const pause = await aWaiting(owner, { debtorId: two, kind: 'ask_for_pause' });
  expect(await takeNext(viewer, randomUUID())).toEqual({ ok: true, submissionId: wrong, caseId: two });
  expect(await holderOf(owner, pause)).toBe(viewer.staffId);
  expect(await holderOf(owner, offer)).toBeNull();
  expect(await actsOf(owner, two)).toEqual(['took the case']);
  expect(await takeNext(viewer, randomUUID())).toMatchObject({ submissionId: offer });
  expect(await takeNext(viewer, randomUUID())).toEqual({ ok: false, reason: 'nothing-waits' });
});

test('Whoever answered a person before gets them first, and so does whoever has their case', async ({
  database: { owner },
}) => {
  const { creditorId, aPerson, someone } = await aPlace(owner);
  const [viewer, known, mine, stranger] = [
    await someone(),
    await aPerson(),
    await aPerson(),
    await aPerson(),
  ];
  await aWaiting(owner, { creditorId, debtorId: mine, assigneeId: viewer.staffId });
  await aWaiting(owner, { kind: 'looks_wrong', creditorId, debtorId: stranger });
  const more = await aWaiting(owner, { kind: 'ask_to_reduce', creditorId, debtorId: mine });
  const returning = await aWaiting(owner, { creditorId, debtorId: known });
  await owner`update submission set returning_to_id = ${viewer.staffId} where id = ${returning}`;
  const taken = [await takeNext(viewer, randomUUID()), await takeNext(viewer, randomUUID())];
  expect(taken.map((one) => one.ok && one.submissionId)).toEqual([returning, more]);
});

test('The same press twice, and twenty times at once, takes one', async ({ database: { owner } }) => {
  const { creditorId, aPerson, someone } = await aPlace(owner);
  const viewer = await someone();
  for (let n = 0; n < 5; n += 1) await aWaiting(owner, { creditorId, debtorId: await aPerson() });
  const requestId = randomUUID();
  const results = await Promise.all(
    Array.from({ length: 20 }, () => press(() => takeNext(viewer, requestId))),
  );
  expect(results[0]).toMatchObject({ ok: true });
  expect(new Set(results.map((one) => JSON.stringify(one))).size).toBe(1);
  const [counted] =
    await owner`select count(*)::int as many from submission where assignee_id = ${viewer.staffId}`;
  expect(counted).toEqual({ many: 1 });
});

/** Takes the next one for each of these people at once, in a process of its own, when told. */
function takeElsewhere(viewers: unknown) {
  const args = [
    '--conditions=react-server',
    '--import',
    'tsx',
    'db/seed/take-many.ts',
    JSON.stringify(viewers),
  ];
  const child = spawn(process.execPath, args, {
    env: surroundings(),
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  let said = '';
  child.stdout.on('data', (piece) => {
    said += piece;
  });
  const ready = new Promise<void>((resolve) => child.stdout.once('data', () => resolve()));
  const ended = new Promise<{ ok: boolean; caseId: string }[]>((resolve) =>
    child.once('close', () => resolve(JSON.parse(said.slice('ready\n'.length)))),
  );
  return { ready, go: () => child.stdin.write('now\n'), ended };
}

test('Fifty people who press at once, over two processes, get fifty cases, and no two the same one', async ({
  database: { owner },
}) => {
  const { creditorId, aPerson, someone } = await aPlace(owner);
  const viewers = await Promise.all(Array.from({ length: 50 }, () => someone()));
  // Each person sent two things: whoever gets one has both.
  for (let n = 0; n < 50; n += 1) {
    const debtorId = await aPerson();
    await aWaiting(owner, { creditorId, debtorId, kind: 'looks_wrong' });
    await aWaiting(owner, { creditorId, debtorId, kind: 'plan_offer' });
  }
  const processes = [viewers.slice(0, 25), viewers.slice(25)].map(takeElsewhere);
  await Promise.all(processes.map(({ ready }) => ready));
  for (const { go } of processes) go();
  const taken = (await Promise.all(processes.map(({ ended }) => ended))).flat();
  expect(taken.filter(({ ok }) => ok)).toHaveLength(50);
  expect(new Set(taken.map(({ caseId }) => caseId)).size).toBe(50);
  const split = await owner`select debtor_id from submission where creditor_id = ${creditorId}
    group by debtor_id having count(distinct assignee_id) <> 1 or count(assignee_id) <> 2`;
  expect([...split]).toEqual([]);
});

test('A person whom a colleague is answering is not given to another, unless it is about their life or late', async ({
  database: { owner },
}) => {
  const { creditorId, aPerson, someone } = await aPlace(owner);
  const [viewer, colleague, debtorId] = [await someone(), await someone(), await aPerson()];
  await aWaiting(owner, { creditorId, debtorId, assigneeId: colleague.staffId });
  const more = await aWaiting(owner, { creditorId, debtorId, kind: 'ask_to_reduce' });
  expect(await takeNext(viewer, randomUUID())).toEqual({ ok: false, reason: 'nothing-waits' });
  await owner`update submission set raised_at = now(), priority = 20 where id = ${more}`;
  expect(await takeNext(viewer, randomUUID())).toMatchObject({ submissionId: more });
  const telling = await aWaiting(owner, { debtorId, kind: 'telling' });
  expect(await takeNext(await someone(), randomUUID())).toMatchObject({ submissionId: telling });
});

test('What somebody gave back is free for others, kept for nobody, and comes to them again only when nothing else is left', async ({
  database: { owner },
}) => {
  const { creditorId, aPerson, someone } = await aPlace(owner);
  const [viewer, other, debtorId] = [await someone(), await someone(), await aPerson()];
  const first = await aWaiting(owner, { creditorId, debtorId, kind: 'looks_wrong' });
  const second = await aWaiting(owner, { creditorId, debtorId: await aPerson() });
  await owner`update submission set returning_to_id = ${viewer.staffId} where id = ${first}`;
  expect(await takeNext(viewer, randomUUID())).toMatchObject({ submissionId: first });
  expect(await handBack(other, first)).toEqual({ ok: false, reason: 'not-allowed' });
  expect(await handBack(viewer, first)).toEqual({ ok: true, caseId: debtorId });
  expect(await handBack(viewer, first)).toEqual({ ok: true, caseId: debtorId });
  expect(await actsOf(owner, debtorId)).toEqual(['took the case', 'handed the case back']);
  expect(await takeNext(viewer, randomUUID())).toMatchObject({ submissionId: second });
  expect(await takeNext(viewer, randomUUID())).toMatchObject({ submissionId: first });
});

test('Anyone may take what nobody has; only a lead moves what a colleague has, and only to somebody who can answer it', async ({
  database: { owner },
}) => {
  const { creditorId, aPerson, someone } = await aPlace(owner);
  const [agent, other, lead] = [await someone(), await someone('agent', 'Alex Poe'), await someone('lead')];
  const outsider = await aMember(owner, { creditorIds: [await aCreditor(owner)] });
  const debtorId = await aPerson();
  const sent = await aWaiting(owner, { creditorId, debtorId });
  const more = await aWaiting(owner, { debtorId, kind: 'telling' });
  const give = (viewer: typeof agent, toStaffId: string, seenHolderId: string | null) =>
    assignCase(viewer, { submissionId: sent, toStaffId, seenHolderId });
  expect(await give(agent, other.staffId, null)).toEqual({ ok: false, reason: 'not-allowed' });
  expect(await give(other, other.staffId, null)).toEqual({ ok: true, caseId: debtorId });
  expect(await holderOf(owner, more)).toBe(other.staffId);
  // The page of the first still said that nobody has it.
  const late = { ok: false, reason: 'someone-has-it', name: 'Alex Poe' };
  expect(await give(agent, agent.staffId, null)).toEqual(late);
  expect(await give(lead, agent.staffId, null)).toEqual(late);
  expect(await give(agent, agent.staffId, other.staffId)).toEqual({ ok: false, reason: 'not-allowed' });
  expect(await give(lead, outsider.staffId, other.staffId)).toEqual({ ok: false, reason: 'cannot-answer' });
  expect(await give(lead, agent.staffId, other.staffId)).toEqual({ ok: true, caseId: debtorId });
  expect(await holderOf(owner, more)).toBe(agent.staffId);
  expect(await give(outsider, outsider.staffId, null)).toEqual({ ok: false, reason: 'not-there' });
  expect(await actsOf(owner, debtorId)).toEqual(['took the case', 'assigned the case']);
});

test('Of twenty who take the same thing at once, one has it and the others are told who', async ({
  database: { owner },
}) => {
  const { creditorId, aPerson, someone } = await aPlace(owner);
  const viewers = await Promise.all(Array.from({ length: 20 }, (_, n) => someone('agent', `Person ${n}`)));
  const sent = await aWaiting(owner, { creditorId, debtorId: await aPerson() });
  const results = await Promise.all(
    viewers.map((viewer) =>
      press(() => assignCase(viewer, { submissionId: sent, toStaffId: viewer.staffId, seenHolderId: null })),
    ),
  );
  const winner = results.findIndex(({ ok }) => ok);
  expect(results.filter(({ ok }) => ok)).toHaveLength(1);
  for (const one of results)
    if (!one.ok) expect(one).toEqual({ ok: false, reason: 'someone-has-it', name: `Person ${winner}` });
});

test('Only those are offered who answer at all, are still here, and have the creditor in their portfolio', async ({
  database: { owner },
}) => {
  const { creditorId, aPerson, someone } = await aPlace(owner);
  const viewer = await someone('lead');
  const made = await Promise.all(
    ROLES.map((role) => aMember(owner, { role, creditorIds: [creditorId], name: `A ${role}` })),
  );
  const gone = await someone();
  await owner`update staff set disabled_at = now() where id = ${gone.staffId}`;
  const elsewhere = await aMember(owner, { creditorIds: [await aCreditor(owner)] });
  for (const wanted of [{ creditorId }, { debtorId: await aPerson(), kind: 'telling' as const }]) {
    const read = await readWaiting(viewer, await aWaiting(owner, wanted));
    const offered = (read?.colleagues ?? []).map(({ id }) => id);
    ROLES.forEach((role, n) => {
      expect(offered.includes(made[n]?.staffId ?? ''), role).toBe(
        PERMISSIONS_OF[role].includes('case:decide'),
      );
    });
    expect(offered).toContain(viewer.staffId);
    expect(offered).not.toContain(gone.staffId);
    expect(offered).not.toContain(elsewhere.staffId);
  }
  expect(await readWaiting(elsewhere, await aWaiting(owner, { creditorId }))).toBeNull();
});

test('Whoever may only read takes nothing', async ({ database: { owner } }) => {
  const { creditorId, aPerson } = await aPlace(owner);
  const sent = await aWaiting(owner, { creditorId, debtorId: await aPerson() });
  for (const role of ['admin', 'auditor'] as const) {
    const viewer = await aMember(owner, { role, creditorIds: [creditorId] });
    expect(await takeNext(viewer, randomUUID())).toEqual({ ok: false, reason: 'nothing-waits' });
    expect(
      await assignCase(viewer, { submissionId: sent, toStaffId: viewer.staffId, seenHolderId: null }),
    ).toEqual({
      ok: false,
      reason: 'not-there',
    });
  }
  expect(await holderOf(owner, sent)).toBeNull();
});

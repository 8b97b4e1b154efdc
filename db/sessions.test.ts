import { randomUUID } from 'node:crypto';
import { openWithCode } from '@/db/codes';
import { aDebt, type Built } from '@/db/seed/build';
import { aSession } from '@/db/seed/session';
import { anAddress, aStranger, ask, newestDigits } from '@/db/seed/sign-in';
import { expect, type TestDatabase, test } from '@/db/seed/testing';
import { endSessionOf, endSessions, findDebtorSession, findStaffSession, listSessions } from '@/db/sessions';
import type { DebtorViewer } from '@/domain/viewer';

const at = (minute: number, second = 0): string =>
  new Date(Date.UTC(2026, 10, 22, 9, minute, second)).toISOString();

/** Signs in as the person this was built for. */
async function signIn({ owner }: TestDatabase, built: Built, clock = at(0)): Promise<string> {
  const browser = await ask(built, { clock });
  const typed = (await newestDigits(owner, built)) ?? '';
  const address = anAddress();
  const opened = await openWithCode(aStranger(clock), { typed, browser, address, device: 'safari/iphone' });
  if (!opened.ok) throw new Error(opened.reason);
  return opened.token;
}

const find = (token: string, clock: string) => findDebtorSession(aStranger(clock), token);
const as = ({ debtorId }: Built, clock: string): DebtorViewer => ({
  kind: 'debtor',
  debtorId,
  proved: 'contact',
  clock,
});

test('a session ends after fifteen minutes with nothing done, and says when', async ({ database }) => {
  const token = await signIn(database, await aDebt(database.owner));
  expect((await find(token, at(0)))?.until.toISOString()).toBe(at(15));
  expect((await find(token, at(14)))?.until.toISOString()).toBe(at(29));
  expect((await find(token, at(28, 59)))?.until.toISOString()).toBe(at(43, 59));
  expect(await find(token, at(43, 59))).toBeNull();
  expect(await find(token, at(43))).not.toBeNull();
});

test('a session ends after twelve hours, however much is done in it', async ({ database }) => {
  const token = await signIn(database, await aDebt(database.owner));
  for (let minute = 10; minute < 12 * 60; minute += 10) expect(await find(token, at(minute))).not.toBeNull();
  expect((await find(token, at(12 * 60 - 1)))?.until.toISOString()).toBe(at(12 * 60));
  expect(await find(token, at(12 * 60))).toBeNull();
});

test('signing out ends the session at once, and a second time changes nothing', async ({ database }) => {
  const built = await aDebt(database.owner);
  const token = await signIn(database, built);
  await endSessionOf(aStranger(at(1)), 'debtor', token);
  await endSessionOf(aStranger(at(2)), 'debtor', token);
  expect(await find(token, at(1))).toBeNull();
  const acts =
    await database.owner`select act from event where case_id = ${built.debtorId} order by sequence`;
  expect(acts.map(({ act }) => act)).toEqual(['signed in', 'signed out']);
});

test('signing out everywhere ends every session of one’s own, and nobody else’s', async ({ database }) => {
  const [mine, other] = [await aDebt(database.owner), await aDebt(database.owner)];
  const tokens = [await signIn(database, mine), await signIn(database, mine, at(1))];
  const others = await signIn(database, other);
  await endSessions(as(mine, at(2)), 'all');
  for (const token of tokens) expect(await find(token, at(2))).toBeNull();
  expect(await find(others, at(2))).not.toBeNull();
});

test('one of one’s own sessions can be ended by itself; another person’s is not there', async ({
  database,
}) => {
  const [mine, other] = [await aDebt(database.owner), await aDebt(database.owner)];
  const [here, there] = [await signIn(database, mine), await signIn(database, mine, at(1))];
  const others = await signIn(database, other);
  const listed = await listSessions(as(mine, at(2)));
  expect(listed.map(({ device }) => device)).toEqual(['safari/iphone', 'safari/iphone']);
  const { id } = (await find(there, at(2))) ?? { id: '' };
  await endSessions(as(mine, at(2)), { id });
  expect(await find(there, at(2))).toBeNull();
  expect(await find(here, at(2))).not.toBeNull();
  const { id: theirs } = (await find(others, at(2))) ?? { id: '' };
  await endSessions(as(mine, at(2)), { id: theirs });
  expect(await find(others, at(2))).not.toBeNull();
});

test('only what is alive is shown as signed in', async ({ database }) => {
  const built = await aDebt(database.owner);
  await signIn(database, built);
  expect(await listSessions(as(built, at(10)))).toHaveLength(1);
  expect(await listSessions(as(built, at(15)))).toHaveLength(0);
});

test('every sign-in has a new token, and none of them is in the database', async ({ database }) => {
  const built = await aDebt(database.owner);
  const tokens = [await signIn(database, built), await signIn(database, built, at(1))];
  expect(new Set(tokens).size).toBe(2);
  const rows =
    await database.owner`select to_jsonb(s)::text as row from session s where debtor_id = ${built.debtorId}`;
  for (const { row } of rows)
    for (const token of tokens) {
      expect(row).not.toContain(token);
      expect(row).not.toContain(Buffer.from(token, 'base64url').toString('hex'));
    }
});

test('a debtor’s token is nothing where staff sign in', async ({ database }) => {
  const token = await signIn(database, await aDebt(database.owner));
  expect(await findStaffSession(aStranger(at(0)), token)).toBeNull();
});

test('a person whose data are erased is signed out by that', async ({ database }) => {
  const built = await aDebt(database.owner);
  const token = await signIn(database, built);
  await database.owner`update debtor set erased_at = now() where id = ${built.debtorId}`;
  expect(await find(token, at(1))).toBeNull();
});

test('A session of staff carries the creditors whose cases they see: all, some, or none yet', async ({
  database: { owner },
}) => {
  const [member] = await owner<{ id: string }[]>`
    insert into staff (email, name, role, password_hash) values (${randomUUID()}, 'Sam', 'agent', 'x') returning id`;
  const staffId = member?.id ?? '';
  const token = await aSession(owner, { staffId });
  const seen = async () => (await findStaffSession(aStranger(), token))?.creditorIds;
  expect(await seen()).toBe('all');
  await owner`update staff set all_creditors = false where id = ${staffId}`;
  expect(await seen()).toEqual([]);
  const creditors = await owner<{ id: string }[]>`select id from creditor order by id limit 2`;
  for (const { id } of creditors)
    await owner`insert into staff_creditor (staff_id, creditor_id) values (${staffId}, ${id})`;
  expect([...((await seen()) ?? [])].sort()).toEqual(creditors.map(({ id }) => id));
});

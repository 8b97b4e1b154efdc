import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { caseHashOf } from '@/db/attempts';
import type { Opened } from '@/db/codes';
import { aDebt, type Built } from '@/db/seed/build';
import { listenBefore } from '@/db/seed/listening-post';
import { aSession } from '@/db/seed/session';
import { ask, newestDigits, wrongDigits } from '@/db/seed/sign-in';
import { settingOf, surroundings } from '@/db/seed/surroundings';
import { expect, type TestDatabase, test } from '@/db/seed/testing';
import { endSessions } from '@/db/sessions';

/** Tries a code in a process of its own, which starts, tries and ends: as a second instance does, or a restart. */
async function tryElsewhere(browser: string, typed: string, times: number): Promise<Opened[]> {
  const tried = JSON.stringify({ browser, typed, times });
  const args = ['--conditions=react-server', '--import', 'tsx', 'db/seed/try-codes.ts', tried];
  const { stdout } = await promisify(execFile)(process.execPath, args, {
    env: surroundings(),
  });
  return JSON.parse(stdout);
}

async function countWrong({ owner }: TestDatabase, { debtorId }: Built): Promise<number> {
  const [row] = await owner`
    select count(*)::int as wrong from attempt
    where kind = 'code' and not succeeded and case_hash = ${caseHashOf(debtorId, '')}`;
  return row?.wrong;
}

test('of fifty tries at once from two processes, one gets in', async ({ database }) => {
  const built = await aDebt(database.owner);
  const browser = await ask(built);
  const digits = (await newestDigits(database.owner, built)) ?? '';
  const tries = await Promise.all([tryElsewhere(browser, digits, 25), tryElsewhere(browser, digits, 25)]);
  expect(tries.flat()).toHaveLength(50);
  expect(tries.flat().filter(({ ok }) => ok).length).toBeLessThanOrEqual(1);
  expect(await database.owner`select 1 from session where debtor_id = ${built.debtorId}`).toHaveLength(1);
});

test('wrong codes are counted to exactly five across two processes, and remembered by a third', async ({
  database,
}) => {
  const built = await aDebt(database.owner);
  const browser = await ask(built);
  const digits = (await newestDigits(database.owner, built)) ?? '';
  const wrong = wrongDigits(digits);
  expect(await tryElsewhere(browser, wrong, 3)).toHaveLength(3);
  expect(await countWrong(database, built)).toBe(3);
  await Promise.all([tryElsewhere(browser, wrong, 20), tryElsewhere(browser, wrong, 20)]);
  expect(await countWrong(database, built)).toBe(5);
  expect(await tryElsewhere(browser, digits, 1)).toEqual([{ ok: false, reason: 'did-not-work' }]);
});

test('four wrong codes leave the fifth try, in whichever process it is made', async ({ database }) => {
  const built = await aDebt(database.owner);
  const browser = await ask(built);
  const digits = (await newestDigits(database.owner, built)) ?? '';
  await tryElsewhere(browser, wrongDigits(digits), 4);
  expect(await tryElsewhere(browser, digits, 1)).toMatchObject([{ ok: true }]);
});

/** Does one act in a new process; gives what it printed, and every statement that it sent. */
async function doElsewhere(what: Record<string, unknown>): Promise<{ said: unknown; statements: string[] }> {
  const post = await listenBefore(settingOf('DATABASE_URL'));
  const args = ['--conditions=react-server', '--import', 'tsx', 'db/seed/do-once.ts', JSON.stringify(what)];
  const { stdout } = await promisify(execFile)(process.execPath, args, {
    env: surroundings({ DATABASE_URL: post.url }),
  });
  await post.close();
  return { said: JSON.parse(stdout), statements: post.statements };
}

test('the same statements run in the same order whether or not there is such a case', async ({
  database,
}) => {
  const built = await aDebt(database.owner);
  const { accountReference, bornOn } = built;
  const matched = await doElsewhere({ what: 'ask', accountReference, bornOn });
  expect(matched.statements.length).toBeGreaterThan(8);
  expect(await newestDigits(database.owner, built)).not.toBeNull();
  const others = [
    { accountReference, bornOn: '1980-03-01' },
    { accountReference: `${accountReference}9`, bornOn },
  ];
  for (const other of others) {
    const asked = await doElsewhere({ what: 'ask', ...other });
    expect(asked.statements).toEqual(matched.statements);
    const wrong = { what: 'code', typed: '000000' };
    const tried = await doElsewhere({ ...wrong, browser: matched.said });
    const triedNobody = await doElsewhere({ ...wrong, browser: asked.said });
    expect(triedNobody).toEqual(tried);
  }
});

test('signing out everywhere ends a session in another process at once', async ({ database }) => {
  const { debtorId } = await aDebt(database.owner);
  const token = await aSession(database.owner, { debtorId });
  expect((await doElsewhere({ what: 'session', token })).said).toMatchObject({ debtorId });
  await endSessions({ kind: 'debtor', debtorId, proved: 'contact' }, 'all');
  expect((await doElsewhere({ what: 'session', token })).said).toBeNull();
});

import { randomUUID } from 'node:crypto';
import type postgres from 'postgres';
import { openWithCode, openWithLetter } from '@/db/codes';
import { aDebt, type Built } from '@/db/seed/build';
import { aLetterCode, anAddress, aStranger, ask, newestDigits, wrongDigits } from '@/db/seed/sign-in';
import { expect, test } from '@/db/seed/testing';
import { findDebtorSession } from '@/db/sessions';
import { askAgain, askForCode } from '@/db/sign-in';

const atMinute = (minute: number): string => new Date(Date.UTC(2026, 10, 22, 9, minute)).toISOString();
const open = (browser: string, typed: string, clock?: string) =>
  openWithCode(aStranger(clock), { typed, browser, address: anAddress(), device: 'firefox/linux' });
const openLetter = (browser: string, typed: string, clock?: string) =>
  openWithLetter(aStranger(clock), { typed, browser, address: anAddress(), device: 'firefox/linux' });

/** On a busy machine a try among many may wait past its deadline; it has not got in then. */
const waitedTooLong = () => ({ ok: false }) as const;

/** One session was begun, and nobody but the one who began it was told that they are in. */
async function expectOneIn(
  owner: postgres.Sql,
  { debtorId }: Built,
  tries: readonly { ok: boolean }[],
): Promise<void> {
  expect(tries.filter(({ ok }) => ok).length).toBeLessThanOrEqual(1);
  const begun = () => owner`select 1 from session where debtor_id = ${debtorId}`;
  await expect.poll(async () => (await begun()).length, { timeout: 10_000 }).toBe(1);
}

/** The code that was sent; a test that needs one fails without it. */
async function sentDigits(owner: postgres.Sql, built: Built): Promise<string> {
  const digits = await newestDigits(owner, built);
  if (!digits) throw new Error('no code was sent');
  return digits;
}

async function messagesTo(owner: postgres.Sql, { debtorId }: Built) {
  return owner<{ channel: string; details: Record<string, unknown> }[]>`
    select channel, details from outbox where debtor_id = ${debtorId} order by id`;
}

test('reference and date of birth, then the code that was sent, sign a person in', async ({ database }) => {
  const built = await aDebt(database.owner);
  const browser = await ask(built);
  const opened = await open(browser, await sentDigits(database.owner, built));
  expect(opened).toMatchObject({ ok: true });
  const session = opened.ok ? await findDebtorSession(aStranger(), opened.token) : null;
  expect(session).toMatchObject({ debtorId: built.debtorId, proved: 'contact' });
});

test('the code goes by the way that was chosen, and not at all where that way is not on file', async ({
  database,
}) => {
  const both = await aDebt(database.owner);
  await ask(both, { channel: 'text' });
  expect((await messagesTo(database.owner, both)).map(({ channel }) => channel)).toEqual(['text']);
  const noMobile = await aDebt(database.owner, { mobile: null });
  await ask(noMobile, { channel: 'text' });
  expect(await messagesTo(database.owner, noMobile)).toHaveLength(0);
  const letter = await aDebt(database.owner);
  await ask(letter, { channel: 'letter' });
  expect(await messagesTo(database.owner, letter)).toHaveLength(0);
});

test('the code is written nowhere: not in the message that waits, nor beside its hash', async ({
  database,
}) => {
  const built = await aDebt(database.owner);
  await ask(built);
  const digits = await sentDigits(database.owner, built);
  const rows = [
    ...(await database.owner`select to_jsonb(o) as row from outbox o where debtor_id = ${built.debtorId}`),
    ...(await database.owner`select to_jsonb(c) as row from code c where holding_id = ${built.holdingId}`),
  ];
  expect(rows).toHaveLength(2);
  for (const { row } of rows) {
    const { id, dedupe_key, details, created_at, expires_at, next_attempt_at, hash, browser_hash, ...rest } =
      row;
    expect(JSON.stringify(rest)).not.toContain(digits);
    expect(Object.keys(details ?? {})).toEqual(details ? ['codeId'] : []);
  }
});

for (const [what, change] of [
  ['reference', (built: Built) => ({ ...built, accountReference: `${built.accountReference}X` })],
  ['date of birth', (built: Built) => ({ ...built, bornOn: '1980-03-01' })],
] as const)
  test(`with a wrong ${what} the answer is the same, nothing is sent and no code opens anything`, async ({
    database,
  }) => {
    const built = await aDebt(database.owner);
    const browser = await ask(change(built));
    expect(browser).toMatch(/^[\w-]{43}$/);
    expect(await messagesTo(database.owner, built)).toHaveLength(0);
    expect(await open(browser, '000000')).toEqual({ ok: false, reason: 'did-not-work' });
    expect(await openLetter(browser, await aLetterCode(database.owner, built))).toEqual({
      ok: false,
      reason: 'did-not-work',
    });
  });

test('a person whose data were erased is not found', async ({ database }) => {
  const built = await aDebt(database.owner);
  await database.owner`update debtor set erased_at = now() where id = ${built.debtorId}`;
  await ask(built);
  expect(await messagesTo(database.owner, built)).toHaveLength(0);
});

test('a code works for ten minutes by the database’s clock, and not a second more', async ({ database }) => {
  const built = await aDebt(database.owner);
  const browser = await ask(built, { clock: atMinute(0) });
  const digits = await sentDigits(database.owner, built);
  expect(await open(browser, digits, atMinute(10))).toEqual({ ok: false, reason: 'did-not-work' });
  expect(await open(browser, digits, new Date(Date.parse(atMinute(10)) - 1).toISOString())).toMatchObject({
    ok: true,
  });
});

test('of fifty tries at once with the right code, one gets in', async ({ database }) => {
  const built = await aDebt(database.owner);
  const browser = await ask(built);
  const digits = await sentDigits(database.owner, built);
  const tries = await Promise.all(
    Array.from({ length: 50 }, () => open(browser, digits).catch(waitedTooLong)),
  );
  await expectOneIn(database.owner, built, tries);
});

test('of fifty tries at once with the letter code, one gets in', async ({ database }) => {
  const built = await aDebt(database.owner);
  const letterCode = await aLetterCode(database.owner, built);
  const browser = await ask(built, { channel: 'letter' });
  const tries = await Promise.all(
    Array.from({ length: 50 }, () => openLetter(browser, letterCode).catch(waitedTooLong)),
  );
  await expectOneIn(database.owner, built, tries);
});

test('five wrong codes at most count in a day, however many come at once, and then the right one opens nothing', async ({
  database,
}) => {
  const built = await aDebt(database.owner);
  const browser = await ask(built, { clock: atMinute(0) });
  const digits = await sentDigits(database.owner, built);
  await Promise.all(
    Array.from({ length: 30 }, () => open(browser, wrongDigits(digits), atMinute(1)).catch(waitedTooLong)),
  );
  const [counted] = await database.owner`
    select count(*)::int as wrong from attempt where kind = 'code' and not succeeded and case_hash =
      (select case_hash from attempt where kind = 'send' and case_hash is not null and at = ${atMinute(0)}
        and case_hash in (select case_hash from attempt where kind = 'code') order by id desc limit 1)`;
  expect(counted?.wrong).toBe(5);
  expect(await open(browser, digits, atMinute(2))).toEqual({ ok: false, reason: 'did-not-work' });
});

test('asking again does not reset the count, and while codes have stopped none is sent', async ({
  database,
}) => {
  const built = await aDebt(database.owner);
  const browser = await ask(built, { clock: atMinute(0) });
  const wrong = wrongDigits(await sentDigits(database.owner, built));
  for (let tried = 0; tried < 3; tried += 1) await open(browser, wrong, atMinute(1));
  const second = await ask(built, { clock: atMinute(2) });
  const digits = await sentDigits(database.owner, built);
  for (let tried = 0; tried < 2; tried += 1) await open(second, wrongDigits(digits), atMinute(3));
  expect(await open(second, digits, atMinute(3))).toMatchObject({ ok: false });
  await ask(built, { clock: atMinute(4) });
  expect(await messagesTo(database.owner, built)).toHaveLength(2);
});

test('a day after the wrong codes a new one works again', async ({ database }) => {
  const built = await aDebt(database.owner);
  const browser = await ask(built, { clock: atMinute(0) });
  const wrong = wrongDigits(await sentDigits(database.owner, built));
  for (let tried = 0; tried < 5; tried += 1) await open(browser, wrong, atMinute(1));
  const nextDay = atMinute(24 * 60 + 2);
  const later = await ask(built, { clock: nextDay });
  expect(await open(later, await sentDigits(database.owner, built), nextDay)).toMatchObject({ ok: true });
});

test('someone whom wrong codes have locked out still gets in with the code on the letter, once', async ({
  database,
}) => {
  const built = await aDebt(database.owner);
  const letterCode = await aLetterCode(database.owner, built);
  const browser = await ask(built);
  const wrong = wrongDigits(await sentDigits(database.owner, built));
  for (let tried = 0; tried < 6; tried += 1) await open(browser, wrong);
  const opened = await openLetter(browser, letterCode);
  expect(opened).toMatchObject({ ok: true });
  expect(opened.ok && (await findDebtorSession(aStranger(), opened.token))).toMatchObject({
    proved: 'letter',
  });
  expect(await openLetter(browser, letterCode)).toEqual({ ok: false, reason: 'did-not-work' });
});

test('the code on a letter works for sixty days', async ({ database }) => {
  const built = await aDebt(database.owner);
  const letterCode = await aLetterCode(
    database.owner,
    built,
    new Date(Date.parse(atMinute(0)) - 60 * 86_400_000),
  );
  const browser = await ask(built, { clock: atMinute(0), channel: 'letter' });
  expect(await openLetter(browser, letterCode, atMinute(0))).toMatchObject({ ok: false });
  const before = new Date(Date.parse(atMinute(0)) - 1000).toISOString();
  expect(await openLetter(browser, letterCode, before)).toMatchObject({ ok: true });
});

test('a letter code of another account opens nothing here', async ({ database }) => {
  const [mine, other] = [await aDebt(database.owner), await aDebt(database.owner)];
  const browser = await ask(mine, { channel: 'letter' });
  expect(await openLetter(browser, await aLetterCode(database.owner, other))).toMatchObject({ ok: false });
});

test('a code opens nothing in a browser that did not ask for it', async ({ database }) => {
  const built = await aDebt(database.owner);
  await ask(built, { clock: atMinute(0) });
  const digits = await sentDigits(database.owner, built);
  const elsewhere = await ask(built, { clock: atMinute(1), channel: 'letter' });
  expect(await open(elsewhere, digits, atMinute(1))).toEqual({ ok: false, reason: 'did-not-work' });
  expect(await open('a-browser-that-never-asked', digits, atMinute(1))).toEqual({
    ok: false,
    reason: 'not-asked',
  });
});

test('two presses of one button send one code', async ({ database }) => {
  const built = await aDebt(database.owner);
  const press = {
    reference: built.accountReference,
    proof: { bornOn: built.bornOn },
    channel: 'email',
    requestId: randomUUID(),
    address: anAddress(),
  } as const;
  const [first, second] = await Promise.all([askForCode(aStranger(), press), askForCode(aStranger(), press)]);
  expect(first).toEqual(second);
  expect(await messagesTo(database.owner, built)).toHaveLength(1);
});

test('another code can be asked for, and either opens the case, once', async ({ database }) => {
  const built = await aDebt(database.owner);
  const browser = await ask(built, { clock: atMinute(0) });
  const first = await sentDigits(database.owner, built);
  await askAgain(aStranger(atMinute(1)), { browser, address: anAddress() });
  expect(await messagesTo(database.owner, built)).toHaveLength(2);
  expect(await open(browser, first, atMinute(2))).toMatchObject({ ok: true });
  expect(await open(browser, first, atMinute(2))).toMatchObject({ ok: false });
});

test('a case is sent five codes an hour and ten a day, whoever asks and from wherever', async ({
  database,
}) => {
  const built = await aDebt(database.owner);
  for (let minute = 0; minute < 16; minute += 2) await ask(built, { clock: atMinute(minute) });
  expect(await messagesTo(database.owner, built)).toHaveLength(5);
  for (let hour = 2; hour < 8; hour += 1)
    for (let minute = 0; minute < 6; minute += 2) await ask(built, { clock: atMinute(hour * 60 + minute) });
  expect(await messagesTo(database.owner, built)).toHaveLength(10);
});

test('a code that was not sent cannot be guessed either', async ({ database }) => {
  const built = await aDebt(database.owner);
  let browser = '';
  for (let minute = 0; minute < 12; minute += 2) browser = await ask(built, { clock: atMinute(minute) });
  const [row] = await database.owner<{ alive: boolean }[]>`
    select expires_at > created_at as alive from code where holding_id = ${built.holdingId} order by id desc limit 1`;
  expect(row?.alive).toBe(false);
  expect(await open(browser, '123456', atMinute(11))).toMatchObject({ ok: false });
});

test('a business is found by the code on its letter, and by no date of birth', async ({ database }) => {
  const built = await aDebt(database.owner, { kind: 'business' });
  await ask(built);
  expect(await messagesTo(database.owner, built)).toHaveLength(0);
  const letterCode = await aLetterCode(database.owner, built);
  const browser = await ask(built, { letterCode });
  expect(await open(browser, await sentDigits(database.owner, built))).toMatchObject({ ok: true });
  const again = await ask(built, { letterCode, channel: 'letter' });
  expect(await openLetter(again, letterCode)).toMatchObject({ ok: true });
  expect(await openLetter(again, letterCode)).toMatchObject({ ok: false });
});

test('somebody whose date of birth we do not hold comes in with the code on their letter, and no code is sent', async ({
  database,
}) => {
  const built = await aDebt(database.owner, { withheldReason: 'no-date-of-birth' });
  await database.owner`update debtor set born_on = null where id = ${built.debtorId}`;
  const letterCode = await aLetterCode(database.owner, built);
  for (const channel of ['email', 'letter'] as const) {
    const browser = await ask(built, { channel });
    expect(await askAgain(aStranger(), { browser, address: anAddress() })).toMatchObject({ ok: true });
    expect(await messagesTo(database.owner, built)).toHaveLength(0);
    expect(await openLetter(browser, 'AAAABBBBCCCC')).toMatchObject({ ok: false });
  }
  const opened = await openLetter(await ask(built, { channel: 'letter' }), letterCode);
  expect(opened).toMatchObject({ ok: true });
  const session = opened.ok ? await findDebtorSession(aStranger(), opened.token) : null;
  expect(session).toMatchObject({ debtorId: built.debtorId, proved: 'letter' });
});

test('from one address only so many tries are taken, and other addresses are not held up', async ({
  database,
}) => {
  const built = await aDebt(database.owner);
  const address = anAddress();
  const asking = () =>
    askForCode(aStranger(), {
      reference: `NONE${randomUUID()}`,
      proof: { bornOn: '1990-01-01' },
      channel: 'email',
      requestId: randomUUID(),
      address,
    });
  for (let asked = 0; asked < 30; asked += 1) expect(await asking()).toMatchObject({ ok: true });
  expect(await asking()).toEqual({ ok: false, reason: 'too-many-from-here' });
  expect(await ask(built)).toBeTruthy();
});

test('wrong codes from one address are limited over all cases together', async ({ database: _database }) => {
  const address = anAddress();
  const tries = [];
  for (let cases = 0; cases < 7; cases += 1) {
    const browser = await ask({ accountReference: `NONE${randomUUID()}`, bornOn: '1990-01-01' });
    for (let tried = 0; tried < 5; tried += 1)
      tries.push(await openWithCode(aStranger(), { typed: '000000', browser, address, device: '' }));
  }
  expect(tries.filter((one) => !one.ok && one.reason === 'did-not-work')).toHaveLength(30);
  expect(tries.at(-1)).toEqual({ ok: false, reason: 'too-many-from-here' });
});

test('from everywhere together only so many asks are taken in a minute', async ({ database }) => {
  const clock = '2032-05-05T05:05:30.000Z';
  await database.owner`
    insert into attempt (kind, succeeded, at)
    select 'find', true, ${clock}::timestamptz - interval '30 seconds' from generate_series(1, 600)`;
  const built = await aDebt(database.owner);
  const asking = (at: string) =>
    askForCode(aStranger(at), {
      reference: built.accountReference,
      proof: { bornOn: built.bornOn },
      channel: 'email',
      requestId: randomUUID(),
      address: anAddress(),
    });
  expect(await asking(clock)).toEqual({ ok: false, reason: 'busy' });
  expect(await asking('2032-05-05T05:06:01.000Z')).toMatchObject({ ok: true });
});

test('a tagged case is left alone by limits of address and of codes sent, never by wrong codes', async ({
  database,
}) => {
  const built = await aDebt(database.owner, { tagged: true });
  const address = anAddress();
  let browser = '';
  for (let minute = 0; minute < 35; minute += 1)
    browser = await ask(built, { clock: atMinute(minute), address });
  expect(await messagesTo(database.owner, built)).toHaveLength(35);
  const digits = await sentDigits(database.owner, built);
  for (let tried = 0; tried < 5; tried += 1) await open(browser, wrongDigits(digits), atMinute(35));
  expect(await open(browser, digits, atMinute(35))).toMatchObject({ ok: false });
});

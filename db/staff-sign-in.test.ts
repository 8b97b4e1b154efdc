import { randomUUID } from 'node:crypto';
import { TOTP } from 'otpauth';
import { anAddress, aStranger } from '@/db/seed/sign-in';
import { expect, test } from '@/db/seed/testing';
import { endSessions, findDebtorSession, findStaffSession } from '@/db/sessions';
import { addStaff, disableStaff, resetStaff } from '@/db/staff';
import { findHalfway, proveAuthenticator, provePassword } from '@/db/staff-sign-in';
import { makeAuthenticatorSecret } from '@/domain/authenticator';
import { PERMISSIONS_OF, type Role } from '@/domain/viewer';

const at = (second: number): string => new Date(Date.UTC(2026, 10, 22, 9, 0, second)).toISOString();
const accounts = { kind: 'job', name: 'staff-accounts' } as const;

/** A member of staff with a password, and an authenticator unless they are new. */
async function aMember(wanted: { role?: Role; isNew?: boolean } = {}) {
  const email = `${randomUUID()}@example.com`;
  const secret = makeAuthenticatorSecret();
  const added = await addStaff(accounts, {
    email,
    role: wanted.role ?? 'agent',
    ...(wanted.isNew ? {} : { authenticatorSecret: secret }),
  });
  if (!added.ok) throw new Error(added.reason);
  return { id: added.id, email, password: added.password, secret };
}

type Member = Awaited<ReturnType<typeof aMember>>;

const codeAt = (secret: string, clock: string) =>
  TOTP.generate({ secret: secretOf(secret), timestamp: Date.parse(clock) });
const secretOf = (base32: string) => new TOTP({ secret: base32 }).secret;
const pass = ({ email, password }: Pick<Member, 'email' | 'password'>, clock: string, browser: string) =>
  provePassword(aStranger(clock), { email, password, browser, address: anAddress() });
const prove = (typed: string, clock: string, browser: string) =>
  proveAuthenticator(aStranger(clock), { typed, browser, address: anAddress(), device: 'firefox/linux' });

test('email, password and the authenticator’s code sign staff in, with their role and portfolio', async ({
  database: _database,
}) => {
  const member = await aMember({ role: 'lead' });
  const browser = randomUUID();
  expect(await pass(member, at(0), browser)).toEqual({ ok: true });
  expect(await findHalfway(aStranger(at(0)), browser)).toEqual({ email: member.email, secret: null });
  const proved = await prove(codeAt(member.secret, at(1)), at(1), browser);
  if (!proved.ok) throw new Error(proved.reason);
  expect(await findStaffSession(aStranger(at(2)), proved.token)).toMatchObject({
    staffId: member.id,
    role: 'lead',
    creditorIds: 'all',
  });
  expect(PERMISSIONS_OF.lead).toContain('case:second');
  expect(await findDebtorSession(aStranger(at(2)), proved.token)).toBeNull();
});

test('a password alone opens nothing, nor a code alone', async ({ database: _database }) => {
  const member = await aMember();
  expect(await prove(codeAt(member.secret, at(0)), at(0), randomUUID())).toEqual({
    ok: false,
    reason: 'not-asked',
  });
  const browser = randomUUID();
  await pass(member, at(0), browser);
  expect(await prove('000000', at(0), browser)).toEqual({ ok: false, reason: 'did-not-work' });
  expect(await findStaffSession(aStranger(at(0)), browser)).toBeNull();
});

test('a wrong password and an unknown email get one answer', async ({ database: _database }) => {
  const member = await aMember();
  expect(await pass({ ...member, password: 'wrong' }, at(0), randomUUID())).toEqual({
    ok: false,
    reason: 'did-not-work',
  });
  expect(await pass({ ...member, email: 'nobody@example.com' }, at(0), randomUUID())).toEqual({
    ok: false,
    reason: 'did-not-work',
  });
});

test('an authenticator’s code is taken once, even by many tries at the same moment', async ({
  database: _database,
}) => {
  const member = await aMember();
  const browsers = Array.from({ length: 10 }, () => randomUUID());
  for (const browser of browsers) await pass(member, at(0), browser);
  const typed = codeAt(member.secret, at(1));
  const tries = await Promise.all(browsers.map((browser) => prove(typed, at(1), browser)));
  expect(tries.filter(({ ok }) => ok)).toHaveLength(1);
});

test('a code of an earlier step is refused after a later one was taken', async ({ database: _database }) => {
  const member = await aMember();
  const [first, second] = [randomUUID(), randomUUID()];
  await pass(member, at(30), first);
  await pass(member, at(30), second);
  expect(await prove(codeAt(member.secret, at(31)), at(31), first)).toMatchObject({ ok: true });
  expect(await prove(codeAt(member.secret, at(0)), at(31), second)).toMatchObject({ ok: false });
  expect(await prove(codeAt(member.secret, at(60)), at(60), second)).toMatchObject({ ok: true });
});

test('the authenticator is enrolled at the first sign-in, and its secret is not shown again', async ({
  database,
}) => {
  const member = await aMember({ isNew: true });
  const browser = randomUUID();
  expect(await pass(member, at(0), browser)).toEqual({ ok: true });
  const halfway = await findHalfway(aStranger(at(0)), browser);
  const secret = halfway?.secret ?? '';
  expect(secret).toMatch(/^[A-Z2-7]{32}$/);
  const [row] = await database.owner`select authenticator from staff where id = ${member.id}`;
  expect(row?.authenticator.toString('latin1')).not.toContain(secret);
  expect(await prove(codeAt(secret, at(1)), at(1), browser)).toMatchObject({ ok: true });
  const again = randomUUID();
  await pass(member, at(40), again);
  expect(await findHalfway(aStranger(at(40)), again)).toEqual({ email: member.email, secret: null });
});

test('after five wrong passwords signing in rests a quarter of an hour, for emails that are nobody’s too', async ({
  database: _database,
}) => {
  const member = await aMember();
  for (const email of [member.email, `${randomUUID()}@example.com`]) {
    for (let tried = 0; tried < 5; tried += 1)
      expect(await pass({ email, password: 'wrong' }, at(0), randomUUID())).toMatchObject({
        reason: 'did-not-work',
      });
    expect(await pass({ email, password: member.password }, at(60), randomUUID())).toEqual({
      ok: false,
      reason: 'resting',
    });
  }
  expect(await pass(member, at(15 * 60 + 1), randomUUID())).toEqual({ ok: true });
});

test('of thirty wrong passwords at once only five are tried', async ({ database }) => {
  const member = await aMember();
  const tries = await Promise.all(
    Array.from({ length: 30 }, () =>
      pass({ ...member, password: 'wrong' }, at(0), randomUUID()).catch(() => ({ reason: 'busy' })),
    ),
  );
  const tried = tries.filter((one) => 'reason' in one && one.reason === 'did-not-work');
  expect(tried.length).toBeLessThanOrEqual(5);
  expect(await pass(member, at(1), randomUUID())).toMatchObject({ reason: 'resting' });
  expect(database.ownerUrl).toBeTruthy();
});

test('after five wrong authenticator codes the right one rests too', async ({ database: _database }) => {
  const member = await aMember();
  const browser = randomUUID();
  await pass(member, at(0), browser);
  for (let tried = 0; tried < 5; tried += 1) await prove('000000', at(1), browser);
  expect(await prove(codeAt(member.secret, at(2)), at(2), browser)).toEqual({ ok: false, reason: 'resting' });
});

test('a reset ends what was halfway, and being disabled ends what was signed in', async ({
  database: _database,
}) => {
  const member = await aMember();
  const [done, halfway] = [randomUUID(), randomUUID()];
  await pass(member, at(0), done);
  await pass(member, at(0), halfway);
  const proved = await prove(codeAt(member.secret, at(1)), at(1), done);
  if (!proved.ok) throw new Error(proved.reason);
  expect(await findStaffSession(aStranger(at(2)), proved.token)).not.toBeNull();
  await disableStaff(accounts, member.email);
  expect(await findStaffSession(aStranger(at(2)), proved.token)).toBeNull();
  expect(await pass(member, at(3), randomUUID())).toMatchObject({ ok: false });
  await resetStaff(accounts, member.email);
  expect(await findHalfway(aStranger(at(4)), halfway)).toBeNull();
});

test('staff sign out everywhere at once', async ({ database: _database }) => {
  const member = await aMember();
  const browser = randomUUID();
  await pass(member, at(0), browser);
  const proved = await prove(codeAt(member.secret, at(1)), at(1), browser);
  if (!proved.ok) throw new Error(proved.reason);
  const viewer = {
    kind: 'staff',
    staffId: member.id,
    permissions: [],
    creditorIds: 'all',
    clock: at(2),
  } as const;
  await endSessions(viewer, 'all');
  expect(await findStaffSession(aStranger(at(2)), proved.token)).toBeNull();
});

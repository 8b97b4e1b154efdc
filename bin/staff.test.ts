import { randomUUID } from 'node:crypto';
import { verify } from '@node-rs/argon2';
import { openSecret } from '@/db/sealed';
import { expect, test } from '@/db/seed/testing';
import { addStaff, authenticatorPlace } from '@/db/staff';
import { command } from './testing';

const anEmail = () => `${randomUUID()}@example.com`;

// Each runs several commands from their start, on machines that may be busy.
test.describe.configure({ timeout: 180_000 });

test('somebody added to the staff gets a password shown once and kept only as its argon2id hash', async ({
  database,
}) => {
  const email = anEmail();
  const ended = await command('staff', ['add', email.toUpperCase(), 'agent', '--name', 'Sam Rowe']);
  expect(ended).toMatchObject({ code: 0, err: '' });
  const password = /: (\S+)\n/.exec(ended.out)?.[1] ?? '';
  expect(password.length).toBeGreaterThanOrEqual(20);
  const [row] = await database.owner`select * from staff where email = ${email}`;
  expect(row).toMatchObject({
    name: 'Sam Rowe',
    role: 'agent',
    authenticator: null,
    enrolled_at: null,
    all_creditors: true,
    disabled_at: null,
  });
  expect(row?.password_hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect(await verify(row?.password_hash, password)).toBe(true);
  const [kept] = await database.owner`
    select e.act, e.actor_kind, e.actor_id, p.payload from event e join event_payload p on p.event_id = e.id where case_id = ${row?.id}`;
  expect(kept).toMatchObject({ act: 'staff added', actor_kind: 'job', actor_id: 'staff-accounts' });
  expect(JSON.stringify(kept)).not.toContain(password);
});

test('a portfolio names its creditors, and one that is not known adds nobody', async ({ database }) => {
  const [email, other] = [anEmail(), anEmail()];
  const done = await command('staff', [
    'add',
    email,
    'lead',
    '--creditors',
    'Harbour Card Services, Northwater Utilities',
  ]);
  expect(done.code).toBe(0);
  const seen = await database.owner`
    select c.name from staff s join staff_creditor sc on sc.staff_id = s.id join creditor c on c.id = sc.creditor_id
    where email = ${email} and not all_creditors order by 1`;
  expect(seen.map(({ name }) => name)).toEqual(['Harbour Card Services', 'Northwater Utilities']);
  const refused = await command('staff', ['add', other, 'lead', '--creditors', 'Nobody Ltd']);
  expect(refused.code).toBe(2);
  expect(refused.err).toContain('no creditor called “Nobody Ltd”');
  expect((await database.owner`select 1 from staff where email = ${other}`).length).toBe(0);
  const list = await command('staff', ['list']);
  expect(list.out).toContain(
    `${email}  lead  ${email.split('@')[0]}  Harbour Card Services, Northwater Utilities  has not signed in yet`,
  );
});

test('what cannot be done is refused in words, with exit code 2, and changes nothing', async ({
  database,
}) => {
  const email = anEmail();
  expect((await command('staff', ['add', email, 'agent'])).code).toBe(0);
  const before = await database.owner`select * from staff order by id`;
  for (const [args, words] of [
    [['add', 'not-an-email', 'agent'], 'not an email address'],
    [['add', anEmail(), 'king'], 'no role called “king”'],
    [['add', email.toUpperCase(), 'agent'], 'already on the staff'],
    [['add', email], 'How to use it'],
    [['add', email, 'agent', '--colour', 'red'], 'How to use it'],
    [['disable', anEmail()], 'not on the staff'],
    [['reset', anEmail()], 'not on the staff'],
    [['disable', email, 'now'], 'How to use it'],
    [['constructor'], 'How to use it'],
    [[], 'How to use it'],
  ] as const) {
    const ended = await command('staff', args);
    expect(ended.code, args.join(' ')).toBe(2);
    expect(ended.err, args.join(' ')).toContain(words);
    expect(ended.err).not.toContain('    at ');
  }
  expect(await database.owner`select * from staff order by id`).toEqual(before);
});

test('disabling and resetting end every session at once; a reset gives a new password and asks for a new authenticator', async ({
  database,
}) => {
  const email = anEmail();
  const added = await addStaff(
    { kind: 'job', name: 'staff-accounts' },
    { email, role: 'admin', password: 'given', authenticatorSecret: 'JBSWY3DPEHPK3PXP' },
  );
  if (!added.ok) throw new Error(added.reason);
  const staffNow = async () => (await database.owner`select * from staff where id = ${added.id}`)[0];
  const open = async () =>
    (await database.owner`select 1 from session where staff_id = ${added.id} and ended_at is null`).length;
  const signIn = () =>
    database.owner`insert into session (token_hash, staff_id, proved, expires_at) values (${Buffer.from(randomUUID())}, ${added.id}, 'staff', now() + interval '1 hour')`;
  const enrolled = await staffNow();
  expect(openSecret(authenticatorPlace(added.id), enrolled?.authenticator)).toBe('JBSWY3DPEHPK3PXP');
  expect(enrolled?.enrolled_at).not.toBeNull();
  await signIn();
  expect((await command('staff', ['disable', email])).code).toBe(0);
  expect(await open()).toBe(0);
  expect((await staffNow())?.disabled_at).not.toBeNull();
  expect((await command('staff', ['disable', email])).err).toContain('already disabled');
  await signIn();
  const reset = await command('staff', ['reset', email]);
  expect(reset.out).toContain('is open again');
  expect(await open()).toBe(0);
  const after = await staffNow();
  expect(after).toMatchObject({ authenticator: null, enrolled_at: null, disabled_at: null });
  expect(await verify(after?.password_hash, 'given')).toBe(false);
  expect(await verify(after?.password_hash, /: (\S+)\n/.exec(reset.out)?.[1] ?? '')).toBe(true);
  const acts = await database.owner`select act from event where case_id = ${added.id} order by sequence`;
  expect(acts.map(({ act }) => act)).toEqual(['staff added', 'staff disabled', 'staff reset']);
});

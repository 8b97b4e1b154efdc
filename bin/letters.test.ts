import { randomBytes, randomUUID } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { letterCodeHash } from '@/db/letters';
import { aDebt } from '@/db/seed/build';
import { expect, test } from '@/db/seed/testing';
import { normaliseLetterCode } from '@/domain/letter-code';
import { command } from './testing';

const aFolder = () => fs.mkdtempSync(path.join(os.tmpdir(), 'letters-'));

function read(file: string): Record<string, string>[] {
  return parse(fs.readFileSync(file, 'utf8'), { columns: true }) as Record<string, string>[];
}

// Each runs several commands from their start, on machines that may be busy.
test.describe.configure({ timeout: 180_000 });

test('a letter’s code is printed in the file and kept only as a keyed hash of the account and the code', async ({
  database,
}) => {
  const [built, cwd] = [await aDebt(database.owner), aFolder()];
  await database.owner`update debtor set title = 'Ms', first_name = 'Zoë', last_name = 'O’Neill, "Z"', address_line1 = ${'1 High St\nFlat 2'},
    town = '=HYPERLINK("http://x")', language = 'cy', format = 'large_print' where id = ${built.debtorId}`;
  const ended = await command('letters', ['--out', 'out.csv', '--reference', built.accountReference], {
    cwd,
  });
  expect(ended).toMatchObject({ code: 0, err: '' });
  expect(ended.out).toContain('Letter codes made: 1');
  const file = path.join(cwd, 'out.csv');
  expect(fs.statSync(file).mode & 0o777).toBe(0o600);
  expect(fs.readdirSync(cwd)).toEqual(['out.csv']);
  const [letter, ...more] = read(file);
  expect(more).toEqual([]);
  const [code] = await database.owner`select * from code where holding_id = ${built.holdingId}`;
  expect(letter).toEqual({
    account_reference: built.accountReference,
    name: 'Ms Zoë O’Neill, "Z"',
    address_line_1: '1 High St\nFlat 2',
    address_line_2: '',
    town: `'=HYPERLINK("http://x")`,
    postcode: 'M1 1AE',
    language: 'cy',
    format: 'large_print',
    code: expect.stringMatching(/^[A-Z0-9]{4}-[A-Z0-9]{4}-[A-Z0-9]{4}$/),
    valid_until: new Date(code?.expires_at.getTime() - 86_400_000).toLocaleDateString('en-CA', {
      timeZone: 'Europe/London',
    }),
  });
  const typed = normaliseLetterCode((letter?.code ?? '').toLowerCase().replaceAll('-', ' ')) ?? '';
  expect(code).toMatchObject({ kind: 'letter', channel: 'letter', used_at: null });
  expect(code?.hash).toEqual(letterCodeHash(built.holdingId, typed));
  expect(code?.hash).not.toEqual(letterCodeHash(randomUUID(), typed));
  expect(code?.expires_at - code?.created_at).toBe(60 * 86_400_000);
  expect(ended.out + ended.err).not.toContain(letter?.code);
  const [event] = await database.owner`
    select e.*, p.payload from event e join event_payload p on p.event_id = e.id where act = 'letters made' order by at desc limit 1`;
  expect(event?.payload).toEqual({ made: 1, withoutAddress: 0, creditor: null, byReference: true });
});

test('a new letter ends the account’s earlier unused code, so that one is live; a used one stays as it was', async ({
  database,
}) => {
  const [built, cwd] = [await aDebt(database.owner), aFolder()];
  const make = async (name: string) => {
    expect(
      (await command('letters', ['--out', name, '--reference', built.accountReference], { cwd })).code,
    ).toBe(0);
    return read(path.join(cwd, name))[0]?.code;
  };
  const first = await make('1.csv');
  await database.owner`update code set used_at = now() where holding_id = ${built.holdingId}`;
  expect(await make('2.csv')).not.toBe(first);
  await make('3.csv');
  const codes = await database.owner`
    select used_at is not null as used, expires_at > now() as live from code where holding_id = ${built.holdingId} order by created_at`;
  expect([...codes]).toEqual([
    { used: true, live: true },
    { used: false, live: false },
    { used: false, live: true },
  ]);
});

test('two batches at once leave one live code for each account', async ({ database }) => {
  const built = await Promise.all(Array.from({ length: 5 }, () => aDebt(database.owner)));
  const cwd = aFolder();
  const references = built.flatMap(({ accountReference }) => ['--reference', accountReference]);
  const held = await database.owner.reserve();
  await held`select pg_advisory_lock(hashtextextended('letters', 7310514))`;
  const running = Promise.all(
    ['a.csv', 'b.csv'].map((name) => command('letters', ['--out', name, ...references], { cwd })),
  );
  const awaiting = async () =>
    (
      await database.owner`
        select 1 from pg_locks where locktype = 'advisory' and not granted
        and database = (select oid from pg_database where datname = current_database())`
    ).length;
  await expect.poll(awaiting, { timeout: 60_000 }).toBe(2);
  await held`select pg_advisory_unlock(hashtextextended('letters', 7310514))`;
  held.release();
  const ended = await running;
  expect(ended.map(({ code }) => code)).toEqual([0, 0]);
  const live = await database.owner`
    select holding_id from code where holding_id in ${database.owner(built.map(({ holdingId }) => holdingId))} and expires_at > now()`;
  expect(live.length).toBe(5);
  expect(new Set(live.map(({ holding_id }) => holding_id)).size).toBe(5);
});

test('an account that may be too old gets no letter before staff decide; one set aside gets one only where the letter is the only way in', async ({
  database,
}) => {
  const cwd = aFolder();
  const creditor = 'Northwater Utilities';
  const owner = database.owner;
  const ordinary = await aDebt(owner, { creditor });
  const old = await aDebt(owner, { creditor, mayBeTooOldOn: '2026-11-02' });
  const decided = await aDebt(owner, { creditor, mayBeTooOldOn: '2026-11-02' });
  await owner`update debt set too_old_decision = 'not_too_old' where id = ${decided.debtId}`;
  const tooOld = await aDebt(owner, { creditor, mayBeTooOldOn: '2026-11-02' });
  await owner`update debt set too_old_decision = 'too_old' where id = ${tooOld.debtId}`;
  const wrongParts = await aDebt(owner, { creditor, withheldReason: 'parts-do-not-add-up' });
  const noBirthday = await aDebt(owner, { creditor, withheldReason: 'missing' });
  await owner`update debtor set born_on = null where id = ${noBirthday.debtorId}`;
  const released = await aDebt(owner, { creditor, withheldReason: 'parts-do-not-add-up' });
  await owner`update holding set released_at = now() where id = ${released.holdingId}`;
  const business = await aDebt(owner, { creditor, kind: 'business', withheldReason: 'parts-do-not-add-up' });
  const erased = await aDebt(owner, { creditor });
  await owner`update debtor set erased_at = now() where id = ${erased.debtorId}`;
  const homeless = await aDebt(owner, { creditor });
  await owner`update debtor set postcode = null where id = ${homeless.debtorId}`;
  const ended = await command('letters', ['--out', 'n.csv', '--creditor', creditor], { cwd });
  expect(ended.out).toMatch(/without a letter: [1-9]/);
  const got = new Set(read(path.join(cwd, 'n.csv')).map(({ account_reference }) => account_reference));
  for (const { accountReference } of [ordinary, decided, noBirthday, released])
    expect(got.has(accountReference)).toBe(true);
  for (const { accountReference } of [old, tooOld, wrongParts, business, erased, homeless])
    expect(got.has(accountReference)).toBe(false);
  const refused = await command(
    'letters',
    ['--out', 'x.csv', '--reference', ordinary.accountReference, '--reference', old.accountReference],
    { cwd },
  );
  expect(refused).toMatchObject({ code: 2 });
  expect(refused.err).toContain(old.accountReference);
  expect(refused.err).not.toContain(ordinary.accountReference);
  expect(fs.readdirSync(cwd)).toEqual(['n.csv']);
});

test('no file is ever written over, and what cannot be done is refused in words and makes no code', async ({
  database,
}) => {
  const [built, cwd] = [await aDebt(database.owner), aFolder()];
  fs.writeFileSync(path.join(cwd, 'there.csv'), 'mine');
  for (const [args, words] of [
    [['--out', 'there.csv', '--reference', built.accountReference], 'already a file'],
    [['--out', 'no/such/folder.csv', '--reference', built.accountReference], 'no folder'],
    [['--out', 'a.csv', '--creditor', 'Nobody Ltd'], 'Harbour Card Services'],
    [['--out', 'a.csv', '--reference', 'NOT-THERE'], 'NOT-THERE'],
    [
      ['--out', 'a.csv', '--creditor', 'Northwater Utilities', '--reference', built.accountReference],
      built.accountReference,
    ],
    [[], 'How to use it'],
    [['--out', 'a.csv', 'more'], 'How to use it'],
  ] as const) {
    const ended = await command('letters', args, { cwd });
    expect(ended.code, args.join(' ')).toBe(2);
    expect(ended.err, args.join(' ')).toContain(words);
  }
  expect(fs.readFileSync(path.join(cwd, 'there.csv'), 'utf8')).toBe('mine');
  expect(fs.readdirSync(cwd)).toEqual(['there.csv']);
  expect((await database.owner`select 1 from code where holding_id = ${built.holdingId}`).length).toBe(0);
});

test('a batch larger than a page gives every account its own code', async ({ database }) => {
  const cwd = aFolder();
  const name = `Creditor ${randomBytes(4).toString('hex')}`;
  await database.owner`
    with c as (insert into creditor (name, what_it_is, product, regime, complaint_scheme, credit_file, currency)
      values (${name}, 'x', 'x', 'trade', 'x', 'none', 'GBP') returning id),
    p as (insert into debtor (kind, first_name, last_name, postcode) select 'person', 'A', 'B' || n, 'M1 1AE' from generate_series(1, 2345) n returning id),
    d as (insert into debt (creditor_id, currency, balance_as_at_on) select c.id, 'GBP', '2026-11-02' from c, p returning id)
    insert into holding (debt_id, debtor_id, account_reference)
      select d.id, p.id, ${name} || n from (select id, row_number() over () n from d) d join (select id, row_number() over () n from p) p using (n)`;
  const ended = await command('letters', ['--out', 'big.csv', '--creditor', name], { cwd });
  expect(ended.out).toContain('Letter codes made: 2345');
  const letters = read(path.join(cwd, 'big.csv'));
  expect(new Set(letters.map(({ account_reference }) => account_reference)).size).toBe(2345);
  expect(new Set(letters.map(({ code }) => code)).size).toBe(2345);
});

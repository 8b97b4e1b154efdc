import { randomBytes, randomUUID } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { inspect } from 'node:util';
import { sql } from 'drizzle-orm';
import type postgres from 'postgres';
import { asViewer, type Tx } from '@/db/client';
import {
  canOpenDataKey,
  type DataKey,
  dataKeyFor,
  openSecret,
  openWords,
  type Place,
  sealSecret,
  sealWords,
} from '@/db/sealed';
import { aDebt, type Built } from '@/db/seed/build';
import { expect, test } from '@/db/seed/testing';
import type { DebtorViewer } from '@/domain/viewer';
import { env } from '@/env';

const asDebtor = ({ debtorId }: Built): DebtorViewer => ({ kind: 'debtor', debtorId, proved: 'contact' });
const place: Place = { table: 'budget', column: 'words', row: 'a' };

function keyOf({ debtorId }: Built): Promise<DataKey> {
  return asViewer({ kind: 'debtor', debtorId, proved: 'contact' }, async (tx) => {
    const kept = await dataKeyFor(tx, debtorId);
    if (!kept.ok) throw new Error(kept.reason);
    return kept.key;
  });
}

/** Runs `work` with other keys in the environment, which is read once. */
async function withKeys<T>(keys: string, work: () => T | Promise<T>): Promise<T> {
  const settings = env();
  const before = settings.EVENKEEL_KEYS;
  settings.EVENKEEL_KEYS = keys;
  try {
    return await work();
  } finally {
    settings.EVENKEEL_KEYS = before;
  }
}

const aKey = (id: string) => `${id}:${randomBytes(32).toString('base64')}`;

test('words open where they were sealed and nowhere else: not in another row, column, table or person’s key', async ({
  database,
}) => {
  const [mine, other] = [await keyOf(await aDebt(database.owner)), await keyOf(await aDebt(database.owner))];
  const sealed = sealWords(mine, place, 'I lost my job. Zoë 🙂');
  expect(openWords(mine, place, sealed)).toBe('I lost my job. Zoë 🙂');
  for (const elsewhere of [
    { ...place, row: 'b' },
    { ...place, column: 'reply' },
    { ...place, table: 'submission' },
  ])
    expect(() => openWords(mine, elsewhere, sealed)).toThrow();
  expect(() => openWords(other, place, sealed)).toThrow();
  for (let at = 0; at < sealed.length; at += 1) {
    const changed = Buffer.from(sealed);
    changed[at] = (changed[at] ?? 0) ^ 1;
    expect(() => openWords(mine, place, changed), `byte ${at}`).toThrow();
  }
  expect(() => openWords(mine, place, sealed.subarray(0, 20))).toThrow();
  expect(sealWords(mine, place, 'same')).not.toEqual(sealWords(mine, place, 'same'));
});

test('a person keeps one data key, whoever asks first, and it is not in the database in clear', async ({
  database,
}) => {
  const built = await aDebt(database.owner);
  const keys = await Promise.all(Array.from({ length: 8 }, () => keyOf(built)));
  expect(new Set(keys.map(({ key }) => key.toString('hex'))).size).toBe(1);
  const rows = await database.owner`select * from data_key where debtor_id = ${built.debtorId}`;
  expect(rows.length).toBe(1);
  expect(rows[0]?.wrapped.includes(keys[0]?.key)).toBe(false);
});

test('after the keys are rotated old words still open, new ones are sealed by the newest, and without the old key nothing opens', async ({
  database,
}) => {
  const [older, newer] = [aKey('older'), aKey('newer')];
  const [before, after] = [await aDebt(database.owner), await aDebt(database.owner)];
  const keyIds = async ({ debtorId }: Built) =>
    (await database.owner`select key_id from data_key where debtor_id = ${debtorId}`)[0]?.key_id;
  const { sealed, secret } = await withKeys(older, async () => ({
    sealed: sealWords(await keyOf(before), place, 'before'),
    secret: sealSecret(place, 'secret'),
  }));
  await withKeys(`${newer}, ${older}`, async () => {
    expect(openWords(await keyOf(before), place, sealed)).toBe('before');
    expect(openSecret(place, secret)).toBe('secret');
    expect(openSecret(place, sealSecret(place, 'new'))).toBe('new');
    sealWords(await keyOf(after), place, 'after');
    expect(await keyIds(before)).toBe('older');
    expect(await keyIds(after)).toBe('newer');
    expect(sealSecret(place, 'x').toString('latin1', 1, 6)).toBe('newer');
  });
  await withKeys(newer, async () => {
    await expect(keyOf(before)).rejects.toThrow('no key called older');
    expect(() => openSecret(place, secret)).toThrow('no key called older');
  });
  const [kept] = await database.owner`select * from data_key where debtor_id = ${before.debtorId}`;
  const opens = () => canOpenDataKey(before.debtorId, kept?.key_id, kept?.wrapped);
  expect(await withKeys(older, opens)).toBe(true);
  expect(await withKeys(newer, opens)).toBe(false);
  expect(await withKeys(aKey('older'), opens)).toBe(false);
  for (const wrong of ['', 'x', 'x:', 'x:AAAA', `:${randomBytes(32).toString('base64')}`])
    await expect(withKeys(wrong, () => sealSecret(place, 'x'))).rejects.toThrow('EVENKEEL_KEYS');
});

test('a secret of the house opens only where it was sealed', () => {
  const sealed = sealSecret({ table: 'staff', column: 'authenticator', row: 'a' }, 'JBSWY3DP');
  expect(() => openSecret({ table: 'staff', column: 'authenticator', row: 'b' }, sealed)).toThrow();
  expect(sealed.includes('JBSWY3DP')).toBe(false);
});

test('once a person’s data key is destroyed, what it sealed is gone and nothing more is sealed for them', async ({
  database,
}) => {
  const built = await aDebt(database.owner);
  await keyOf(built);
  await database.owner`update data_key set wrapped = null, destroyed_at = now() where debtor_id = ${built.debtorId}`;
  const kept = await asViewer(asDebtor(built), (tx) => dataKeyFor(tx, built.debtorId));
  expect(kept).toEqual({ ok: false, reason: 'erased' });
});

// —— The canary ———————————————————————————————————————————————————————————————————————————————————————————————

/** Bytes that are no words: hashes, and keys that are wrapped. A new column is words until it is named here. */
const NO_WORDS = [
  'event_head.seal',
  'attempt.address_hash',
  'attempt.case_hash',
  'code.browser_hash',
  'code.hash',
  'data_key.wrapped',
  'event.hash',
  'event.payload_digest',
  'event.previous_hash',
  'session.token_hash',
];

type Writer = (
  owner: postgres.Sql,
  built: Built,
  row: string,
  seal: (at: Place) => Buffer,
) => PromiseLike<unknown>;

/** How a row with sealed words comes about, for every column that has them. */
const WORDS: Readonly<Record<string, Writer>> = {
  'budget.words': (owner, { debtorId }, row, seal) =>
    owner`insert into budget (id, debtor_id, version, kind, words) values (${row}, ${debtorId}, 77, 'household', ${seal({ table: 'budget', column: 'words', row })})`,
  'submission.words': (owner, { debtorId }, row, seal) =>
    owner`insert into submission (id, kind, debtor_id, words) values (${row}, 'offer', ${debtorId}, ${seal({ table: 'submission', column: 'words', row })})`,
  'decision.reply': (owner, { debtorId }, row, seal) =>
    owner`with s as (insert into submission (kind, debtor_id) values ('offer', ${debtorId}) returning id),
        p as (insert into staff (email, name, role, password_hash) values (${row}, 'A', 'lead', 'x') returning id)
      insert into decision (id, submission_id, version_seen, outcome, staff_id, reply)
      select ${row}, s.id, 1, 'no', p.id, ${seal({ table: 'decision', column: 'reply', row })} from s, p`,
  'proposed_decision.reply': (owner, { debtorId }, row, seal) =>
    owner`with s as (insert into submission (kind, debtor_id) values ('offer', ${debtorId}) returning id),
        p as (insert into staff (email, name, role, password_hash) values (${row}, 'A', 'lead', 'x') returning id)
      insert into proposed_decision (id, submission_id, version_seen, outcome, staff_id, reply)
      select ${row}, s.id, 1, 'decline', p.id, ${seal({ table: 'proposed_decision', column: 'reply', row })} from s, p`,
  'proposed_decision.note': (owner, { debtorId }, row, seal) =>
    owner`with s as (insert into submission (kind, debtor_id) values ('offer', ${debtorId}) returning id),
        p as (insert into staff (email, name, role, password_hash) values (${row}, 'A', 'lead', 'x') returning id)
      insert into proposed_decision (id, submission_id, version_seen, outcome, staff_id, note)
      select ${row}, s.id, 1, 'decline', p.id, ${seal({ table: 'proposed_decision', column: 'note', row })} from s, p`,
  'kept_form.fields': (owner, { debtorId }, row, seal) =>
    owner`insert into kept_form (id, debtor_id, proved, place, fields)
      values (${row}, ${debtorId}, 'contact', '/home', ${seal({ table: 'kept_form', column: 'fields', row })})`,
  'staff.authenticator': (owner, _, row, seal) =>
    owner`insert into staff (id, email, name, role, password_hash, authenticator)
      values (${row}, ${row}, 'A', 'agent', 'x', ${seal({ table: 'staff', column: 'authenticator', row })})`,
};

/** The forms in which a text may lie about: as it is, in hex and in base64, whatever stands before it. */
function formsOf(text: string): string[] {
  const bytes = Buffer.from(text);
  const base64 = [0, 1, 2].map((shift) =>
    Buffer.concat([Buffer.alloc(shift), bytes])
      .toString('base64')
      .slice(4, -4),
  );
  return [
    text,
    bytes.toString('hex'),
    ...base64,
    ...base64.map((form) => form.replaceAll('+', '-').replaceAll('/', '_')),
  ];
}

/** Every column of every row of every table, as text. */
async function dump(owner: postgres.Sql): Promise<string> {
  const tables = await owner<{ name: string }[]>`
    select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('public', 'drizzle')`;
  const said: string[] = [];
  for (const { name } of tables)
    for (const row of await owner.unsafe(`select t::text as text from ${name} t`)) said.push(row.text);
  return said.join('\n');
}

test('a canary written through every column of sealed words is found in no table, error, log or console', async ({
  database,
}) => {
  const canary = `canary ${randomUUID()} zoë`;
  const forms = formsOf(canary);
  const heard = listen();
  const columns = await database.owner<{ name: string }[]>`
    select table_name || '.' || column_name as name from information_schema.columns
    where table_schema = 'public' and data_type = 'bytea' order by 1`;
  const holdsWords = columns.map(({ name }) => name).filter((name) => !NO_WORDS.includes(name));
  expect(holdsWords.sort(), 'every column of words has a writer here').toEqual(Object.keys(WORDS).sort());
  const built = await aDebt(database.owner);
  const key = await keyOf(built);
  for (const [name, write] of Object.entries(WORDS)) {
    const row = (await database.owner`select uuidv7() as id`)[0]?.id;
    const seal = (at: Place) =>
      name.startsWith('staff.') ? sealSecret(at, canary) : sealWords(key, at, canary);
    await write(database.owner, built, row, seal);
  }
  const errors = await provoke(built, canary);
  const said = heard.stop();
  const log = fs.readFileSync(path.join(env().DATA_DIR, 'postgres/postgres.log'), 'utf8');
  const dumped = await dump(database.owner);
  expect(dumped.length).toBeGreaterThan(10_000);
  expect(log).toContain('ready to accept connections');
  for (const [where, text] of Object.entries({ dumped, log, said, errors: errors.join('\n') }))
    for (const form of forms) expect(text.includes(form), `${where} has ${form}`).toBe(false);
});

test('the canary’s test would find it: written in clear, in hex or in base64 it is found', async ({
  database,
}) => {
  const canary = `canary ${randomUUID()} zoë`;
  const built = await aDebt(database.owner);
  const found = async () => formsOf(canary).some((form) => dumpNow.includes(form));
  let dumpNow = await dump(database.owner);
  expect(await found()).toBe(false);
  for (const form of [
    canary,
    Buffer.from(canary).toString('base64'),
    Buffer.from(`xx${canary}`).toString('base64'),
  ]) {
    await database.owner`update debtor set town = ${form} where id = ${built.debtorId}`;
    dumpNow = await dump(database.owner);
    expect(await found(), form).toBe(true);
  }
  await database.owner`update debtor set town = null where id = ${built.debtorId}`;
  await database.owner`insert into budget (debtor_id, version, kind, words) values (${built.debtorId}, 1, 'household', ${Buffer.from(canary)})`;
  dumpNow = await dump(database.owner);
  expect(await found(), 'as bytes').toBe(true);
});

/** Makes the database refuse statements that carry the words, in every way it can; gives all that the errors say. */
async function provoke(built: Built, canary: string): Promise<string[]> {
  const me = asDebtor(built);
  const { debtorId } = built;
  const statements: readonly ((tx: Tx) => PromiseLike<unknown>)[] = [
    (tx) =>
      tx.execute(sql`insert into budget (debtor_id, version, kind) values (${debtorId}, 77, ${canary})`),
    (tx) =>
      tx.execute(
        sql`insert into budget (debtor_id, version, kind, household) values (${debtorId}, 78, 'household', ${canary}::jsonb)`,
      ),
    (tx) => tx.execute(sql`select ${canary}::int`),
    (tx) => tx.execute(sql`select ${canary}::uuid`),
    (tx) => tx.execute(sql`select ${canary}::date`),
    (tx) =>
      tx.execute(
        sql`insert into submission (kind, debtor_id, details) values (${canary}, ${debtorId}, null)`,
      ),
    (tx) => tx.execute(sql`insert into submission (kind, debtor_id) values (${canary}, uuidv7())`),
    (tx) =>
      tx.execute(
        sql`insert into hold (debtor_id, reason, from_on, until_on, placed_by) values (${debtorId}, ${canary}, '2026-02-01', '2026-01-01', 'debtor')`,
      ),
    (tx) =>
      tx.execute(
        sql`insert into outbox (dedupe_key, channel, template, debtor_id) values (${canary}, 'email', 'x', ${debtorId}), (${canary}, 'email', 'x', ${debtorId})`,
      ),
    (tx) => tx.execute(sql.raw(`select '${canary.replaceAll("'", "''")}'::int`)),
    (tx) => tx.execute(sql.raw(`selekt '${canary}'`)),
    (tx) => tx.execute(sql`select pg_sleep(20), ${canary}::text`),
    (tx) => tx.execute(sql`do $$ begin raise exception 'no'; end $$`),
    (tx) =>
      tx
        .execute(sql`select set_config('evenkeel.id', ${canary}, true)`)
        .then(() => tx.execute(sql`select * from debt`)),
  ];
  const said: string[] = [];
  for (const [at, run] of statements.entries()) {
    const error: unknown = await asViewer(me, async (tx) => await run(tx)).then(
      () => null,
      (thrown) => thrown,
    );
    expect(error, `statement ${at} is refused`).toBeInstanceOf(Error);
    said.push(everythingIn(error));
    console.error(error);
  }
  return said;
}

/** All that an error says, and all that its causes and its hidden properties say. */
function everythingIn(error: unknown): string {
  const seen = inspect(error, { depth: 10, showHidden: true, getters: true });
  return `${seen}\n${error instanceof Error ? `${error.stack}\n${JSON.stringify(error)}\n${everythingIn(error.cause)}` : ''}`;
}

/** Hears everything that is written to the console until it is stopped. */
function listen(): { stop: () => string } {
  const heard: string[] = [];
  const streams = [process.stdout, process.stderr];
  const writes = streams.map((stream) => stream.write);
  for (const stream of streams)
    stream.write = ((bytes: string | Uint8Array) => {
      heard.push(Buffer.from(bytes).toString());
      return true;
    }) as typeof stream.write; // the short form is enough here
  return {
    stop: () => {
      streams.forEach((stream, at) => {
        const write = writes[at];
        if (write) stream.write = write;
      });
      return heard.join('');
    },
  };
}

import { randomBytes, randomUUID } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { sql } from 'drizzle-orm';
import postgres from 'postgres';
import { command, startCommand } from '@/bin/testing';
import { backUp } from '@/db/backup';
import { packPiece, startSeal } from '@/db/backup-format';
import { restore } from '@/db/backup-restore';
import { asViewer } from '@/db/client';
import { recordEvent } from '@/db/events';
import { migrate } from '@/db/migrate';
import { dataKeyFor, sealWords } from '@/db/sealed';
import { aDebt } from '@/db/seed/build';
import { settingOf } from '@/db/seed/surroundings';
import { expect, type TestDatabase, testAlone } from '@/db/seed/testing';
import type { DebtorViewer, JobViewer } from '@/domain/viewer';

const LETTERS: JobViewer = { kind: 'job', name: 'letters' };
const aFolder = () => fs.mkdtempSync(path.join(os.tmpdir(), 'backup-'));

/** In a worker of their own, since they empty its database. */
const test = testAlone();

// Each runs several commands from their start, on machines that may be busy.
test.describe.configure({ timeout: 180_000 });

type Fresh = { url: string; owner: postgres.Sql };

/** A migrated database without a row, beside the tests' own. */
async function aFreshDatabase(database: TestDatabase): Promise<Fresh> {
  const url = new URL(database.ownerUrl);
  const name = `fresh_${randomUUID().replaceAll('-', '')}`;
  await database.owner.unsafe(`create database ${name}`);
  url.pathname = `/${name}`;
  await migrate(url.href, settingOf('TEST_APP_PASSWORD'));
  return { url: url.href, owner: postgres(url.href, { max: 2, onnotice: () => {} }) };
}

const into = ({ url }: Fresh) => ({ DATABASE_OWNER_URL: url });

/** A digest of every row of every table, and of every trigger and how it is set. */
async function digests(owner: postgres.Sql): Promise<Record<string, string>> {
  const tables = await owner<{ name: string }[]>`
    select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('public', 'drizzle') order by 1`;
  const found: Record<string, string> = {};
  for (const { name } of tables) {
    const [row] = await owner.unsafe(
      `select count(*) || ' ' || coalesce(md5(string_agg(t::text, E'\\n' order by t::text)), '') as digest from ${name} t`,
    );
    found[name] = row?.digest;
  }
  const triggers = await owner`select tgname, tgenabled from pg_trigger where not tgisinternal order by 1`;
  found.triggers = triggers.map(({ tgname, tgenabled }) => `${tgname} ${tgenabled}`).join('\n');
  return found;
}

/** Awkward things in every kind of column, as people write them. */
async function fill(owner: postgres.Sql, tag = randomUUID()): Promise<void> {
  const built = await aDebt(owner);
  const me: DebtorViewer = { kind: 'debtor', debtorId: built.debtorId, proved: 'contact' };
  await owner`update debtor set first_name = ${'Zoë\t"\\N" \\.\r\nnew\\nline,'}, company_name = '', title = null where id = ${built.debtorId}`;
  await asViewer(me, async (tx) => {
    const kept = await dataKeyFor(tx, built.debtorId);
    if (!kept.ok) throw new Error(kept.reason);
    const words = sealWords(kept.key, { table: 'budget', column: 'words', row: kept.rowId }, `words ${tag}`);
    await tx.execute(sql`insert into budget (id, debtor_id, version, kind, words, household)
      values (${kept.rowId}, ${built.debtorId}, 1, 'household', ${words}, ${'{"a": [1, null, "\\\\ é"]}'}::jsonb)`);
    await recordEvent(tx, me, {
      caseId: built.debtorId,
      act: 'told',
      subject: 'budget',
      subjectId: kept.rowId,
      payload: { tag },
    });
  });
  await owner`
    with s as (insert into submission (kind, debtor_id) values ('offer', ${built.debtorId}) returning id),
      p as (insert into staff (email, name, role, password_hash) values (${tag}, 'A', 'agent', 'x') returning id)
    insert into decision (submission_id, version_seen, outcome, staff_id, ways_on)
    select s.id, 1, 'no', p.id, ${['a "b"', 'c,{d}', 'NULL']} from s, p`;
  await owner`insert into policy (creditor_id, version, effective_on, terms) values (${built.creditorId}, ${Number.parseInt(randomBytes(3).toString('hex'), 16) + 2}, '0044-03-15 BC', '{}')`;
}

async function backedUp(): Promise<{ cwd: string; file: string }> {
  const cwd = aFolder();
  expect(await command('backup', ['all.backup'], { cwd })).toMatchObject({ code: 0, err: '' });
  return { cwd, file: path.join(cwd, 'all.backup') };
}

// Other tests of this worker write events of their own making, so each of these starts from a database with none of them.
test.beforeEach(async ({ database }) => {
  const [row] =
    await database.owner`select coalesce(string_agg(format('%I', tablename), ', '), '') as all from pg_tables where schemaname = 'public'`;
  await database.owner.begin(async (tx) => {
    await tx`set local session_replication_role = replica`;
    await tx`create temporary table c on commit drop as select * from creditor`;
    await tx.unsafe(`truncate ${row?.all}`);
    await tx`insert into creditor select * from c`;
  });
});

test('what was backed up and restored into a fresh database is the same in every row of every table, and runs on', async ({
  database,
}) => {
  for (let times = 0; times < 3; times += 1) await fill(database.owner);
  const before = await digests(database.owner);
  const { cwd, file } = await backedUp();
  expect(fs.statSync(file).mode & 0o777).toBe(0o600);
  expect(fs.readdirSync(cwd)).toEqual(['all.backup']);
  const fresh = await aFreshDatabase(database);
  const restored = await command('restore', ['all.backup'], { cwd, ...into(fresh) });
  expect(restored).toMatchObject({ code: 0, err: '' });
  expect(restored.out).toContain('Every one of 3 events in 3 cases is as it was written');
  expect(await digests(fresh.owner)).toEqual(before);
  expect(await fresh.owner`update event set act = 'x'`.catch(({ code }) => code)).toBe('23001');
  await migrate(fresh.url, settingOf('TEST_APP_PASSWORD'));
  await fill(fresh.owner).catch(() => {});
  await fresh.owner.end();
});

test('the backup says what is in it and that the keys are not, and holds no key', async ({ database }) => {
  await fill(database.owner);
  const cwd = aFolder();
  const ended = await command('backup', ['b'], { cwd });
  expect(ended.out).toMatch(/Backed up: \d+ rows of \d\d tables, as they were at \d{4}-.*Z \(\d+\.\d MB\)/);
  expect(ended.out).toContain('The keys are not in it, on purpose');
  const inside = gunzipSync(fs.readFileSync(path.join(cwd, 'b')));
  const [secret, keys] = [settingOf('EVENKEEL_SECRET'), settingOf('EVENKEEL_KEYS')];
  for (const key of [secret, keys, keys.split(':')[1] ?? ''])
    for (const form of [key, Buffer.from(key).toString('hex'), Buffer.from(key).toString('base64')])
      expect(inside.includes(form)).toBe(false);
  const header = JSON.parse(inside.toString('utf8', 5, 5 + inside.readUInt32BE(1)));
  expect(header).toMatchObject({
    format: 'evenkeel-backup',
    version: 1,
    ledger: { GBP: { entries: 1, sumMinor: '12000' } },
    events: { chains: 1, events: 1 },
  });
  const catalog =
    await database.owner`select count(*)::int as n from pg_tables where schemaname in ('public', 'drizzle')`;
  expect(header.tables.length).toBe(catalog[0]?.n);
});

test('a backup made while others write holds one moment: every debt with its entry and its event, or not at all', async ({
  database,
}) => {
  const owner = database.owner;
  for (let times = 0; times < 20; times += 1) await fill(owner);
  let [isOn, written] = [true, 0];
  const write = async (): Promise<void> => {
    while (isOn) {
      const built = await aDebt(owner);
      await asViewer(LETTERS, (tx) =>
        recordEvent(tx, LETTERS, {
          caseId: built.debtorId,
          act: 'x',
          subject: 'debt',
          subjectId: built.debtId,
        }),
      );
      // Two rows of different tables in one transaction: a backup that is not one moment would have one of them.
      await owner.begin(async (tx) => {
        await tx`insert into outbox (dedupe_key, channel, template) values (${built.debtId}, 'email', 'x')`;
        await tx`insert into attempt (kind, succeeded) values ('find', false)`;
        await tx`insert into job (name, dedupe_key) values ('x', ${built.debtId})`;
      });
      written += 1;
    }
  };
  const writers = [write(), write(), write()];
  const { cwd } = await backedUp();
  const during = written;
  isOn = false;
  await Promise.all(writers);
  expect(during).toBeGreaterThan(20);
  const fresh = await aFreshDatabase(database);
  expect(await command('restore', ['all.backup'], { cwd, ...into(fresh) })).toMatchObject({ code: 0 });
  const [seen] = await fresh.owner`
    select (select count(*)::int from attempt) as attempts, (select count(*)::int from outbox) as messages, (select count(*)::int from job) as jobs`;
  expect(seen?.messages).toBeGreaterThan(0);
  expect(seen?.attempts).toBe(seen?.messages);
  expect(seen?.jobs).toBe(seen?.messages);
  await fresh.owner.end();
});

test('a file that was cut short, changed anywhere or is something else is refused, and nothing is changed', async ({
  database,
}) => {
  await fill(database.owner);
  const { cwd, file } = await backedUp();
  const whole = fs.readFileSync(file);
  const inside = gunzipSync(whole);
  const fresh = await aFreshDatabase(database);
  const before = await digests(fresh.owner);
  const flipped = (bytes: Buffer, at: number) => {
    const copy = Buffer.from(bytes);
    copy[at] = (copy[at] ?? 0) ^ 1;
    return copy;
  };
  const amount = inside.indexOf('12000');
  const forged = Buffer.from(inside.subarray(0, inside.lastIndexOf('S\0')));
  forged.write('11000', forged.lastIndexOf('12000'));
  const seal = startSeal();
  seal.add(forged);
  const { sha256 } = seal.close();
  const cases: readonly [string, Buffer, RegExp][] = [
    ['nothing', Buffer.alloc(0), /^(not-a-backup|cut-short)$/],
    ['a text', Buffer.from('Dear all, this is no backup.'), /^not-a-backup$/],
    ['another gzip', gzipSync('Dear all, this is no backup.'), /^not-a-backup$/],
    ['half of it', whole.subarray(0, whole.length / 2), /^cut-short$/],
    ['all but a byte', whole.subarray(0, -1), /^cut-short$/],
    ['its pieces but the last', gzipSync(inside.subarray(0, inside.lastIndexOf('S\0'))), /^cut-short$/],
    ['half a piece', gzipSync(inside.subarray(0, inside.length - 3)), /^cut-short$/],
    ['more at its end', Buffer.concat([whole, Buffer.from('more')]), /^altered$/],
    ['another backup at its end', Buffer.concat([whole, whole]), /^altered$/],
    ['an amount changed', gzipSync(flipped(inside, amount)), /^altered$/],
    ['a header changed', gzipSync(flipped(inside, 60)), /^(not-a-backup|altered)$/],
    ['a length changed', gzipSync(flipped(inside, 1)), /^(not-a-backup|altered|cut-short)$/],
    [
      'a row changed and the sum made to fit',
      gzipSync(Buffer.concat([forged, packPiece('S', { sha256, mac: '0'.repeat(64) })])),
      /^altered$/,
    ],
    ['a newer format', gzipSync(packPiece('H', { format: 'evenkeel-backup', version: 2 })), /^newer-format$/],
    ...[0, 2, 11, 1_000, Math.floor(whole.length / 2), whole.length - 6].map(
      (at): [string, Buffer, RegExp] => [
        `a bit of byte ${at} turned`,
        flipped(whole, at),
        /^(not-a-backup|altered|cut-short)$/,
      ],
    ),
  ];
  const bad = path.join(cwd, 'bad');
  for (const [name, bytes, reasons] of cases) {
    fs.writeFileSync(bad, bytes);
    const done = await restore(fresh.url, () => fs.createReadStream(bad), { replace: true, unproved: false });
    expect(done, name).toMatchObject({ ok: false, reason: expect.stringMatching(reasons) });
  }
  fs.writeFileSync(bad, whole.subarray(0, -1));
  const ended = await command('restore', ['bad', '--yes'], { cwd, ...into(fresh) });
  expect(ended).toMatchObject({ code: 2, out: '' });
  expect(ended.err).toBe('This file was cut short: its end is missing.\nNothing was changed.\n');
  expect(await digests(fresh.owner)).toEqual(before);
  await fresh.owner.end();
});

test('rows that are there are replaced only when that is asked for', async ({ database }) => {
  await fill(database.owner);
  const { cwd } = await backedUp();
  const before = await digests(database.owner);
  await fill(database.owner);
  const later = await digests(database.owner);
  expect(later).not.toEqual(before);
  const refused = await command('restore', ['all.backup'], { cwd });
  expect(refused).toMatchObject({ code: 2 });
  expect(refused.err).toContain('add --yes');
  expect(await digests(database.owner)).toEqual(later);
  expect((await command('restore', ['all.backup', '--yes'], { cwd })).code).toBe(0);
  expect(await digests(database.owner)).toEqual(before);
});

test('a file that is there is not written over, unless that is asked for', async ({ database }) => {
  await fill(database.owner);
  const { cwd, file } = await backedUp();
  const before = fs.readFileSync(file);
  const refused = await command('backup', ['all.backup'], { cwd });
  expect(refused).toMatchObject({ code: 2 });
  expect(refused.err).toContain('--force');
  expect(fs.readFileSync(file)).toEqual(before);
  expect((await command('backup', ['all.backup', '--force'], { cwd })).code).toBe(0);
  expect(fs.readFileSync(file)).not.toEqual(before);
  for (const [name, args] of [
    ['backup', []],
    ['backup', ['a', 'b']],
    ['backup', ['no/such/folder']],
    ['backup', ['.']],
    ['restore', []],
    ['restore', ['nothing-here']],
    ['restore', ['all.backup', '--quickly']],
  ] as const)
    expect((await command(name, args, { cwd })).code, `${name} ${args}`).toBe(2);
  expect(fs.readdirSync(cwd)).toEqual(['all.backup']);
});

test('another secret, other keys and another version are said plainly, and change nothing', async ({
  database,
}) => {
  await fill(database.owner);
  const { cwd } = await backedUp();
  const fresh = await aFreshDatabase(database);
  const before = await digests(fresh.owner);
  const secret = { EVENKEEL_SECRET: randomBytes(48).toString('base64url') };
  const wrongSecret = await command('restore', ['all.backup'], { cwd, ...into(fresh), ...secret });
  expect(wrongSecret).toMatchObject({ code: 2 });
  expect(wrongSecret.err).toContain('EVENKEEL_SECRET is not the one');
  const sameName = { EVENKEEL_KEYS: `test:${randomBytes(32).toString('base64')}` };
  const wrongKeys = await command('restore', ['all.backup'], { cwd, ...into(fresh), ...sameName });
  expect(wrongKeys).toMatchObject({ code: 2 });
  expect(wrongKeys.err).toContain('needs the key called test');
  expect(await digests(fresh.owner)).toEqual(before);
  const asked = await command('restore', ['all.backup', '--unproved'], { cwd, ...into(fresh), ...secret });
  expect(asked).toMatchObject({ code: 0 });
  expect(asked.out).toContain('do not hold');
  expect(await digests(fresh.owner)).toEqual(await digests(database.owner));
  await fresh.owner`update drizzle.__drizzle_migrations set hash = 'x' where id = (select max(id) from drizzle.__drizzle_migrations)`;
  const other = await command('restore', ['all.backup', '--yes'], { cwd, ...into(fresh) });
  expect(other).toMatchObject({ code: 2 });
  expect(other.err).toContain('another version');
  await fresh.owner.end();
});

test('a record of events that somebody had edited is named, and restored only when that is asked for', async ({
  database,
}) => {
  await fill(database.owner);
  const [event] = await database.owner.begin(async (tx) => {
    await tx`set local session_replication_role = replica`;
    return tx`update event set act = 'nothing happened' returning case_id`;
  });
  await fill(database.owner);
  const { cwd } = await backedUp();
  const fresh = await aFreshDatabase(database);
  const refused = await command('restore', ['all.backup'], { cwd, ...into(fresh) });
  expect(refused).toMatchObject({ code: 2 });
  expect(refused.err).toContain(`case ${event?.case_id}, event 1 was edited`);
  expect((await fresh.owner`select 1 from event`).length).toBe(0);
  const asked = await command('restore', ['all.backup', '--unproved'], { cwd, ...into(fresh) });
  expect(asked).toMatchObject({ code: 0 });
  expect(asked.out).toContain(`case ${event?.case_id}, event 1 was edited`);
  await fresh.owner.end();
});

test('rows that do not fit together are refused by the database itself', async ({ database }) => {
  await fill(database.owner);
  await database.owner.begin(async (tx) => {
    await tx`set local session_replication_role = replica`;
    await tx`insert into instalment (plan_id, number, due_on, amount_minor) values (uuidv7(), 1, '2026-01-01', 1)`;
  });
  const { cwd } = await backedUp();
  const fresh = await aFreshDatabase(database);
  const before = await digests(fresh.owner);
  const refused = await command('restore', ['all.backup'], { cwd, ...into(fresh) });
  expect(refused).toMatchObject({ code: 2 });
  expect(refused.err).toContain('PostgreSQL refused the rows of instalment');
  expect(await digests(fresh.owner)).toEqual(before);
  await fresh.owner.end();
});

test('killed in the middle of a restore, it leaves what was there', async ({ database }) => {
  await fill(database.owner);
  const [debt] = await database.owner`select id from debt limit 1`;
  await database.owner`insert into ledger_entry (debt_id, kind, amount_minor, effective_on, source)
    select ${debt?.id}, 'fee', 1, '2026-01-01', 'policy' from generate_series(1, 40000)`;
  const { cwd } = await backedUp();
  const fresh = await aFreshDatabase(database);
  await fresh.owner`insert into attempt (kind, succeeded) values ('find', true)`;
  const before = await digests(fresh.owner);
  const { ended, kill } = startCommand('restore', ['all.backup', '--yes'], { cwd, ...into(fresh) });
  const atWork = () => fresh.owner`
    select 1 from pg_stat_activity where datname = current_database() and application_name = 'evenkeel backup' and query ilike 'copy%ledger_entry%' and state = 'active'`;
  while ((await atWork()).length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
  kill('SIGKILL');
  expect(await ended).toMatchObject({ code: null, signal: 'SIGKILL', out: '' });
  expect(await digests(fresh.owner)).toEqual(before);
  expect((await command('restore', ['all.backup', '--yes'], { cwd, ...into(fresh) })).code).toBe(0);
  expect(await digests(fresh.owner)).toEqual(await digests(database.owner));
  await fresh.owner.end();
});

test('the database lost in the middle of a backup leaves no file and says so', async ({ database }) => {
  await database.owner`insert into attempt (kind, succeeded) select 'find', true from generate_series(1, 400000)`;
  const cwd = aFolder();
  const { ended } = startCommand('backup', ['b'], { cwd });
  const cut = () => database.owner`
    select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and application_name = 'evenkeel backup' and query ilike 'copy%attempt%'`;
  while ((await cut()).length === 0) await new Promise((resolve) => setTimeout(resolve, 2));
  const { code, err } = await ended;
  expect(code).toBe(1);
  expect(err).toContain('The database did not answer');
  expect(fs.readdirSync(cwd)).toEqual([]);
});

test('what a killed backup left beside its place is cleared away by the next', async ({ database }) => {
  await fill(database.owner);
  const cwd = aFolder();
  for (const name of ['.b.999999999.partial', '.b.1.partial', '.other.999999999.partial'])
    fs.writeFileSync(path.join(cwd, name), 'x');
  expect((await command('backup', ['b'], { cwd })).code).toBe(0);
  // Process 1 is alive, and the other file is not ours.
  expect(fs.readdirSync(cwd).sort()).toEqual(['.b.1.partial', '.other.999999999.partial', 'b']);
});

test('memory grows neither with the database nor with the file', async ({ database }) => {
  const file = path.join(aFolder(), 'big');
  await aDebt(database.owner);
  // 100 MB as text.
  await database.owner`insert into outbox (dedupe_key, channel, template, details)
    select n::text, 'email', 'x', jsonb_build_object('a', repeat(md5(n::text), 100)) from generate_series(1, 30000) n`;
  const fresh = await aFreshDatabase(database);
  const before = process.memoryUsage().rss;
  let most = before;
  const watch = setInterval(() => {
    most = Math.max(most, process.memoryUsage().rss);
  }, 20);
  expect((await backUp(database.ownerUrl, fs.createWriteStream(file))).ok).toBe(true);
  const restored = await restore(fresh.url, () => fs.createReadStream(file), {
    replace: false,
    unproved: false,
  });
  clearInterval(watch);
  expect(restored.ok).toBe(true);
  expect((most - before) / 1_000_000).toBeLessThan(80);
  await fresh.owner.end();
});

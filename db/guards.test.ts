import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type postgres from 'postgres';
import { asViewer, type Tx } from '@/db/client';
import { recordEvent } from '@/db/events';
import { isRefusedBy } from '@/db/fault';
import { aDebt, type Built } from '@/db/seed/build';
import { expect, testAlone } from '@/db/seed/testing';
import type { DebtorViewer, StaffViewer, Viewer } from '@/domain/viewer';
import { PERMISSIONS_OF } from '@/domain/viewer';

/** Alone, since they read whole tables, whatever others left there. */
const test = testAlone();

const asDebtor = ({ debtorId }: Built): DebtorViewer => ({ kind: 'debtor', debtorId, proved: 'contact' });
const asStaff = (creditorIds: StaffViewer['creditorIds']): StaffViewer => ({
  kind: 'staff',
  staffId: randomUUID(),
  permissions: PERMISSIONS_OF.lead,
  creditorIds,
});

/** Every table there is, asked of the catalog, so that a new one cannot be forgotten. */
async function allTables(owner: postgres.Sql): Promise<string[]> {
  const rows = await owner<
    { name: string }[]
  >`select tablename as name from pg_tables where schemaname = 'public'`;
  return rows.map(({ name }) => name);
}

/** Tables that any viewer reads: they hold nothing about a person. */
const ABOUT_NOBODY = ['creditor', 'policy', 'resource'];

/** One row for this person in every table that can hold one. */
async function fillEveryTable(owner: postgres.Sql, built: Built): Promise<void> {
  const { debtorId, debtId, holdingId, creditorId } = built;
  const bytes = Buffer.from('x');
  const id = randomUUID();
  const one = async (rows: PromiseLike<readonly postgres.Row[]>): Promise<string> => (await rows)[0]?.id;
  const staffId = await one(
    owner`insert into staff (email, name, role, password_hash) values (${id}, 'A', 'agent', 'x') returning id`,
  );
  const importId = await one(
    owner`insert into import (file_name, started_by) values ('a.csv', 'x') returning id`,
  );
  const submissionId = await one(
    owner`insert into submission (kind, creditor_id, debtor_id, debt_id) values ('offer', ${creditorId}, ${debtorId}, ${debtId}) returning id`,
  );
  // Kept by a trigger: what is about no creditor, once for each that the person owes.
  await owner`insert into submission (kind, debtor_id) values ('telling', ${debtorId})`;
  const budgetId = await one(
    owner`insert into budget (debtor_id, version, kind) values (${debtorId}, 1, 'household') returning id`,
  );
  const agreementId = await one(
    owner`insert into agreement (debtor_id, canonical, sha256, words_shown, language, request_id) values (${debtorId}, '{}', ${'0'.repeat(64)}, 'x', 'en', ${id}) returning id`,
  );
  const planId = await one(
    owner`insert into plan (agreement_id, holding_id, debt_id, version, frequency, pay_day, regular_minor, total_minor) values (${agreementId}, ${holdingId}, ${debtId}, 1, 'monthly', '1', 100, 100) returning id`,
  );
  const holdId = await one(
    owner`insert into hold (debtor_id, debt_id, reason, from_on, placed_by) values (${debtorId}, ${debtId}, 'staff', '2026-01-01', 'staff') returning id`,
  );
  const eventId = await one(
    owner`insert into event (case_id, sequence, actor_kind, act, subject, subject_id, at, payload_digest, previous_hash, hash) values (${debtorId}, 1, 'job', 'x', 'x', 'x', now(), ${bytes}, ${bytes}, ${bytes}) returning id`,
  );
  await owner`insert into data_key (debtor_id, wrapped, key_id) values (${debtorId}, ${bytes}, 'x')`;
  await owner`insert into budget_line (budget_id, section, group_key, line_key, amount_minor, frequency) values (${budgetId}, 'income', 'a', 'a', 1, 'weekly')`;
  await owner`insert into instalment (plan_id, number, due_on, amount_minor) values (${planId}, 1, '2026-01-01', 100)`;
  const decisionId = await one(
    owner`insert into decision (submission_id, version_seen, outcome, staff_id) values (${submissionId}, 1, 'agree', ${staffId}) returning id`,
  );
  await owner`insert into decision_answer (decision_id, answer) values (${decisionId}, 'accepted')`;
  await owner`insert into decision_feedback (decision_id, how) values (${decisionId}, 'helped')`;
  await owner`insert into proposed_decision (submission_id, version_seen, outcome, staff_id) values (${submissionId}, 1, 'decline', ${staffId})`;
  await owner`insert into case_look (about_id, staff_id) values (${debtorId}, ${staffId})`;
  await owner`insert into hold_ending (hold_id, ended_on, ended_by, because) values (${holdId}, '2026-01-02', 'staff', 'x')`;
  await owner`insert into event_payload (event_id, payload) values (${eventId}, '{}')`;
  await owner`insert into outbox (dedupe_key, channel, template, debtor_id) values (${id}, 'email', 'x', ${debtorId})`;
  await owner`insert into job (name, dedupe_key) values ('x', ${id})`;
  await owner`insert into staff_creditor (staff_id, creditor_id) values (${staffId}, ${creditorId})`;
  await owner`insert into session (token_hash, debtor_id, proved, expires_at) values (${Buffer.from(id)}, ${debtorId}, 'contact', now())`;
  await owner`insert into kept_form (debtor_id, proved, place, fields) values (${debtorId}, 'contact', '/home', ${bytes})`;
  await owner`insert into attempt (kind, succeeded) values ('find', false)`;
  await owner`insert into code (kind, holding_id, hash, channel, expires_at) values ('letter', ${holdingId}, ${bytes}, 'letter', now())`;
  await owner`insert into import_row (import_id, line, account_reference, outcome) values (${importId}, 2, 'x', 'accepted')`;
  await owner`insert into import_progress (import_id, step, bytes) values (${importId}, 'reading', 1)`;
  await owner`insert into event_head (case_id, sequence) values (${debtorId}, 1)`;
  await owner`insert into resource (id, name, facts, checked_on) values (${id}, 'x', '{}', '2026-01-01')`;
}

/** What `viewer` gets from every table with no `where` at all. */
async function rowsOfEveryTable(
  viewer: Viewer,
  tables: string[],
): Promise<Map<string, Record<string, unknown>[]>> {
  const found = new Map<string, Record<string, unknown>[]>();
  for (const name of tables)
    found.set(name, [
      ...(await asViewer(viewer, (tx) => tx.execute(sql`select * from ${sql.identifier(name)}`))),
    ]);
  return found;
}

test('without a viewer no row comes back from any table', async ({ database }) => {
  await fillEveryTable(database.owner, await aDebt(database.owner));
  const tables = await allTables(database.owner);
  expect(tables.length).toBeGreaterThan(25);
  for (const name of tables) {
    const [full] = await database.owner.unsafe(`select count(*)::int as rows from "${name}"`);
    expect(full?.rows, `${name} has a row to be seen`).toBeGreaterThan(0);
    expect((await database.app.unsafe(`select 1 from "${name}"`)).length, name).toBe(0);
  }
});

test('a stranger sees what is about nobody and nothing else', async ({ database }) => {
  await fillEveryTable(database.owner, await aDebt(database.owner));
  for (const [name, rows] of await rowsOfEveryTable({ kind: 'stranger' }, await allTables(database.owner)))
    expect(rows.length > 0, name).toBe(ABOUT_NOBODY.includes(name));
});

test('with every “where” on the viewer removed, a debtor still gets only their own rows', async ({
  database,
}) => {
  const [mine, other] = [await aDebt(database.owner), await aDebt(database.owner)];
  await fillEveryTable(database.owner, mine);
  await fillEveryTable(database.owner, other);
  const ids = await idsOf(database.owner, mine);
  const forDebtors = new Set([
    'debtor',
    'debt',
    'holding',
    'ledger_entry',
    'plan',
    'instalment',
    'hold',
    'session',
    'budget_line',
  ]);
  for (const [name, rows] of await rowsOfEveryTable(asDebtor(mine), await allTables(database.owner))) {
    if (ABOUT_NOBODY.includes(name)) continue;
    for (const row of rows) {
      const said = Object.values(row).map(String);
      expect(
        said.some((value) => ids.has(value)),
        `${name}: ${JSON.stringify(row)}`,
      ).toBe(true);
    }
    if (forDebtors.has(name)) expect(rows.length, name).toBe(1);
  }
});

/** The ids of everything that belongs to one built debtor. */
async function idsOf(owner: postgres.Sql, built: Built): Promise<Set<string>> {
  const { debtorId, debtId, holdingId } = built;
  const rows = await owner<{ id: string }[]>`
    select id from budget where debtor_id = ${debtorId} union select id from plan where debt_id = ${debtId}
    union select id from submission where debtor_id = ${debtorId} union select id from hold where debtor_id = ${debtorId}
    union select id from event where case_id = ${debtorId} union select id from agreement where debtor_id = ${debtorId}
    union select d.id from decision d join submission s on s.id = d.submission_id where s.debtor_id = ${debtorId}`;
  return new Set([debtorId, debtId, holdingId, ...rows.map(({ id }) => id)]);
}

test('a debtor cannot write in another debtor’s name, nor onto another’s debt', async ({ database }) => {
  const [mine, other] = [await aDebt(database.owner), await aDebt(database.owner)];
  const me = asDebtor(mine);
  const writes: Record<string, (tx: Tx) => PromiseLike<unknown>> = {
    hold: (tx) =>
      tx.execute(sql`insert into hold (debtor_id, debt_id, reason, from_on, placed_by)
        values (${mine.debtorId}, ${other.debtId}, 'dispute', '2026-01-01', 'debtor')`),
    submission: (tx) =>
      tx.execute(sql`insert into submission (kind, debtor_id) values ('offer', ${other.debtorId})`),
    budget: (tx) =>
      tx.execute(
        sql`insert into budget (debtor_id, version, kind) values (${other.debtorId}, 1, 'household')`,
      ),
    debtor: (tx) => tx.execute(sql`insert into debtor (kind) values ('person')`),
    'ledger entry': (tx) =>
      tx.execute(sql`insert into ledger_entry (debt_id, kind, amount_minor, effective_on, source)
        values (${mine.debtId}, 'payment', -100, '2026-01-01', 'payment')`),
    'event as another': (tx) =>
      recordEvent(tx, asDebtor(other), { caseId: other.debtorId, act: 'x', subject: 'x', subjectId: 'x' }),
  };
  for (const [name, write] of Object.entries(writes)) {
    const refused = await asViewer(me, async (tx) => await write(tx)).catch((error) => error);
    expect(refused, name).toMatchObject({ code: '42501' });
  }
});

test('joint holders see the debt once each, and nothing of one another', async ({ database }) => {
  const first = await aDebt(database.owner);
  const second = await aDebt(database.owner, { jointWith: first.debtId });
  await database.owner`insert into plan (agreement_id, holding_id, debt_id, version, frequency, pay_day, regular_minor, total_minor)
    select a.id, ${first.holdingId}, ${first.debtId}, 1, 'monthly', '1', 100, 100 from agreement a limit 0`;
  await fillEveryTable(database.owner, first);
  const seen = await rowsOfEveryTable(asDebtor(second), await allTables(database.owner));
  for (const name of ['debtor', 'holding', 'debt', 'ledger_entry'])
    expect(seen.get(name)?.length, name).toBe(1);
  for (const name of [
    'plan',
    'instalment',
    'agreement',
    'budget',
    'hold',
    'submission',
    'session',
    'event',
    'data_key',
    'decision',
    'proposed_decision',
    'decision_answer',
    'decision_feedback',
    'case_look',
  ])
    expect(seen.get(name)?.length, name).toBe(0);
});

test('a withheld account, and one that may be too old, show the debtor no amount', async ({ database }) => {
  const withheld = await aDebt(database.owner, { withheldReason: 'parts-do-not-add-up' });
  const old = await aDebt(database.owner, { debtorId: withheld.debtorId, mayBeTooOldOn: '2026-11-02' });
  const seen = await rowsOfEveryTable(asDebtor(withheld), ['holding', 'debt', 'ledger_entry']);
  expect(seen.get('holding')?.length).toBe(2);
  expect(seen.get('debt')?.length).toBe(0);
  expect(seen.get('ledger_entry')?.length).toBe(0);
  await database.owner`update holding set released_at = now() where id = ${withheld.holdingId}`;
  await database.owner`update debt set too_old_decision = 'not_too_old' where id = ${old.debtId}`;
  expect((await rowsOfEveryTable(asDebtor(withheld), ['debt'])).get('debt')?.length).toBe(2);
});

test('staff see the cases of their portfolio and no others', async ({ database }) => {
  const harbour = await aDebt(database.owner);
  const water = await aDebt(database.owner, { creditor: 'Northwater Utilities' });
  await fillEveryTable(database.owner, harbour);
  await fillEveryTable(database.owner, water);
  const tables = [
    'debtor',
    'debt',
    'holding',
    'ledger_entry',
    'submission',
    'hold',
    'plan',
    'agreement',
    'decision',
    'proposed_decision',
    'decision_answer',
    'decision_feedback',
    'case_look',
    'budget',
    'submission_reach',
    'findable',
  ];
  const seen = await rowsOfEveryTable(asStaff([harbour.creditorId]), tables);
  const ofOther = await idsOf(database.owner, water);
  for (const name of tables) {
    expect(seen.get(name)?.length, name).toBeGreaterThan(0);
    for (const row of seen.get(name) ?? [])
      expect(
        Object.values(row).some((value) => ofOther.has(String(value))),
        name,
      ).toBe(false);
  }
  const nobody = await rowsOfEveryTable({ ...asStaff('all'), permissions: [] }, tables);
  for (const name of tables) expect(nobody.get(name)?.length, name).toBe(0);
});

test('an answer that waits for a second person is not the debtor’s to see, and nobody confirms their own', async ({
  database: { owner },
}) => {
  const built = await aDebt(owner);
  await fillEveryTable(owner, built);
  expect((await rowsOfEveryTable(asDebtor(built), ['proposed_decision'])).get('proposed_decision')).toEqual(
    [],
  );
  const [waits] = await owner<{ id: string; submissionId: string; staffId: string }[]>`
    select p.id, p.submission_id as "submissionId", p.staff_id as "staffId" from proposed_decision p
    join submission s on s.id = p.submission_id where s.debtor_id = ${built.debtorId}`;
  if (!waits) throw new Error('nothing waits');
  const lead = (staffId: string) => ({
    ...asStaff('all'),
    staffId,
    permissions: PERMISSIONS_OF.lead,
  });
  const confirm = (viewer: StaffViewer) =>
    asViewer(viewer, (tx) =>
      tx.execute(sql`update proposed_decision set answered_at = now(), answer = 'confirmed',
        answered_by_id = ${viewer.staffId} where id = ${waits.id} returning id`),
    ).then(
      (rows) => rows.length,
      (error) => error.code,
    );
  const decide = (viewer: StaffViewer) =>
    asViewer(viewer, (tx) =>
      tx.execute(sql`insert into decision (submission_id, version_seen, outcome, staff_id, second_staff_id)
        values (${waits.submissionId}, 1, 'decline', ${waits.staffId}, ${viewer.staffId})`),
    ).then(
      () => 'done',
      (error) => error.code,
    );
  const [second] = await owner<{ id: string }[]>`
    insert into staff (email, name, role, password_hash) values (${randomUUID()}, 'B', 'lead', 'x') returning id`;
  if (!second) throw new Error('no second person');
  // Not even a lead confirms their own, and who may not second confirms nothing.
  expect(await confirm(lead(waits.staffId))).toBe('42501');
  expect(await confirm({ ...lead(second.id), permissions: PERMISSIONS_OF.agent })).toBe(0);
  // Nobody signs as second for what was never confirmed.
  expect(await decide(lead(second.id))).toBe('42501');
  expect(await confirm(lead(second.id))).toBe(1);
  // Confirmed, it is past the row-level rules and meets the rule of the schema: this one was answered before.
  expect(await decide(lead(second.id))).toBe('23505');
});

test('a person’s next word goes to whoever answered them last', async ({ database: { owner } }) => {
  const built = await aDebt(owner);
  await fillEveryTable(owner, built);
  const me = asDebtor(built);
  const [sent] = await asViewer(me, (tx) =>
    tx.execute<{ id: string }>(
      sql`insert into submission (kind, debtor_id) values ('telling', ${built.debtorId}) returning id`,
    ),
  );
  const [row] = await owner`
    select returning_to_id = (select staff_id from decision d join submission s on s.id = d.submission_id
      where s.debtor_id = ${built.debtorId}) as same from submission where id = ${sent?.id ?? ''}`;
  expect(row).toEqual({ same: true });
});

test('the app’s role owns nothing, bypasses nothing and cannot truncate, alter or drop', async ({
  database,
}) => {
  const [role] = await database.owner`
    select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolreplication,
      (select count(*)::int from pg_class c where c.relowner = r.oid) as owned
    from pg_roles r where rolname = 'evenkeel_app'`;
  expect(role).toEqual({
    rolsuper: false,
    rolbypassrls: false,
    rolcreaterole: false,
    rolcreatedb: false,
    rolreplication: false,
    owned: 0,
  });
  for (const name of await allTables(database.owner))
    for (const statement of [
      `truncate "${name}"`,
      `alter table "${name}" disable row level security`,
      `alter table "${name}" add column x int`,
      `drop table "${name}"`,
      `create policy x on "${name}" using (true)`,
    ])
      expect(await refusal(database.app.unsafe(statement)), statement).toBe('42501');
  for (const statement of [
    'set role postgres',
    'create table public.x (y int)',
    'set session_replication_role = replica',
    'alter function guard.kind() owner to evenkeel_app',
  ])
    expect(await refusal(database.app.unsafe(statement)), statement).toBe('42501');
});

test('every table has row security on and is known to these tests', async ({ database }) => {
  const bare = await database.owner<{ name: string }[]>`
    select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' and not relrowsecurity`;
  expect(bare.map(({ name }) => name)).toEqual([]);
});

test('the ledger, events and everything else that was said refuse update, delete and truncate, even to the owner', async ({
  database,
}) => {
  const built = await aDebt(database.owner);
  await fillEveryTable(database.owner, built);
  for (const name of [
    'ledger_entry',
    'event',
    'decision',
    'decision_answer',
    'decision_feedback',
    'agreement',
    'instalment',
    'policy',
    'hold_ending',
  ]) {
    const [column] = await database.owner<{ name: string }[]>`
      select column_name as name from information_schema.columns where table_name = ${name} and table_schema = 'public' limit 1`;
    for (const statement of [
      `update "${name}" set "${column?.name}" = "${column?.name}"`,
      `delete from "${name}"`,
    ])
      expect(await refusal(database.owner.unsafe(statement)), statement).toBe('23001');
  }
  for (const name of ['ledger_entry', 'event'])
    expect(await refusal(database.owner.unsafe(`truncate "${name}" cascade`)), name).toBe('23001');
});

async function refusal(query: PromiseLike<unknown>): Promise<string> {
  try {
    await query;
    return 'done';
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : String(error);
  }
}

test('a failed event insert undoes the change it tells of', async ({ database }) => {
  const built = await aDebt(database.owner);
  const me = asDebtor(built);
  const change = (caseId: string) =>
    asViewer(me, async (tx) => {
      await tx.execute(sql`insert into hold (debtor_id, reason, from_on, placed_by)
        values (${built.debtorId}, 'getting_advice', '2026-01-01', 'debtor')`);
      await recordEvent(tx, me, { caseId, act: 'hold placed', subject: 'hold', subjectId: 'x' });
    });
  await expect(change(randomUUID())).rejects.toMatchObject({ code: '42501' });
  const holds = () => database.owner`select 1 from hold where debtor_id = ${built.debtorId}`;
  expect((await holds()).length).toBe(0);
  await change(built.debtorId);
  expect((await holds()).length).toBe(1);
});

test('one holding has one live plan, and the refusal carries the rule’s name', async ({ database }) => {
  const built = await aDebt(database.owner);
  await fillEveryTable(database.owner, built);
  const second = asViewer(asDebtor(built), (tx) =>
    tx.execute(sql`insert into plan (agreement_id, holding_id, debt_id, version, frequency, pay_day, regular_minor, total_minor)
      select id, ${built.holdingId}, ${built.debtId}, 2, 'monthly', '1', 1, 1 from agreement where debtor_id = ${built.debtorId}`),
  );
  const error = await second.catch((thrown) => thrown);
  expect(isRefusedBy(error, 'one_live_plan_per_holding')).toBe(true);
});

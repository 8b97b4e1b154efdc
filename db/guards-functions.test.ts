import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { asViewer } from '@/db/client';
import { aDebt } from '@/db/seed/build';
import { expect, test } from '@/db/seed/testing';
import { PERMISSIONS_OF, type StaffViewer, type Stranger, type Viewer } from '@/domain/viewer';

/** What runs as the owner when the app calls it. A new one is looked at here, or the first test fails. */
const AS_THE_OWNER = [
  'answered_by',
  'assigned_to',
  'colleagues',
  'has_newer_plan_of_another',
  'has_plan_of_another',
  'keep_head',
  'last_event',
  'may_answer',
  'my_debt_ids',
  'my_joint_debt_ids',
  'my_last_letter',
  'portfolio_has_debt',
  'portfolio_has_debtor',
  'running_late',
];

test('what runs as the owner is known, looks for nothing where a caller says, and is nobody else’s to call', async ({
  database,
}) => {
  const rows = await database.owner<
    { name: string; isTrigger: boolean; config: string; app: boolean; everyone: boolean }[]
  >`
    select p.proname as name, p.prorettype = 'trigger'::regtype as "isTrigger",
      array_to_string(p.proconfig, ';') as config,
      has_function_privilege('evenkeel_app', p.oid, 'execute') as app,
      exists (select from aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a where a.grantee = 0) as everyone
    from pg_proc p where p.prosecdef and p.pronamespace not in ('pg_catalog'::regnamespace, 'information_schema'::regnamespace)
    order by p.proname`;
  expect(rows.filter(({ isTrigger }) => !isTrigger).map(({ name }) => name)).toEqual(AS_THE_OWNER);
  for (const { name, isTrigger, config, app, everyone } of rows)
    expect({ name, config, app, everyone }).toEqual({
      name,
      config: 'search_path=pg_catalog, public, guard',
      app: !isTrigger,
      everyone: false,
    });
});

test('nothing in the database is there for a role that was not named, and nobody adds to it', async ({
  database,
}) => {
  const [row] = await database.owner`
    select has_schema_privilege('evenkeel_app', 'public', 'create') as public,
      has_schema_privilege('evenkeel_app', 'guard', 'create') as guard,
      has_schema_privilege('evenkeel_app', 'drizzle', 'create') as drizzle,
      (select count(*)::int from pg_class c, aclexplode(c.relacl) a
        where c.relnamespace = 'public'::regnamespace and a.grantee = 0) as "tablesOfEveryone",
      (select count(*)::int from pg_policies where schemaname = 'public' and not roles = '{evenkeel_app}') as "policiesOfOthers"`;
  expect(row).toEqual({
    public: false,
    guard: false,
    drizzle: false,
    tablesOfEveryone: 0,
    policiesOfOthers: 0,
  });
});

test('no function tells a stranger, another debtor or staff of another creditor anything of a case', async ({
  database: { owner },
}) => {
  const one = await aDebt(owner);
  const other = await aDebt(owner);
  const { debtorId, debtId, holdingId } = one;
  const [staff] = await owner<{ id: string }[]>`
    insert into staff (email, name, role, password_hash) values (${randomUUID()}, 'Ann', 'agent', 'x') returning id`;
  const [sent] = await owner<{ id: string }[]>`
    insert into submission (kind, debtor_id, debt_id, creditor_id, assignee_id)
    values ('plan_offer', ${debtorId}, ${debtId}, ${one.creditorId}, ${staff?.id ?? null}) returning id`;
  const [decided] = await owner<{ id: string }[]>`
    insert into decision (submission_id, version_seen, outcome, staff_id)
    values (${sent?.id ?? null}, 1, 'agree', ${staff?.id ?? null}) returning id`;
  await owner`insert into code (kind, holding_id, hash, channel, expires_at)
    values ('letter', ${holdingId}, ${Buffer.from('x')}, 'letter', now())`;
  const ask = async (viewer: Viewer) => {
    const [row] = await asViewer(viewer, (tx) =>
      tx.execute(sql`
        select guard.answered_by(${decided?.id}::uuid) as "answeredBy", guard.assigned_to(${sent?.id}::uuid) as "assignedTo",
          guard.has_plan_of_another(${debtId}::uuid) as "planOfAnother",
          guard.has_newer_plan_of_another(${debtId}::uuid, '2000-01-01') as "newerPlan",
          (select count(*)::int from guard.my_last_letter(${holdingId}::uuid)) as letters,
          (select count(*)::int from guard.may_answer(${sent?.id}::uuid)) as "mayAnswer",
          ${debtId}::uuid in (select guard.my_debt_ids()) as "isMine",
          guard.portfolio_has_debtor(${debtorId}::uuid) as "inPortfolio", guard.portfolio_has_debt(${debtId}::uuid) as "hasDebt"`),
    );
    return row;
  };
  const nothing = {
    answeredBy: null,
    assignedTo: null,
    planOfAnother: false,
    newerPlan: false,
    letters: 0,
    mayAnswer: 0,
    isMine: false,
    inPortfolio: false,
    hasDebt: false,
  };
  const stranger: Stranger = { kind: 'stranger' };
  const elsewhere: StaffViewer = {
    kind: 'staff',
    staffId: randomUUID(),
    permissions: PERMISSIONS_OF.lead.filter((one) => one !== 'case:read'),
    creditorIds: [randomUUID()],
  };
  expect(await ask(stranger)).toEqual(nothing);
  expect(await ask({ kind: 'debtor', debtorId: other.debtorId, proved: 'contact' })).toEqual(nothing);
  expect(await ask(elsewhere)).toEqual(nothing);
  // The name of a colleague is no secret among staff: guard.colleagues tells every one of them.
  expect(await ask({ ...elsewhere, permissions: PERMISSIONS_OF.lead })).toEqual({
    ...nothing,
    answeredBy: 'Ann',
  });
  expect(await ask({ kind: 'debtor', debtorId, proved: 'contact' })).toMatchObject({
    answeredBy: 'Ann',
    assignedTo: 'Ann',
    letters: 1,
    isMine: true,
  });
});

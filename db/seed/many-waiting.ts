import type postgres from 'postgres';
import { PROMISES, type Queued, raisedPriority } from '@/domain/promise';

/** Of a hundred things that wait, how many are of each kind. */
const OF_A_HUNDRED: Readonly<Record<Queued, number>> = {
  telling: 10,
  looks_wrong: 20,
  ask_for_pause: 8,
  plan_offer: 40,
  ask_to_reduce: 12,
  import_identity: 3,
  import_held: 6,
  missing_rate: 1,
};
/** About no creditor: what somebody says of their life, and a pause of everything. */
const OF_NO_CREDITOR: readonly Queued[] = ['telling', 'ask_for_pause'];

const BIG_CREDITORS = 19;
/** One creditor of twenty is small: one thing in a thousand is theirs. */
export const SMALL_CREDITOR = 'Small bench creditor';
export const BIG_CREDITOR = 'Bench creditor 1';
const STAFF = 200;
const TABLES = [
  'debtor',
  'debt',
  'holding',
  'ledger_entry',
  'submission',
  'submission_reach',
  'findable',
  'event',
  'event_payload',
];

// A tenth of the people are found by the two letters that each line begins with, and a tenth live in each area: a search
// by two letters fills its page even in one small portfolio of a few thousand, so that like is measured beside like.
const NAMES = [
  'Smith,Small,Smart',
  'Jones,Johnson,Jolly',
  'Williams,Wilson,Winter',
  'Roberts,Robinson,Rose',
  'Taylor,Talbot,Tait',
  'Brown,Bright,Bridge',
  'Davies,Day,Dale',
  'Hall,Harris,Hayes',
  'Morris,Moore,Moss',
  'Clarke,Clay,Cliff',
].join(',');
const ENDINGS = ',son,er,ton,ley,ford,man,field,well,by,worth,ham,stone,wood,land,ridge,more,den,low,hurst';
const AREAS = 'LS,CF,EH,BT,NE,BS,NG,SW,PL,AB';

/**
 * Fills a database with so many things that wait, one debtor and one debt to every two of them, all made by the database
 * itself; two events to a debtor. A twentieth of them is about each of nineteen creditors, a thousandth about a twentieth
 * one; one in ten is late and moved up; one in twenty has an owner. As the owner, with triggers off and the indexes made
 * at the end, so that a million take about two minutes. The events carry no true hashes: not for a portal that is used.
 */
export async function fillQueue(owner: postgres.Sql, submissions: number): Promise<void> {
  await owner.begin(async (tx) => {
    await tx`set local session_replication_role = replica`;
    await tx`set local synchronous_commit = off`;
    await tx`set local maintenance_work_mem = '256MB'`;
    const indexes = await tx<{ name: string; made: string }[]>`
      select i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as made from pg_index i
      where i.indrelid = any(${TABLES}::regclass[])
        and not exists (select from pg_constraint c where c.conindid = i.indexrelid)`;
    for (const { name } of indexes) await tx.unsafe(`drop index ${name}`);
    await addPeople(tx, Math.ceil(submissions / 2));
    await addDebts(tx);
    await addEvents(tx);
    await addSubmissions(tx, submissions);
    for (const { made } of indexes) await tx.unsafe(made);
  });
  await owner.unsafe(`analyze ${TABLES.join(', ')}, creditor, staff, case_look`);
}

async function addPeople(tx: postgres.ISql, many: number): Promise<void> {
  await tx`
    insert into creditor (name, what_it_is, product, regime, complaint_scheme, credit_file, currency)
    select case when n = 0 then ${SMALL_CREDITOR} else 'Bench creditor ' || n end, 'a shop', 'Account', 'regulated_credit',
      'none', 'none', 'GBP' from generate_series(0, ${BIG_CREDITORS}::int) n`;
  await tx`insert into staff (email, name, role, password_hash)
    select 'bench' || n || '@example.com', 'Person ' || n, 'agent', 'x' from generate_series(1, ${STAFF}::int) n`;
  await tx`
    create temp table made on commit drop as
    select n, uuidv7() as debtor_id, uuidv7() as debt_id, uuidv7() as holding_id, c.id as creditor_id
    from generate_series(1, ${many}::int) n
    join (select id, case when name = ${SMALL_CREDITOR} then 0 else substring(name from '[0-9]+')::int end as number
      from creditor where name like 'Bench creditor %' or name = ${SMALL_CREDITOR}) c
      on c.number = case when n % 1000 = 500 then 0 else n % ${BIG_CREDITORS}::int + 1 end`;
  await tx`
    insert into debtor (id, kind, first_name, last_name, company_name, born_on, email, postcode, nation)
    select debtor_id, case when n % 50 = 0 then 'business' else 'person' end, 'Robin',
      (string_to_array(${NAMES}, ','))[n % 30 + 1] || (string_to_array(${ENDINGS}, ','))[n / 30 % 20 + 1],
      case when n % 50 = 0 then 'Company ' || n || ' Ltd' end, '1980-02-29', 'bench' || n || '@example.com',
      (string_to_array(${AREAS}, ','))[n / 3 % 10 + 1] || (n / 20 % 90 + 1) || ' ' || (n / 7 % 9 + 1) || 'AB',
      (array['england', 'england', 'wales', 'scotland', 'northern_ireland'])[n % 5 + 1] from made`;
}

async function addDebts(tx: postgres.ISql): Promise<void> {
  await tx`
    insert into debt (id, creditor_id, creditor_reference, product, currency, balance_as_at_on, opened_on)
    select debt_id, creditor_id, 'B' || n, 'Account', 'GBP', '2026-11-02', '2022-01-10' from made`;
  await tx`
    insert into holding (id, debt_id, debtor_id, account_reference)
    select holding_id, debt_id, debtor_id, 'BQ' || lpad(n::text, 9, '0') from made`;
  await tx`
    insert into ledger_entry (debt_id, kind, amount_minor, effective_on, source)
    select debt_id, 'original', 10000 + n % 90000, '2022-01-10', 'staff' from made`;
}

async function addEvents(tx: postgres.ISql): Promise<void> {
  await tx`
    with added as (
      insert into event (case_id, sequence, actor_kind, act, subject, subject_id, at, payload_digest, previous_hash, hash)
      select debtor_id, step, 'debtor', 'told us what happened', 'submission', debtor_id::text, now(), '', '', ''
      from made cross join generate_series(1, 2) step returning id)
    insert into event_payload (event_id, payload) select id, '{}' from added`;
}

async function addSubmissions(tx: postgres.ISql, many: number): Promise<void> {
  const kinds = (Object.keys(OF_A_HUNDRED) as Queued[]).flatMap(
    (
      kind, // its own keys
    ) => Array.from({ length: OF_A_HUNDRED[kind] }, () => kind),
  );
  const ranks = kinds.map((kind) => PROMISES[kind].priority);
  await tx`
    insert into submission (kind, creditor_id, debtor_id, debt_id, holding_id, priority, promised_at, assignee_id, raised_at, created_at)
    select w.kind, case when not w.kind = any(${OF_NO_CREDITOR as Queued[]}) then m.creditor_id end,
      case when w.kind <> 'missing_rate' then m.debtor_id end,
      case when not w.kind = any(${[...OF_NO_CREDITOR, 'missing_rate']}) then m.debt_id end,
      case when not w.kind = any(${[...OF_NO_CREDITOR, 'missing_rate']}) then m.holding_id end,
      case when w.late then w.raised else w.rank end,
      now() + case when w.late then -1 else 1 end * interval '1 second' * (w.n::bigint * 7919 % 2000000 + 3600),
      case when w.n % 20 = 7 then who.id end, case when w.late then now() end, now() - interval '3 days'
    from (select n, (${kinds}::text[])[n::bigint * 37 % 100 + 1] as kind, (${ranks}::int[])[n::bigint * 37 % 100 + 1] as rank,
        (${ranks.map(raisedPriority)}::int[])[n::bigint * 37 % 100 + 1] as raised, n / 100 % 10 = 3 as late
      from generate_series(1, ${many}::int) n) w
    join made m on m.n = (w.n + 1) / 2
    left join (select id, row_number() over (order by email) as number from staff where email like 'bench%') who
      on who.number = w.n / 20 % ${STAFF}::int + 1`;
  // What the triggers would have written.
  await tx`
    insert into submission_reach (creditor_id, submission_id, kind, priority, promised_at, is_late)
    select m.creditor_id, s.id, s.kind, s.priority, s.promised_at, s.raised_at is not null
    from submission s join made m on m.debtor_id = s.debtor_id where s.creditor_id is null`;
  await tx`insert into findable select f.* from guard.findable_of(array(select debtor_id from made)) f`;
}

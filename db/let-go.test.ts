import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type postgres from 'postgres';
import { asViewer } from '@/db/client';
import { openWithCode } from '@/db/codes';
import { keepForm } from '@/db/kept-forms';
import { letGoOfOld } from '@/db/let-go';
import { aDebt } from '@/db/seed/build';
import { asDebtor } from '@/db/seed/planning';
import { aSession } from '@/db/seed/session';
import { ask, newestDigits, wrongDigits } from '@/db/seed/sign-in';
import { expect, test } from '@/db/seed/testing';
import { KEPT_FOR, LONGEST_COUNT } from '@/domain/kept-for';
import type { JobViewer } from '@/domain/viewer';

const START = '2027-03-01T12:00:00.000Z';
const hoursOn = (hours: number): string => new Date(Date.parse(START) + hours * 3_600_000).toISOString();
const jobAt = (hours: number): JobViewer => ({ kind: 'job', name: 'jobs', clock: hoursOn(hours) });

const idsIn = async (owner: postgres.Sql, table: string): Promise<Set<string>> => {
  const id = table === 'import_row' ? 'import_id' : 'id';
  return new Set(
    (await owner.unsafe<{ id: string }[]>(`select ${id} as id from ${table}`)).map((row) => row.id),
  );
};

/** A run of an import that ended at {@link START}, and one row of it. */
async function aRun(owner: postgres.Sql, id: string, isTry: boolean): Promise<void> {
  await owner`insert into import (id, file_name, started_by, dry_run, started_at, finished_at)
    values (${id}, 'accounts.csv', 'command', ${isTry}, ${START}, ${START})`;
  await owner`insert into import_row (import_id, line, account_reference, outcome) values (${id}, 2, 'A', 'accepted')`;
}

test('Tries, codes, sessions, kept forms, finished work and rows of dry runs go when nothing needs them, and not an hour before', async ({
  database: { owner },
}) => {
  const built = await aDebt(owner);
  const bytes = Buffer.from(randomUUID());
  const { debtorId, holdingId } = built;
  const make: Record<keyof typeof KEPT_FOR, (id: string) => PromiseLike<unknown>> = {
    attempt: (id) =>
      owner`insert into attempt (id, kind, succeeded, at) values (${id}, 'find', true, ${START})`,
    code: (id) => owner`insert into code (id, kind, holding_id, hash, channel, expires_at)
      values (${id}, 'letter', ${holdingId}, ${bytes}, 'letter', ${START})`,
    session: (
      id,
    ) => owner`insert into session (id, token_hash, debtor_id, proved, created_at, last_seen_at, expires_at)
      values (${id}, ${bytes}, ${debtorId}, 'contact', ${START}, ${START}, ${START})`,
    kept_form: (id) => owner`insert into kept_form (id, debtor_id, proved, place, fields, created_at)
      values (${id}, ${debtorId}, 'contact', '/home', ${bytes}, ${START})`,
    job: (id) => owner`insert into job (id, name, dedupe_key, done_at) values (${id}, 'x', ${id}, ${START})`,
    import_row: (id) => aRun(owner, id, true),
  };
  for (const table of ['attempt', 'code', 'session', 'kept_form', 'job', 'import_row'] as const) {
    const [id, hours] = [randomUUID(), KEPT_FOR[table]];
    await make[table](id);
    await letGoOfOld(jobAt(hours - 1));
    expect(await idsIn(owner, table), `${table} before its time`).toContain(id);
    await letGoOfOld(jobAt(hours + 1));
    expect(await idsIn(owner, table), `${table} after its time`).not.toContain(id);
  }
});

test('What is alive stays, however late it is: a letter’s code, a live session, work that is not done, rows that were loaded', async ({
  database: { owner },
}) => {
  const built = await aDebt(owner);
  const bytes = Buffer.from(randomUUID());
  await owner`insert into code (kind, holding_id, hash, channel, created_at, expires_at)
    values ('letter', ${built.holdingId}, ${bytes}, 'letter', ${hoursOn(-1_400)}, ${hoursOn(40)})`;
  await aSession(owner, built, new Date(START));
  const [loaded, waiting] = [randomUUID(), randomUUID()];
  await aRun(owner, loaded, false);
  await owner`insert into job (id, name, dedupe_key, run_at) values (${waiting}, 'x', ${waiting}, ${hoursOn(-9_000)})`;
  await letGoOfOld(jobAt(1));
  expect(await owner`select 1 from code where hash = ${bytes}`).toHaveLength(1);
  expect(await owner`select 1 from session where debtor_id = ${built.debtorId}`).toHaveLength(1);
  expect(await idsIn(owner, 'job')).toContain(waiting);
  const later = jobAt(KEPT_FOR.import_row + 1);
  await letGoOfOld(later);
  await asViewer(later, (tx) => tx.execute(sql`delete from import_row`));
  expect(await idsIn(owner, 'import_row')).toContain(loaded);
});

test('Limits count as before: five wrong codes still stop codes after the work of the day', async ({
  database: { owner },
}) => {
  expect(KEPT_FOR.attempt).toBeGreaterThan(LONGEST_COUNT);
  expect(KEPT_FOR.code).toBeGreaterThan(LONGEST_COUNT);
  const built = await aDebt(owner);
  const browser = await ask(built, { clock: START });
  const digits = (await newestDigits(owner, built)) ?? '';
  const give = (typed: string, hours: number) =>
    openWithCode(
      { kind: 'stranger', clock: hoursOn(hours) },
      { typed, browser, address: '2001:db8::1', device: 'other/other' },
    );
  for (let tried = 0; tried < 5; tried += 1) await give(wrongDigits(digits), 0);
  await letGoOfOld(jobAt(0));
  expect(await give(digits, 0.1)).toMatchObject({ ok: false });
});

test('The work of the day sees and deletes nothing that is young, whatever it asks for', async ({
  database: { owner },
}) => {
  const built = await aDebt(owner);
  await aSession(owner, built, new Date(START));
  await keepForm(asDebtor(built, START), { place: '/home', fields: { words: 'x' } });
  const count = async (): Promise<number> =>
    (
      await owner`select 1 from session where debtor_id = ${built.debtorId}
      union all select 1 from kept_form where debtor_id = ${built.debtorId}`
    ).length;
  for (const table of ['session', 'kept_form', 'attempt', 'code'])
    await asViewer(jobAt(1), (tx) => tx.execute(sql`delete from ${sql.identifier(table)}`));
  expect(await count()).toBe(2);
});

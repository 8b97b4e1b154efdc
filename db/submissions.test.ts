import { randomUUID } from 'node:crypto';
import type postgres from 'postgres';
import { findDebt } from '@/db/debts';
import { readHome } from '@/db/home';
import { aDebt, type Built } from '@/db/seed/build';
import { press } from '@/db/seed/press';
import { expect, test } from '@/db/seed/testing';
import { findDoubt } from '@/db/sent';
import { sendDoubt, sendTelling } from '@/db/submissions';
import type { DebtorViewer } from '@/domain/viewer';

const as = (
  { debtorId }: Pick<Built, 'debtorId'>,
  proved: DebtorViewer['proved'] = 'contact',
): DebtorViewer => ({
  kind: 'debtor',
  debtorId,
  proved,
  clock: '2026-11-24T10:30:00.000Z',
});
const WORDS = 'I lost my job in May. My mum is ill & I can’t open letters.';
const aDoubt = (built: Built) => ({
  holdingId: built.holdingId,
  doubt: 'wrong_amount' as const,
  line: 'fee' as const,
  words: WORDS,
  requestId: randomUUID(),
});

async function countsOf(owner: postgres.Sql, { debtorId }: Built) {
  const [row] = await owner`
    select (select count(*)::int from submission where debtor_id = ${debtorId}) as submissions,
      (select count(*)::int from hold where debtor_id = ${debtorId}) as holds,
      (select count(*)::int from event where case_id = ${debtorId}) as events,
      (select count(*)::int from outbox where debtor_id = ${debtorId}) as messages`;
  return row;
}

test('What a person tells us is sealed, promised, first in the queue, on the record, and shown back to them', async ({
  database,
}) => {
  const built = await aDebt(database.owner);
  const sent = await sendTelling(as(built), { words: WORDS, requestId: randomUUID() });
  expect(sent.ok).toBe(true);
  const [row] = await database.owner`select * from submission where debtor_id = ${built.debtorId}`;
  expect(row).toMatchObject({ kind: 'telling', debt_id: null, priority: 10, details: {} });
  expect(row?.promised_at.toISOString()).toBe('2026-11-25T10:30:00.000Z');
  expect(row?.words.toString('latin1')).not.toContain('job');
  const [event] = await database.owner`
    select act, payload from event e join event_payload p on p.event_id = e.id where case_id = ${built.debtorId}`;
  expect(JSON.stringify(event)).not.toContain('job');
  const { told } = await readHome(as(built));
  expect(told).toMatchObject([{ words: WORDS, closedAt: null }]);
});

test('Someone who came in with the code on a letter alone sees that there are words, and not what they say', async ({
  database,
}) => {
  const built = await aDebt(database.owner);
  await sendTelling(as(built, 'letter'), { words: WORDS, requestId: randomUUID() });
  expect((await readHome(as(built, 'letter'))).told).toMatchObject([{ words: null }]);
  expect((await readHome(as(built))).told).toMatchObject([{ words: WORDS }]);
});

test('A second telling replaces nothing: both are kept, newest first', async ({ database }) => {
  const built = await aDebt(database.owner);
  for (const words of ['First.', 'And then.'])
    await sendTelling(as(built), { words, requestId: randomUUID() });
  expect((await readHome(as(built))).told.map(({ words }) => words)).toEqual(['And then.', 'First.']);
});

test('A doubt, its hold, its promise and its event are one: the debt is on hold from today', async ({
  database,
}) => {
  const built = await aDebt(database.owner);
  const taken = await sendDoubt(as(built), aDoubt(built));
  expect(taken.ok).toBe(true);
  const [hold] =
    await database.owner`select *, from_on::text, until_on::text from hold where debtor_id = ${built.debtorId}`;
  expect(hold).toMatchObject({
    debt_id: built.debtId,
    reason: 'dispute',
    from_on: '2026-11-24',
    until_on: null,
    part_minor: null,
    placed_by: 'debtor',
    submission_id: taken.ok ? taken.id : null,
  });
  const page = await findDebt(as(built), built.holdingId);
  expect(page?.waiting).toMatchObject([
    { kind: 'looks_wrong', promisedAt: new Date('2026-12-01T10:30:00Z') },
  ]);
  expect(page?.holds).toMatchObject([{ reason: 'dispute', promisedAt: new Date('2026-12-01T10:30:00Z') }]);
  const [row] = await database.owner`select * from submission where debtor_id = ${built.debtorId}`;
  expect(row).toMatchObject({
    kind: 'looks_wrong',
    creditor_id: built.creditorId,
    holding_id: built.holdingId,
    details: { doubt: 'wrong_amount', line: 'fee' },
  });
  const found = await findDoubt(as(built), built.holdingId, row?.id);
  expect(found).toMatchObject({ creditorName: 'Harbour Card Services', details: { doubt: 'wrong_amount' } });
});

test('“It is not me” holds as not me, and words are optional', async ({ database }) => {
  const built = await aDebt(database.owner);
  await sendDoubt(as(built), { ...aDoubt(built), doubt: 'not_me', line: null, words: '' });
  const [row] = await database.owner`
    select h.reason, s.words, s.details from hold h join submission s on s.id = h.submission_id where h.debtor_id = ${built.debtorId}`;
  expect(row).toEqual({ reason: 'not_me', words: null, details: { doubt: 'not_me', line: null } });
});

test('The same press twenty times at once, and again later, has one effect and one answer', async ({
  database,
}) => {
  const built = await aDebt(database.owner);
  const doubt = aDoubt(built);
  const all = await Promise.all(Array.from({ length: 20 }, () => press(() => sendDoubt(as(built), doubt))));
  all.push(await sendDoubt(as(built), { ...doubt, words: 'changed' }));
  expect(new Set(all.map((one) => (one.ok ? one.id : one.reason))).size).toBe(1);
  expect(await countsOf(database.owner, built)).toEqual({ submissions: 1, holds: 1, events: 1, messages: 0 });
  const telling = { words: WORDS, requestId: randomUUID() };
  await Promise.all(Array.from({ length: 10 }, () => press(() => sendTelling(as(built), telling))));
  expect(await countsOf(database.owner, built)).toEqual({ submissions: 2, holds: 1, events: 2, messages: 0 });
});

test('Where any part cannot be written, nothing is', async ({ database }) => {
  const built = await aDebt(database.owner);
  await database.owner.unsafe(`
    create function refuse_this_hold() returns trigger language plpgsql as $$
    begin if new.debtor_id = '${built.debtorId}' then raise exception 'no' using errcode = '23514'; end if; return new; end $$;
    create trigger refuse_this_hold before insert on hold for each row execute function refuse_this_hold()`);
  await expect(sendDoubt(as(built), aDoubt(built))).rejects.toMatchObject({ code: '23514' });
  await database.owner.unsafe('drop trigger refuse_this_hold on hold');
  expect(await countsOf(database.owner, built)).toEqual({ submissions: 0, holds: 0, events: 0, messages: 0 });
});

test('Nobody can doubt a debt that is not theirs to see, nor find what another sent', async ({
  database,
}) => {
  const [mine, other] = [await aDebt(database.owner), await aDebt(database.owner)];
  const kept = await aDebt(database.owner, { debtorId: mine.debtorId, withheldReason: 'x' });
  for (const holdingId of [other.holdingId, kept.holdingId, randomUUID()])
    expect(await sendDoubt(as(mine), { ...aDoubt(mine), holdingId })).toEqual({
      ok: false,
      reason: 'not-there',
    });
  expect(await countsOf(database.owner, mine)).toEqual({ submissions: 0, holds: 0, events: 0, messages: 0 });
  const theirs = await sendDoubt(as(other), aDoubt(other));
  const id = theirs.ok ? theirs.id : '';
  expect(await findDoubt(as(mine), other.holdingId, id)).toBeNull();
  expect(await findDoubt(as(mine), mine.holdingId, id)).toBeNull();
  expect(await findDoubt(as(other), other.holdingId, 'x')).toBeNull();
  expect(await findDoubt(as(other), other.holdingId, id)).toMatchObject({ id });
});

test('Another’s request id gives nothing of theirs away and writes nothing', async ({ database }) => {
  const [mine, other] = [await aDebt(database.owner), await aDebt(database.owner)];
  const doubt = aDoubt(other);
  await sendDoubt(as(other), doubt);
  await expect(sendDoubt(as(mine), { ...aDoubt(mine), requestId: doubt.requestId })).rejects.toThrow(
    'someone else',
  );
  expect(await countsOf(database.owner, mine)).toEqual({ submissions: 0, holds: 0, events: 0, messages: 0 });
});

test('After erasure nothing more is sealed for a person, and what was sealed is gone', async ({
  database,
}) => {
  const built = await aDebt(database.owner);
  await sendTelling(as(built), { words: WORDS, requestId: randomUUID() });
  await database.owner`update data_key set wrapped = null, destroyed_at = now() where debtor_id = ${built.debtorId}`;
  expect((await readHome(as(built))).told).toMatchObject([{ words: null }]);
  expect(await sendTelling(as(built), { words: 'x', requestId: randomUUID() })).toEqual({
    ok: false,
    reason: 'erased',
  });
});

import { randomUUID } from 'node:crypto';
import type postgres from 'postgres';
import { readQueue } from '@/db/queue';
import { aDebt } from '@/db/seed/build';
import { aMember } from '@/db/seed/staff';
import { expect, test } from '@/db/seed/testing';
import { aCreditor, aWaiting } from '@/db/seed/waiting';
import { type QueueFilter, readQueueFilter, readQueueKey, WHOLE_QUEUE } from '@/domain/queue';
import type { StaffViewer } from '@/domain/viewer';

/** A part of the queue that no other test writes into, and somebody whose portfolio it is. */
async function aPlace(owner: postgres.Sql, role: 'agent' | 'lead' = 'agent') {
  const name = `Creditor ${randomUUID()}`;
  const creditorId = await aCreditor(owner, name);
  const built = await aDebt(owner, { creditor: name });
  return { name, creditorId, built, viewer: await aMember(owner, { role, creditorIds: [creditorId] }) };
}

const idsOf = async (viewer: StaffViewer, filter: Partial<QueueFilter> = {}): Promise<string[]> =>
  (await readQueue(viewer, { ...WHOLE_QUEUE, ...filter })).rows.map(({ id }) => id);

test('The queue is most urgent first, and says of each thing whose it is, what about, by when and who has it', async ({
  database: { owner },
}) => {
  const { name, creditorId, built, viewer } = await aPlace(owner);
  const colleague = await aMember(owner, { name: 'Alex Poe' });
  const about = { creditorId, debtorId: built.debtorId, debtId: built.debtId, holdingId: built.holdingId };
  const offer = await aWaiting(owner, { ...about, assigneeId: colleague.staffId });
  const wrong = await aWaiting(owner, { ...about, kind: 'looks_wrong', details: { doubt: 'not_me' } });
  const rate = await aWaiting(owner, { kind: 'missing_rate', creditorId });
  const telling = await aWaiting(owner, { kind: 'telling', debtorId: built.debtorId });
  await owner`insert into case_look (about_id, staff_id, looked_at) values (${built.debtorId}, ${colleague.staffId}, now()),
    (${built.debtorId}, ${viewer.staffId}, now()), (${rate}, ${colleague.staffId}, now() - interval '6 minutes')`;
  const { rows, many, next, creditors } = await readQueue(viewer, WHOLE_QUEUE);
  expect(rows.map(({ id }) => id)).toEqual([telling, wrong, offer, rate]);
  expect({ many, next, creditors }).toEqual({ many: 4, next: null, creditors: [{ id: creditorId, name }] });
  expect(rows[2]).toMatchObject({
    kind: 'plan_offer',
    caseId: built.debtorId,
    nation: 'england',
    accountReference: built.accountReference,
    creditorName: name,
    assignee: { id: colleague.staffId, name: 'Alex Poe' },
    looking: ['Alex Poe'],
    isReturning: false,
  });
  expect(rows[1]).toMatchObject({ about: 'not_me', assignee: null });
  expect(rows[3]).toMatchObject({ caseId: rate, name: null, looking: [] });
});

test('Pages follow one another without a gap or a repeat, even where promises differ by a millionth of a second', async ({
  database: { owner },
}) => {
  const { creditorId, built, viewer } = await aPlace(owner);
  await owner`insert into submission (kind, creditor_id, debtor_id, priority, promised_at)
    select 'plan_offer', case when n % 3 = 0 then null::uuid else ${creditorId}::uuid end, ${built.debtorId}, 50 + n / 30,
      '2099-01-05T15:00:00Z'::timestamptz + n % 7 * interval '1 microsecond' from generate_series(0, 69) n`;
  for (const filter of [WHOLE_QUEUE, { ...WHOLE_QUEUE, kind: 'plan_offer' } as const]) {
    const seen: string[] = [];
    let after: string | null = '';
    for (let page = 0; after !== null && page < 5; page += 1) {
      const read: Awaited<ReturnType<typeof readQueue>> = await readQueue(
        viewer,
        filter,
        readQueueKey(after),
      );
      expect(read.many).toBe(70);
      seen.push(...read.rows.map(({ id }) => id));
      after = read.next;
    }
    const sorted = await owner<{ id: string }[]>`select id from submission where debtor_id = ${built.debtorId}
      order by priority, promised_at, id`;
    expect(seen).toEqual(sorted.map(({ id }) => id));
  }
});

test('Nothing is counted past a hundred', async ({ database: { owner } }) => {
  const { creditorId, viewer } = await aPlace(owner);
  await owner`insert into submission (kind, creditor_id) select 'missing_rate', ${creditorId}::uuid from generate_series(1, 150)`;
  expect((await readQueue(viewer, WHOLE_QUEUE)).many).toBe(101);
});

test('Each filter shows its part and nothing else', async ({ database: { owner } }) => {
  const { creditorId, built, viewer } = await aPlace(owner);
  const other = await aCreditor(owner);
  const both = { ...viewer, creditorIds: [creditorId, other] };
  const about = { creditorId, debtorId: built.debtorId };
  const offer = await aWaiting(owner, { ...about, assigneeId: viewer.staffId });
  const wrong = await aWaiting(owner, { ...about, kind: 'looks_wrong' });
  const rate = await aWaiting(owner, { kind: 'missing_rate', creditorId: other });
  const closed = await aWaiting(owner, about);
  await owner`update submission set closed_at = now() where id = ${closed}`;
  await owner`update submission set raised_at = now(), priority = 16 where id = ${wrong}`;
  expect(await idsOf(both)).toEqual([wrong, offer, rate]);
  expect(await idsOf(both, { kind: 'looks_wrong' })).toEqual([wrong]);
  expect(await idsOf(both, { whose: 'mine' })).toEqual([offer]);
  expect(await idsOf(both, { whose: 'nobody' })).toEqual([wrong, rate]);
  expect(await idsOf(both, { creditorId: other })).toEqual([rate]);
  expect(await idsOf(both, { creditorId: other, whose: 'mine' })).toEqual([]);
  expect(await idsOf(both, { late: true })).toEqual([wrong]);
  expect(await idsOf(both, { late: true, whose: 'mine' })).toEqual([]);
  const everyone = { ...both, creditorIds: 'all' } as const;
  expect(await idsOf(everyone, { creditorId: other })).toEqual([rate]);
  expect(await idsOf(everyone, { whose: 'mine' })).toEqual([offer]);
});

test('Staff with a portfolio see nothing of another creditor, however they ask', async ({
  database: { owner },
}) => {
  const [mine, theirs] = [await aPlace(owner), await aPlace(owner)];
  const own = await aWaiting(owner, { creditorId: mine.creditorId });
  await aWaiting(owner, { creditorId: theirs.creditorId });
  await aWaiting(owner, { kind: 'telling', debtorId: theirs.built.debtorId });
  const asked = [
    WHOLE_QUEUE,
    { ...WHOLE_QUEUE, creditorId: theirs.creditorId },
    { ...WHOLE_QUEUE, kind: 'telling' as const },
  ];
  expect(await Promise.all(asked.map((filter) => idsOf(mine.viewer, filter)))).toEqual([[own], [], []]);
  expect((await readQueue(mine.viewer, WHOLE_QUEUE)).creditors.map(({ id }) => id)).toEqual([
    mine.creditorId,
  ]);
  // Whoever may not read the queue reads none of it.
  expect(await idsOf({ ...mine.viewer, permissions: [] })).toEqual([]);
});

test('What cannot be a filter or a key is as if it were not there', () => {
  expect(readQueueFilter({ kind: 'offer', whose: 'all', creditor: "' or 1=1", late: '1' })).toEqual(
    WHOLE_QUEUE,
  );
  const key = `50_2026-11-24T10:30:00.000001Z_${randomUUID()}`;
  expect(readQueueKey(key)).not.toBeNull();
  for (const odd of [
    undefined,
    '',
    `${key}x`,
    key.replace('11-24', '02-30'),
    key.replace('11-24', '13-24'),
    key.replace('2026', '0000'),
    key.replace('50_', '-1_'),
    key.replace('50_', '9999999_'),
  ])
    expect(readQueueKey(odd), odd).toBeNull();
});

test('What a person says of all they owe is in the queue of each of their creditors, of later ones too, and once for whoever has several', async ({
  database: { owner },
}) => {
  const [one, two, none] = [await aPlace(owner), await aPlace(owner), await aPlace(owner)];
  const { debtorId } = one.built;
  const telling = await aWaiting(owner, { kind: 'telling', debtorId });
  const both = { ...one.viewer, creditorIds: [one.creditorId, two.creditorId] };
  expect(await idsOf(two.viewer)).toEqual([]);
  await aDebt(owner, { debtorId, creditor: two.name });
  for (const viewer of [one.viewer, two.viewer, both]) {
    expect(await idsOf(viewer)).toEqual([telling]);
    expect(await idsOf(viewer, { kind: 'telling', whose: 'nobody' })).toEqual([telling]);
    expect((await readQueue(viewer, WHOLE_QUEUE)).many).toBe(1);
    expect(await idsOf(viewer, { late: true })).toEqual([]);
  }
  expect(await idsOf(none.viewer)).toEqual([]);
  const offer = await aWaiting(owner, { creditorId: two.creditorId, debtorId });
  await owner`update submission set priority = 60 where id = ${telling}`;
  expect(await idsOf(two.viewer)).toEqual([offer, telling]);
  await owner`update submission set raised_at = now(), priority = 5 where id = ${telling}`;
  expect(await idsOf(two.viewer)).toEqual([telling, offer]);
  expect(await idsOf(two.viewer, { late: true })).toEqual([telling]);
  await owner`update submission set closed_at = now() where id = ${telling}`;
  expect(await idsOf(both)).toEqual([offer]);
});

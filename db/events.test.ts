import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import type postgres from 'postgres';
import { asViewer } from '@/db/client';
import { digestOf, hashOf, NO_HASH, recordEvent } from '@/db/events';
import { aDebt } from '@/db/seed/build';
import { anOffer, answer, aStaff } from '@/db/seed/deciding';
import { agree, asDebtor } from '@/db/seed/planning';
import { expect, testAlone } from '@/db/seed/testing';
import { type Finding, verifyEvents } from '@/db/verify-events';
import type { JobViewer } from '@/domain/viewer';

/** Alone, since they verify every case there is, whatever others left there. */
const test = testAlone();

const AS: JobViewer = { kind: 'job', name: 'letters' };

async function aChain(length: number, caseId: string = randomUUID()): Promise<string> {
  for (let at = 1; at <= length; at += 1)
    await asViewer(AS, (tx) =>
      recordEvent(tx, AS, {
        caseId,
        act: `act ${at}`,
        subject: 'thing',
        subjectId: 'x',
        payload: { at, list: [at, null, { b: 1, a: 'é' }] },
      }),
    );
  return caseId;
}

/** What is found of a case; that each finding names the event that stands there is looked at here, for all of them. */
async function findingsOf(client: postgres.ISql, caseId: string): Promise<Omit<Finding, 'eventId'>[]> {
  const { findings } = await verifyEvents(client);
  const rows = await client<{ id: string; sequence: number }[]>`
    select id, sequence from event where case_id = ${caseId}`;
  return findings
    .filter((finding) => finding.caseId === caseId)
    .map(({ eventId, ...finding }) => {
      const stands = rows.find(({ sequence }) => sequence === finding.sequence);
      expect(eventId).toBe(['missing', 'cut-off'].includes(finding.wrong) ? null : stands?.id);
      return finding;
    });
}

/** What verification finds after someone with every right has run these statements; nothing of it stays. */
async function afterTampering(
  owner: postgres.Sql,
  caseId: string,
  tamper: (tx: postgres.TransactionSql) => Promise<unknown>,
): Promise<Omit<Finding, 'eventId'>[]> {
  let found: Omit<Finding, 'eventId'>[] = [];
  const undone = new Error('undone on purpose');
  await owner
    .begin(async (tx) => {
      await tx`set local session_replication_role = replica`;
      await tamper(tx);
      found = await findingsOf(tx, caseId);
      throw undone;
    })
    .catch((error) => {
      if (error !== undone) throw error;
    });
  return found;
}

test('each event carries the hash of the one before it, and the first carries none', async ({ database }) => {
  const caseId = await aChain(3);
  const rows = await database.owner`select * from event where case_id = ${caseId} order by sequence`;
  expect(rows.map(({ sequence }) => sequence)).toEqual([1, 2, 3]);
  expect(rows.map(({ previous_hash }) => previous_hash)).toEqual([NO_HASH, rows[0]?.hash, rows[1]?.hash]);
  const [row] = rows;
  const link = {
    id: row?.id,
    caseId,
    sequence: 1,
    actorKind: 'job' as const,
    actorId: 'letters',
    act: 'act 1',
    subject: 'thing',
    subjectId: 'x',
    at: row?.at,
    payloadDigest: digestOf({ list: [1, null, { a: 'é', b: 1 }], at: 1 }),
    previousHash: NO_HASH,
  };
  expect(row?.hash).toEqual(hashOf(link));
  expect(await findingsOf(database.owner, caseId)).toEqual([]);
});

test('fifty writers of one case at once make one unbroken chain', async ({ database }) => {
  const caseId = randomUUID();
  await Promise.all(
    Array.from({ length: 50 }, (_, writer) =>
      asViewer(
        AS,
        (tx) =>
          recordEvent(tx, AS, { caseId, act: 'written', subject: 'x', subjectId: 'x', payload: { writer } }),
        { deadlineMs: 20_000 },
      ),
    ),
  );
  const rows = await database.owner`
    select e.sequence, p.payload->>'writer' as writer from event e join event_payload p on p.event_id = e.id
    where case_id = ${caseId} order by sequence`;
  expect(rows.map(({ sequence }) => sequence)).toEqual(Array.from({ length: 50 }, (_, at) => at + 1));
  expect(new Set(rows.map(({ writer }) => writer)).size).toBe(50);
  expect(await findingsOf(database.owner, caseId)).toEqual([]);
});

test('whatever a payload holds, its digest is the same when it is read back', async ({ database }) => {
  const text = fc.string({ unit: 'grapheme' }).filter((said) => !said.includes('\0'));
  const payload = fc.dictionary(text, fc.jsonValue({ stringUnit: 'grapheme', maxDepth: 3 }));
  const [built] = [await aDebt(database.owner)];
  const nothing = { at: new Date(0), gone: undefined, none: [undefined], nan: Number.NaN };
  await fc.assert(
    fc.asyncProperty(fc.oneof(payload, fc.constant(nothing)), async (said) => {
      const kept = JSON.stringify(said);
      fc.pre(!kept.includes('\\u0000'));
      const [row] = await database.owner.unsafe('select $1::text::jsonb::text as text', [kept]);
      expect(digestOf(JSON.parse(row?.text))).toEqual(digestOf(said));
    }),
    { numRuns: 200 },
  );
  const caseId = randomUUID();
  await asViewer(AS, (tx) =>
    recordEvent(tx, AS, { caseId, act: 'x', subject: 'debt', subjectId: built.debtId, payload: nothing }),
  );
  expect(await findingsOf(database.owner, caseId)).toEqual([]);
});

/** Every column of an event, with another value for it. */
const EDITS: readonly string[] = [
  'id = uuidv7()',
  "actor_kind = case actor_kind when 'staff' then 'job' else 'staff' end",
  "actor_id = coalesce(actor_id, '') || 'x'",
  'actor_id = null',
  "act = act || ' '",
  "subject = 'y'",
  "subject_id = 'y'",
  "at = at + interval '1 microsecond'",
  "at = at - interval '3 days'",
  "at = 'infinity'",
  "at = '0044-03-15 BC'",
  "payload_digest = sha256('x')",
  "previous_hash = sha256('x')",
  "hash = sha256('x')",
  "hash = ''",
];

test('an edit of any column of any event is found and named', async ({ database }) => {
  const caseId = await aChain(5);
  const columns = await database.owner<{ name: string }[]>`
    select column_name as name from information_schema.columns where table_schema = 'public' and table_name = 'event'`;
  for (const { name } of columns.filter(({ name }) => !['case_id', 'sequence'].includes(name)))
    expect(
      EDITS.some((edit) => edit.startsWith(`${name} =`)),
      `${name} is tried`,
    ).toBe(true);
  for (const edit of EDITS)
    for (let sequence = 1; sequence <= 5; sequence += 1)
      expect(
        await afterTampering(database.owner, caseId, (tx) =>
          tx.unsafe(`update event set ${edit} where case_id = '${caseId}' and sequence = ${sequence}`),
        ),
        `${edit} at ${sequence}`,
      ).toEqual([{ caseId, sequence, wrong: 'edited' }]);
});

test('a deletion from the middle, an insertion anywhere and any reordering are found and named', async ({
  database,
}) => {
  const length = 6;
  const caseId = await aChain(length);
  const own = (statement: string) => (tx: postgres.TransactionSql) =>
    tx.unsafe(statement.replaceAll('$case', `'${caseId}'`));
  const at = (sequence: number) => `case_id = $case and sequence = ${sequence}`;
  const shift = (from: number, by: 1 | -1) => {
    const numbers = Array.from({ length: length + 1 - from }, (_, step) => from + step);
    return (by === 1 ? numbers.reverse() : numbers)
      .map((sequence) => `update event set sequence = ${sequence + by} where ${at(sequence)};`)
      .join('\n');
  };
  const copyTo = (sequence: number, of: number) =>
    `insert into event select uuidv7(), case_id, ${sequence}, actor_kind, actor_id, act, subject, subject_id, at, payload_digest, previous_hash, hash
     from event where ${at(of)};`;
  for (let place = 1; place < length; place += 1) {
    expect(await afterTampering(database.owner, caseId, own(`delete from event where ${at(place)}`))).toEqual(
      [{ caseId, sequence: place, wrong: 'missing' }],
    );
    const closed = await afterTampering(
      database.owner,
      caseId,
      own(`delete from event where ${at(place)}; ${shift(place + 1, -1)}`),
    );
    expect(closed.filter(({ wrong }) => wrong === 'missing')).toEqual([
      { caseId, sequence: place, wrong: 'missing' },
    ]);
    expect(
      closed.filter(({ wrong }) => wrong === 'moved').map(({ sequence, from }) => [sequence, from]),
    ).toEqual(Array.from({ length: length - place }, (_, step) => [place + step, place + step + 1]));
    const inserted = await afterTampering(
      database.owner,
      caseId,
      own(`${shift(place, 1)} ${copyTo(place, place + 1)}`),
    );
    expect(inserted.filter(({ wrong }) => wrong !== 'moved')).toEqual([
      { caseId, sequence: place, wrong: 'inserted' },
    ]);
  }
  const before = await afterTampering(database.owner, caseId, own(copyTo(0, 1)));
  expect(before).toEqual([{ caseId, sequence: 0, wrong: 'inserted' }]);
  for (const place of [length + 1, length + 5, 2_147_483_646])
    expect(await afterTampering(database.owner, caseId, own(copyTo(place, 3)))).toEqual([
      { caseId, sequence: place, wrong: 'edited' },
    ]);
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: length }),
      fc.integer({ min: 1, max: length }),
      async (one, two) => {
        fc.pre(one < two);
        const swap = `update event set sequence = -1 where ${at(one)}; update event set sequence = ${one} where ${at(two)};
        update event set sequence = ${two} where ${at(-1)};`;
        expect(await afterTampering(database.owner, caseId, own(swap))).toEqual([
          { caseId, sequence: one, wrong: 'moved', from: two },
          { caseId, sequence: two, wrong: 'moved', from: one },
        ]);
      },
    ),
    { numRuns: 12 },
  );
  for (const far of [100, 0, -7])
    expect(
      await afterTampering(database.owner, caseId, own(`update event set sequence = ${far} where ${at(3)}`)),
    ).toEqual([{ caseId, sequence: far, wrong: 'moved', from: 3 }]);
  expect(await findingsOf(database.owner, caseId)).toEqual([]);
});

test('a chain that was cut off at its end, or wholly, is found, whatever is written after', async ({
  database,
}) => {
  const length = 5;
  const caseId = await aChain(length);
  for (let kept = 0; kept < length; kept += 1) {
    const cut = (tx: postgres.TransactionSql) =>
      tx`delete from event where case_id = ${caseId} and sequence > ${kept}`;
    expect(await afterTampering(database.owner, caseId, cut)).toEqual([
      { caseId, sequence: kept + 1, wrong: 'cut-off' },
    ]);
  }
  const without = (tx: postgres.TransactionSql) => tx`delete from event_head where case_id = ${caseId}`;
  const lowered = (tx: postgres.TransactionSql) => tx`
    with gone as (delete from event where case_id = ${caseId} and sequence = 5)
    update event_head set sequence = 4 where case_id = ${caseId}`;
  const another = (tx: postgres.TransactionSql) =>
    tx`update event_head set seal = sha256('x') where case_id = ${caseId}`;
  const taken = (tx: postgres.TransactionSql) => tx`
    with gone as (delete from event where case_id = ${caseId} and sequence = 5)
    update event_head set sequence = 4, seal = null where case_id = ${caseId}`;
  for (const [tamper, sequence] of [
    [without, 5],
    [lowered, 4],
    [another, 5],
    [taken, 4],
  ] as const)
    expect(await afterTampering(database.owner, caseId, tamper)).toEqual([
      { caseId, sequence, wrong: 'unsealed' },
    ]);
  await database.owner.begin(async (tx) => {
    await tx`set local session_replication_role = replica`;
    await tx`delete from event where case_id = ${caseId} and sequence >= 4`;
  });
  await aChain(3, caseId);
  expect(await findingsOf(database.owner, caseId)).toEqual([
    { caseId, sequence: 4, wrong: 'missing' },
    { caseId, sequence: 5, wrong: 'missing' },
  ]);
});

test('a case of which even its end was taken away is found by what was agreed and decided in it', async ({
  database: { owner },
}) => {
  const [agreed, decided] = [await aDebt(owner), await aDebt(owner)];
  const done = await agree(asDebtor(agreed), agreed, 'amount.1000.monthly:28');
  expect(done).toMatchObject({ ok: true });
  const sentId = await anOffer(decided);
  expect(await answer(await aStaff(owner), sentId, { outcome: 'ask' })).toMatchObject({ ok: true });
  for (const { debtorId: caseId } of [agreed, decided]) {
    expect(await findingsOf(owner, caseId)).toEqual([]);
    const vanish = (tx: postgres.TransactionSql) => tx`
      with gone as (delete from event where case_id = ${caseId})
      delete from event_head where case_id = ${caseId}`;
    expect(await afterTampering(owner, caseId, vanish)).toEqual([{ caseId, sequence: 1, wrong: 'cut-off' }]);
  }
});

test('an event carried into another case, and one brought back from another history, are found', async ({
  database,
}) => {
  const [caseId, other] = [await aChain(4), await aChain(2)];
  const carry = (tx: postgres.TransactionSql) =>
    tx`update event set case_id = ${caseId}, sequence = 5 where case_id = ${other} and sequence = 2`;
  expect(await afterTampering(database.owner, caseId, carry)).toEqual([
    { caseId, sequence: 5, wrong: 'edited' },
  ]);
  const [later] = await database.owner`select * from event where case_id = ${caseId} and sequence = 4`;
  await database.owner.begin(async (tx) => {
    await tx`set local session_replication_role = replica`;
    await tx`delete from event where case_id = ${caseId} and sequence >= 3`;
    await tx`delete from event_payload p where not exists (select from event where id = p.event_id)`;
  });
  // A history of its own from here on, as it is after an old backup was put back.
  await database.owner`update event_head set sequence = 2, seal = null where case_id = ${caseId}`;
  await aChain(1, caseId);
  const mix = (tx: postgres.TransactionSql) => tx`insert into event ${tx(later ?? {})}`;
  expect(await afterTampering(database.owner, caseId, mix)).toEqual([
    { caseId, sequence: 4, wrong: 'out-of-line' },
    { caseId, sequence: 4, wrong: 'unsealed' },
  ]);
});

test('a payload that was changed is named; one that was erased breaks nothing and is counted', async ({
  database,
}) => {
  const caseId = await aChain(3);
  const [row] = await database.owner`select id from event where case_id = ${caseId} and sequence = 2`;
  const change = (tx: postgres.TransactionSql) =>
    tx`update event_payload set payload = payload || '{"at": 99}' where event_id = ${row?.id}`;
  expect(await afterTampering(database.owner, caseId, change)).toEqual([
    { caseId, sequence: 2, wrong: 'payload-changed' },
  ]);
  const before = (await verifyEvents(database.owner)).erased;
  await database.owner`delete from event_payload where event_id = ${row?.id}`;
  expect(await findingsOf(database.owner, caseId)).toEqual([]);
  expect((await verifyEvents(database.owner)).erased).toBe(before + 1);
});

test('many faults at once are counted, named up to a limit, and cost little', async ({ database }) => {
  const caseId = await aChain(2);
  const flood = (tx: postgres.TransactionSql) => tx`
    insert into event select uuidv7(), case_id, n + 2, actor_kind, actor_id, act, subject, subject_id, at, payload_digest, previous_hash, hash
    from event, generate_series(1, 3000) n where case_id = ${caseId} and sequence = 1`;
  const began = Date.now();
  const found = await afterTampering(database.owner, caseId, flood);
  expect(found.length).toBeGreaterThan(0);
  expect(found.length).toBeLessThanOrEqual(1_000);
  expect(Date.now() - began).toBeLessThan(10_000);
});

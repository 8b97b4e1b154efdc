import { randomBytes, randomUUID } from 'node:crypto';
import type postgres from 'postgres';
import { type FoundKey, searchPeople } from '@/db/search';
import { aDebt } from '@/db/seed/build';
import { aMember } from '@/db/seed/staff';
import { expect, test } from '@/db/seed/testing';
import { aCreditor, aWaiting } from '@/db/seed/waiting';
import type { StaffViewer } from '@/domain/viewer';

/** A word that nobody else has. */
const aWord = (): string =>
  `q${randomBytes(5)
    .toString('hex')
    .replaceAll(/\d/g, (figure) => 'ghijklmnop'[Number(figure)] ?? 'g')}`;

async function aPlace(owner: postgres.Sql) {
  const creditor = `Creditor ${randomUUID()}`;
  const creditorId = await aCreditor(owner, creditor);
  const aPerson = async (
    called: Partial<Record<'first_name' | 'last_name' | 'company_name' | 'postcode', string>>,
  ) => {
    const built = await aDebt(owner, { creditor });
    await owner`update debtor set ${owner(called)} where id = ${built.debtorId}`;
    return built;
  };
  return { creditor, creditorId, aPerson, viewer: await aMember(owner, { creditorIds: [creditorId] }) };
}

async function found(viewer: StaffViewer, words: string): Promise<string[]> {
  const read = await searchPeople(viewer, words);
  return read.ok ? read.found.map(({ debtorId }) => debtorId) : [read.reason];
}

test('A person is found by all or the beginning of a reference, a last name or a postcode, however it is written', async ({
  database: { owner },
}) => {
  const { creditor, aPerson, viewer } = await aPlace(owner);
  const word = aWord();
  const one = await aPerson({ first_name: 'Siân', last_name: `O’Née-${word}`, postcode: 'ZE2 9AB' });
  await aWaiting(owner, { debtorId: one.debtorId, kind: 'telling' });
  const ways = [
    one.accountReference,
    one.accountReference.slice(0, 9).toLowerCase(),
    ` ${one.accountReference.slice(0, 4)}-${one.accountReference.slice(4)} `,
    `O'Nee ${word}`,
    `o’née-${word}`,
    `ONEE${word.toUpperCase()}`,
    `onee${word.slice(0, 9)}`,
    'ZE2 9AB',
    'ze29ab',
    'ZE2',
  ];
  for (const words of ways) expect(await found(viewer, words), words).toEqual([one.debtorId]);
  expect(await searchPeople(viewer, one.accountReference)).toEqual({
    ok: true,
    next: null,
    found: [
      {
        by: 'reference',
        debtorId: one.debtorId,
        name: `Siân O’Née-${word}`,
        postcode: 'ZE2 9AB',
        accounts: [{ reference: one.accountReference, creditorName: creditor }],
        isWaiting: true,
      },
    ],
  });
});

test('A person is found by the whole name, or its beginning, as it is said, and never by a first name alone', async ({
  database: { owner },
}) => {
  const { aPerson, viewer } = await aPlace(owner);
  const [first, last] = [aWord(), aWord()];
  const one = await aPerson({ first_name: `Zoë ${first}`, last_name: `Mac ${last}` });
  const other = await aPerson({ first_name: aWord(), last_name: `Mac ${last}` });
  for (const words of [
    `Zoë ${first} Mac ${last}`,
    `zoe  ${first} mac-${last.slice(0, 4)}`,
    ` ZOË ${first} M`,
  ])
    expect(await found(viewer, words), words).toEqual([one.debtorId]);
  expect((await found(viewer, `Mac ${last}`)).toSorted()).toEqual([one.debtorId, other.debtorId].toSorted());
  expect(await found(viewer, 'Zoë')).toEqual([]);
  await owner`update debtor set first_name = ${aWord()} where id = ${one.debtorId}`;
  expect(await found(viewer, `Zoë ${first} Mac ${last}`), 'by the name before').toEqual([]);
});

test('A company is found by its name, and what fits exactly stands before what only begins so', async ({
  database: { owner },
}) => {
  const { aPerson, viewer } = await aPlace(owner);
  const word = aWord();
  const longer = await aPerson({ last_name: `${word}son` });
  const company = await aPerson({ company_name: `${word} & Daughters Ltd`, last_name: aWord() });
  const exact = await aPerson({ last_name: word });
  expect(await found(viewer, word)).toEqual([exact.debtorId, longer.debtorId, company.debtorId]);
  expect(await found(viewer, `${word} and`)).toEqual([]);
  expect(await found(viewer, `${word} & d`)).toEqual([company.debtorId]);
});

test('Many of one name come a page at a time, each once, and the way to the next page does not say the name', async ({
  database: { owner },
}) => {
  const { aPerson, viewer } = await aPlace(owner);
  const word = aWord();
  const people = new Set<string>();
  for (let n = 0; n < 45; n += 1)
    people.add((await aPerson({ last_name: n % 5 ? word : `${word}${n}` })).debtorId);
  const seen: string[] = [];
  let after: FoundKey | null = null;
  for (let page = 0; page < 3; page += 1) {
    const read: Awaited<ReturnType<typeof searchPeople>> = await searchPeople(viewer, word, after);
    if (!read.ok) throw new Error(read.reason);
    seen.push(...read.found.map(({ debtorId }) => debtorId));
    after = read.next;
    expect(JSON.stringify(after)).not.toContain(word);
  }
  expect(after).toBeNull();
  expect(seen).toHaveLength(45);
  expect(new Set(seen)).toEqual(people);
});

test('Staff with a portfolio find nobody of another creditor, and whoever may not read cases finds nobody at all', async ({
  database: { owner },
}) => {
  const [mine, theirs] = [await aPlace(owner), await aPlace(owner)];
  const word = aWord();
  const own = await mine.aPerson({ last_name: word, postcode: 'ZE3 1AA' });
  const other = await theirs.aPerson({ last_name: word, postcode: 'ZE3 1AA' });
  for (const words of [word, 'ZE3 1AA', other.accountReference, own.accountReference]) {
    expect(await found(mine.viewer, words)).not.toContain(other.debtorId);
    expect(await found({ ...mine.viewer, permissions: ['queue:read'] }, words)).toEqual([]);
  }
  expect(await found(mine.viewer, word)).toEqual([own.debtorId]);
  const after = { by: 'name', id: other.debtorId } as const;
  expect(await searchPeople(mine.viewer, word, after)).toMatchObject({ ok: true, found: [] });
});

test('A person is found as they are called now, by every creditor that they owe now, and not as before', async ({
  database: { owner },
}) => {
  const [here, there] = [await aPlace(owner), await aPlace(owner)];
  const [before, after] = [aWord(), aWord()];
  const one = await here.aPerson({ last_name: before });
  const other = await there.aPerson({ last_name: aWord() });
  await owner`update debtor set last_name = ${after} where id = ${one.debtorId}`;
  expect(await found(here.viewer, before)).toEqual([]);
  expect(await found(here.viewer, after)).toEqual([one.debtorId]);
  expect(await found(there.viewer, after)).toEqual([]);
  const [joint] = await owner<{ id: string }[]>`
    insert into holding (debt_id, debtor_id, account_reference) values (${other.debtId}, ${one.debtorId}, ${`J${before}`}) returning id`;
  expect(await found(there.viewer, after)).toEqual([one.debtorId]);
  expect(await found(there.viewer, `J${before}`)).toEqual([one.debtorId]);
  const both = await aMember(owner, { creditorIds: [here.creditorId, there.creditorId] });
  expect(await found(both, after)).toEqual([one.debtorId]);
  await owner`update holding set account_reference = ${`J${after}`} where id = ${joint?.id ?? ''}`;
  expect(await found(there.viewer, `J${before}`)).toEqual([]);
  expect(await found(there.viewer, `J${after}`)).toEqual([one.debtorId]);
  await owner`update debt set creditor_id = ${here.creditorId} where id = ${other.debtId}`;
  expect(await found(there.viewer, after)).toEqual([]);
  expect(await found(here.viewer, `J${after}`)).toEqual([one.debtorId]);
  await owner`delete from holding where id = ${joint?.id ?? ''}`;
  expect(await found(here.viewer, `J${after}`)).toEqual([]);
  expect(await found(here.viewer, after)).toEqual([one.debtorId]);
});

test('A single letter, signs alone and what a person could type to break a search find nothing and break nothing', async ({
  database: { owner },
}) => {
  const { viewer } = await aPlace(owner);
  for (const words of ['', ' ', 'a', '-1-', "'", '%', '__'])
    expect(await searchPeople(viewer, words), words).toEqual({ ok: false, reason: 'too-short' });
  for (const words of [
    '%%ab',
    "a'b; drop table debtor",
    'ab\\',
    '\u{10ffff}ab',
    'a'.repeat(5_000),
    'ab\u0000',
  ])
    expect(await searchPeople(viewer, words), words.slice(0, 20)).toMatchObject({ ok: true, found: [] });
});

test('Finding walks the indexes: no plan reads a whole table', async ({ database: { owner, app } }) => {
  const { viewer, creditorId } = await aPlace(owner);
  await owner`analyze findable`;
  const plan = await app.begin(async (tx) => {
    await tx`select guard.look('staff', ${viewer.staffId}, array['queue:read,case:read', 'all', '']::text[], '')`;
    await tx`set local enable_seqscan = off`;
    await tx`set local enable_bitmapscan = off`;
    return tx<
      { 'QUERY PLAN': string }[]
    >`explain select row_id from findable k where k.creditor_id = ${creditorId}::uuid and k.place = 'name'
      and k.key >= guard.search_key('smi') collate "C" and k.key < (guard.search_key('smi') || chr(1114111)) collate "C"
      order by k.key, k.row_id limit 21`;
  });
  const text = plan.map((row) => row['QUERY PLAN']).join('\n');
  expect(text).toMatch(/Index (Only )?Scan using findable_creditor_id_place_key_row_id_pk/);
  expect(text).toMatch(/Index Cond: .*creditor_id.*key >=/);
  expect(text).not.toContain('Sort');
});

import { BUNDLED_RESOURCES } from '@/db/bundled-resources';
import { findResource, listResources } from '@/db/resources';
import { expect, test } from '@/db/seed/testing';
import { crisisLines } from '@/domain/crisis-lines';
import type { Viewer } from '@/domain/viewer';

const stranger: Viewer = { kind: 'stranger' };
/** Until the database answers in time: where it does not, the list that came with the build is true of all of this. */
const fromDatabase = () => expect.poll(async () => (await listResources(stranger)).from).toBe('database');
const ids = (resources: readonly { id: string }[]) => resources.map((one) => one.id).sort();

test('Anyone reads the whole directory, and it says what the file it came from says', async ({
  database,
}) => {
  await database.owner`delete from resource where id like 'test-%'`;
  await fromDatabase();
  const listed = await listResources(stranger);
  expect(listed.from).toBe('database');
  const byId = new Map(BUNDLED_RESOURCES.map((one) => [one.id, one]));
  expect(ids(listed.found)).toEqual([...byId.keys()].sort());
  for (const one of listed.found) expect(one).toEqual(byId.get(one.id));
});

test('What staff have hidden is neither listed nor found', async ({ database }) => {
  await database.owner`insert into resource (id, name, facts, hidden_at)
    values ('test-hidden', 'Hidden', ${database.owner.json({ url: 'https://example.org' })}, now())`;
  await fromDatabase();
  const listed = await listResources(stranger);
  expect(listed.from).toBe('database');
  expect(ids(listed.found)).not.toContain('test-hidden');
  expect(await findResource(stranger, 'test-hidden')).toEqual({ from: 'database', found: null });
  expect((await findResource(stranger, 'no-such-one')).found).toBeNull();
});

test('A day that staff have set stands in for what the row came with, and an older one does not', async ({
  database,
}) => {
  for (const [id, checkedOn] of [
    ['test-fresh', '2027-01-31'],
    ['test-stale', '2026-01-01'],
  ] as const)
    await database.owner`insert into resource (id, name, facts, checked_on)
      values (${id}, 'Help', ${database.owner.json({ url: 'https://example.org', date_known: '2026' })}, ${checkedOn})`;
  await fromDatabase();
  expect((await findResource(stranger, 'test-fresh')).found?.dateKnown).toBe('2027-01-31');
  expect((await findResource(stranger, 'test-stale')).found?.dateKnown).toBe('2026');
});

test('A row that cannot be read, or whose link is not a web page, takes no other row with it', async ({
  database,
}) => {
  await database.owner`insert into resource (id, name, facts) values
    ('test-broken', 'Broken', '[]'::jsonb),
    ('test-script', 'Script', ${database.owner.json({ url: 'javascript:alert(1)' })})`;
  await fromDatabase();
  const { from, found } = await listResources(stranger);
  expect(from).toBe('database');
  const listed = ids(found);
  expect(listed).toContain('samaritans');
  expect(listed).not.toContain('test-broken');
  expect(listed).not.toContain('test-script');
});

test('While the database does not answer, the list that came with the build does, and it says so', async ({
  database,
}) => {
  await database.owner.begin(async (held) => {
    await held`lock table resource in access exclusive mode`;
    const [listed, one] = await Promise.all([listResources(stranger), findResource(stranger, 'samaritans')]);
    expect(listed).toEqual({ from: 'build', found: BUNDLED_RESOURCES });
    expect(one).toMatchObject({ from: 'build', found: { phone: '116 123' } });
  });
  await fromDatabase();
});

test('Every line of the crisis page is free to call, as the page says', () => {
  const lines = Object.values(crisisLines(BUNDLED_RESOURCES, null)).flat();
  expect(lines.length).toBeGreaterThan(10);
  expect(lines.filter((line) => line.callCost !== 'free').map((line) => line.name)).toEqual([]);
});

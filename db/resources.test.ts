import { BUNDLED_RESOURCES } from '@/db/bundled-resources';
import { type Directory, findResource, listResources } from '@/db/resources';
import { expect, test } from '@/db/seed/testing';
import { crisisLines } from '@/domain/crisis-lines';
import type { Viewer } from '@/domain/viewer';

const stranger: Viewer = { kind: 'stranger' };
/**
 * What is asked for, once the database answers in time: where it does not, the list that came with the build is true of
 * most of this.
 */
async function fromDatabase<T>(ask: () => Promise<Directory<T>>): Promise<T> {
  let got = await ask();
  const answered = async () => {
    if (got.from !== 'database') got = await ask();
    return got.from;
  };
  await expect.poll(answered).toBe('database');
  return got.found;
}
const listed = () => fromDatabase(() => listResources(stranger));
const found = (id: string) => fromDatabase(() => findResource(stranger, id));
const ids = (resources: readonly { id: string }[]) => resources.map((one) => one.id).sort();

test('Anyone reads the whole directory, and it says what the file it came from says', async ({
  database,
}) => {
  await database.owner`delete from resource where id like 'test-%'`;
  const all = await listed();
  const byId = new Map(BUNDLED_RESOURCES.map((one) => [one.id, one]));
  expect(ids(all)).toEqual([...byId.keys()].sort());
  for (const one of all) expect(one).toEqual(byId.get(one.id));
});

test('What staff have hidden is neither listed nor found', async ({ database }) => {
  await database.owner`insert into resource (id, name, facts, hidden_at)
    values ('test-hidden', 'Hidden', ${database.owner.json({ url: 'https://example.org' })}, now())`;
  expect(ids(await listed())).not.toContain('test-hidden');
  expect(await found('test-hidden')).toBeNull();
  expect(await found('no-such-one')).toBeNull();
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
  expect((await found('test-fresh'))?.dateKnown).toBe('2027-01-31');
  expect((await found('test-stale'))?.dateKnown).toBe('2026');
});

test('A row that cannot be read, or whose link is not a web page, takes no other row with it', async ({
  database,
}) => {
  await database.owner`insert into resource (id, name, facts) values
    ('test-broken', 'Broken', '[]'::jsonb),
    ('test-script', 'Script', ${database.owner.json({ url: 'javascript:alert(1)' })})`;
  const all = ids(await listed());
  expect(all).toContain('samaritans');
  expect(all).not.toContain('test-broken');
  expect(all).not.toContain('test-script');
});

test('While the database does not answer, the list that came with the build does, and it says so', async ({
  database,
}) => {
  await database.owner.begin(async (held) => {
    await held`lock table resource in access exclusive mode`;
    const [all, one] = await Promise.all([listResources(stranger), findResource(stranger, 'samaritans')]);
    expect(all).toEqual({ from: 'build', found: BUNDLED_RESOURCES });
    expect(one).toMatchObject({ from: 'build', found: { phone: '116 123' } });
  });
  expect(ids(await listed())).toContain('samaritans');
});

test('Every line of the crisis page is free to call, as the page says', () => {
  const lines = Object.values(crisisLines(BUNDLED_RESOURCES, null)).flat();
  expect(lines.length).toBeGreaterThan(10);
  expect(lines.filter((line) => line.callCost !== 'free').map((line) => line.name)).toEqual([]);
});

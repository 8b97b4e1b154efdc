import { aDebt } from '@/db/seed/build';
import { expect, test } from '@/db/seed/testing';

test('without a viewer no table gives a row', async ({ database }) => {
  await aDebt(database.owner);
  const tables = await database.owner<
    { name: string }[]
  >`select tablename as name from pg_tables where schemaname = 'public'`;
  expect(tables.length).toBeGreaterThan(25);
  for (const { name } of tables) {
    const rows = await database.app.unsafe(`select 1 from "${name}" limit 1`);
    expect(rows.length, name).toBe(0);
  }
});

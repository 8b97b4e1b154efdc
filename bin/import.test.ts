import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { aRow, csvOf } from '@/db/seed/accounts';
import { aFolder } from '@/db/seed/folder';
import { expect, test } from '@/db/seed/testing';
import { ACCOUNT_COLUMNS } from '@/domain/accounts-columns';
import { command } from './testing';

test.describe.configure({ timeout: 180_000 });

const reportRow = z.strictObject({
  line: z.number(),
  account_reference: z.string(),
  outcome: z.enum(['accepted', 'updated', 'unchanged', 'held', 'skipped', 'refused']),
  field: z.enum(ACCOUNT_COLUMNS).nullable(),
  reason: z.string().nullable(),
});

const expectedFile = z.object({
  rows: z.number(),
  faults: z.array(
    z.object({
      line: z.number(),
      account_reference: z.string(),
      outcome: z.string(),
      field: z.string().optional(),
    }),
  ),
});

const readReport = (file: string) => z.array(reportRow).parse(JSON.parse(fs.readFileSync(file, 'utf8')));

test('The creditor’s file as it really comes: every row becomes what it must, and a second time nothing changes', async ({
  database,
}) => {
  const folder = aFolder();
  const file = path.resolve('db/seed/data/accounts.csv');
  const expected = expectedFile.parse(
    JSON.parse(fs.readFileSync('db/seed/data/accounts.expected.json', 'utf8')),
  );
  // As it is typed, in another folder, with a report relative to it.
  const typed = spawnSync(
    'npm',
    ['--prefix', process.cwd(), 'run', '--silent', 'import', '--', file, '--report', 'out.json'],
    {
      cwd: folder.path,
      env: { ...process.env, NODE_OPTIONS: '', INIT_CWD: folder.path },
      encoding: 'utf8',
    },
  );
  expect(typed.stderr).not.toContain('Error');
  expect(typed.status).toBe(0);
  const report = readReport(path.join(folder.path, 'out.json'));
  expect(report).toHaveLength(expected.rows);
  for (const row of report) {
    const named = expected.faults.find(({ line }) => line === row.line);
    const outcome = /^[a-z]+/.exec(named?.outcome ?? 'accepted')?.[0];
    const field = outcome === 'held' || outcome === 'refused' ? (named?.field ?? null) : null;
    expect({ outcome: row.outcome, field: row.field }, `line ${row.line}`).toEqual({ outcome, field });
    if (named) expect(row.account_reference).toBe(named.account_reference);
  }
  const owed = () => database.owner<{ owed: string; entries: number }[]>`
    select sum(amount_minor)::text as owed, count(*)::int as entries from ledger_entry where source = 'file'`;
  const [before] = await owed();
  const again = await command('import', [file, '--report', 'again.json'], { cwd: folder.path });
  expect(again.code).toBe(0);
  const same = readReport(path.join(folder.path, 'again.json'));
  expect(same.map(({ outcome }) => outcome)).toEqual(
    report.map(({ outcome }) => (outcome === 'accepted' ? 'unchanged' : outcome)),
  );
  expect((await owed())[0]).toEqual(before);
  folder.remove();
});

test('The command says in its exit code what became of the file', async () => {
  const folder = aFolder();
  const write = (name: string, text: string): void => fs.writeFileSync(path.join(folder.path, name), text);
  write('good.csv', csvOf([aRow(1, 'EXIT')], { columns: [...ACCOUNT_COLUMNS, 'notes'] }));
  write('bad.csv', csvOf([aRow(2, 'EXIT'), aRow(3, 'EXIT', { email: 'x' })]));
  write('broken.csv', csvOf([aRow(4, 'EXIT')]).replace('Ex', '"Ex'));
  const run = (...args: string[]) => command('import', args, { cwd: folder.path });
  const good = await run('good.csv', '--strict');
  expect(good).toMatchObject({ code: 0, err: '' });
  expect(good.out).toContain('Columns that are not used: notes.');
  const bad = await run('bad.csv', '--strict');
  expect(bad).toMatchObject({ code: 1, err: '' });
  expect(bad.out).toMatch(/line 3, EXIT000000003, email: this is not an email address/);
  expect(bad.out).toContain('Nothing was loaded');
  expect(await run('bad.csv', '--dry-run')).toMatchObject({ code: 0 });
  const broken = await run('broken.csv', '--report', 'broken.json');
  expect(broken).toMatchObject({ code: 2, out: '' });
  const fault: unknown = JSON.parse(fs.readFileSync(path.join(folder.path, 'broken.json'), 'utf8'));
  expect(fault).toMatchObject({ line: 2, column: expect.any(Number), reason: 'quote-out-of-place' });
  expect(await run('not-there.csv')).toMatchObject({ code: 2 });
  expect(await run('good.csv', '--unknown')).toMatchObject({ code: 2 });
  expect(await run()).toMatchObject({ code: 2 });
  expect(fs.readdirSync(folder.path).filter((name) => name.includes('part'))).toEqual([]);
  folder.remove();
});

test('A report that cannot be written where it should be is refused before anything is loaded', async ({
  database,
}) => {
  const folder = aFolder();
  const file = path.join(folder.path, 'accounts.csv');
  const text = csvOf([aRow(1, 'PLACE')]);
  fs.writeFileSync(file, text);
  for (const [report, why] of [
    ['nowhere/out.json', 'There is no folder'],
    ['.', 'is a folder'],
    ['accounts.csv', 'over the file itself'],
  ] as const) {
    const ended = await command('import', [file, '--report', report], { cwd: folder.path });
    expect(ended, report).toMatchObject({ code: 2, out: '' });
    expect(ended.err).toContain(why);
    expect(ended.err).toContain('Nothing was loaded.');
  }
  expect(fs.readFileSync(file, 'utf8')).toBe(text);
  expect([
    ...(await database.owner`select 1 from holding where account_reference like 'PLACE%'`),
  ]).toHaveLength(0);
  folder.remove();
});

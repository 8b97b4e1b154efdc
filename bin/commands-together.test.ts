import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'playwright/test';
import type { ReportRow } from '@/db/import-report';
import { writeAccounts } from '@/db/seed/accounts';
import { aFolder } from '@/db/seed/folder';
import { command } from './testing';

test.describe.configure({ timeout: 240_000 });

/** Nothing is set and nothing runs: as on a machine where the portal was never started. */
const NOTHING_SET = { DATABASE_URL: '', DATABASE_OWNER_URL: '', EVENKEEL_ENV: '' };

test('Two commands at once where no database runs share one, and the last to go stops it', async () => {
  const folder = aFolder();
  fs.chmodSync(folder.path, 0o755);
  const data = path.join(folder.path, 'data');
  await writeAccounts(path.join(folder.path, 'accounts.csv'), { rows: 200, tag: `BOTH${Date.now()}` });
  const run = (report: string) =>
    command('import', ['accounts.csv', '--report', report], {
      cwd: folder.path,
      DATA_DIR: data,
      ...NOTHING_SET,
    });
  for (const expected of [
    ['accepted', 'unchanged'],
    ['unchanged', 'unchanged'],
  ]) {
    const both = await Promise.all([run('one.json'), run('two.json')]);
    expect(both.map(({ code, err }) => ({ code, broken: /Error/.test(err) }))).toEqual([
      { code: 0, broken: false },
      { code: 0, broken: false },
    ]);
    const outcomes = ['one.json', 'two.json'].map((name) => {
      // Written by the command, whose shape another test checks.
      const rows = JSON.parse(fs.readFileSync(path.join(folder.path, name), 'utf8')) as ReportRow[];
      return [...new Set(rows.map(({ outcome }) => outcome))].join();
    });
    expect(outcomes.sort()).toEqual(expected);
    expect(fs.existsSync(path.join(data, 'postgres/pgdata/postmaster.pid'))).toBe(false);
  }
  folder.remove();
});

import fs from 'node:fs';
import path from 'node:path';
import type { ReportRow } from '@/db/import-report';
import { writeAccounts } from '@/db/seed/accounts';
import { aFolder } from '@/db/seed/folder';
import { takeImportTurn } from '@/db/seed/import-turn';
import { startOwnServer } from '@/db/seed/server';
import { expect, test } from '@/db/seed/testing';
import { killAtMoments, type Victim } from './bench/import-kill';
import { command, startCommand } from './testing';

test.describe.configure({ timeout: 300_000 });

test('Two imports of one file at once take turns, and both reports are true', async ({ database }) => {
  const folder = aFolder();
  const tag = `TWO${Date.now()}`;
  await writeAccounts(path.join(folder.path, 'accounts.csv'), { rows: 4_000, tag });
  const run = (report: string) =>
    command('import', ['accounts.csv', '--report', report], { cwd: folder.path });
  // Both are made to wait, so that however the machine is they are here at once.
  const turn = await takeImportTurn(database.ownerUrl);
  const running = Promise.all([run('one.json'), run('two.json')]);
  await turn.untilAwaited(2);
  await turn.letGo();
  const both = await running;
  expect(both.map(({ code }) => code)).toEqual([0, 0]);
  for (const { err } of both) expect(err).toContain('Another import is running.');
  const outcomes = ['one.json', 'two.json'].map((name) => {
    // Written by the command, whose shape another test checks.
    const rows = JSON.parse(fs.readFileSync(path.join(folder.path, name), 'utf8')) as ReportRow[];
    expect(rows).toHaveLength(4_000);
    return [...new Set(rows.map(({ outcome }) => outcome))];
  });
  expect(outcomes.sort()).toEqual([['accepted'], ['unchanged']]);
  const imports = await database.owner`
    select count(distinct r.import_id)::int as runs, count(distinct h.id)::int as holdings
    from import_row r join holding h on h.account_reference = r.account_reference where h.account_reference like ${`${tag}%`}`;
  expect([...imports]).toEqual([{ runs: 2, holdings: 4_000 }]);
  folder.remove();
});

for (const victim of ['import', 'database'] as const satisfies readonly Victim[])
  test(`Killing the ${victim} at three random moments leaves nothing half-loaded, and the file goes in afterwards`, async () => {
    const server = await startOwnServer(`killed-${victim}`);
    try {
      const killed = await killAtMoments(server, [victim, victim, victim], 5_000);
      expect(killed).toHaveLength(3);
      for (const { outcome, at } of killed)
        expect(['nothing', 'everything'], `killed at ${at}`).toContain(outcome);
    } finally {
      await server.remove();
    }
  });

test('An import that loses the database says so in a sentence, and not with the exit code of a refused file', async () => {
  const server = await startOwnServer('lost-import');
  const folder = aFolder();
  try {
    await writeAccounts(path.join(folder.path, 'accounts.csv'), { rows: 50, tag: 'LOST' });
    const turn = await takeImportTurn(server.ownerUrl);
    const waiting = startCommand('import', ['accounts.csv'], {
      cwd: folder.path,
      ...server.envFor(server.ownerUrl),
    });
    // It waits in the middle of its transaction, as beside another import.
    await turn.untilAwaited();
    await server.remove();
    const { code, err } = await waiting.ended;
    expect({
      code,
      isKind: err.includes('The database did not answer.'),
      trace: /\n\s+at /.test(err),
    }).toEqual({
      code: 3,
      isKind: true,
      trace: false,
    });
  } finally {
    await server.remove();
    folder.remove();
  }
});

test('Memory does not grow with the file: a hundred thousand rows pass through a heap that could not hold them', async () => {
  const folder = aFolder();
  const file = path.join(folder.path, 'accounts.csv');
  await writeAccounts(file, { rows: 100_000, tag: `MEM${Date.now()}` });
  // The command itself takes about 25 MB; parsed, the rows alone would take well over 100.
  expect(fs.statSync(file).size).toBeGreaterThan(25_000_000);
  const options = { cwd: folder.path, NODE_OPTIONS: '--max-old-space-size=40' };
  const ended = await command('import', [file, '--dry-run', '--report', 'out.json'], options);
  expect(ended).toMatchObject({ code: 0, err: '' });
  expect(ended.out).toContain('100000 accepted');
  folder.remove();
});

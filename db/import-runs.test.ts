import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import type { Sql as Owner } from 'postgres';
import { asViewer } from '@/db/client';
import { fileOf, forgetOldFiles, hasFile, KEEP_DAYS } from '@/db/import-files';
import { findRun, listRuns, type Run, readRunWithRows } from '@/db/import-history';
import { startAgain, startLoading, startTry } from '@/db/import-runs';
import { workOn } from '@/db/import-work';
import { aRow, csvOf } from '@/db/seed/accounts';
import { aFolder } from '@/db/seed/folder';
import { newTag } from '@/db/seed/import-text';
import { expect, test } from '@/db/seed/testing';
import { verifyEvents } from '@/db/verify-events';
import { PERMISSIONS_OF, type Role, type StaffViewer } from '@/domain/viewer';
import { env } from '@/env';

test.describe.configure({ timeout: 120_000 });

async function aMember(owner: Owner, role: Role = 'admin'): Promise<StaffViewer> {
  const [row] = await owner<{ id: string }[]>`
    insert into staff (email, name, role, password_hash) values (${randomUUID()}, 'Sam Lee', ${role}, 'x') returning id`;
  if (!row) throw new Error('no member of staff was written');
  return { kind: 'staff', staffId: row.id, permissions: PERMISSIONS_OF[role], creditorIds: 'all' };
}

/** A file as it is after it was sent, tried to its end. */
async function tried(viewer: StaffViewer, text: string): Promise<string> {
  const id = await startTry(viewer, { fileName: 'accounts.csv', bytes: Buffer.byteLength(text) });
  fs.writeFileSync(fileOf(id), text);
  await workOn(id);
  return id;
}

async function runOf(viewer: StaffViewer, id: string): Promise<Run> {
  const run = await asViewer(viewer, (tx) => findRun(tx, id));
  if (!run) throw new Error('that run is not there');
  return run;
}

const holdingsOf = async (owner: Owner, tag: string): Promise<number> =>
  (await owner`select 1 from holding where account_reference like ${`${tag}%`}`).length;

const manyRows = (tag: string, many: number) => Array.from({ length: many }, (_, n) => aRow(n + 1, tag));

test('A file is tried first: what would become of each row is kept, and nothing is loaded', async ({
  database: { owner },
}) => {
  const [viewer, tag] = [await aMember(owner), newTag()];
  const id = await tried(viewer, csvOf([...manyRows(tag, 3), aRow(9, tag, { email: 'x' })]));
  const found = await readRunWithRows(viewer, id, { outcome: null, after: 0 });
  expect(found?.run).toMatchObject({ state: 'tried', isTry: true, startedBy: 'Sam Lee', loading: null });
  expect(found?.run.summary).toMatchObject({ accepted: 3, refused: 1, loaded: false });
  expect(found?.rows.map(({ line, outcome, field }) => [line, outcome, field])).toEqual([
    [2, 'accepted', null],
    [3, 'accepted', null],
    [4, 'accepted', null],
    [5, 'refused', 'email'],
  ]);
  const refused = await readRunWithRows(viewer, id, { outcome: 'refused', after: 0 });
  expect(refused?.rows.map(({ reason }) => reason)).toEqual(['this is not an email address']);
  expect((await readRunWithRows(viewer, id, { outcome: null, after: 4 }))?.rows).toHaveLength(1);
  expect(await holdingsOf(owner, tag)).toBe(0);
  expect(hasFile(id)).toBe(true);
});

test('However often and by whomever loading is pressed, the accounts are loaded once, and it is on the record who asked', async ({
  database: { owner },
}) => {
  const [viewer, other, tag] = [await aMember(owner), await aMember(owner), newTag()];
  const tryId = await tried(viewer, csvOf(manyRows(tag, 5)));
  const requestId = randomUUID();
  const press = (who: StaffViewer, id: string) => startLoading(who, { tryId, requestId: id });
  const pressed = await Promise.all([
    press(viewer, requestId),
    press(viewer, requestId),
    press(other, randomUUID()),
    press(other, randomUUID()),
  ]);
  const ids = new Set(pressed.map((one) => (one.ok ? one.id : one.reason)));
  expect(ids.size).toBe(1);
  expect(pressed.filter((one) => one.ok && one.isNew)).toHaveLength(1);
  const [id = ''] = ids;
  await workOn(id);
  expect(await holdingsOf(owner, tag)).toBe(5);
  expect(await runOf(viewer, id)).toMatchObject({ state: 'loaded', isTry: false, tryId });
  expect((await runOf(viewer, tryId)).loading).toEqual({ id, state: 'loaded' });
  expect(hasFile(tryId)).toBe(false);
  await workOn(id);
  expect(await press(other, randomUUID())).toEqual({ ok: true, id, isNew: false });
  expect(await holdingsOf(owner, tag)).toBe(5);
  const acts = await owner`
    select act, actor_kind as kind from event where case_id in (${tryId}, ${id}) order by id`;
  expect([...acts]).toEqual([
    { act: 'sent a file of accounts', kind: 'staff' },
    { act: 'try-import', kind: 'job' },
    { act: 'asked for accounts to be loaded', kind: 'staff' },
    { act: 'import-accounts', kind: 'job' },
  ]);
  const { findings } = await verifyEvents(owner);
  expect(findings.filter(({ caseId }) => caseId === tryId || caseId === id)).toEqual([]);
});

test('A file that is not what it says is named by line and column, and forgotten', async ({
  database: { owner },
}) => {
  const viewer = await aMember(owner);
  const id = await tried(viewer, csvOf(manyRows(newTag(), 2)).replace('Ex', '"Ex'));
  const run = await runOf(viewer, id);
  expect(run.state).toBe('not-such-a-file');
  expect(run.summary).toMatchObject({ fault: 'quote-out-of-place', line: 2, column: expect.any(Number) });
  expect(hasFile(id)).toBe(false);
  expect(await startLoading(viewer, { tryId: id, requestId: randomUUID() })).toEqual({
    ok: false,
    reason: 'not-tried',
  });
});

test('Another file in the place of the one that was tried is not loaded', async ({ database: { owner } }) => {
  const [viewer, tag] = [await aMember(owner), newTag()];
  const tryId = await tried(viewer, csvOf(manyRows(tag, 2)));
  fs.writeFileSync(fileOf(tryId), csvOf(manyRows(tag, 3)));
  const started = await startLoading(viewer, { tryId, requestId: randomUUID() });
  if (!started.ok) throw new Error(started.reason);
  await workOn(started.id);
  expect(await runOf(viewer, started.id)).toMatchObject({ state: 'not-such-a-file' });
  expect(await holdingsOf(owner, tag)).toBe(0);
});

test('A dry run that fell silent counts as stopped, and its file can be tried again, once', async ({
  database: { owner },
}) => {
  const [viewer, tag] = [await aMember(owner), newTag()];
  const text = csvOf(manyRows(tag, 2));
  const id = await startTry(viewer, { fileName: 'accounts.csv', bytes: text.length });
  fs.writeFileSync(fileOf(id), text);
  expect((await runOf(viewer, id)).state).toBe('running');
  const requestId = randomUUID();
  expect(await startAgain(viewer, { tryId: id, requestId })).toEqual({ ok: false, reason: 'not-there' });
  // As a process that is killed leaves it.
  await owner`insert into import_progress (import_id, step, bytes, at) values (${id}, 'reading', 1, now() - interval '1 minute')`;
  expect((await runOf(viewer, id)).state).toBe('stopped');
  const again = await startAgain(viewer, { tryId: id, requestId });
  if (!again.ok) throw new Error(again.reason);
  expect(await startAgain(viewer, { tryId: id, requestId })).toEqual({
    ok: true,
    id: again.id,
    isNew: false,
  });
  expect(await startAgain(viewer, { tryId: id, requestId: randomUUID() })).toEqual({
    ok: false,
    reason: 'file-gone',
  });
  await workOn(again.id);
  expect((await runOf(viewer, again.id)).state).toBe('tried');
});

test('Only staff who may bring accounts in can, and only staff who see every creditor see what came in', async ({
  database: { owner },
}) => {
  const [admin, auditor] = [await aMember(owner), await aMember(owner, 'auditor')];
  const id = await tried(admin, csvOf(manyRows(newTag(), 1)));
  expect((await listRuns(auditor, null)).runs.map((run) => run.id)).toContain(id);
  const some: StaffViewer = { ...auditor, creditorIds: [randomUUID()] };
  expect((await listRuns(some, null)).runs).toEqual([]);
  expect(await readRunWithRows(some, id, { outcome: null, after: 0 })).toBeNull();
  expect(await readRunWithRows(await aMember(owner, 'agent'), id, { outcome: null, after: 0 })).toBeNull();
  for (const viewer of [auditor, await aMember(owner, 'lead'), { ...admin, creditorIds: [randomUUID()] }])
    await expect(startTry(viewer, { fileName: 'x.csv', bytes: 1 })).rejects.toMatchObject({ code: '42501' });
  await expect(startLoading(auditor, { tryId: id, requestId: randomUUID() })).rejects.toMatchObject({
    code: '42501',
  });
});

test('The list shows the newest first, and goes on from where a page ended', async ({
  database: { owner },
}) => {
  const viewer = await aMember(owner);
  await owner`insert into import (file_name, started_by) select 'many.csv', 'command' from generate_series(1, 60)`;
  const seen: string[] = [];
  for (let before: string | null = null; ; ) {
    const { runs, isMore } = await listRuns(viewer, before);
    seen.push(...runs.map((run) => run.id));
    if (!isMore) break;
    before = runs.at(-1)?.id ?? null;
  }
  const all = await owner<{ id: string }[]>`select id from import order by id desc`;
  expect(seen).toEqual(all.map((row) => row.id));
  expect((await listRuns(viewer, 'no id')).runs).toHaveLength(25);
});

test('A file that nobody loaded is forgotten after some days, and half an upload after one', async ({
  database: { owner },
}) => {
  // In a folder of its own: others beside it still need their files.
  const [settings, folder] = [env(), aFolder()];
  const { DATA_DIR } = settings;
  settings.DATA_DIR = folder.path;
  try {
    const id = await tried(await aMember(owner), csvOf(manyRows(newTag(), 1)));
    const half = `${fileOf(id)}.part`;
    fs.writeFileSync(half, 'x');
    const day = 24 * 3_600_000;
    forgetOldFiles(Date.now());
    expect([hasFile(id), fs.existsSync(half)]).toEqual([true, true]);
    forgetOldFiles(Date.now() + 1.1 * day);
    expect([hasFile(id), fs.existsSync(half)]).toEqual([true, false]);
    forgetOldFiles(Date.now() + (KEEP_DAYS + 0.1) * day);
    expect(hasFile(id)).toBe(false);
  } finally {
    settings.DATA_DIR = DATA_DIR;
    folder.remove();
  }
});

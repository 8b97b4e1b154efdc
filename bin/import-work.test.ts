import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import { asViewer } from '@/db/client';
import { fileOf } from '@/db/import-files';
import { everyRow, findRun, type Run } from '@/db/import-history';
import { startLoading, startTry } from '@/db/import-runs';
import { workOn } from '@/db/import-work';
import { aRow, csvOf } from '@/db/seed/accounts';
import { newTag } from '@/db/seed/import-text';
import { expect, test } from '@/db/seed/testing';
import { PERMISSIONS_OF, type StaffViewer } from '@/domain/viewer';
import { startCommand } from './testing';

const ROWS = 4_000;

for (const victim of ['the work', 'its connection'] as const)
  test(`A loading of which ${victim} is killed half-way leaves nothing half loaded, and goes in afterwards`, async ({
    database: { owner },
  }) => {
    test.setTimeout(180_000);
    const [member] = await owner<{ id: string }[]>`
      insert into staff (email, name, role, password_hash) values (${randomUUID()}, 'Sam Lee', 'admin', 'x') returning id`;
    const staffId = member?.id ?? '';
    const viewer: StaffViewer = {
      kind: 'staff',
      staffId,
      permissions: PERMISSIONS_OF.admin,
      creditorIds: 'all',
    };
    const runOf = (id: string): Promise<Run | null> => asViewer(viewer, (tx) => findRun(tx, id));
    const tag = newTag();
    const holdings = async (): Promise<number> =>
      (await owner`select 1 from holding where account_reference like ${`${tag}%`}`).length;
    const tryId = await startTry(viewer, { fileName: 'accounts.csv', bytes: 1 });
    fs.writeFileSync(fileOf(tryId), csvOf(Array.from({ length: ROWS }, (_, n) => aRow(n + 1, tag))));
    await workOn(tryId);

    const first = await startLoading(viewer, { tryId, requestId: randomUUID() });
    if (!first.ok) throw new Error(first.reason);
    const working = startCommand('import-work', [first.id]);
    const inTheMiddle = async (): Promise<number | undefined> => {
      const [row] = await owner<{ pid: number }[]>`
        select pid from pg_stat_activity where application_name = 'evenkeel-import' and state = 'active'
          and datname = current_database() and (query like '%insert into%' or query like '%temp table fresh%')`;
      return row?.pid;
    };
    let pid: number | undefined;
    for (const end = Date.now() + 60_000; pid === undefined && Date.now() < end; ) pid = await inTheMiddle();
    expect(pid, 'it was seen at work').toBeDefined();
    if (victim === 'the work') working.kill('SIGKILL');
    else await owner`select pg_terminate_backend(${pid ?? 0})`;
    const ended = await working.ended;
    expect(ended.code).not.toBe(victim === 'the work' ? 0 : null);
    await expect.poll(inTheMiddle, { timeout: 20_000 }).toBeUndefined();
    // The portal, which started it, would say so now; the page of one that was killed says it by itself soon after.
    await owner`update import_progress set at = at - interval '1 minute' where import_id = ${first.id}`;
    expect(await runOf(first.id)).toMatchObject({ state: 'stopped', finishedAt: null });
    expect((await runOf(tryId))?.loading?.state).toBe('stopped');
    expect(await holdings()).toBe(0);
    expect(await owner`select 1 from import_row where import_id = ${first.id}`).toHaveLength(0);

    const second = await startLoading(viewer, { tryId, requestId: randomUUID() });
    if (!second.ok) throw new Error(second.reason);
    expect(second.isNew).toBe(true);
    expect(await startCommand('import-work', [second.id]).ended).toMatchObject({ code: 0, err: '' });
    expect(await holdings()).toBe(ROWS);
    let rows = 0;
    for await (const some of everyRow(viewer, second.id)) rows += some.length;
    expect(rows).toBe(ROWS);
  });

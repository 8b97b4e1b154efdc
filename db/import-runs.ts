import fs from 'node:fs';
import { sql } from 'drizzle-orm';
import { asViewer, type Tx } from '@/db/client';
import { recordEvent } from '@/db/events';
import { fileOf, hasFile } from '@/db/import-files';
import { findRun, type Run } from '@/db/import-history';
import type { JobViewer, StaffViewer } from '@/domain/viewer';

const JOB: JobViewer = { kind: 'job', name: 'import' };

/** What staff want done, once it is written down: the run that does it, and whether it is yet to begin. */
export type Started =
  | { readonly ok: true; readonly id: string; readonly isNew: boolean }
  | { readonly ok: false; readonly reason: 'not-there' | 'file-gone' | 'not-tried' };

/** Writes down that staff sent a file to be tried; gives the id of its run. Its file is to be put where fileOf says. */
export async function startTry(
  viewer: StaffViewer,
  { fileName, bytes }: { fileName: string; bytes: number },
): Promise<string> {
  return asViewer(viewer, async (tx) => {
    const { id } = await addRun(tx, viewer, { fileName, bytes, isTry: true, tryId: null, requestId: null });
    await recordEvent(tx, viewer, {
      caseId: id,
      act: 'sent a file of accounts',
      subject: 'import',
      subjectId: id,
      payload: { bytes },
    });
    return id;
  });
}

/**
 * Writes down that a file is to be tried again, because its dry run stopped; the file moves to the new run. The same
 * `requestId` gives the first result. Refuses `not-there`, and `file-gone` where the file was forgotten or used.
 */
export async function startAgain(
  viewer: StaffViewer,
  { tryId, requestId }: { tryId: string; requestId: string },
): Promise<Started> {
  return asViewer(viewer, async (tx) => {
    const before = await lockAndLook(tx, tryId, requestId);
    if (before) return before;
    const run = await findRun(tx, tryId);
    if (!run?.isTry || run.state !== 'stopped') return { ok: false, reason: 'not-there' };
    if (!hasFile(tryId)) return { ok: false, reason: 'file-gone' };
    const { fileName, bytes } = run;
    const { id } = await addRun(tx, viewer, { fileName, bytes, isTry: true, tryId: null, requestId });
    await recordEvent(tx, viewer, {
      caseId: id,
      act: 'tried a file of accounts again',
      subject: 'import',
      subjectId: id,
      payload: { before: tryId },
    });
    fs.renameSync(fileOf(tryId), fileOf(id));
    return { ok: true, id, isNew: true };
  });
}

/**
 * Writes down that the accounts of a dry run are to be loaded. The same `requestId` gives the first result, and so does
 * a loading of the same file that runs or is done: two people who press at once load it once. Refuses `not-there`,
 * `not-tried` where the dry run did not come to its end, and `file-gone`.
 */
export async function startLoading(
  viewer: StaffViewer,
  { tryId, requestId }: { tryId: string; requestId: string },
): Promise<Started> {
  return asViewer(viewer, async (tx) => {
    const before = await lockAndLook(tx, tryId, requestId);
    if (before) return before;
    const run = await findRun(tx, tryId);
    if (!run?.isTry) return { ok: false, reason: 'not-there' };
    if (run.loading && run.loading.state !== 'stopped') return { ok: true, id: run.loading.id, isNew: false };
    if (run.state !== 'tried') return { ok: false, reason: 'not-tried' };
    if (!hasFile(tryId)) return { ok: false, reason: 'file-gone' };
    const { fileName, bytes } = run;
    const { id } = await addRun(tx, viewer, { fileName, bytes, isTry: false, tryId, requestId });
    await recordEvent(tx, viewer, {
      caseId: id,
      act: 'asked for accounts to be loaded',
      subject: 'import',
      subjectId: id,
      payload: { tryId },
    });
    return { ok: true, id, isNew: true };
  });
}

/** Who presses about one dry run waits for the others; then the run that the same press made before, if it did. */
async function lockAndLook(tx: Tx, tryId: string, requestId: string): Promise<Started | null> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${tryId}, 7310517))`);
  const [row] = await tx.execute<{ id: string }>(
    sql`select id from import where request_id = ${requestId}::uuid`,
  );
  return row ? { ok: true, id: row.id, isNew: false } : null;
}

type Added = Pick<Run, 'fileName' | 'bytes' | 'isTry'> & { tryId: string | null; requestId: string | null };

async function addRun(tx: Tx, viewer: StaffViewer, added: Added): Promise<{ id: string }> {
  const [row] = await tx.execute<{ id: string }>(sql`
    insert into import (file_name, bytes, dry_run, started_by, started_by_id, try_id, request_id)
    select ${added.fileName}, ${added.bytes}, ${added.isTry}, s.name, s.id, ${added.tryId}::uuid, ${added.requestId}::uuid
    from staff s where s.id = ${viewer.staffId} returning id`);
  if (!row) throw new Error('a run of an import was not written');
  return row;
}

/** Says of a run that did not finish that it stopped, so that nobody waits until its silence tells. */
export async function markStopped(id: string): Promise<void> {
  await asViewer(JOB, (tx) =>
    tx.execute(sql`update import set failed_at = clock_timestamp() where id = ${id} and finished_at is null`),
  );
}

import { sql } from 'drizzle-orm';
import { asViewer } from '@/db/client';
import { asFault } from '@/db/fault';
import { importAccounts } from '@/db/import';
import { fileOf, forgetFile } from '@/db/import-files';
import { findRun } from '@/db/import-history';
import { markStopped } from '@/db/import-runs';
import type { JobViewer } from '@/domain/viewer';

const JOB: JobViewer = { kind: 'job', name: 'import' };

const BEAT_MS = 2_000;
const MOST_OFTEN_MS = 500;

type Step = 'waiting' | 'reading' | 'judging' | 'loading';

/**
 * Does what a run was written down for, to its end: judges its file, and loads it where it is no dry run. It says as it
 * goes how far it is, beside its own transaction; one that is killed falls silent, and has loaded nothing. What breaks is
 * written to the log without any value, and to the run. Run it in a process of its own (bin/import-work.ts).
 */
export async function workOn(id: string): Promise<void> {
  const beat = startBeat(id);
  try {
    const run = await asViewer(JOB, (tx) => findRun(tx, id));
    if (!run || run.finishedAt) return;
    const tryId = run.tryId ?? id;
    const tried = run.tryId ? await asViewer(JOB, (tx) => findRun(tx, tryId)) : null;
    const done = await importAccounts(JOB, {
      file: fileOf(tryId),
      fileName: run.fileName,
      dryRun: run.isTry,
      strict: false,
      reportFile: null,
      runId: id,
      keepsRows: true,
      ...(tried?.sha256 ? { sha256: tried.sha256 } : {}),
      onProgress: beat.say,
    });
    if (!done.ok || done.loaded) forgetFile(tryId);
  } catch (error) {
    console.error(`The import ${id} stopped: ${asFault(error).message}. Nothing of it was loaded.`);
    await markStopped(id).catch(() => {});
  } finally {
    await beat.stop();
  }
}

/** Writes how far a run is when it says so, and every few seconds that it is still there. A word that is lost is no harm. */
function startBeat(id: string): { say: (step: Step, bytes: number) => void; stop: () => Promise<void> } {
  let [step, bytes]: [Step, number] = ['waiting', 0];
  let [written, busy] = [0, Promise.resolve()];
  const write = (): void => {
    written = Date.now();
    busy = busy.then(() => writeProgress(id, step, bytes)).catch(() => {});
  };
  write();
  const timer = setInterval(write, BEAT_MS);
  return {
    say: (nowAt, read) => {
      const isNews = nowAt !== step;
      [step, bytes] = [nowAt, read];
      if (isNews || Date.now() - written > MOST_OFTEN_MS) write();
    },
    stop: () => {
      clearInterval(timer);
      return busy;
    },
  };
}

async function writeProgress(id: string, step: Step, bytes: number): Promise<void> {
  await asViewer(JOB, (tx) =>
    tx.execute(sql`
      insert into import_progress (import_id, step, bytes) values (${id}, ${step}, ${bytes})
      on conflict (import_id) do update set step = excluded.step, bytes = excluded.bytes, at = clock_timestamp()`),
  );
}

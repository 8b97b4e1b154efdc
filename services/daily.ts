import { markGrownOld } from '@/db/ageing';
import { addDaily, finishJob, putOffJob, takeJob } from '@/db/jobs';
import { letGoOfOld } from '@/db/let-go';
import { askForMissingRates } from '@/db/missing-rates';
import type { JobViewer } from '@/domain/viewer';

const JOBS: JobViewer = { kind: 'job', name: 'jobs' };
/** Work of the day can wait for a minute; every process looks. */
const EVERY_MS = 60_000;

/** What is done once a day, by the name under which it waits in the table of jobs. */
const DAILY: Readonly<Record<string, (viewer: JobViewer) => Promise<unknown>>> = {
  'let-go-of-old': letGoOfOld,
  'mark-grown-old': markGrownOld,
  'ask-for-missing-rates': askForMissingRates,
};
const NAMES = Object.keys(DAILY);

/** Does what is due today and has not been done, once round. Gives how many pieces of work were done. */
export async function doDaily(viewer: JobViewer = JOBS): Promise<number> {
  await addDaily(viewer, NAMES);
  let done = 0;
  for (;;) {
    const taken = await takeJob(viewer, NAMES);
    if (!taken) return done;
    try {
      await DAILY[taken.name]?.(viewer);
      await finishJob(viewer, taken);
      done += 1;
    } catch (error) {
      await putOffJob(viewer, taken, error);
      console.error(`daily: ${taken.name} went wrong and is tried again later`);
    }
  }
}

/** Does the work of each day from now on, until told to stop. While the database is away it waits, and goes on by itself. */
export function startDaily(): () => void {
  let stopped = false;
  let timer: NodeJS.Timeout;
  const round = async (): Promise<void> => {
    await doDaily().catch(() => 0);
    if (!stopped) timer = setTimeout(round, EVERY_MS);
    timer?.unref();
  };
  timer = setTimeout(round, 2_000 + Math.random() * 5_000);
  timer.unref();
  return () => {
    stopped = true;
    clearTimeout(timer);
  };
}

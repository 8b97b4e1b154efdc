import { raiseLate } from '@/db/late';
import type { JobViewer } from '@/domain/viewer';

const JOBS: JobViewer = { kind: 'job', name: 'jobs' };
/** A promise is kept to the hour, so a minute is soon enough. */
const EVERY_MS = 60_000;
const AT_ONCE = 50;

/** Looks for late answers from now on, until told to stop. While the database is away it waits, and goes on by itself. */
export function startRaising(): () => void {
  let stopped = false;
  let timer: NodeJS.Timeout;
  const round = async (): Promise<void> => {
    const raised = await raiseLate(JOBS, AT_ONCE).catch(() => 0);
    if (!stopped) timer = setTimeout(round, raised === AT_ONCE ? 0 : EVERY_MS);
    timer?.unref();
  };
  // Instances that start together need not all look at the same moment.
  timer = setTimeout(round, Math.random() * 5_000);
  timer.unref();
  return () => {
    stopped = true;
    clearTimeout(timer);
  };
}

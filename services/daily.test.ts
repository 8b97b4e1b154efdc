import { addDaily, putOffJob, takeJob } from '@/db/jobs';
import { expect, test } from '@/db/seed/testing';
import type { JobViewer } from '@/domain/viewer';
import { doDaily } from './daily';

const JOBS: JobViewer = { kind: 'job', name: 'jobs' };
/** On one day, whenever this runs. */
const DAY: JobViewer = { ...JOBS, clock: '2026-11-03T06:00:00.000Z' };

test('The work of a day is done once, however many processes look and however often', async ({
  database: { owner },
}) => {
  const done = await Promise.all([doDaily(DAY), doDaily(DAY), doDaily(DAY)]);
  expect(done.reduce((sum, count) => sum + count, 0)).toBe(3);
  expect(await doDaily(DAY)).toBe(0);
  const rows = await owner<{ name: string; attempts: number; done: boolean }[]>`
    select name, attempts, done_at is not null as done from job
    where name in ('let-go-of-old', 'mark-grown-old', 'ask-for-missing-rates') order by name`;
  expect(rows.map(({ name, attempts, done }) => [name, attempts, done])).toEqual([
    ['ask-for-missing-rates', 1, true],
    ['let-go-of-old', 1, true],
    ['mark-grown-old', 1, true],
  ]);
});

test('Work that goes wrong is put off without a word of anyone’s, tried again, and left after ten times', async ({
  database: { owner },
}) => {
  await addDaily(JOBS, ['goes-wrong']);
  const wrong = Object.assign(new Error('select secret words'), { name: 'PostgresError', code: '42501' });
  for (let tried = 1; tried <= 10; tried += 1) {
    const taken = await takeJob(JOBS, ['goes-wrong']);
    expect(taken?.attempts).toBe(tried);
    if (!taken) return;
    await putOffJob(JOBS, taken, wrong);
    expect(await takeJob(JOBS, ['goes-wrong'])).toBeNull();
    await owner`update job set run_at = now() where name = 'goes-wrong'`;
  }
  expect(await takeJob(JOBS, ['goes-wrong'])).toBeNull();
  const [row] =
    await owner`select last_error, done_at is not null as done from job where name = 'goes-wrong'`;
  expect(row).toEqual({ last_error: 'database: 42501', done: true });
});

test('Work that nobody here knows is left for those who do, and a process that died lets go of its own', async ({
  database: { owner },
}) => {
  await addDaily(JOBS, ['of-another']);
  expect(await takeJob(JOBS, ['something-else'])).toBeNull();
  const taken = await takeJob(JOBS, ['of-another']);
  expect(await takeJob(JOBS, ['of-another'])).toBeNull();
  await owner`update job set locked_until = now() - interval '1 second' where name = 'of-another'`;
  expect((await takeJob(JOBS, ['of-another']))?.id).toBe(taken?.id);
});

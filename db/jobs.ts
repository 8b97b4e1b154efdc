import { sql } from 'drizzle-orm';
import { dayOf } from '@/clock';
import { asViewer } from '@/db/client';
import { databaseNow } from '@/db/clock';
import { asFault } from '@/db/fault';
import type { JobViewer } from '@/domain/viewer';

/** A piece of work that this process has taken. */
export type TakenJob = { readonly id: string; readonly name: string; readonly attempts: number };

/** Work that went wrong is tried again after 2, 4, 8 … minutes, this many times in all. */
const TRIES = 10;
/** Nobody else takes it for so long; work that is slower than this must not mind being done twice. */
const HELD_MINUTES = 15;

/**
 * Puts down each of these pieces of work for today, in the operator's time zone by the database's clock: once a day,
 * however many processes say so. Gives the day.
 */
export async function addDaily(viewer: JobViewer, names: readonly string[]): Promise<string> {
  const day = dayOf(await databaseNow(viewer));
  await asViewer(viewer, async (tx) => {
    for (const name of names)
      await tx.execute(
        sql`insert into job (name, dedupe_key) values (${name}, ${`${name}:${day}`}) on conflict do nothing`,
      );
  });
  return day;
}

/**
 * Takes one piece of work of these names that is due, and that nobody else has. A process that dies with it lets go of
 * it by and by. Times here are the machine's, whatever clock a test may have set. Null where there is none.
 */
export async function takeJob(viewer: JobViewer, names: readonly string[]): Promise<TakenJob | null> {
  return asViewer(viewer, async (tx) => {
    const [taken] = await tx.execute<TakenJob>(sql`
      update job set attempts = attempts + 1, locked_until = now() + make_interval(mins => ${HELD_MINUTES})
      where id = (
        select id from job where done_at is null and run_at <= now() and (locked_until is null or locked_until < now())
          and name in ${[...names]}
        order by run_at, id limit 1 for update skip locked)
      returning id, name, attempts`);
    return taken ?? null;
  });
}

/** Marks a piece of work as done. */
export async function finishJob(viewer: JobViewer, { id }: TakenJob): Promise<void> {
  await asViewer(viewer, (tx) =>
    tx.execute(sql`update job set done_at = now(), locked_until = null, last_error = null where id = ${id}`),
  );
}

/** Puts a piece of work off that went wrong, with what was broken and no word of anyone's; after enough tries it is left. */
export async function putOffJob(
  viewer: JobViewer,
  { id, attempts }: TakenJob,
  error: unknown,
): Promise<void> {
  const said = asFault(error).message.slice(0, 500);
  const isOver = attempts >= TRIES;
  await asViewer(viewer, (tx) =>
    tx.execute(sql`
      update job set last_error = ${said}, locked_until = null,
        run_at = now() + make_interval(mins => ${2 ** Math.min(attempts, 8)}),
        done_at = case when ${isOver} then now() end
      where id = ${id}`),
  );
}

import { sql } from 'drizzle-orm';
import { asViewer } from '@/db/client';
import type { JobViewer } from '@/domain/viewer';

const DEADLINE_MS = 1_500;
export const HEALTH: JobViewer = { kind: 'job', name: 'health' };

/** Whether the database answers within a second and a half. Never throws. */
export async function isReady(viewer: JobViewer): Promise<boolean> {
  return asViewer(viewer, (tx) => tx.execute(sql`select 1`), { deadlineMs: DEADLINE_MS }).then(
    () => true,
    () => false,
  );
}

/** How many migrations this database has had and the hash of the newest; null where it does not answer. */
export async function schemaVersion(viewer: JobViewer): Promise<{ count: number; newest: string } | null> {
  const asked = asViewer(
    viewer,
    (tx) =>
      tx.execute<{ count: number; newest: string }>(
        sql`select count(*)::int as count, left((array_agg(hash order by created_at desc))[1], 12) as newest
            from drizzle.__drizzle_migrations`,
      ),
    { deadlineMs: DEADLINE_MS },
  );
  return asked.then(
    ([row]) => row ?? null,
    () => null,
  );
}

import { sql } from 'drizzle-orm';
import { asViewer } from '@/db/client';
import type { Viewer } from '@/domain/viewer';

/** The instant that the database takes as now for this viewer: its own clock, or the test clock. */
export async function databaseNow(viewer: Viewer): Promise<Date> {
  const [row] = await asViewer(viewer, (tx) => tx.execute<{ at: string }>(sql`select guard.now() as at`));
  if (!row) throw new Error('the database did not say what time it is');
  return new Date(row.at);
}

import { sql } from 'drizzle-orm';
import type { Reader } from '@/db/lines';

/** Which part of our own work is behind: messages that do not go out, figures that come late. */
export type Late = { readonly mail: boolean; readonly work: boolean };

/** The database's clock, and which of our work is behind. */
export async function momentOf(tx: Reader): Promise<{ at: Date; late: Late }> {
  const [row] = await tx.execute<{ at: string; mail: boolean; work: boolean }>(
    sql`select guard.now() as at, mail, work from guard.running_late()`,
  );
  if (!row) throw new Error('the database did not say what time it is');
  return { at: new Date(row.at), late: { mail: row.mail, work: row.work } };
}

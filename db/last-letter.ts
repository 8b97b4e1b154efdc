import { sql } from 'drizzle-orm';
import type { Reader } from '@/db/lines';

/** The newest letter with a code to this person about one account: when it was made, and whether its code still opens. */
export type LastLetter = {
  readonly madeAt: Date;
  readonly state: 'opens' | 'used' | 'over';
  readonly until: Date;
};

/** The newest letter about an account of the viewer's, by the id of the holding or its debt; null where none is known. */
export async function lastLetterOf(tx: Reader, id: string): Promise<LastLetter | null> {
  const [row] = await tx.execute<{ madeAt: string; until: string; state: LastLetter['state'] }>(sql`
    select made_at as "madeAt", expires_at as until,
      case when used_at is not null then 'used' when expires_at > guard.now() then 'opens' else 'over' end as state
    from guard.my_last_letter(${id})`);
  return row ? { state: row.state, madeAt: new Date(row.madeAt), until: new Date(row.until) } : null;
}

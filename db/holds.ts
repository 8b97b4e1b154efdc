import { desc, eq, sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import type { Reader } from '@/db/lines';
import { hold, holdEnding, submission } from '@/db/schema';
import type { IsoDay } from '@/domain/calendar';
import type { Hold, HoldReason } from '@/domain/hold';
import type { DebtorViewer } from '@/domain/viewer';

/** A hold with the time by which what caused it is answered, if anything waits for an answer. */
export type HoldRow = Hold & { readonly promisedAt: Date | null };

/** More holds than anyone has; the newest count. */
const MOST_HOLDS = 200;

/** A debtor's own holds, ended ones too; domain/hold.ts says which are in force on a day. */
export async function holdsOf(
  tx: Reader,
  { debtorId }: Pick<DebtorViewer, 'debtorId'>,
): Promise<readonly HoldRow[]> {
  return tx
    .select({
      id: hold.id,
      debtId: hold.debtId,
      reason: hold.reason,
      fromOn: hold.fromOn,
      untilOn: hold.untilOn,
      endedOn: holdEnding.endedOn,
      // An answer that was given is no longer promised.
      promisedAt: sql`case when ${submission.closedAt} is null then ${submission.promisedAt} end`.mapWith(
        submission.promisedAt,
      ),
    })
    .from(hold)
    .leftJoin(holdEnding, eq(holdEnding.holdId, hold.id))
    .leftJoin(submission, eq(submission.id, hold.submissionId))
    .where(eq(hold.debtorId, debtorId))
    .orderBy(desc(hold.id))
    .limit(MOST_HOLDS);
}

/**
 * Places a debtor's own hold, open until someone answers what it came with. It stands beside whatever holds there are:
 * each ends by its own answer. Gives its id.
 */
export async function placeHold(
  tx: Tx,
  viewer: DebtorViewer,
  placed: { debtId: string; reason: HoldReason; fromOn: IsoDay; submissionId: string },
): Promise<string> {
  const [row] = await tx
    .insert(hold)
    .values({ ...placed, debtorId: viewer.debtorId, placedBy: 'debtor', placedById: viewer.debtorId })
    .returning({ id: hold.id });
  if (!row) throw new Error('a hold was not written');
  return row.id;
}

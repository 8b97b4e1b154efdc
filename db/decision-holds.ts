import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import type { DecisionCase } from '@/db/decision-case';
import type { Reader } from '@/db/lines';
import type { AskingRead } from '@/db/proposals';
import { holdsOver } from '@/domain/hold';
import type { StaffViewer } from '@/domain/viewer';

/** What is answered and what it goes on from: somebody who answered a question about a doubt still has its hold. */
function conversation(submissionId: string) {
  return sql`with recursive before as (
    select one.id, one.follows_id from submission one where one.id = ${submissionId}
    union select one.id, one.follows_id from submission one join before on one.id = before.follows_id)`;
}

/** The holds that came with what is answered, or with what it goes on from. */
export async function ownHoldsOf(tx: Reader, submissionId: string): Promise<readonly string[]> {
  const rows = await tx.execute<{ id: string }>(
    sql`${conversation(submissionId)} select id from hold where submission_id in (select id from before)`,
  );
  return rows.map(({ id }) => id);
}

/**
 * Whether a debt is held by these alone, so that it is free once they end. While a second doubt, the law or a pause holds
 * it still, nobody may be told that the hold has ended.
 */
export function isHeldByAlone(
  own: readonly string[],
  { debtId, asking }: { debtId: string | null; asking: AskingRead | null },
): boolean {
  const over = asking && debtId ? holdsOver(asking.holds, debtId, asking.todayOn) : [];
  return over.length > 0 && over.every(({ id }) => own.includes(id));
}

/** Ends the holds that came with what is answered, or with what it goes on from. Whatever else holds the debt, holds it still. */
export async function endHolds(
  tx: Tx,
  viewer: StaffViewer,
  { submission, todayOn }: DecisionCase,
): Promise<void> {
  await tx.execute(sql`
    ${conversation(submission.id)}
    insert into hold_ending (hold_id, ended_on, ended_by, ended_by_id, because)
    select id, ${todayOn}, 'staff', ${viewer.staffId}::uuid, 'answered' from hold
    where submission_id in (select id from before)
    on conflict do nothing`);
}

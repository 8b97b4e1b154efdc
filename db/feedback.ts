import { sql } from 'drizzle-orm';
import { asViewer } from '@/db/client';
import { recordAnswer } from '@/db/decided';
import { isId } from '@/db/read';
import type { DebtorViewer } from '@/domain/viewer';

/** How an answer was for the person. */
export const HOW_IT_WAS = ['helped', 'partly', 'did_not_help'] as const;
export type HowItWas = (typeof HOW_IT_WAS)[number];

/** Keeps how an answer was, said in one press; what was said first stays. False where there is no such answer of theirs. */
export async function sayHowItWas(
  viewer: DebtorViewer,
  { submissionId, how }: { submissionId: string; how: HowItWas },
): Promise<boolean> {
  if (!isId(submissionId)) return false;
  return asViewer(viewer, async (tx) => {
    const [kept] = await tx.execute<{ decisionId: string; isNew: boolean }>(sql`
      with answered as (
        select d.id from decision d join submission s on s.id = d.submission_id
        where s.id = ${submissionId} and s.debtor_id = ${viewer.debtorId}),
      said as (
        insert into decision_feedback (decision_id, how) select id, ${how} from answered
        on conflict (decision_id) do nothing returning decision_id)
      select id as "decisionId", exists (select from said) as "isNew" from answered`);
    if (!kept) return false;
    if (kept.isNew)
      await recordAnswer(tx, viewer, { act: 'said how an answer was', decisionId: kept.decisionId, how });
    return true;
  });
}

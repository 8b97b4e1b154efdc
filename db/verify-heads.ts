import type postgres from 'postgres';
import { sealOf } from '@/db/events';

/** What is kept of a case's end: how many events it has, and the seal over the last; both null where nothing is. */
export type Head = { readonly headSequence: number | null; readonly headSeal: Buffer | null };

/** The last event of a case as it stands. `furthest` is the last place at which one is known to have been written. */
type End = Head & {
  readonly caseId: string;
  readonly sequence: number;
  readonly hash: Buffer;
  readonly sound: boolean;
  readonly furthest: number;
};

/**
 * Whether a case ends where it is kept to end: `cut-off` where events were written after the last one that stands,
 * `unsealed` where the end is sound but no seal of ours, or another's, stands for it.
 */
export function judgeEnd(end: End): 'cut-off' | 'unsealed' | null {
  const { headSequence, headSeal, sequence, sound, furthest } = end;
  if (headSequence !== null && headSequence > Math.max(furthest, sequence)) return 'cut-off';
  // An end that is not as it was written is named already, and no seal fits it.
  if (!sound) return null;
  if (headSequence !== sequence) return 'unsealed';
  // A seal that was taken away is no better than one that is not ours: it would let anyone cut a case and be believed.
  return headSeal?.equals(sealOf(end)) ? null : 'unsealed';
}

/**
 * Cases of which every event is gone: only their end is kept, or not even that, and yet something was decided or agreed in
 * them, which never happens without an event. At most `most`.
 */
export async function findEmptied(client: postgres.ISql, most: number): Promise<string[]> {
  const rows = await client<{ caseId: string }[]>`
    select told.case_id as "caseId" from (
      select case_id from event_head
      union select coalesce(s.debtor_id, s.id) from decision d join submission s on s.id = d.submission_id
      union select debtor_id from agreement) told
    where not exists (select from event e where e.case_id = told.case_id) order by told.case_id limit ${most}`;
  return rows.map(({ caseId }) => caseId);
}

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
  return headSeal === null || headSeal.equals(sealOf(end)) ? null : 'unsealed';
}

/** Cases of which only the end is kept: every event is gone. At most `most`. */
export async function findEmptied(client: postgres.ISql, most: number): Promise<string[]> {
  const rows = await client<{ caseId: string }[]>`
    select h.case_id as "caseId" from event_head h
    where not exists (select from event e where e.case_id = h.case_id) order by h.case_id limit ${most}`;
  return rows.map(({ caseId }) => caseId);
}

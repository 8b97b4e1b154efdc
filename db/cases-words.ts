import { sql } from 'drizzle-orm';
import { asViewer } from '@/db/client';
import { recordEvent } from '@/db/events';
import type { Reader } from '@/db/lines';
import { type DataKey, openDataKey, openWords, type Place } from '@/db/sealed';
import { may, type StaffViewer } from '@/domain/viewer';

/** Sealed words as staff may see them: opened, kept from them, deleted with the person's key, or none at all. */
export type Words =
  | { readonly kind: 'none' }
  | { readonly kind: 'private' }
  | { readonly kind: 'erased' }
  | { readonly kind: 'shown'; readonly text: string };

/** Something sealed, and where it stands. */
export type SealedAt = { readonly place: Place; readonly sealed: Buffer | null };

/** The act of a look at somebody's words, as it is on the record. */
export const READ_WORDS = 'read their words';
/** However often a page is opened, a look is written down once in so many minutes for each person and case. */
const LOOK_MINUTES = 15;

/**
 * Opens sealed words of one debtor for a member of staff, each in its place. Without `case:read-words` all that is told
 * is that there are words. The look is on the record before anything is opened; where it cannot be written, this throws
 * and nothing is shown.
 */
export async function readWordsOf(
  staff: StaffViewer,
  debtorId: string,
  wanted: readonly SealedAt[],
): Promise<readonly Words[]> {
  if (!may(staff, 'case:read-words') || wanted.every(({ sealed }) => sealed === null))
    return wanted.map((one) => openFor('private', one));
  const kept = await asViewer(staff, async (tx) => {
    const [row] = await tx.execute<{ wrapped: Buffer | null; keyId: string }>(
      sql`select wrapped, key_id as "keyId" from data_key where debtor_id = ${debtorId}`,
    );
    return row ?? null;
  });
  const key = kept && openDataKey(debtorId, kept);
  if (key) await recordLookAtWords(staff, debtorId);
  return wanted.map((one) => openFor(key, one));
}

/** What `key` opens; `private` is the key of somebody who may not read, null that of somebody who has been erased. */
export function openFor(key: DataKey | null | 'private', { place, sealed }: SealedAt): Words {
  if (sealed === null) return { kind: 'none' };
  if (key === 'private') return { kind: 'private' };
  return key ? { kind: 'shown', text: openWords(key, place, sealed) } : { kind: 'erased' };
}

/** Whether this member of staff's look at the words of a case is on the record already, as a condition in SQL. */
export function lookedLately(staff: StaffViewer, debtorId: string) {
  return sql<boolean>`exists (select from event where case_id = ${debtorId} and act = ${READ_WORDS}
    and actor_id = ${staff.staffId} and at > guard.now() - make_interval(mins => ${LOOK_MINUTES}))`;
}

/** Writes down that somebody reads the words of a case, unless that was written in the last quarter of an hour. */
export async function recordLookAtWords(staff: StaffViewer, debtorId: string): Promise<void> {
  await asViewer(staff, async (tx) => {
    // Looks at one case wait for each other here, so that two tabs opened at once are one look.
    await tx.execute(sql`select from guard.last_event(${debtorId})`);
    const [row] = await tx.execute<{ looked: boolean }>(
      sql`select ${lookedLately(staff, debtorId)} as looked`,
    );
    if (row?.looked) return;
    await recordEvent(tx, staff, {
      caseId: debtorId,
      act: READ_WORDS,
      subject: 'debtor',
      subjectId: debtorId,
    });
  });
}

/** Somebody else of the staff who has this case open, or had it a short while ago. */
export type Looking = { readonly staffId: string; readonly name: string; readonly at: Date };

const LOOKING_MINUTES = 30;
const MOST_LOOKING = 5;

/** Who else of the staff opened a case in the last half hour, the newest look first. */
export async function lookingAt(tx: Reader, staff: StaffViewer, caseId: string): Promise<readonly Looking[]> {
  const rows = await tx.execute<{ staffId: string; name: string; at: string }>(sql`
    select l.staff_id as "staffId", c.name, l.looked_at as at
    from case_look l join guard.colleagues() c on c.id = l.staff_id
    where l.about_id = ${caseId} and l.staff_id <> ${staff.staffId}
      and l.looked_at > guard.now() - make_interval(mins => ${LOOKING_MINUTES})
    order by l.looked_at desc limit ${MOST_LOOKING}`);
  return rows.map((row) => ({ ...row, at: new Date(row.at) }));
}

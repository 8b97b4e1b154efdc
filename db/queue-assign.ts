import { sql } from 'drizzle-orm';
import { asViewer, type Tx } from '@/db/client';
import { recordEvent } from '@/db/events';
import { isId } from '@/db/read';
import { may, type StaffViewer } from '@/domain/viewer';

/** What became of giving something to somebody. `someone-has-it`: another has it by now, and is named. */
export type Assigned =
  | { readonly ok: true; readonly caseId: string }
  | { readonly ok: false; readonly reason: 'not-there' | 'not-allowed' | 'cannot-answer' }
  | { readonly ok: false; readonly reason: 'someone-has-it'; readonly name: string };

/**
 * Gives what waits, and all else of that person that the same holder has or nobody has, to the viewer or to a colleague.
 * Everyone may take what nobody has; giving to a colleague, or taking from one, needs `queue:assign`. `seenHolderId` is
 * who had it on the page that was pressed: where somebody else has it by now nothing changes, and they are named.
 */
export async function assignCase(
  viewer: StaffViewer,
  {
    submissionId,
    toStaffId,
    seenHolderId,
  }: { submissionId: string; toStaffId: string; seenHolderId: string | null },
): Promise<Assigned> {
  return asViewer(viewer, async (tx) => {
    const found = await findHeld(tx, submissionId);
    if (!found) return { ok: false, reason: 'not-there' };
    const { caseId, holderId } = found;
    if (holderId === toStaffId) return { ok: true, caseId };
    if (holderId !== seenHolderId) return { ok: false, reason: 'someone-has-it', name: found.holder ?? '' };
    if ((toStaffId !== viewer.staffId || holderId !== null) && !may(viewer, 'queue:assign'))
      return { ok: false, reason: 'not-allowed' };
    const [able] = await tx.execute(
      sql`select from guard.may_answer(${submissionId}::uuid) where id = ${toStaffId}::uuid`,
    );
    if (!able) return { ok: false, reason: 'cannot-answer' };
    const moved = await tx.execute<{ id: string }>(sql`
      update submission set assignee_id = ${toStaffId}::uuid where closed_at is null
        and (id = ${submissionId}::uuid or debtor_id = ${caseId}::uuid
          and (assignee_id is null or assignee_id = ${holderId}::uuid)) returning id`);
    await recordEvent(tx, viewer, {
      caseId,
      act: toStaffId === viewer.staffId ? 'took the case' : 'assigned the case',
      subject: 'submission',
      subjectId: submissionId,
      payload: { submissionIds: moved.map(({ id }) => id), toStaffId, fromStaffId: holderId },
    });
    return { ok: true, caseId };
  });
}

/**
 * Gives a case back for somebody else to take: everything of it that the same holder has. One's own; whoever may assign
 * may give back what a colleague has. The same press twice does nothing more. It is no longer kept for whoever gave it
 * back.
 */
export async function handBack(viewer: StaffViewer, submissionId: string): Promise<Assigned> {
  return asViewer(viewer, async (tx) => {
    const found = await findHeld(tx, submissionId);
    if (!found) return { ok: false, reason: 'not-there' };
    const { caseId, holderId } = found;
    if (holderId === null) return { ok: true, caseId };
    if (holderId !== viewer.staffId && !may(viewer, 'queue:assign'))
      return { ok: false, reason: 'not-allowed' };
    const given = await tx.execute<{ id: string }>(sql`
      update submission set assignee_id = null, handed_back_by_id = ${holderId}::uuid,
        returning_to_id = nullif(returning_to_id, ${holderId}::uuid)
      where closed_at is null and assignee_id = ${holderId}::uuid
        and (id = ${submissionId}::uuid or debtor_id = ${caseId}::uuid) returning id`);
    await recordEvent(tx, viewer, {
      caseId,
      act: 'handed the case back',
      subject: 'submission',
      subjectId: submissionId,
      payload: { submissionIds: given.map(({ id }) => id), fromStaffId: holderId },
    });
    return { ok: true, caseId };
  });
}

type HeldBy = { caseId: string; holderId: string | null; holder: string | null };

/** Something that waits and who has it, locked until the transaction ends, whole case by whole case. */
async function findHeld(tx: Tx, submissionId: string): Promise<HeldBy | undefined> {
  if (!isId(submissionId)) return undefined;
  const [about] = await tx.execute<{ caseId: string }>(
    sql`select coalesce(debtor_id, id) as "caseId" from submission where id = ${submissionId}::uuid`,
  );
  if (!about) return undefined;
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${about.caseId}::text, 7310518))`);
  const [found] = await tx.execute<HeldBy>(sql`
    select coalesce(s.debtor_id, s.id) as "caseId", s.assignee_id as "holderId",
      (select name from guard.colleagues() c where c.id = s.assignee_id) as holder
    from submission s where s.id = ${submissionId}::uuid and s.closed_at is null for update of s`);
  return found;
}

import { sql } from 'drizzle-orm';
import { asViewer, type Tx } from '@/db/client';
import { recordEvent } from '@/db/events';
import { queueNews } from '@/db/outbox';
import { PROMISED, raisedPriority } from '@/domain/promise';
import type { JobViewer } from '@/domain/viewer';

type LateRow = { id: string; kind: string; priority: number; caseId: string; debtorId: string | null };

/**
 * Moves up what is late: once each, in the transaction in which the person is told and the record says so. Nothing else
 * about it changes; a hold it came with stays. Gives how many were moved. Two at once share the work; running it late, or
 * again, sends nothing twice. A message says only that there is something to read.
 */
export async function raiseLate(viewer: JobViewer, most = 50): Promise<number> {
  return asViewer(viewer, async (tx) => {
    const late = await tx.execute<LateRow>(sql`
      select id, kind, priority, coalesce(debtor_id, id) as "caseId", debtor_id as "debtorId" from submission
      where closed_at is null and raised_at is null and promised_at < guard.now()
      order by promised_at, id limit ${most}::int for update skip locked`);
    for (const row of late) await raise(tx, viewer, row);
    return late.length;
  });
}

async function raise(tx: Tx, viewer: JobViewer, row: LateRow): Promise<void> {
  const priority = raisedPriority(row.priority);
  await tx.execute(
    sql`update submission set raised_at = guard.now(), priority = ${priority}::int where id = ${row.id}::uuid`,
  );
  // Only what a person sent: of what an import set aside they know nothing yet.
  const isTold = row.debtorId !== null && PROMISED.some((kind) => kind === row.kind);
  if (isTold && row.debtorId) await queueNews(tx, row.debtorId, `late:${row.id}`);
  await recordEvent(tx, viewer, {
    caseId: row.caseId,
    act: 'answer is late',
    subject: 'submission',
    subjectId: row.id,
    payload: { priority, isTold },
  });
}

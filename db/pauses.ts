import { sql } from 'drizzle-orm';
import { dayOf } from '@/clock';
import { asViewer, type Tx } from '@/db/client';
import { recordEvent } from '@/db/events';
import { holdsOf } from '@/db/holds';
import { momentOf } from '@/db/moment';
import { askAtOnce } from '@/db/read';
import { hold, submission } from '@/db/schema';
import { send } from '@/db/submissions';
import type { Hold } from '@/domain/hold';
import { type OwnPause, ownPauseOn, type PauseAction, pauseAction } from '@/domain/pause';
import type { DebtorViewer } from '@/domain/viewer';

/** A person's own pause and what they may do about it today. */
export type PauseRead = {
  readonly todayOn: string;
  readonly pause: Hold | null;
  readonly action: PauseAction;
};

/** The viewer's own pause, running or yet to begin, and whether another may be placed. */
export async function readPause(viewer: DebtorViewer): Promise<PauseRead> {
  return askAtOnce(viewer, async (tx) => {
    const [{ at }, holds] = await Promise.all([momentOf(tx), holdsOf(tx, viewer)]);
    const todayOn = dayOf(at);
    return { todayOn, pause: ownPauseOn(holds, todayOn), action: pauseAction(holds, todayOn) };
  });
}

/** What became of asking for a pause: it is on, or a person was asked. */
export type Paused =
  | { readonly ok: true; readonly kind: 'paused' }
  | { readonly ok: true; readonly kind: 'asked'; readonly submissionId: string }
  | { readonly ok: false; readonly reason: 'erased' };

/**
 * Pauses everything for 30 days, once more after that, without anything to show: interest, reminders and asking stop with
 * the same transaction. A third time goes to a person with a promised time. The same `requestId` does nothing more, and
 * presses wait for each other, so that a double press is one pause.
 */
export async function placePause(
  viewer: DebtorViewer,
  { reason, requestId }: { reason: OwnPause; requestId: string },
): Promise<Paused> {
  return asViewer(viewer, async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${viewer.debtorId}, 7310516))`);
    const [{ at }, holds, before] = await Promise.all([
      momentOf(tx),
      holdsOf(tx, viewer),
      findPressed(tx, requestId),
    ]);
    if (before) return before;
    const action = pauseAction(holds, dayOf(at));
    if (action.kind === 'ask') return askForPause(tx, viewer, { reason, requestId });
    const { fromOn, untilOn } = action;
    const [placed] = await tx
      .insert(hold)
      .values({
        debtorId: viewer.debtorId,
        reason,
        fromOn,
        untilOn,
        placedBy: 'debtor',
        placedById: viewer.debtorId,
        requestId,
      })
      .returning({ id: hold.id });
    if (!placed) throw new Error('a pause was not written');
    await recordEvent(tx, viewer, {
      caseId: viewer.debtorId,
      act: 'paused everything',
      subject: 'hold',
      subjectId: placed.id,
      payload: { reason, fromOn, untilOn },
    });
    return { ok: true, kind: 'paused' };
  });
}

/** What the same press made before: a pause, or a question to a person. */
async function findPressed(tx: Tx, requestId: string): Promise<Paused | null> {
  const [[placed], [asked]] = await Promise.all([
    tx.select({ id: hold.id }).from(hold).where(sql`request_id = ${requestId}`),
    tx.select({ id: submission.id }).from(submission).where(sql`request_id = ${requestId}`),
  ]);
  if (placed) return { ok: true, kind: 'paused' };
  return asked ? { ok: true, kind: 'asked', submissionId: asked.id } : null;
}

/** Asking while a question of the same kind waits gives that one again. */
async function askForPause(
  tx: Tx,
  viewer: DebtorViewer,
  { reason, requestId }: { reason: OwnPause; requestId: string },
): Promise<Paused> {
  const [waiting] = await tx
    .select({ id: submission.id })
    .from(submission)
    .where(sql`kind = 'ask_for_pause' and closed_at is null and debtor_id = ${viewer.debtorId}`)
    .limit(1);
  if (waiting) return { ok: true, kind: 'asked', submissionId: waiting.id };
  const sent = await send(tx, viewer, { kind: 'ask_for_pause', words: '', requestId, details: { reason } });
  if (!sent.ok) return sent;
  await recordEvent(tx, viewer, {
    caseId: viewer.debtorId,
    act: 'asked for a longer pause',
    subject: 'submission',
    subjectId: sent.id,
    payload: { reason },
  });
  return { ok: true, kind: 'asked', submissionId: sent.id };
}

import { and, eq, sql } from 'drizzle-orm';
import { dayOf } from '@/clock';
import { asViewer, type Tx } from '@/db/client';
import { recordEvent } from '@/db/events';
import { placeHold } from '@/db/holds';
import { debt, holding, submission } from '@/db/schema';
import { dataKeyFor, sealWords } from '@/db/sealed';
import { WORDS } from '@/db/sent';
import type { Component } from '@/domain/debt';
import type { Doubt } from '@/domain/doubt';
import { holdReasonFor } from '@/domain/hold';
import type { Nation } from '@/domain/nation';
import { holidaysForPromise, PROMISES, type Promised, promiseFor } from '@/domain/promise';
import type { DebtorViewer } from '@/domain/viewer';
import { env } from '@/env';

/** Why something could not be taken. */
export type NotTaken = 'erased' | 'not-there';

/** What was taken: the first result where the same press came twice. */
export type Taken = { ok: true; id: string } | { ok: false; reason: NotTaken };

/**
 * Takes what a person tells us in their own words: sealed, on the record, before all else in the queue. The same
 * `requestId` gives the first result again and writes nothing. Refuses (`erased`) who has been erased.
 */
export async function sendTelling(
  viewer: DebtorViewer,
  { words, requestId }: { words: string; requestId: string },
): Promise<Taken> {
  return asViewer(viewer, async (tx) => {
    const sent = await send(tx, viewer, { kind: 'telling', words, requestId, details: {} });
    if (sent.ok && sent.isNew)
      await recordEvent(tx, viewer, {
        caseId: viewer.debtorId,
        act: 'told us what happened',
        subject: 'submission',
        subjectId: sent.id,
        payload: { promisedAt: sent.promisedAt },
      });
    return sent.ok ? { ok: true, id: sent.id } : sent;
  });
}

/** A doubt about a debt: what looks wrong, about which line (null: all of it), in the person's own words if they like. */
export type DoubtSent = {
  readonly holdingId: string;
  readonly doubt: Doubt;
  readonly line: Component | null;
  readonly words: string;
  readonly requestId: string;
};

/**
 * Takes a doubt and puts the debt on hold from today, all or nothing: the hold, what was sent and the event are one
 * transaction. The same `requestId` gives the first result again and places nothing. Refuses `not-there` where the
 * viewer has no such debt to see, and `erased`.
 */
export async function sendDoubt(viewer: DebtorViewer, sent: DoubtSent): Promise<Taken> {
  return asViewer(viewer, async (tx) => {
    const [found] = await tx
      .select({ debtId: debt.id, creditorId: debt.creditorId })
      .from(holding)
      .innerJoin(debt, eq(debt.id, holding.debtId))
      .where(and(eq(holding.id, sent.holdingId), eq(holding.debtorId, viewer.debtorId)));
    if (!found) return { ok: false, reason: 'not-there' };
    const { doubt, line, words, requestId, holdingId } = sent;
    const taken = await send(tx, viewer, {
      kind: 'looks_wrong',
      words,
      requestId,
      details: { doubt, line },
      about: { ...found, holdingId },
    });
    if (!taken.ok) return taken;
    if (!taken.isNew) return { ok: true, id: taken.id };
    const fromOn = dayOf(taken.sentAt);
    const reason = holdReasonFor(doubt);
    const holdId = await placeHold(tx, viewer, {
      debtId: found.debtId,
      reason,
      fromOn,
      submissionId: taken.id,
    });
    await recordEvent(tx, viewer, {
      caseId: viewer.debtorId,
      act: 'said that a debt looks wrong',
      subject: 'submission',
      subjectId: taken.id,
      payload: { debtId: found.debtId, doubt, line, holdId, reason, fromOn, promisedAt: taken.promisedAt },
    });
    return { ok: true, id: taken.id };
  });
}

/** Something for staff, before it is sent. `details` hold no free words and nothing about health. */
export type ToSend = {
  kind: Promised;
  words: string;
  requestId: string;
  details: Readonly<Record<string, unknown>>;
  about?: { debtId: string; creditorId: string; holdingId: string };
  /** What it goes on from: an offer that was changed, a question that is answered. */
  followsId?: string | undefined;
};

/** What became of it: `isNew` is false where the same press came before. */
export type Sent =
  | { ok: true; id: string; isNew: true; sentAt: Date; promisedAt: string }
  | { ok: true; id: string; isNew: false }
  | { ok: false; reason: 'erased' };

/**
 * Sends something to staff in the transaction of what it belongs to: sealed, promised, once per `requestId`. Refuses
 * (`erased`) who has been erased.
 */
export async function send(
  tx: Tx,
  viewer: DebtorViewer,
  { kind, words, requestId, details, about, followsId }: ToSend,
): Promise<Sent> {
  const key = await dataKeyFor(tx, viewer.debtorId);
  if (!key.ok) return key;
  const [from] = await tx.execute<{ at: string; nation: Nation | null }>(
    sql`select guard.now() as at, nation from debtor where id = ${viewer.debtorId}`,
  );
  if (!from) throw new Error('who sends this is not there');
  const sentAt = new Date(from.at);
  const holidays = holidaysForPromise(from.nation);
  const promisedAt = promiseFor(kind, sentAt, { timeZone: env().TIME_ZONE, holidays });
  const id = key.rowId;
  const [added] = await tx
    .insert(submission)
    .values({
      id,
      kind,
      debtorId: viewer.debtorId,
      ...about,
      words: words === '' ? null : sealWords(key.key, { ...WORDS, row: id }, words),
      details,
      priority: PROMISES[kind].priority,
      promisedAt,
      followsId,
      requestId,
    })
    .onConflictDoNothing({ target: submission.requestId })
    .returning({ id: submission.id });
  if (added) return { ok: true, id, isNew: true, sentAt, promisedAt: promisedAt.toISOString() };
  const [first] = await tx
    .select({ id: submission.id })
    .from(submission)
    .where(and(eq(submission.requestId, requestId), eq(submission.debtorId, viewer.debtorId)));
  if (!first) throw new Error('a request id of someone else was sent');
  return { ok: true, id: first.id, isNew: false };
}

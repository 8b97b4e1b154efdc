import { randomUUID } from 'node:crypto';
import { and, eq, sql } from 'drizzle-orm';
import type postgres from 'postgres';
import { dayOf } from '@/clock';
import { asViewer, type Tx } from '@/db/client';
import { type Act, recordEvent } from '@/db/events';
import { holdsOf, placeHold } from '@/db/holds';
import { momentOf } from '@/db/moment';
import { debt, hold, holding } from '@/db/schema';
import { aDebt, type Built } from '@/db/seed/build';
import { send } from '@/db/submissions';
import type { DebtorViewer } from '@/domain/viewer';

export type Writer = Built & { readonly viewer: DebtorViewer };

/** A change as the data room makes it, up to the act that it would record. */
export type Write = (tx: Tx, writer: Writer) => Promise<Act>;

/** Changes to measure with and without their event: a doubt, a pause, and the least there could be, one row. */
export const WRITES: Readonly<Record<string, Write>> = {
  doubt: sendADoubt,
  pause: placeAPause,
  row: addARow,
};

/** People who write. */
export async function someWriters(owner: postgres.Sql, many: number): Promise<Writer[]> {
  const writers: Writer[] = [];
  for (let nth = 0; nth < many; nth += 1) {
    const built = await aDebt(owner);
    writers.push({ ...built, viewer: { kind: 'debtor', debtorId: built.debtorId, proved: 'contact' } });
  }
  return writers;
}

/** Makes a change, with its event or without. */
export async function writeOnce(writer: Writer, write: Write, recorded: boolean): Promise<void> {
  await asViewer(writer.viewer, async (tx) => {
    const act = await write(tx, writer);
    if (recorded) await recordEvent(tx, writer.viewer, act);
  });
}

/** As sendDoubt does it. */
async function sendADoubt(tx: Tx, { viewer, holdingId }: Writer): Promise<Act> {
  const [found] = await tx
    .select({ debtId: debt.id, creditorId: debt.creditorId })
    .from(holding)
    .innerJoin(debt, eq(debt.id, holding.debtId))
    .where(and(eq(holding.id, holdingId), eq(holding.debtorId, viewer.debtorId)));
  if (!found) throw new Error('a debt of the bench is not there');
  const taken = await send(tx, viewer, {
    kind: 'looks_wrong',
    words: 'I paid this in March.',
    requestId: randomUUID(),
    details: { doubt: 'wrong_amount', line: null },
    about: { ...found, holdingId },
  });
  if (!taken.ok || !taken.isNew) throw new Error('a doubt of the bench was not taken');
  const fromOn = dayOf(taken.sentAt);
  const holdId = await placeHold(tx, viewer, {
    debtId: found.debtId,
    reason: 'dispute',
    fromOn,
    submissionId: taken.id,
  });
  return {
    caseId: viewer.debtorId,
    act: 'said that a debt looks wrong',
    subject: 'submission',
    subjectId: taken.id,
    payload: { debtId: found.debtId, doubt: 'wrong_amount', line: null, holdId, reason: 'dispute', fromOn },
  };
}

/** As placePause does it, but for what another pause in force would change. */
async function placeAPause(tx: Tx, { viewer }: Writer): Promise<Act> {
  const { debtorId } = viewer;
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${debtorId}, 7310516))`);
  const requestId = randomUUID();
  const [{ at }] = await Promise.all([
    momentOf(tx),
    holdsOf(tx, viewer),
    tx.select({ id: hold.id }).from(hold).where(eq(hold.requestId, requestId)),
  ]);
  const [fromOn, reason] = [dayOf(at), 'getting_advice' as const];
  const [placed] = await tx
    .insert(hold)
    .values({ debtorId, reason, fromOn, placedBy: 'debtor', placedById: debtorId, requestId })
    .returning({ id: hold.id });
  if (!placed) throw new Error('a pause of the bench was not written');
  return {
    caseId: debtorId,
    act: 'paused everything',
    subject: 'hold',
    subjectId: placed.id,
    payload: { reason, fromOn },
  };
}

/** The least that anything could write: one row, and nothing asked before. */
async function addARow(tx: Tx, { viewer }: Writer): Promise<Act> {
  const { debtorId } = viewer;
  const [placed] = await tx
    .insert(hold)
    .values({ debtorId, reason: 'staff', fromOn: '2026-11-02', placedBy: 'debtor', placedById: debtorId })
    .returning({ id: hold.id });
  if (!placed) throw new Error('a row of the bench was not written');
  return { caseId: debtorId, act: 'wrote', subject: 'hold', subjectId: placed.id, payload: {} };
}

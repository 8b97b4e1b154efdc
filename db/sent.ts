import { and, desc, eq, isNotNull, isNull, sql } from 'drizzle-orm';
import type { Reader } from '@/db/lines';
import { momentOf } from '@/db/moment';
import { askAtOnce, isId } from '@/db/read';
import { creditor, dataKey, debt, holding, submission } from '@/db/schema';
import { openDataKey, openWords } from '@/db/sealed';
import type { DebtorViewer } from '@/domain/viewer';

/** Something of the debtor's that waits for staff. */
export type WaitingRow = {
  readonly id: string;
  readonly kind: string;
  readonly debtId: string | null;
  readonly sentAt: Date;
  readonly promisedAt: Date;
  /** When the promised time had passed and it was moved up. */
  readonly raisedAt: Date | null;
  /** Who has it; null where nobody does yet. */
  readonly assignee: string | null;
  /** A no to what we offered. */
  readonly saidNo: boolean;
};

/** What a person told us. `words` is null where they may not be shown now, or were erased. */
export type Told = {
  readonly id: string;
  readonly sentAt: Date;
  readonly promisedAt: Date;
  readonly closedAt: Date | null;
  readonly raisedAt: Date | null;
  readonly assignee: string | null;
  readonly words: string | null;
  /** Why there are no words to show. */
  readonly why: 'private' | 'erased' | null;
};

const MOST_WAITING = 100;
const MOST_TOLD = 5;
/** Where a person's own words stand; bound into their seal. */
export const WORDS = { table: 'submission', column: 'words' } as const;

/** What a debtor sent and nobody has answered, newest first, and who has it. */
export async function waitingOf(tx: Reader, viewer: DebtorViewer): Promise<readonly WaitingRow[]> {
  return tx
    .select({
      id: submission.id,
      kind: submission.kind,
      // What a person tells us stands in the way of nothing that can be done about a debt.
      debtId: sql<string | null>`case when ${submission.kind} <> 'telling' then ${submission.debtId} end`,
      sentAt: submission.createdAt,
      promisedAt: submission.promisedAt,
      raisedAt: submission.raisedAt,
      assignee: sql<string | null>`guard.assigned_to(${submission.id})`,
      saidNo: sql<boolean>`coalesce((${submission.details}->>'saidNo')::boolean, false)`,
    })
    .from(submission)
    .where(and(eq(submission.debtorId, viewer.debtorId), isNull(submission.closedAt)))
    .orderBy(desc(submission.id))
    .limit(MOST_WAITING);
}

/**
 * What a debtor told us in their own words, newest first. A letter can be opened by anyone in the house, so somebody who
 * came in with the code on it alone sees that there are words, and not what they say (model.md).
 */
export async function tellingsOf(tx: Reader, viewer: DebtorViewer): Promise<readonly Told[]> {
  const rows = await tx
    .select({
      id: submission.id,
      sentAt: submission.createdAt,
      promisedAt: submission.promisedAt,
      closedAt: submission.closedAt,
      raisedAt: submission.raisedAt,
      assignee: sql<string | null>`guard.assigned_to(${submission.id})`,
      sealed: submission.words,
      wrapped: dataKey.wrapped,
      keyId: dataKey.keyId,
    })
    .from(submission)
    .leftJoin(dataKey, eq(dataKey.debtorId, submission.debtorId))
    .where(
      and(
        eq(submission.debtorId, viewer.debtorId),
        eq(submission.kind, 'telling'),
        // A no may come without a word.
        isNotNull(submission.words),
      ),
    )
    .orderBy(desc(submission.id))
    .limit(MOST_TOLD);
  return rows.map(({ sealed, wrapped, keyId, ...row }) => {
    if (viewer.proved !== 'contact') return { ...row, words: null, why: 'private' };
    const key = keyId ? openDataKey(viewer.debtorId, { wrapped, keyId }) : null;
    if (!key || !sealed) return { ...row, words: null, why: 'erased' };
    return { ...row, words: openWords(key, { ...WORDS, row: row.id }, sealed), why: null };
  });
}

/** What a person told us, with the time it is now and whether our messages are late. */
export async function readTold(viewer: DebtorViewer) {
  return askAtOnce(viewer, async (tx) => {
    const [moment, told] = await Promise.all([momentOf(tx), tellingsOf(tx, viewer)]);
    return { ...moment, told };
  });
}

/** A doubt that was sent about one of the viewer's debts, as its confirmation shows it; null where there is none. */
export async function findDoubt(viewer: DebtorViewer, holdingId: string, submissionId: string) {
  if (!isId(holdingId) || !isId(submissionId)) return null;
  return askAtOnce(viewer, async (tx) => {
    const asked = tx
      .select({
        id: submission.id,
        details: submission.details,
        sentAt: submission.createdAt,
        promisedAt: submission.promisedAt,
        closedAt: submission.closedAt,
        raisedAt: submission.raisedAt,
        assignee: sql<string | null>`guard.assigned_to(${submission.id})`,
        creditorName: creditor.name,
        holdingId: holding.id,
      })
      .from(submission)
      .innerJoin(holding, eq(holding.id, submission.holdingId))
      .innerJoin(debt, eq(debt.id, holding.debtId))
      .innerJoin(creditor, eq(creditor.id, debt.creditorId))
      .where(
        and(
          eq(submission.debtorId, viewer.debtorId),
          eq(submission.kind, 'looks_wrong'),
          eq(holding.id, holdingId),
          eq(submission.id, submissionId),
        ),
      );
    const [moment, [row]] = await Promise.all([momentOf(tx), asked]);
    return row ? { ...moment, ...row } : null;
  });
}

import { eq, sql } from 'drizzle-orm';
import { asViewer, type Tx } from '@/db/client';
import { type Change, changesSince, type DecisionCase } from '@/db/decision-case';
import { type Answering, judge } from '@/db/decision-finish';
import { KEPT, type Kept, openProposal } from '@/db/decision-proposal';
import { NAME } from '@/db/queue';
import { isId } from '@/db/read';
import { decision } from '@/db/schema';
import { openDataKey, openWords } from '@/db/sealed';
import type { Outcome } from '@/domain/decision';
import type { DecisionInput } from '@/domain/decision-input';
import type { Worked } from '@/domain/offer-instead';
import type { SecondReason } from '@/domain/second-person';
import { may, type StaffViewer } from '@/domain/viewer';

/** An answer that waits for a second person, as the list shows it. */
export type WaitingSecond = {
  readonly id: string;
  readonly submissionId: string;
  readonly kind: string;
  readonly outcome: Outcome;
  readonly firstName: string;
  readonly personName: string;
  readonly creditorName: string | null;
  readonly accountReference: string | null;
  readonly at: Date;
  readonly promisedAt: Date;
};

/** More than fit on a screen wait their turn: the oldest come first. */
const MOST_WAITING = 100;

/** What waits for a second person and is not the viewer's own, the nearest promise first. */
export async function waitingForSecond(viewer: StaffViewer): Promise<readonly WaitingSecond[]> {
  if (!may(viewer, 'case:second')) return [];
  return asViewer(viewer, async (tx) => {
    const rows = await tx.execute<WaitingSecond & { at: string; promisedAt: string }>(sql`
      select p.id, s.id as "submissionId", s.kind, p.outcome, p.created_at as at, s.promised_at as "promisedAt",
        (select name from guard.colleagues() who where who.id = p.staff_id) as "firstName",
        coalesce(${NAME}, '') as "personName",
        c.name as "creditorName", h.account_reference as "accountReference"
      from proposed_decision p join submission s on s.id = p.submission_id
      join debtor d on d.id = s.debtor_id left join holding h on h.id = s.holding_id
      left join creditor c on c.id = s.creditor_id
      where p.answered_at is null and p.staff_id <> ${viewer.staffId}::uuid
      order by s.promised_at, p.id limit ${MOST_WAITING}`);
    return rows.map((row) => ({ ...row, at: new Date(row.at), promisedAt: new Date(row.promisedAt) }));
  });
}

/** What an answer that was sent says and a balance of today no longer gives. Amounts in minor units. */
export type SentFigures = {
  readonly at: Date;
  readonly leftMinor?: number;
  readonly remainderMinor?: number;
  readonly holdEnded?: boolean;
};

/** One answer that waits or waited, with the case as it is now. */
export type Proposed = {
  readonly id: string;
  readonly submissionId: string;
  readonly firstId: string;
  readonly firstName: string;
  readonly at: Date;
  readonly versionSeen: number;
  readonly input: DecisionInput;
  readonly reply: string;
  readonly second: SecondReason;
  readonly answer: 'confirmed' | 'sent_back' | 'withdrawn' | null;
  /** What the second person said to the first; null where they said nothing. */
  readonly note: string | null;
  readonly answeredBy: string | null;
  /** What it came to when it was sent; null where it has not been. */
  readonly sent: SentFigures | null;
  readonly found: DecisionCase;
  readonly worked: Worked | null;
  readonly since: readonly Change[];
};

/** What waits, read for whoever wrote it or may second it; null where there is none for this viewer, or it was erased. */
export async function findProposed(
  viewer: StaffViewer,
  id: string,
  readReply: Answering['readReply'],
): Promise<Proposed | null> {
  if (!isId(id)) return null;
  return asViewer(viewer, async (tx) => {
    const kept = await keptOf(tx, id);
    if (!kept || !(kept.staffId === viewer.staffId || may(viewer, 'case:second'))) return null;
    const read = openProposal(kept);
    if (!read) return null;
    const { submissionId, versionSeen } = kept;
    const judged = await judge(tx, viewer, {
      ...read,
      submissionId,
      versionSeen,
      takeOver: false,
      readReply,
      isSecond: true,
    });
    if (!judged.found) return null;
    const { found, worked } = judged;
    return {
      id,
      submissionId,
      firstId: kept.staffId,
      firstName: kept.firstName,
      at: new Date(kept.at),
      versionSeen,
      ...read,
      answer: kept.answer,
      note: noteOf(kept),
      answeredBy: kept.answeredBy,
      sent: kept.answer === 'confirmed' ? await sentFiguresOf(tx, submissionId) : null,
      found,
      worked,
      since: kept.answer === null ? await changesSince(tx, found.caseId, versionSeen) : [],
    };
  });
}

async function sentFiguresOf(tx: Tx, submissionId: string): Promise<SentFigures | null> {
  const [row] = await tx
    .select({ at: decision.createdAt, details: decision.details })
    .from(decision)
    .where(eq(decision.submissionId, submissionId));
  if (!row) return null;
  // As `putIntoEffect` gives them, for whichever outcome it was.
  const { leftMinor, remainderMinor, holdEnded } = row.details as Omit<SentFigures, 'at'>;
  return {
    at: row.at,
    ...(leftMinor === undefined ? {} : { leftMinor }),
    ...(remainderMinor === undefined ? {} : { remainderMinor }),
    ...(holdEnded === undefined ? {} : { holdEnded }),
  };
}

/** An answer that waits or waited, as it is kept: its words still sealed. */
export type KeptRow = Kept & {
  readonly submissionId: string;
  readonly versionSeen: number;
  readonly staffId: string;
  readonly firstName: string;
  readonly at: string;
  readonly answer: 'confirmed' | 'sent_back' | 'withdrawn' | null;
  readonly note: Buffer | null;
  readonly answeredBy: string | null;
};

/** An answer by its id as the viewer of the transaction may read it; undefined where there is none for them. */
export async function keptOf(tx: Tx, id: string): Promise<KeptRow | undefined> {
  const [row] = await tx.execute<KeptRow>(sql`
    select ${KEPT}, p.submission_id as "submissionId", p.version_seen as "versionSeen", p.staff_id as "staffId",
      p.created_at as at, p.answer, p.note,
      (select name from guard.colleagues() who where who.id = p.staff_id) as "firstName",
      (select name from guard.colleagues() who where who.id = p.answered_by_id) as "answeredBy"
    from proposed_decision p join submission s on s.id = p.submission_id
    left join data_key k on k.debtor_id = s.debtor_id where p.id = ${id}::uuid`);
  return row;
}

function noteOf({ id, debtorId, wrapped, keyId, note }: KeptRow): string | null {
  const key = keyId ? openDataKey(debtorId, { wrapped, keyId }) : null;
  return key && note ? openWords(key, { table: 'proposed_decision', column: 'note', row: id }, note) : null;
}

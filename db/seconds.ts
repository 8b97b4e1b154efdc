import { and, eq, sql } from 'drizzle-orm';
import { asViewer, type Tx } from '@/db/client';
import { type Change, changesSince, type DecisionCase } from '@/db/decision-case';
import { type Answering, type Decided, finish, judge, lockCase, type NotDecided } from '@/db/decision-finish';
import { KEPT, type Kept, openProposal } from '@/db/decision-proposal';
import { recordEvent } from '@/db/events';
import { isRefusedBy } from '@/db/fault';
import { NAME } from '@/db/queue';
import { isId } from '@/db/read';
import { decision } from '@/db/schema';
import { dataKeyFor, openDataKey, openWords, sealWords } from '@/db/sealed';
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

type KeptRow = Kept & {
  readonly submissionId: string;
  readonly versionSeen: number;
  readonly staffId: string;
  readonly firstName: string;
  readonly at: string;
  readonly answer: 'confirmed' | 'sent_back' | 'withdrawn' | null;
  readonly note: Buffer | null;
  readonly answeredBy: string | null;
};

async function keptOf(tx: Tx, id: string): Promise<KeptRow | undefined> {
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

/** Why a second person's word was not taken. `own`: nobody confirms their own. `answered`: somebody was first. */
export type NotSeconded = NotDecided | 'own' | 'answered';

export type Seconded =
  | { readonly ok: true; readonly decisionId: string }
  | { readonly ok: false; readonly reason: NotSeconded; readonly since: readonly Change[] };

/**
 * Confirms what a colleague wrote: the same code that answers by itself, with both names. Refused where it is one's own,
 * where it was answered before, and where the case has moved on since it was written (`stale`): then the first looks again.
 */
export async function confirmProposed(
  viewer: StaffViewer,
  {
    proposedId,
    requestId,
    language,
    sayWords,
    readReply,
  }: { proposedId: string } & Pick<Answering, 'requestId' | 'language' | 'sayWords' | 'readReply'>,
): Promise<Seconded> {
  return seconding<{ ok: true; decisionId: string }>(viewer, proposedId, async (tx, kept) => {
    const before = await pressedBefore(tx, kept, requestId);
    if (before) return { ok: true, decisionId: before };
    if (kept.answer !== null) return { ok: false, reason: 'answered', since: [] };
    const read = openProposal(kept);
    if (!read) return { ok: false, reason: 'erased', since: [] };
    const { submissionId, versionSeen, staffId } = kept;
    const judged = await judge(tx, viewer, {
      ...read,
      submissionId,
      versionSeen,
      takeOver: false,
      readReply,
      isSecond: true,
    });
    if (!judged.ok) return { ok: false, reason: judged.reason, since: judged.since };
    await answerProposed(tx, viewer, { proposedId, answer: 'confirmed', note: null });
    const { found, worked } = judged;
    const done: Decided = await finish(tx, viewer, found, {
      ...read,
      versionSeen,
      requestId,
      language,
      sayWords,
      worked,
      staffId,
      secondStaffId: viewer.staffId,
    });
    if (!done.ok) return done;
    if (done.kind !== 'decided') throw new Error('a confirmed answer was proposed again');
    return { ok: true, decisionId: done.decisionId };
  });
}

/** Sends what a colleague wrote back to them, with a note that only staff read. The submission is theirs to answer again. */
export async function sendBackProposed(
  viewer: StaffViewer,
  { proposedId, note }: { proposedId: string; note: string },
): Promise<{ readonly ok: true } | Extract<Seconded, { ok: false }>> {
  return seconding<{ ok: true }>(viewer, proposedId, async (tx, kept) => {
    if (kept.answer !== null) return { ok: false, reason: 'answered', since: [] };
    const key = await dataKeyFor(tx, kept.debtorId);
    if (!key.ok) return { ...key, since: [] };
    const place = { table: 'proposed_decision', column: 'note', row: proposedId };
    await answerProposed(tx, viewer, {
      proposedId,
      answer: 'sent_back',
      note: note === '' ? null : sealWords(key.key, place, note),
    });
    await recordProposed(tx, viewer, kept, 'sent an answer back');
    return { ok: true };
  });
}

/** Takes back what one wrote oneself, before a second person has answered. */
export async function withdrawProposed(
  viewer: StaffViewer,
  proposedId: string,
): Promise<{ readonly ok: true } | Extract<Seconded, { ok: false }>> {
  if (!isId(proposedId)) return { ok: false, reason: 'not-there', since: [] };
  return asViewer(viewer, async (tx) => {
    const kept = await lockedProposal(tx, proposedId);
    if (kept?.staffId !== viewer.staffId) return { ok: false, reason: 'not-there', since: [] };
    if (kept.answer !== null) return { ok: false, reason: 'answered', since: [] };
    await answerProposed(tx, viewer, { proposedId, answer: 'withdrawn', note: null });
    await recordProposed(tx, viewer, kept, 'withdrew an answer');
    return { ok: true };
  });
}

async function seconding<Done extends { readonly ok: true }>(
  viewer: StaffViewer,
  proposedId: string,
  work: (tx: Tx, kept: KeptRow) => Promise<Done | Extract<Seconded, { ok: false }>>,
): Promise<Done | Extract<Seconded, { ok: false }>> {
  if (!isId(proposedId) || !may(viewer, 'case:second')) return { ok: false, reason: 'not-there', since: [] };
  try {
    return await asViewer(viewer, async (tx) => {
      const kept = await lockedProposal(tx, proposedId);
      if (!kept) return { ok: false, reason: 'not-there', since: [] };
      if (kept.staffId === viewer.staffId) return { ok: false, reason: 'own', since: [] };
      return work(tx, kept);
    });
  } catch (error) {
    if (isRefusedBy(error, 'one_debtor_per_identity'))
      return { ok: false, reason: 'known-already', since: [] };
    throw error;
  }
}

/** The decision that the same press made before. */
async function pressedBefore(tx: Tx, kept: KeptRow, requestId: string): Promise<string | undefined> {
  const [before] = await tx
    .select({ id: decision.id })
    .from(decision)
    .where(and(eq(decision.requestId, requestId), eq(decision.submissionId, kept.submissionId)));
  return before?.id;
}

/** The proposal, read after everything that its answer changes has been locked. */
async function lockedProposal(tx: Tx, proposedId: string): Promise<KeptRow | undefined> {
  const first = await keptOf(tx, proposedId);
  if (!first || !(await lockCase(tx, first.submissionId))) return undefined;
  return keptOf(tx, proposedId);
}

async function answerProposed(
  tx: Tx,
  viewer: StaffViewer,
  { proposedId, answer, note }: { proposedId: string; answer: string; note: Buffer | null },
): Promise<void> {
  await tx.execute(sql`
    update proposed_decision set answered_at = guard.now(), answer = ${answer}, answered_by_id = ${viewer.staffId}::uuid,
      note = ${note} where id = ${proposedId}::uuid`);
}

function recordProposed(tx: Tx, viewer: StaffViewer, kept: KeptRow, act: string): Promise<void> {
  const { submissionId, outcome } = kept;
  return recordEvent(tx, viewer, {
    caseId: kept.debtorId,
    act,
    subject: 'proposed_decision',
    subjectId: kept.id,
    payload: { submissionId, outcome },
  });
}

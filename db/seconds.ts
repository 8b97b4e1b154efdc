import { and, eq, sql } from 'drizzle-orm';
import { asViewer, type Tx } from '@/db/client';
import type { Change } from '@/db/decision-case';
import { type Answering, type Decided, finish, judge, lockCase, type NotDecided } from '@/db/decision-finish';
import { openProposal } from '@/db/decision-proposal';
import { recordEvent } from '@/db/events';
import { isRefusedBy } from '@/db/fault';
import { type KeptRow, keptOf } from '@/db/proposed';
import { isId } from '@/db/read';
import { decision } from '@/db/schema';
import { dataKeyFor, sealWords } from '@/db/sealed';
import { may, type StaffViewer } from '@/domain/viewer';

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

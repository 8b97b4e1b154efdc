import { eq, sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { type Change, caseOf, changesSince, type DecisionCase } from '@/db/decision-case';
import { lockDebtOf, putIntoEffect } from '@/db/decision-effects';
import { factsFor, isRead, secondFactsOf, workedFor } from '@/db/decision-facts';
import { recordEvent } from '@/db/events';
import { queueNews } from '@/db/outbox';
import { WITHOUT_SAID } from '@/db/row-said';
import { decision, submission } from '@/db/schema';
import { dataKeyFor, sealWords } from '@/db/sealed';
import type { AgreedPlan } from '@/domain/agreement';
import { checkDecision, type DecisionRefusal, type ReplyFacts } from '@/domain/decision-check';
import type { DecisionInput } from '@/domain/decision-input';
import type { Worked } from '@/domain/offer-instead';
import { needsSecondPerson, type SecondReason } from '@/domain/second-person';
import type { StaffViewer } from '@/domain/viewer';

/** An answer as staff send it. `versionSeen` is the newest event of the case on the page that it was written from. */
export type Answering = {
  readonly submissionId: string;
  readonly versionSeen: number;
  readonly input: DecisionInput;
  readonly reply: string;
  readonly requestId: string;
  /** Whether somebody else's case is taken over with it. */
  readonly takeOver: boolean;
  readonly language: string;
  /** What the words gate says of a reply (content/reply-check.ts). */
  readonly readReply: (reply: string) => ReplyFacts;
  /** The words that are kept with an agreement. */
  readonly sayWords: (plans: readonly AgreedPlan[]) => string;
};

/** Why an answer was not taken. `known-already`: somebody else is who this person was corrected to be. */
export type NotDecided = DecisionRefusal | 'not-there' | 'erased' | 'known-already';

/** What became of an answer: sent, or waiting for a second person. `since` is what changed where it was stale. */
export type Decided =
  | { readonly ok: true; readonly kind: 'decided'; readonly decisionId: string }
  | { readonly ok: true; readonly kind: 'proposed'; readonly proposedId: string }
  | { readonly ok: false; readonly reason: NotDecided; readonly since: readonly Change[] };

/**
 * Locks what an answer changes, always in the same order: the debt, as presses of the person do; what is answered; and the
 * case, so that whoever writes on its record waits.
 */
export async function lockCase(tx: Tx, submissionId: string): Promise<boolean> {
  const [about] = await tx
    .select({ holdingId: submission.holdingId, debtorId: submission.debtorId })
    .from(submission)
    .where(eq(submission.id, submissionId));
  if (!about) return false;
  await lockDebtOf(tx, about.holdingId);
  const locked = await tx.execute(sql`select 1 from submission where id = ${submissionId} for update`);
  await tx.execute(sql`select sequence from guard.last_event(${about.debtorId ?? submissionId}::uuid)`);
  return locked.length > 0;
}

/** An answer judged against the case as it is now. */
export type Judged =
  | {
      readonly ok: true;
      readonly found: DecisionCase;
      readonly worked: Worked | null;
      readonly second: SecondReason | null;
    }
  | {
      readonly ok: false;
      readonly reason: NotDecided;
      readonly since: readonly Change[];
      readonly worked: Worked | null;
      readonly found: DecisionCase | null;
    };

/** Reads the case and asks the domain. `isSecond` is for whoever confirms what waits. */
export async function judge(
  tx: Tx,
  viewer: StaffViewer,
  {
    submissionId,
    versionSeen,
    input,
    reply,
    takeOver: takes,
    readReply,
    isSecond = false,
  }: Pick<Answering, 'submissionId' | 'versionSeen' | 'input' | 'reply' | 'takeOver' | 'readReply'> & {
    isSecond?: boolean;
  },
): Promise<Judged> {
  const found = await caseOf(tx, submissionId);
  if (!found) return { ok: false, reason: 'not-there', since: [], worked: null, found: null };
  const since = await changesSince(tx, found.caseId, versionSeen);
  const worked = workedFor(found, input);
  const facts = factsFor(found, viewer, { worked, reply: readReply(reply), since, isSecond });
  const checked = checkDecision(input, takes ? { ...facts, assignedTo: 'me' } : facts);
  if (!checked.ok) return { ok: false, reason: checked.reason, since, worked, found };
  return { ok: true, found, worked, second: needsSecondPerson(input.outcome, secondFactsOf(found, input)) };
}

/** What `finish` needs: the answer, and who wrote it. `secondStaffId` only where a second person confirmed it. */
export type Finishing = Omit<Answering, 'readReply' | 'takeOver' | 'submissionId'> & {
  readonly worked: Worked | null;
  readonly staffId: string;
  readonly secondStaffId?: string;
};

/** Puts an answer that was found to be right into effect, keeps it, closes what it answers, and lets the person know. */
export async function finish(
  tx: Tx,
  viewer: StaffViewer,
  found: DecisionCase,
  finishing: Finishing,
): Promise<Decided> {
  const { input, reply, versionSeen, requestId, staffId, secondStaffId } = finishing;
  const { submission: own, caseId } = found;
  const sealed = await sealReply(tx, found, reply);
  if (!sealed.ok) return { ...sealed, since: [] };
  const { decisionId } = sealed;
  const details = await putIntoEffect(tx, viewer, found, { ...finishing, decisionId });
  const reason = input.outcome === 'decline' ? input.reason : null;
  const waysOn = input.outcome === 'decline' ? [...input.waysOn] : [];
  await tx.insert(decision).values({
    id: decisionId,
    submissionId: own.id,
    versionSeen,
    outcome: input.outcome,
    reason,
    waysOn,
    details,
    reply: sealed.reply,
    staffId,
    secondStaffId: secondStaffId ?? null,
    requestId,
  });
  const leaves = found.row ? { details: WITHOUT_SAID } : {};
  await tx
    .update(submission)
    .set({ closedAt: sql`guard.now()`, ...leaves })
    .where(eq(submission.id, own.id));
  await recordEvent(tx, viewer, {
    caseId,
    act: 'answered',
    subject: 'decision',
    subjectId: decisionId,
    payload: {
      submissionId: own.id,
      kind: own.kind,
      outcome: input.outcome,
      reason,
      waysOn,
      staffId,
      secondStaffId: secondStaffId ?? null,
      ...figuresOf(details),
    },
  });
  if (own.debtorId && isRead(found)) await queueNews(tx, own.debtorId, `decision:${decisionId}`);
  return { ok: true, kind: 'decided', decisionId };
}

/** What of an answer's details belongs on the record: ids, days and amounts, not the whole plan. */
function figuresOf(details: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const { plan: _plan, ...rest } = details;
  return rest;
}

type SealedReply =
  | { readonly ok: true; readonly decisionId: string; readonly reply: Buffer | null }
  | { readonly ok: false; readonly reason: 'erased' };

/** The reply, sealed for the decision that it is to stand in. Where nobody reads an answer it holds no reply. */
async function sealReply(tx: Tx, found: DecisionCase, reply: string): Promise<SealedReply> {
  const { debtorId } = found.submission;
  if (!debtorId || !isRead(found)) {
    const [made] = await tx.execute<{ id: string }>(sql`select uuidv7() as id`);
    if (!made) throw new Error('the database gave no id');
    return { ok: true, decisionId: made.id, reply: null };
  }
  const key = await dataKeyFor(tx, debtorId);
  if (!key.ok) return key;
  const place = { table: 'decision', column: 'reply', row: key.rowId };
  return { ok: true, decisionId: key.rowId, reply: sealWords(key.key, place, reply) };
}

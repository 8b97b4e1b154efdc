import { and, eq, sql } from 'drizzle-orm';
import { dayOf } from '@/clock';
import type { Reader } from '@/db/lines';
import { type Late, momentOf } from '@/db/moment';
import { planIn } from '@/db/offers';
import { askingOf } from '@/db/proposals';
import { askAtOnce, isId } from '@/db/read';
import {
  creditor,
  dataKey,
  decision,
  decisionAnswer,
  decisionFeedback,
  holding,
  submission,
} from '@/db/schema';
import { type DataKey, openDataKey, openWords, type Place } from '@/db/sealed';
import { WORDS } from '@/db/sent';
import type { AgreedPlan } from '@/domain/agreement';
import type { Asking } from '@/domain/asking';
import type { IsoDay } from '@/domain/calendar';
import { type CannotAccept, canAccept } from '@/domain/counter-offer';
import type { DecisionOf } from '@/domain/decision';
import type { DebtorViewer } from '@/domain/viewer';

/** Words of either side. `why` says why there are none to show: none were written, a letter alone shows none, or erased. */
export type WordsRead =
  | { readonly text: string; readonly why: null }
  | { readonly text: null; readonly why: 'none' | 'private' | 'erased' };

/** What staff said to something that was sent, by name. `answer` is what the person said to that. */
export type DecisionRead = DecisionOf & {
  readonly id: string;
  readonly by: string;
  readonly decidedAt: Date;
  readonly reason: string | null;
  readonly waysOn: readonly string[];
  readonly reply: WordsRead;
  readonly answer: 'accepted' | 'changed' | 'declined' | 'replied' | null;
  /** What they sent on with it. */
  readonly sentOnId: string | null;
  readonly isRead: boolean;
};

/** One turn of a conversation: something that was sent, and the answer to it if it has one. */
export type Turn = {
  readonly id: string;
  readonly kind: string;
  readonly sentAt: Date;
  readonly promisedAt: Date;
  readonly raisedAt: Date | null;
  readonly followsId: string | null;
  readonly words: WordsRead;
  /** The plan that was offered, and the offer as an address has it; null where none was. */
  readonly plan: AgreedPlan | null;
  readonly offer: string | null;
  /** A no to what we offered; one that was sent back because it could not be accepted any more. */
  readonly saidNo: boolean;
  readonly sentBack: boolean;
  readonly creditorName: string | null;
  readonly holdingId: string | null;
  readonly accountReference: string | null;
  /** Who has it while it waits; null where nobody does. */
  readonly assignee: string | null;
  readonly decision: DecisionRead | null;
};

/** Everything the page of one answer shows. */
export type AnswerRead = {
  readonly at: Date;
  readonly todayOn: IsoDay;
  readonly late: Late;
  readonly turn: Turn;
  /** The whole conversation, oldest first. */
  readonly turns: readonly Turn[];
  readonly asking: Asking;
  /** Whether the counter-offer can be accepted today; null where it is none, or was answered. */
  readonly can: { readonly ok: true } | { readonly ok: false; readonly reason: CannotAccept } | null;
};

/** Nobody has a longer conversation about one thing; the newest would be cut off. */
const MOST_TURNS = 100;

/**
 * What the viewer sent, what was answered, and the conversation it belongs to, in one wait. Null where there is nothing of
 * theirs. Words of both sides are shown only to somebody who proved a contact: a letter can be opened by others (model.md).
 */
export async function readAnswer(viewer: DebtorViewer, id: string): Promise<AnswerRead | null> {
  if (!isId(id)) return null;
  return askAtOnce(viewer, async (tx) => {
    const [moment, rows, asking, [key]] = await Promise.all([
      momentOf(tx),
      turnsOf(tx, viewer, id),
      askingOf(tx, viewer),
      tx
        .select({ wrapped: dataKey.wrapped, keyId: dataKey.keyId })
        .from(dataKey)
        .where(eq(dataKey.debtorId, viewer.debtorId)),
    ]);
    const opened = key ? openDataKey(viewer.debtorId, key) : null;
    const turns = rows.map((row) => turnFrom(row, wordsReader(viewer, opened)));
    const turn = turns.find((one) => one.id === id);
    const row = rows.find((one) => one.id === id);
    if (!turn || !row) return null;
    return { ...moment, todayOn: dayOf(moment.at), turn, turns, asking, can: canOf(turn, row, asking) };
  });
}

function canOf({ decision: decided }: Turn, row: TurnRow, asking: Asking): AnswerRead['can'] {
  if (decided?.outcome !== 'counter_offer' || decided.answer !== null) return null;
  return canAccept(decided.details, asking, { isKnownAnew: row.isKnownAnew === true });
}

/** Opens words for a viewer, or says why not. */
function wordsReader({ proved }: DebtorViewer, key: DataKey | null) {
  return (place: Place, sealed: Buffer | null): WordsRead => {
    if (!sealed) return { text: null, why: 'none' };
    if (proved !== 'contact') return { text: null, why: 'private' };
    return key ? { text: openWords(key, place, sealed), why: null } : { text: null, why: 'erased' };
  };
}

type TurnRow = Awaited<ReturnType<typeof turnsOf>>[number];

/** The turns before and after one of the viewer's, and itself, oldest first. */
function turnsOf(tx: Reader, viewer: DebtorViewer, id: string) {
  return tx
    .select({
      id: submission.id,
      kind: submission.kind,
      sentAt: submission.createdAt,
      promisedAt: submission.promisedAt,
      raisedAt: submission.raisedAt,
      followsId: submission.followsId,
      sealed: submission.words,
      details: submission.details,
      holdingId: submission.holdingId,
      creditorName: creditor.name,
      accountReference: holding.accountReference,
      assignee: sql<string | null>`guard.assigned_to(${submission.id})`,
      decision: {
        id: decision.id,
        outcome: decision.outcome,
        details: decision.details,
        reason: decision.reason,
        waysOn: decision.waysOn,
        sealed: decision.reply,
        decidedAt: decision.createdAt,
      },
      by: sql<string | null>`guard.answered_by(${decision.id})`,
      answer: decisionAnswer.answer,
      sentOnId: decisionAnswer.submissionId,
      isRead: sql<boolean>`${decisionFeedback.decisionId} is not null`,
      isKnownAnew: sql<
        boolean | null
      >`guard.has_newer_plan_of_another(${submission.debtId}, ${decision.createdAt})`,
    })
    .from(submission)
    .leftJoin(decision, eq(decision.submissionId, submission.id))
    .leftJoin(decisionAnswer, eq(decisionAnswer.decisionId, decision.id))
    .leftJoin(decisionFeedback, eq(decisionFeedback.decisionId, decision.id))
    .leftJoin(creditor, eq(creditor.id, submission.creditorId))
    .leftJoin(holding, eq(holding.id, submission.holdingId))
    .where(
      and(
        eq(submission.debtorId, viewer.debtorId),
        sql`${submission.id} in (
          with recursive before as (
            select one.id, one.follows_id from submission one where one.id = ${id}
            union select one.id, one.follows_id from submission one join before on one.id = before.follows_id),
          whole as (
            select id from before where follows_id is null
            union select one.id from submission one join whole on one.follows_id = whole.id)
          select id from whole)`,
      ),
    )
    .orderBy(submission.id)
    .limit(MOST_TURNS);
}

function turnFrom(row: TurnRow, read: ReturnType<typeof wordsReader>): Turn {
  const { sealed, details, decision: decided, by, answer, sentOnId, isRead, isKnownAnew: _, ...rest } = row;
  const offer = fieldOf(details, 'offer');
  return {
    ...rest,
    words: read({ ...WORDS, row: row.id }, sealed),
    plan: planIn(details),
    offer: typeof offer === 'string' ? offer : null,
    saidNo: fieldOf(details, 'saidNo') === true,
    sentBack: fieldOf(details, 'sentBack') !== undefined,
    decision: decided && {
      id: decided.id,
      // What an outcome carries is written together with it (domain/decision.ts) and never changed.
      ...({ outcome: decided.outcome, details: decided.details } as DecisionOf),
      by: by ?? '',
      decidedAt: decided.decidedAt,
      reason: decided.reason,
      waysOn: decided.waysOn,
      reply: read({ table: 'decision', column: 'reply', row: decided.id }, decided.sealed),
      answer,
      sentOnId,
      isRead,
    },
  };
}

function fieldOf(details: unknown, name: string): unknown {
  return typeof details === 'object' && details !== null
    ? (details as Readonly<Record<string, unknown>>)[name]
    : undefined;
}

import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import type { DecisionCase } from '@/db/decision-case';
import type { Decided } from '@/db/decision-finish';
import { recordEvent } from '@/db/events';
import { proposedDecision } from '@/db/schema';
import { dataKeyFor, openDataKey, openWords, sealWords } from '@/db/sealed';
import type { DecisionInput } from '@/domain/decision-input';
import type { SecondReason } from '@/domain/second-person';
import type { StaffViewer } from '@/domain/viewer';

/** What waits for a second person, of what the first wrote. */
export type Proposing = {
  readonly input: DecisionInput;
  readonly reply: string;
  readonly versionSeen: number;
  readonly requestId: string;
  readonly second: SecondReason;
};

/**
 * Keeps an answer that needs a second person, and does nothing else of it. What was typed of a person (the reply, and facts
 * that are put right) is sealed with their key; the rest holds no words. Refuses `erased`.
 */
export async function writeProposal(
  tx: Tx,
  viewer: StaffViewer,
  found: DecisionCase,
  { input, reply, versionSeen, requestId, second }: Proposing,
): Promise<Decided> {
  const { submission, caseId } = found;
  const { outcome, open, sealed } = partInput(input, reply);
  if (!submission.debtorId) throw new Error('what concerns nobody needs no second person');
  const key = await dataKeyFor(tx, submission.debtorId);
  if (!key.ok) return { ...key, since: [] };
  await tx.insert(proposedDecision).values({
    id: key.rowId,
    submissionId: submission.id,
    versionSeen,
    outcome,
    reason: input.outcome === 'decline' ? input.reason : null,
    waysOn: input.outcome === 'decline' ? [...input.waysOn] : [],
    details: { ...open, second },
    reply: sealWords(key.key, placeOf(key.rowId), JSON.stringify(sealed)),
    staffId: viewer.staffId,
    requestId,
  });
  await recordEvent(tx, viewer, {
    caseId,
    act: 'wrote an answer for a second person',
    subject: 'proposed_decision',
    subjectId: key.rowId,
    payload: { submissionId: submission.id, outcome, second },
  });
  return { ok: true, kind: 'proposed', proposedId: key.rowId };
}

/** A proposal as it is kept. */
export type Kept = {
  readonly id: string;
  readonly debtorId: string;
  readonly outcome: string;
  readonly reason: string | null;
  readonly waysOn: readonly string[];
  readonly details: unknown;
  readonly sealed: Buffer | null;
  readonly wrapped: Buffer | null;
  readonly keyId: string | null;
};

/** What the first person wrote, read back; null once the person has been erased. */
export function openProposal(
  kept: Kept,
): { input: DecisionInput; reply: string; second: SecondReason } | null {
  const key = kept.keyId ? openDataKey(kept.debtorId, { wrapped: kept.wrapped, keyId: kept.keyId }) : null;
  if (!key || !kept.sealed) return null;
  const read: Sealed = JSON.parse(openWords(key, placeOf(kept.id), kept.sealed));
  const { second, ...open } = kept.details as { second: SecondReason }; // as writeProposal keeps it, just above
  const { outcome, reason, waysOn } = kept;
  const declined = outcome === 'decline' ? { reason, waysOn } : {};
  const facts = read.facts ? { facts: read.facts } : {};
  const input = { outcome, ...open, ...declined, ...facts } as DecisionInput; // the parts of one, put together again
  return { input, reply: read.reply, second };
}

type Sealed = { readonly reply: string; readonly facts?: Readonly<Record<string, string>> };

function partInput(input: DecisionInput, reply: string) {
  const { outcome, ...rest } = input;
  if (outcome === 'decline') return { outcome, open: {}, sealed: { reply } };
  if (!('facts' in rest)) return { outcome, open: rest, sealed: { reply } };
  const { facts, ...open } = rest;
  return { outcome, open, sealed: { reply, facts } satisfies Sealed };
}

function placeOf(row: string) {
  return { table: 'proposed_decision', column: 'reply', row };
}

/** What is kept of a proposal, for `openProposal`; `p` is the proposal, `s` what it answers, `k` the person's key. */
export const KEPT = sql`p.id, s.debtor_id as "debtorId", p.outcome, p.reason, to_json(p.ways_on) as "waysOn", p.details,
  p.reply as sealed, k.wrapped, k.key_id as "keyId"`;

import { and, eq, gt, isNull, notInArray, sql } from 'drizzle-orm';
import { dayOf } from '@/clock';
import { askingAbout } from '@/db/asking-about';
import { isHeldByAlone, ownHoldsOf } from '@/db/decision-holds';
import type { Reader } from '@/db/lines';
import { momentOf } from '@/db/moment';
import type { AskingRead } from '@/db/proposals';
import { NAME } from '@/db/queue';
import { factsOf, openSaid } from '@/db/row-said';
import { creditor, debt, event, holding, policy, proposedDecision, submission } from '@/db/schema';
import type { AgreedPlan } from '@/domain/agreement';
import { QUIET_ACTS } from '@/domain/decision';
import type { Correctable, FiledComponent } from '@/domain/decision-input';
import type { Doubt } from '@/domain/doubt';
import type { RowSaid } from '@/domain/row-said';
import { GIVEN_UP_LIMIT_MINOR } from '@/domain/second-person';

/** Something that happened to a case since a page was made. `name` is a colleague's; null where it was not staff. */
export type Change = {
  readonly act: string;
  readonly at: Date;
  readonly by: 'debtor' | 'staff' | 'other';
  readonly name: string | null;
};

/** Everything that answering one submission is decided from, read at one moment. Amounts in minor units. */
export type DecisionCase = {
  readonly at: Date;
  readonly todayOn: string;
  readonly submission: {
    readonly id: string;
    readonly kind: string;
    readonly debtorId: string | null;
    readonly debtId: string | null;
    readonly holdingId: string | null;
    readonly assigneeId: string | null;
    readonly assigneeName: string | null;
    readonly hasWords: boolean;
    readonly sentAt: Date;
    readonly promisedAt: Date;
    readonly closedAt: Date | null;
  };
  readonly sent: SentDetails;
  /** The debtor's id, or the submission's where there is none: whose chain of events this is. */
  readonly caseId: string;
  /** The number of the newest event of the case; what a page was answered from. */
  readonly version: number;
  readonly person: {
    readonly kind: 'person' | 'sole_trader' | 'business';
    readonly name: string;
    readonly language: string;
  } | null;
  readonly debt: {
    readonly creditorName: string;
    readonly accountReference: string;
    readonly currency: string;
    readonly balanceMinor: number;
    readonly mayBeTooOld: boolean;
    readonly withheldReason: string | null;
    /** What each component comes to now, corrections among them; signed as the ledger has it. */
    readonly components: Readonly<Record<FiledComponent, number>>;
    /** Whether anyone's plan for it runs. */
    readonly isPaidByPlan: boolean;
    /** What one person may give up alone: the creditor's own limit, or ours. */
    readonly limitMinor: number;
  } | null;
  readonly asking: AskingRead | null;
  /** Whether the debt is free of every hold once this has been answered. */
  readonly isHeldByThisAlone: boolean;
  /** Where an import set it aside: what the row said, if that is still kept, and what is on file of who it is about. */
  readonly row: {
    readonly said: RowSaid | null;
    readonly facts: Readonly<Record<Correctable, string | null>> | null;
  } | null;
  /** The answer that waits for a second person, if one does. */
  readonly proposedId: string | null;
};

/** What a submission carries, of those things that are answered by them. */
export type SentDetails = {
  readonly doubt: Doubt | null;
  readonly reason: string | null;
  readonly plan: AgreedPlan | null;
  readonly by: 'budget' | 'own-word';
  readonly isJoint: boolean;
};

/** Reads what a submission is answered from; null where whoever looks has none such to see. */
export async function caseOf(tx: Reader, submissionId: string): Promise<DecisionCase | null> {
  const [row] = await selectSubmission(tx, submissionId);
  if (!row) return null;
  const { details, importId, line, ...sent } = row;
  const isRow = sent.kind.startsWith('import_');
  const caseId = sent.debtorId ?? sent.id;
  const [{ at }, [newest], person, debtRow, asking, ownHolds, facts, [proposed]] = await Promise.all([
    momentOf(tx),
    tx.execute<{ version: number }>(
      sql`select coalesce(max(sequence), 0)::int as version from event where case_id = ${caseId}::uuid`,
    ),
    sent.debtorId ? personOf(tx, sent.debtorId) : null,
    sent.debtId && sent.holdingId ? debtOf(tx, sent.holdingId) : null,
    sent.debtorId ? askingAbout(tx, sent.debtorId) : null,
    ownHoldsOf(tx, sent.id),
    isRow && sent.debtorId ? factsOf(tx, sent.debtorId) : null,
    tx
      .select({ id: proposedDecision.id })
      .from(proposedDecision)
      .where(and(eq(proposedDecision.submissionId, sent.id), isNull(proposedDecision.answeredAt))),
  ]);
  return {
    at,
    todayOn: dayOf(at),
    submission: sent,
    sent: readSent(details),
    caseId,
    version: newest?.version ?? 0,
    person,
    debt: debtRow,
    asking,
    isHeldByThisAlone: isHeldByAlone(ownHolds, { debtId: sent.debtId, asking }),
    row: isRow ? { said: openSaid(details, { importId, line }), facts } : null,
    proposedId: proposed?.id ?? null,
  };
}

function selectSubmission(tx: Reader, id: string) {
  return tx
    .select({
      id: submission.id,
      kind: submission.kind,
      debtorId: submission.debtorId,
      debtId: submission.debtId,
      holdingId: submission.holdingId,
      assigneeId: submission.assigneeId,
      assigneeName: sql<
        string | null
      >`(select name from guard.colleagues() who where who.id = ${submission.assigneeId})`,
      hasWords: sql<boolean>`${submission.words} is not null`,
      sentAt: submission.createdAt,
      promisedAt: submission.promisedAt,
      closedAt: submission.closedAt,
      details: submission.details,
      importId: submission.importId,
      line: submission.line,
    })
    .from(submission)
    .where(eq(submission.id, id));
}

async function personOf(tx: Reader, debtorId: string): Promise<DecisionCase['person']> {
  const [row] = await tx.execute<NonNullable<DecisionCase['person']>>(sql`
    select d.kind, coalesce(${NAME}, '') as name, d.language from debtor d where d.id = ${debtorId}::uuid`);
  return row ?? null;
}

async function debtOf(tx: Reader, holdingId: string): Promise<DecisionCase['debt']> {
  // A creditor may say in its terms how much one person may give up alone; what it does not say is ours.
  const limit = sql<number | null>`(select (p.terms->>'onePersonGivesUpMinor')::bigint from ${policy} p
    where p.creditor_id = ${creditor.id} and p.effective_on <= guard.now()::date
      and p.terms->>'onePersonGivesUpMinor' ~ '^[0-9]{1,11}$'
    order by p.effective_on desc, p.version desc limit 1)`;
  const [row] = await tx
    .select({
      creditorName: creditor.name,
      accountReference: holding.accountReference,
      currency: debt.currency,
      balanceMinor:
        sql`(select coalesce(sum(e.amount_minor), 0) from ledger_entry e where e.debt_id = ${debt.id})`.mapWith(
          Number,
        ),
      components: sql<Record<string, number>>`(select coalesce(json_object_agg(part, minor), '{}') from (
        select coalesce(e.component, e.kind) as part, sum(e.amount_minor)::bigint as minor from ledger_entry e
        where e.debt_id = ${debt.id} group by 1) sums)`,
      mayBeTooOld: sql<boolean>`${debt.mayBeTooOldOn} is not null and ${debt.tooOldDecision} is null`,
      withheldReason: holding.withheldReason,
      isPaidByPlan: sql<boolean>`exists (select from plan p where p.debt_id = ${debt.id} and p.ended_at is null)`,
      limitMinor: limit,
    })
    .from(holding)
    .innerJoin(debt, eq(debt.id, holding.debtId))
    .innerJoin(creditor, eq(creditor.id, debt.creditorId))
    .where(eq(holding.id, holdingId));
  if (!row) return null;
  const of = (component: FiledComponent) => Number(row.components[component] ?? 0);
  const components = {
    original: of('original'),
    interest: of('interest'),
    fee: of('fee'),
    payment: of('payment'),
    adjustment: of('adjustment'),
  };
  return { ...row, components, limitMinor: Number(row.limitMinor ?? GIVEN_UP_LIMIT_MINOR) };
}

function readSent(details: unknown): SentDetails {
  // Written by db/submissions.ts, db/plans.ts, db/offers.ts and db/pauses.ts, and never changed after.
  const kept = (typeof details === 'object' && details !== null ? details : {}) as Partial<SentDetails>;
  return {
    doubt: kept.doubt ?? null,
    reason: kept.reason ?? null,
    plan: kept.plan ?? null,
    by: kept.by === 'budget' ? 'budget' : 'own-word',
    isJoint: kept.isJoint ?? false,
  };
}

/** What has changed a case after the event with this number; looks and who has it are no change. The oldest first. */
export async function changesSince(tx: Reader, caseId: string, version: number): Promise<Change[]> {
  const rows = await tx
    .select({
      act: event.act,
      at: event.at,
      actorKind: event.actorKind,
      name: sql<
        string | null
      >`(select name from guard.colleagues() who where who.id::text = ${event.actorId})`,
    })
    .from(event)
    .where(and(eq(event.caseId, caseId), gt(event.sequence, version), notInArray(event.act, [...QUIET_ACTS])))
    .orderBy(event.sequence)
    .limit(MOST_CHANGES);
  return rows.map(({ act, at, actorKind, name }) => ({
    act,
    at,
    by: actorKind === 'debtor' || actorKind === 'staff' ? actorKind : 'other',
    name,
  }));
}

const MOST_CHANGES = 20;

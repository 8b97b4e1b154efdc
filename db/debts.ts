import { and, desc, eq, gt, inArray, or, sql } from 'drizzle-orm';
import { type AnsweredRow, answeredOf } from '@/db/answered';
import { type HoldRow, holdsOf } from '@/db/holds';
import { type LastLetter, lastLetterOf } from '@/db/last-letter';
import type { Reader } from '@/db/lines';
import { type LivePlanRow, plansOf } from '@/db/live-plans';
import { type Late, momentOf } from '@/db/moment';
import { readInterest } from '@/db/policy-terms';
import { askAtOnce, isId } from '@/db/read';
import { creditor, debt, debtor, holding, ledgerEntry, policy } from '@/db/schema';
import { type Told, tellingsOf, type WaitingRow, waitingOf } from '@/db/sent';
import { type MakeUp, makeUp, type Sum } from '@/domain/debt';
import type { InterestPolicy } from '@/domain/policy';
import type { DebtorViewer } from '@/domain/viewer';
import { env } from '@/env';

/** One debt as its debtor sees it; every column a debtor may know, and no other. Amounts in minor units. */
export type DebtRow = Awaited<ReturnType<typeof debtsOf>>[number];

/** The balance of a debt: the sum of its entries, and nothing else. */
export const balanceMinor = sql`(select coalesce(sum(e.amount_minor), 0) from ledger_entry e where e.debt_id = ${debt.id})`;
/** The day a balance is true on: the creditor's own, or that of an entry since. */
export const asAtOn = sql<string>`greatest(${debt.balanceAsAtOn}, (select max(e.effective_on) from ledger_entry e where e.debt_id = ${debt.id}))`;

/** A debtor's debts that may be shown, oldest account first; `after` is the holding id where the last page ended. */
export function debtsOf(
  tx: Reader,
  viewer: DebtorViewer,
  { after, limit }: { after: string; limit: number },
) {
  return selectDebts(tx)
    .where(and(eq(holding.debtorId, viewer.debtorId), gt(holding.id, after)))
    .orderBy(holding.id)
    .limit(limit);
}

/** The debts a viewer may see, column by column, for `where` and `limit`. */
export function selectDebts(tx: Reader) {
  return tx
    .select({
      holdingId: holding.id,
      debtId: debt.id,
      accountReference: holding.accountReference,
      creditorName: creditor.name,
      whatItIs: creditor.whatItIs,
      regime: creditor.regime,
      complaintScheme: creditor.complaintScheme,
      creditFile: creditor.creditFile,
      product: sql<string>`coalesce(${debt.product}, ${creditor.product})`,
      description: debt.description,
      currency: debt.currency,
      balanceMinor: balanceMinor.mapWith(Number),
      asAtOn,
      openedOn: debt.openedOn,
      tooOldDecision: debt.tooOldDecision,
      isJoint: sql<boolean>`${debt.id} in (select guard.my_joint_debt_ids())`,
    })
    .from(holding)
    .innerJoin(debt, eq(debt.id, holding.debtId))
    .innerJoin(creditor, eq(creditor.id, debt.creditorId))
    .$dynamic();
}

/** One line of a debt's make-up and where it came from. `newest` is its latest entry. */
export type SourcedSum = Sum & { readonly newest: EntryRow };

/** One entry as its debtor may see it. Another holder of a joint debt must not be known by a payment's reference. */
export type EntryRow = {
  readonly id: string;
  readonly kind: Sum['kind'];
  readonly component: 'original' | 'interest' | 'fee' | 'payment' | 'adjustment' | null;
  readonly amountMinor: number;
  readonly effectiveOn: string;
  readonly source: 'file' | 'payment' | 'staff' | 'policy';
  readonly line: number | null;
  readonly reference: string | null;
  readonly writtenAt: Date;
};

/** Everything the page of one debt shows. */
export type DebtRead = {
  readonly at: Date;
  readonly late: Late;
  readonly debt: DebtRow;
  readonly makeUp: MakeUp<SourcedSum>;
  readonly entries: number;
  readonly holds: readonly HoldRow[];
  readonly waiting: readonly WaitingRow[];
  readonly plan: LivePlanRow | null;
  readonly told: readonly Told[];
  /** What staff answered about this debt, the newest first. */
  readonly answered: readonly AnsweredRow[];
  /** The newest letter with a code; null where none is known any more. */
  readonly letter: LastLetter | null;
  /** The creditor's terms of interest today; null where they are not known. */
  readonly interest: InterestPolicy | null;
  readonly debtor: { readonly kind: 'person' | 'sole_trader' | 'business'; readonly nation: string | null };
};

/**
 * One debt of the viewer, by the id of their holding or of the debt, in one wait. Null where there is none for them to
 * see: not there, not theirs, kept back for a person to look at, or no id at all.
 */
export async function findDebt(viewer: DebtorViewer, id: string): Promise<DebtRead | null> {
  if (!isId(id)) return null;
  return askAtOnce(viewer, async (tx) => {
    const mine = debtIdOf(tx, viewer, id);
    const [moment, [row], sums, holds, waiting, plans, told, answered, letter, [terms], [who]] =
      await Promise.all([
        momentOf(tx),
        selectDebts(tx).where(and(eq(holding.debtorId, viewer.debtorId), isEither(id))),
        sumsOf(tx, mine),
        holdsOf(tx, viewer),
        waitingOf(tx, viewer),
        plansOf(tx, viewer),
        tellingsOf(tx, viewer),
        answeredOf(tx, viewer),
        lastLetterOf(tx, id),
        termsOf(tx, mine),
        tx
          .select({ kind: debtor.kind, nation: debtor.nation })
          .from(debtor)
          .where(eq(debtor.id, viewer.debtorId)),
      ]);
    if (!row || !who) return null;
    return {
      ...moment,
      debt: row,
      makeUp: makeUp(sums.map((sum) => ({ ...sum, newest: hideReference(sum.newest, row.isJoint) }))),
      entries: sums.reduce((count, { entries }) => count + entries, 0),
      holds,
      waiting: waiting.filter(({ debtId }) => debtId === row.debtId),
      plan: plans.find(({ debtId }) => debtId === row.debtId) ?? null,
      told,
      answered: answered.filter(({ debtId }) => debtId === row.debtId),
      letter,
      interest: readInterest(terms?.terms),
      debtor: who,
    };
  });
}

/** Whether a row is meant by an id: a holding's, or its debt's. */
export function isEither(id: string) {
  return or(eq(holding.id, id), eq(holding.debtId, id));
}

/** The debt that an id means for this viewer, as a subquery: none where it is not theirs. */
export function debtIdOf(tx: Reader, viewer: DebtorViewer, id: string) {
  return tx
    .select({ id: holding.debtId })
    .from(holding)
    .where(and(eq(holding.debtorId, viewer.debtorId), isEither(id)));
}

type DebtIds = ReturnType<typeof debtIdOf>;

/** The entries of some debts summed by debt and kind, each sum with the newest of its entries. */
export async function sumsOf(
  tx: Reader,
  mine: DebtIds,
): Promise<(SourcedSum & { readonly debtId: string })[]> {
  const newest = <Type>(column: { name: string }) =>
    sql<Type>`(array_agg(${sql.identifier(column.name)} order by effective_on desc, id desc))[1]`;
  const e = ledgerEntry;
  const rows = await tx
    .select({
      debtId: e.debtId,
      kind: e.kind,
      amountMinor: sql`sum(${e.amountMinor})`.mapWith(Number),
      entries: sql`count(*)`.mapWith(Number),
      id: newest<string>({ name: 'id' }),
      newestMinor: newest({ name: 'amount_minor' }).mapWith(Number),
      component: newest<EntryRow['component']>({ name: 'component' }),
      effectiveOn: sql<string>`max(${e.effectiveOn})`,
      source: newest<EntryRow['source']>({ name: 'source' }),
      line: newest<number | null>({ name: 'line' }),
      reference: newest<string | null>({ name: 'outside_reference' }),
      writtenAt: newest({ name: 'created_at' }).mapWith(e.createdAt),
    })
    .from(e)
    .where(inArray(e.debtId, mine))
    .groupBy(e.debtId, e.kind);
  return rows.map(({ debtId, kind, amountMinor, entries, newestMinor, ...rest }) => ({
    debtId,
    kind,
    amountMinor,
    entries,
    newest: { kind, amountMinor: newestMinor, ...rest },
  }));
}

function termsOf(tx: Reader, mine: DebtIds) {
  return tx
    .select({ terms: policy.terms })
    .from(policy)
    .innerJoin(debt, eq(debt.creditorId, policy.creditorId))
    .where(
      and(
        inArray(debt.id, mine),
        sql`${policy.effectiveOn} <= (guard.now() at time zone ${env().TIME_ZONE}::text)::date`,
      ),
    )
    .orderBy(desc(policy.effectiveOn), desc(policy.version))
    .limit(1);
}

/** An entry as its debtor may see it: on a joint debt a payment's reference could name who else pays. */
export function hideReference(entry: EntryRow, isJoint: boolean): EntryRow {
  return isJoint ? { ...entry, reference: null } : entry;
}

import { and, desc, eq, isNull, sql } from 'drizzle-orm';
import { canKeep, type LineSaid, linesOf, writeLines } from '@/db/budget-lines';
import { openPrivate, sealPrivate } from '@/db/budget-private';
import { asViewer, type Tx } from '@/db/client';
import { recordEvent } from '@/db/events';
import { budget, debtor } from '@/db/schema';
import type { BudgetKind, BudgetLine } from '@/domain/budget';
import { budgetFigures } from '@/domain/budget';
import type { Household } from '@/domain/household';
import { NOTHING_SAID } from '@/domain/household';
import type { DebtorViewer } from '@/domain/viewer';

/** One version of a person's budget; `budgetFigures(kind, lines)` gives its month figures. */
export type Budget = {
  readonly id: string;
  readonly version: number;
  readonly kind: BudgetKind;
  readonly household: Household;
  /** What the person wrote about it, if anything. */
  readonly note: string | null;
  readonly lines: readonly BudgetLine[];
  readonly startedAt: Date;
};

/** A budget that a person has gone through and finished. It never changes: a change is a new version. */
export type FinishedBudget = Budget & { readonly finishedAt: Date };

/** What a person has: the newest finished budget, the one they are working on, and which form is theirs. */
export type Budgets = {
  readonly latest: FinishedBudget | null;
  readonly draft: Budget | null;
  readonly kind: BudgetKind;
};

/** Why a change to a budget is not made. `no-draft`: it is not there, not theirs, or finished. */
export type NotKept = 'no-draft' | 'not-a-line' | 'erased';
type Kept = { readonly ok: true } | { readonly ok: false; readonly reason: NotKept };

/** The newest finished budget of the person who is looking; null where they have none. */
export async function latestBudget(viewer: DebtorViewer): Promise<FinishedBudget | null> {
  return (await findBudgets(viewer)).latest;
}

/** The newest finished budget and the one being worked on, of the person who is looking. */
export async function findBudgets(viewer: DebtorViewer): Promise<Budgets> {
  return asViewer(viewer, async (tx) => {
    const kind = await kindFor(tx, viewer);
    const rows = await tx
      .select()
      .from(budget)
      .where(eq(budget.debtorId, viewer.debtorId))
      .orderBy(desc(budget.version));
    const newest = rows[0];
    const draftRow = newest && newest.finishedAt === null ? newest : undefined;
    const latestRow = rows.find((row) => row.finishedAt !== null);
    const wanted = [draftRow, latestRow].filter((row) => row !== undefined);
    const lines = await linesOf(
      tx,
      wanted.map((row) => row.id),
    );
    const open = async (row: (typeof rows)[number]): Promise<Budget> => ({
      ...(await openPrivate(tx, viewer.debtorId, row, viewer.proved)),
      id: row.id,
      version: row.version,
      kind: row.kind,
      lines: lines.get(row.id) ?? [],
      startedAt: row.createdAt,
    });
    const finishedAt = latestRow?.finishedAt;
    return {
      kind,
      draft: draftRow ? await open(draftRow) : null,
      latest: latestRow && finishedAt ? { ...(await open(latestRow)), finishedAt } : null,
    };
  });
}

/**
 * Begins a new version: empty, or with everything in it that the last finished one had. Where one is being worked on
 * already, that one goes on, so pressing twice begins once. Businesses get the cash-flow form.
 */
export async function beginBudget(
  viewer: DebtorViewer,
  { from, requestId }: { from: 'nothing' | 'last-time'; requestId: string },
): Promise<{ ok: true; id: string } | { ok: false; reason: 'erased' }> {
  return asViewer(viewer, async (tx) => {
    const rows = await tx
      .select()
      .from(budget)
      .where(eq(budget.debtorId, viewer.debtorId))
      .orderBy(desc(budget.version));
    const [newest] = rows;
    // A press that comes again after the budget was finished begins nothing new.
    const begun = rows.find((row) => row.requestId === requestId);
    if (begun) return { ok: true, id: begun.id };
    if (newest && newest.finishedAt === null) return { ok: true, id: newest.id };
    const [added] = await tx
      .insert(budget)
      .values({
        debtorId: viewer.debtorId,
        version: (newest?.version ?? 0) + 1,
        kind: await kindFor(tx, viewer),
        household: NOTHING_SAID,
        requestId,
      })
      .onConflictDoNothing()
      .returning({ id: budget.id, kind: budget.kind });
    // Another press was quicker: what it began is there now.
    if (!added) return { ok: true, id: (await openDraft(tx, viewer)).id };
    if (from === 'last-time' && newest && newest.kind === added.kind) {
      const copied = await copyFrom(tx, viewer, newest, added.id);
      if (!copied.ok) return copied;
    }
    await record(tx, viewer, 'began a budget', added.id, { from });
    return { ok: true, id: added.id };
  });
}

/**
 * Keeps what is said of some lines of the budget being worked on, all of them or none; the others stay as they are.
 * Saying the same twice changes nothing. Refuses a line that is not on the form or whose amount is not a whole number of
 * minor units from zero (`not-a-line`), and any budget that is not being worked on (`no-draft`).
 */
export async function saveLines(
  viewer: DebtorViewer,
  budgetId: string,
  lines: readonly LineSaid[],
): Promise<Kept> {
  return asViewer(viewer, async (tx) => {
    const draft = await lockDraft(tx, viewer, budgetId);
    if (!draft) return { ok: false, reason: 'no-draft' };
    if (!lines.every((line) => canKeep(draft.kind, line))) return { ok: false, reason: 'not-a-line' };
    await writeLines(tx, budgetId, lines);
    return { ok: true };
  });
}

/** Keeps who lives at home, or the note, or both, of the budget being worked on. Refuses as {@link saveLines} does. */
export async function saveAbout(
  viewer: DebtorViewer,
  budgetId: string,
  about: { readonly household?: Household; readonly note?: string | null },
): Promise<Kept> {
  return asViewer(viewer, async (tx) => {
    const draft = await lockDraft(tx, viewer, budgetId);
    if (!draft) return { ok: false, reason: 'no-draft' };
    // What this viewer may not see is still there, and stays unless they say it anew.
    const was = await openPrivate(tx, viewer.debtorId, draft, 'contact');
    const household = about.household
      ? { ...about.household, carer: about.household.carer ?? hiddenCarer(viewer, was.household) }
      : was.household;
    const note = about.note ?? (about.note === undefined || viewer.proved === 'letter' ? was.note : null);
    const sealed = await sealPrivate(tx, viewer.debtorId, budgetId, { household, note });
    if (!sealed.ok) return sealed;
    await tx
      .update(budget)
      .set({ household: sealed.household, words: sealed.words })
      .where(eq(budget.id, budgetId));
    return { ok: true };
  });
}

/**
 * Finishes the budget being worked on: from now on it never changes. Finishing it again gives the same. Refuses one
 * without a single amount (`no-lines`): zero is an answer, nothing is not one.
 */
export async function finishBudget(
  viewer: DebtorViewer,
  budgetId: string,
): Promise<{ ok: true; leftOverMinor: number } | { ok: false; reason: 'no-draft' | 'no-lines' }> {
  return asViewer(viewer, async (tx) => {
    const [row] = await tx
      .select()
      .from(budget)
      .where(and(eq(budget.id, budgetId), eq(budget.debtorId, viewer.debtorId)))
      .for('update');
    if (!row) return { ok: false, reason: 'no-draft' };
    const lines = (await linesOf(tx, [row.id])).get(row.id) ?? [];
    const figures = budgetFigures(row.kind, lines);
    if (lines.length === 0 || !figures.ok) return { ok: false, reason: 'no-lines' };
    const { leftOverMinor } = figures;
    if (row.finishedAt !== null) return { ok: true, leftOverMinor };
    await tx.update(budget).set({ finishedAt: sql`guard.now()` }).where(eq(budget.id, budgetId));
    await record(tx, viewer, 'finished a budget', budgetId, { version: row.version, kind: row.kind });
    return { ok: true, leftOverMinor };
  });
}

/** Throws the budget being worked on away; finished ones stay. Nothing to throw away is fine too. */
export async function dropDraft(viewer: DebtorViewer, budgetId: string): Promise<void> {
  await asViewer(viewer, async (tx) => {
    const draft = await lockDraft(tx, viewer, budgetId);
    if (!draft) return;
    await tx.delete(budget).where(eq(budget.id, draft.id));
    await record(tx, viewer, 'threw a budget draft away', draft.id);
  });
}

/** Deletes every version of this person's budget. What was agreed from it stays as it was agreed. */
export async function deleteBudgets(viewer: DebtorViewer): Promise<void> {
  await asViewer(viewer, async (tx) => {
    const gone = await tx
      .delete(budget)
      .where(eq(budget.debtorId, viewer.debtorId))
      .returning({ id: budget.id });
    if (gone.length > 0)
      await record(tx, viewer, 'deleted their budget', viewer.debtorId, { versions: gone.length });
  });
}

type Row = typeof budget.$inferSelect;

/** Locks the draft, so that finishing it and writing into it never cross. */
async function lockDraft(tx: Tx, viewer: DebtorViewer, budgetId: string): Promise<Row | undefined> {
  const [row] = await tx
    .select()
    .from(budget)
    .where(and(eq(budget.id, budgetId), eq(budget.debtorId, viewer.debtorId), isNull(budget.finishedAt)))
    .for('update');
  return row;
}

async function openDraft(tx: Tx, viewer: DebtorViewer): Promise<{ id: string }> {
  const [row] = await tx
    .select({ id: budget.id })
    .from(budget)
    .where(eq(budget.debtorId, viewer.debtorId))
    .orderBy(desc(budget.version))
    .limit(1);
  if (!row) throw new Error('a budget was begun and is not there');
  return row;
}

async function kindFor(tx: Tx, viewer: DebtorViewer): Promise<BudgetKind> {
  const [who] = await tx.select({ kind: debtor.kind }).from(debtor).where(eq(debtor.id, viewer.debtorId));
  return who?.kind === 'business' ? 'cash_flow' : 'household';
}

async function copyFrom(
  tx: Tx,
  viewer: DebtorViewer,
  last: Row,
  intoId: string,
): Promise<{ ok: true } | { ok: false; reason: 'erased' }> {
  const about = await openPrivate(tx, viewer.debtorId, last, 'contact');
  const sealed = await sealPrivate(tx, viewer.debtorId, intoId, about);
  if (!sealed.ok) return sealed;
  await tx
    .update(budget)
    .set({ household: sealed.household, words: sealed.words })
    .where(eq(budget.id, intoId));
  const lines = (await linesOf(tx, [last.id])).get(last.id) ?? [];
  await writeLines(
    tx,
    intoId,
    lines.map(({ amountMinor, frequency, ...line }) => ({ ...line, said: { amountMinor, frequency } })),
  );
  return { ok: true };
}

function hiddenCarer(viewer: DebtorViewer, was: Household): Household['carer'] {
  return viewer.proved === 'letter' ? was.carer : null;
}

async function record(
  tx: Tx,
  viewer: DebtorViewer,
  act: string,
  subjectId: string,
  payload: Readonly<Record<string, unknown>> = {},
): Promise<void> {
  await recordEvent(tx, viewer, { caseId: viewer.debtorId, act, subject: 'budget', subjectId, payload });
}

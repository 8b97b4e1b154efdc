import { and, desc, eq, inArray, lt, or } from 'drizzle-orm';
import { debtIdOf, type EntryRow, hideReference, isEither, selectDebts } from '@/db/debts';
import type { Reader } from '@/db/lines';
import { askAtOnce, isId } from '@/db/read';
import { holding, ledgerEntry } from '@/db/schema';
import type { DebtorViewer } from '@/domain/viewer';

/** Entries to a page of a debt's history. */
export const HISTORY_PAGE = 25;

/**
 * Every entry of a debt, newest first, a page at a time in one wait. `before` is the `next` of the page before. Null
 * where there is no such debt for this viewer.
 */
export async function readHistory(
  viewer: DebtorViewer,
  id: string,
  { before }: { before?: string | undefined } = {},
) {
  if (!isId(id)) return null;
  return askAtOnce(viewer, async (tx) => {
    const [[row], entries] = await Promise.all([
      selectDebts(tx).where(and(eq(holding.debtorId, viewer.debtorId), isEither(id))),
      entriesOf(tx, debtIdOf(tx, viewer, id), before),
    ]);
    return row ? { debt: row, ...pageOf(entries, row.isJoint) } : null;
  });
}

/** A page of the entries of a debt, newest first, and one more where there is another page. */
export async function entriesOf(
  tx: Reader,
  debtIds: ReturnType<typeof debtIdOf>,
  before: string | undefined,
): Promise<readonly EntryRow[]> {
  const [onDay, entryId] = readKey(before);
  const e = ledgerEntry;
  return tx
    .select({
      id: e.id,
      kind: e.kind,
      component: e.component,
      amountMinor: e.amountMinor,
      effectiveOn: e.effectiveOn,
      source: e.source,
      line: e.line,
      reference: e.outsideReference,
      writtenAt: e.createdAt,
    })
    .from(e)
    .where(
      and(
        inArray(e.debtId, debtIds),
        or(lt(e.effectiveOn, onDay), and(eq(e.effectiveOn, onDay), lt(e.id, entryId))),
      ),
    )
    .orderBy(desc(e.effectiveOn), desc(e.id))
    .limit(HISTORY_PAGE + 1);
}

/** The entries of a page as they are shown, and where the next page begins. */
export function pageOf(entries: readonly EntryRow[], isJoint: boolean) {
  const shown = entries.slice(0, HISTORY_PAGE).map((entry) => hideReference(entry, isJoint));
  const last = entries.length > HISTORY_PAGE ? shown.at(-1) : undefined;
  return { entries: shown, next: last && `${last.effectiveOn}.${last.id}` };
}

const LAST_KEY = ['9999-12-31', 'ffffffff-ffff-ffff-ffff-ffffffffffff'] as const;

/** A place in the history, `day.entry`; anything else is its beginning. */
function readKey(key: string | undefined): readonly [string, string] {
  const [onDay = '', entryId = ''] = key?.split('.') ?? [];
  return /^\d{4}-\d\d-\d\d$/.test(onDay) && !Number.isNaN(Date.parse(onDay)) && isId(entryId)
    ? [onDay, entryId]
    : LAST_KEY;
}

import { and, desc, eq, inArray, lt, or } from 'drizzle-orm';
import { debtIdOf, hideReference, isEither, selectDebts } from '@/db/debts';
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
  const [onDay, entryId] = readKey(before);
  const e = ledgerEntry;
  return askAtOnce(viewer, async (tx) => {
    const [[row], entries] = await Promise.all([
      selectDebts(tx).where(and(eq(holding.debtorId, viewer.debtorId), isEither(id))),
      tx
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
            inArray(e.debtId, debtIdOf(tx, viewer, id)),
            or(lt(e.effectiveOn, onDay), and(eq(e.effectiveOn, onDay), lt(e.id, entryId))),
          ),
        )
        .orderBy(desc(e.effectiveOn), desc(e.id))
        .limit(HISTORY_PAGE + 1),
    ]);
    if (!row) return null;
    const shown = entries.slice(0, HISTORY_PAGE).map((entry) => hideReference(entry, row.isJoint));
    const last = entries.length > HISTORY_PAGE ? shown.at(-1) : undefined;
    return { debt: row, entries: shown, next: last && `${last.effectiveOn}.${last.id}` };
  });
}

const LAST_KEY = ['9999-12-31', 'ffffffff-ffff-ffff-ffff-ffffffffffff'] as const;

/** A place in the history, `day.entry`; anything else is its beginning. */
function readKey(key: string | undefined): readonly [string, string] {
  const [onDay = '', entryId = ''] = key?.split('.') ?? [];
  return /^\d{4}-\d\d-\d\d$/.test(onDay) && !Number.isNaN(Date.parse(onDay)) && isId(entryId)
    ? [onDay, entryId]
    : LAST_KEY;
}

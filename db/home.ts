import { eq, sql } from 'drizzle-orm';
import { answeredOf } from '@/db/answered';
import { asAtOn, balanceMinor, debtsOf } from '@/db/debts';
import { holdsOf } from '@/db/holds';
import { keptOf } from '@/db/kept-forms';
import type { Reader } from '@/db/lines';
import { plansOf } from '@/db/live-plans';
import { momentOf } from '@/db/moment';
import { askAtOnce, isId } from '@/db/read';
import { debt, holding } from '@/db/schema';
import { tellingsOf, waitingOf } from '@/db/sent';
import type { DebtorViewer } from '@/domain/viewer';

const FIRST = '00000000-0000-0000-0000-000000000000';

/** What a debtor owes in all, once for each currency, and how many accounts are kept back for a person to look at. */
async function totalsOf(tx: Reader, viewer: DebtorViewer) {
  const payments = sql`(select coalesce(-sum(e.amount_minor), 0) from ledger_entry e where e.debt_id = ${debt.id}
    and (e.kind = 'payment' or e.component = 'payment'))`;
  const counts = sql`${debt.tooOldDecision} is distinct from 'too_old'`;
  return tx
    .select({
      currency: debt.currency,
      owedMinor: sql`coalesce(sum(greatest(${balanceMinor}, 0)) filter (where ${counts}), 0)`.mapWith(Number),
      paidMinor: sql`coalesce(sum(greatest(${payments}, 0)) filter (where ${counts}), 0)`.mapWith(Number),
      firstAsAtOn: sql<string | null>`min(${asAtOn}) filter (where ${counts} and ${balanceMinor} > 0)`,
      lastAsAtOn: sql<string | null>`max(${asAtOn}) filter (where ${counts} and ${balanceMinor} > 0)`,
      debts: sql`count(*) filter (where ${counts} and ${balanceMinor} > 0)`.mapWith(Number),
      accounts: sql`count(*)`.mapWith(Number),
    })
    .from(holding)
    .leftJoin(debt, eq(debt.id, holding.debtId))
    .where(eq(holding.debtorId, viewer.debtorId))
    .groupBy(debt.currency)
    .orderBy(debt.currency);
}

/** Debts to a page of home. */
export const PAGE = 20;

/**
 * Everything home shows, in one wait: the totals (over all debts, whatever page is shown), a page of debts, what holds
 * and waits, what was answered, live plans, what the person told us or had not sent yet, and whether our own work is
 * behind. Accounts kept back for a person to
 * look at come only as a number. `after` is the holding id where the page before ended; anything else shows the first.
 */
export async function readHome(viewer: DebtorViewer, { after }: { after?: string | undefined } = {}) {
  const from = after && isId(after) ? after : FIRST;
  return askAtOnce(viewer, async (tx) => {
    const [moment, totals, rows, holds, waiting, plans, told, answered, kept] = await Promise.all([
      momentOf(tx),
      totalsOf(tx, viewer),
      debtsOf(tx, viewer, { after: from, limit: PAGE + 1 }),
      holdsOf(tx, viewer),
      waitingOf(tx, viewer),
      plansOf(tx, viewer),
      tellingsOf(tx, viewer),
      answeredOf(tx, viewer),
      keptOf(tx, viewer),
    ]);
    return {
      ...moment,
      totals: totals.flatMap(({ currency, ...sums }) => (currency === null ? [] : [{ currency, ...sums }])),
      keptBack: totals.find(({ currency }) => currency === null)?.accounts ?? 0,
      debts: rows.slice(0, PAGE),
      next: rows.length > PAGE ? rows[PAGE - 1]?.holdingId : undefined,
      holds,
      waiting,
      plans,
      told,
      answered,
      kept,
    };
  });
}

export type HomeRead = Awaited<ReturnType<typeof readHome>>;

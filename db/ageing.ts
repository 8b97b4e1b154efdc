import { sql } from 'drizzle-orm';
import { dayOf } from '@/clock';
import { asViewer, type Tx } from '@/db/client';
import { recordEvent } from '@/db/events';
import { mayBeTooOld, YEARS_IN_SCOTLAND } from '@/domain/accounts-age';
import { mayBeScottish } from '@/domain/accounts-nation';
import { holidaysForPromise, PROMISES, promiseFor } from '@/domain/promise';
import type { JobViewer } from '@/domain/viewer';
import { env } from '@/env';

/** A debt that may have grown old, as the rule needs to know it. */
type Candidate = {
  id: string;
  openedOn: string | null;
  defaultedOn: string | null;
  lastPaidOn: string | null;
  postcodes: (string | null)[] | null;
  balanceMinor: number;
};

const AT_ONCE = 500;
const FIRST = '00000000-0000-0000-0000-000000000000';
const MINUTE_MS = 60_000;
const REASON = 'may-be-too-old';

/**
 * Marks every debt that time has made possibly too old to enforce since it came in, and puts each such debt before staff,
 * those that an import marked too: from then on nothing is asked for it until a person has said. Judged by the rule of
 * imports, on the day of the database's clock in the operator's time zone; a payment made here counts as one, and a debt
 * with a plan under way is not old, since to agree is to acknowledge. Staff's own answer is never asked for again. Gives
 * how many were marked and how many were put before staff; running it twice adds nothing.
 */
export async function markGrownOld(viewer: JobViewer): Promise<{ marked: number; asked: number }> {
  let [marked, asked, after] = [0, 0, FIRST];
  for (;;) {
    const page = await asViewer(viewer, (tx) => markSome(tx, viewer, after), { deadlineMs: MINUTE_MS });
    marked += page.marked;
    if (page.last === null) break;
    after = page.last;
  }
  for (let some = AT_ONCE; some === AT_ONCE; asked += some)
    some = await asViewer(viewer, askSome, { deadlineMs: MINUTE_MS });
  return { marked, asked };
}

async function markSome(
  tx: Tx,
  viewer: JobViewer,
  after: string,
): Promise<{ marked: number; last: string | null }> {
  const { todayOn } = await begin(tx);
  const candidates = await tx.execute<Candidate>(sql`
    select d.id, d.opened_on as "openedOn", d.defaulted_on as "defaultedOn",
      greatest(d.last_payment_on, here.paid_on) as "lastPaidOn", here.balance::float8 as "balanceMinor",
      (select json_agg(p.postcode) from holding h join debtor p on p.id = h.debtor_id where h.debt_id = d.id) as postcodes
    from debt d
    cross join lateral (
      select coalesce(sum(e.amount_minor), 0) as balance,
        max(e.effective_on) filter (where e.kind = 'payment' and e.source <> 'file') as paid_on
      from ledger_entry e where e.debt_id = d.id) here
    where d.id > ${after} and d.may_be_too_old_on is null and d.too_old_decision is null
      and coalesce(greatest(d.defaulted_on, d.last_payment_on), d.opened_on)
        < ${todayOn}::date - make_interval(years => ${YEARS_IN_SCOTLAND})
      and not exists (select from plan p where p.debt_id = d.id and p.ended_at is null)
    order by d.id limit ${AT_ONCE}`);
  let marked = 0;
  for (const candidate of candidates)
    if (isOld(candidate, todayOn)) marked += await mark(tx, viewer, candidate.id, todayOn);
  return { marked, last: candidates.length === AT_ONCE ? (candidates.at(-1)?.id ?? null) : null };
}

function isOld(
  { openedOn, defaultedOn, lastPaidOn, postcodes, balanceMinor }: Candidate,
  todayOn: string,
): boolean {
  const age = { openedOn, defaultedOn, lastPaymentOn: lastPaidOn, currentMinor: Math.max(0, balanceMinor) };
  return mayBeTooOld(
    { ...age, mayBeScottish: (postcodes ?? []).some((code) => mayBeScottish(code ?? '')) },
    todayOn,
  );
}

/** Marks one debt, unless somebody has said something of it meanwhile; it is on the record of each of its holders. */
async function mark(tx: Tx, viewer: JobViewer, debtId: string, todayOn: string): Promise<number> {
  const holders = await tx.execute<{ debtorId: string }>(sql`
    with marked as (
      update debt set may_be_too_old_on = ${todayOn}::date
      where id = ${debtId} and may_be_too_old_on is null and too_old_decision is null returning id)
    select h.debtor_id as "debtorId" from marked m join holding h on h.debt_id = m.id order by h.id`);
  for (const { debtorId } of holders)
    await recordEvent(tx, viewer, {
      caseId: debtorId,
      act: 'a debt may be too old',
      subject: 'debt',
      subjectId: debtId,
      payload: { mayBeTooOldOn: todayOn },
    });
  return holders.length > 0 ? 1 : 0;
}

/** Puts marked debts before staff that nobody has been asked about; gives how many. */
async function askSome(tx: Tx): Promise<number> {
  const { at } = await begin(tx);
  const time = { timeZone: env().TIME_ZONE, holidays: holidaysForPromise(null) };
  const promisedAt = promiseFor('import_held', at, time).toISOString();
  const added = await tx.execute(sql`
    insert into submission (kind, creditor_id, debtor_id, debt_id, holding_id, details, priority, promised_at, request_id)
    select 'import_held', d.creditor_id, h.debtor_id, d.id, h.id, jsonb_build_object('field', null, 'reason', ${REASON}::text),
      ${PROMISES.import_held.priority}::int, ${promisedAt}::timestamptz, md5(${REASON}::text || d.id)::uuid
    from debt d
    cross join lateral (select h.id, h.debtor_id from holding h where h.debt_id = d.id order by h.id limit 1) h
    where d.may_be_too_old_on is not null and d.too_old_decision is null
      and not exists (select from submission s where s.request_id = md5(${REASON}::text || d.id)::uuid)
    limit ${AT_ONCE}
    on conflict (request_id) do nothing returning id`);
  return added.length;
}

async function begin(tx: Tx): Promise<{ at: Date; todayOn: string }> {
  await tx.execute(sql`select set_config('statement_timeout', '60s', true)`);
  const [clock] = await tx.execute<{ at: string }>(sql`select guard.now() as at`);
  if (!clock) throw new Error('the database did not say what time it is');
  const at = new Date(clock.at);
  return { at, todayOn: dayOf(at) };
}

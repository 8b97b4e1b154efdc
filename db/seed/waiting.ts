import { randomUUID } from 'node:crypto';
import type postgres from 'postgres';
import { PROMISES, type Queued } from '@/domain/promise';

/** A creditor of a test's own, so that its part of the queue is its own too. Gives its id. */
export async function aCreditor(owner: postgres.Sql, name = `Creditor ${randomUUID()}`): Promise<string> {
  const [row] = await owner<{ id: string }[]>`
    insert into creditor (name, what_it_is, product, regime, complaint_scheme, credit_file, currency)
    values (${name}, 'a shop', 'Account', 'regulated_credit', 'none', 'none', 'GBP') returning id`;
  if (!row) throw new Error('the creditor was not written');
  return row.id;
}

/** What a test may say about something that waits; the rest is ordinary. */
export type WantedWaiting = {
  kind?: Queued;
  creditorId?: string | null;
  debtorId?: string | null;
  debtId?: string;
  holdingId?: string;
  priority?: number;
  promisedAt?: string;
  assigneeId?: string;
  details?: Readonly<Record<string, string>>;
};

/** Something that waits for staff, written as the owner. Gives its id. */
export async function aWaiting(owner: postgres.Sql, wanted: WantedWaiting = {}): Promise<string> {
  const { kind = 'plan_offer', creditorId = null, debtorId = null, details = {} } = wanted;
  const [row] = await owner<{ id: string }[]>`
    insert into submission (kind, creditor_id, debtor_id, debt_id, holding_id, priority, promised_at, assignee_id, details)
    values (${kind}, ${creditorId}, ${debtorId}, ${wanted.debtId ?? null}, ${wanted.holdingId ?? null},
      ${wanted.priority ?? PROMISES[kind].priority}, ${wanted.promisedAt ?? '2099-01-05T15:00:00Z'},
      ${wanted.assigneeId ?? null}, ${owner.json(details)}) returning id`;
  if (!row) throw new Error('nothing was sent');
  return row.id;
}

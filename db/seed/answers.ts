import { randomUUID } from 'node:crypto';
import type postgres from 'postgres';
import { asViewer } from '@/db/client';
import { readAsking } from '@/db/proposals';
import { dataKeyFor, sealWords } from '@/db/sealed';
import type { Built } from '@/db/seed/build';
import { agree, asDebtor } from '@/db/seed/planning';
import { showOffer } from '@/domain/agreeing';
import type { CounterOffer } from '@/domain/counter-offer';
import type { DecisionOf } from '@/domain/decision';

/** An answer as tests ask for it: the outcome with what it carries, and what is said with it. */
export type WantedAnswer = DecisionOf & {
  readonly submissionId: string;
  readonly reply?: string;
  readonly reason?: string;
  readonly waysOn?: readonly string[];
  readonly staffId?: string;
  /** When it was given; the answers of a test are two days after its offers. */
  readonly at?: string;
};

const ANSWERED_AT = '2026-12-03T09:15:00.000Z';

/** Someone of the staff, by name. */
export async function aStaffName(owner: postgres.Sql, name = 'Sam Rowe'): Promise<string> {
  const [row] = await owner<{ id: string }[]>`
    insert into staff (email, name, role, password_hash) values (${`${randomUUID()}@example.com`}, ${name}, 'agent', 'x')
    returning id`;
  if (!row) throw new Error('nobody was added to the staff');
  return row.id;
}

/** Answers what a person sent, as the owner: the decision with its reply sealed, what was sent closed, and the message. */
export async function anAnswer(owner: postgres.Sql, wanted: WantedAnswer): Promise<string> {
  const { submissionId, outcome, details, reply = 'Thank you for writing to us.', at = ANSWERED_AT } = wanted;
  const [sent] = await owner<{ debtorId: string }[]>`
    select debtor_id as "debtorId" from submission where id = ${submissionId}`;
  if (!sent) throw new Error('there is nothing to answer');
  const { debtorId } = sent;
  const staffId = wanted.staffId ?? (await aStaffName(owner));
  const sealed = await asViewer({ kind: 'debtor', debtorId, proved: 'contact' }, async (tx) => {
    const key = await dataKeyFor(tx, debtorId);
    if (!key.ok) throw new Error(key.reason);
    const place = { table: 'decision', column: 'reply', row: key.rowId };
    return { id: key.rowId, bytes: sealWords(key.key, place, reply) };
  });
  await owner`
    insert into decision (id, submission_id, version_seen, outcome, reason, ways_on, details, reply, staff_id, created_at)
    values (${sealed.id}, ${submissionId}, 1, ${outcome}, ${wanted.reason ?? null}, ${[...(wanted.waysOn ?? [])]},
      ${owner.json(details as postgres.JSONValue)}, ${sealed.bytes}, ${staffId}, ${at})`;
  await owner`update submission set closed_at = ${at} where id = ${submissionId}`;
  await owner`
    insert into outbox (dedupe_key, channel, template, debtor_id)
    select ${`decision:${sealed.id}`}, case when email is not null then 'email' else 'text' end, 'news', id
    from debtor where id = ${debtorId} and (email is not null or mobile is not null)`;
  return sealed.id;
}

/** Sends an offer below the policy, which waits for a person, and gives its id. */
export async function offered(built: Built, offer = 'amount.100.monthly:28'): Promise<string> {
  const result = await agree(asDebtor(built), built, offer);
  const id = result.ok ? result.sentIds[0] : undefined;
  if (!id) throw new Error('the offer did not go to a person');
  return id;
}

/** Answers an offer with another plan: £25 on the 28th of each month unless asked otherwise, to accept by 17 December 2026. */
export async function aCounterOffer(
  owner: postgres.Sql,
  built: Built,
  submissionId: string,
  { offer = 'amount.2500.monthly:28', staffId }: { offer?: string; staffId?: string } = {},
): Promise<CounterOffer> {
  const asking = await readAsking(asDebtor(built));
  // Staff work a plan out on a debt whose offer waits, which the person could not.
  const debts = asking.debts.map((debt) => ({ ...debt, sent: null }));
  const worked = showOffer({ ...asking, debts }, { holdingId: built.holdingId, offer });
  if (!worked.ok) throw new Error(worked.reason);
  const details = { plan: worked.agreed, offer, acceptBy: '2026-12-17' };
  await anAnswer(owner, {
    submissionId,
    outcome: 'counter_offer',
    details,
    reply: 'Thank you for your offer. Could this work?',
    ...(staffId ? { staffId } : {}),
  });
  return details;
}

import { randomUUID } from 'node:crypto';
import type postgres from 'postgres';
import { type AgreeResult, agreePlans, type ToAgree } from '@/db/plans';
import { readAsking } from '@/db/proposals';
import type { Built } from '@/db/seed/build';
import { fingerprintShown, shownTogether, showOffer } from '@/domain/agreeing';
import type { DebtorViewer } from '@/domain/viewer';

/** A time at which tests plan: a Tuesday morning, after the seed's policies began. */
export const PLANNED_AT = '2026-12-01T10:30:00.000Z';

/** The person that a debt was built for, at an instant. */
export function asDebtor(
  { debtorId }: Pick<Built, 'debtorId'>,
  clock: string = PLANNED_AT,
  proved: DebtorViewer['proved'] = 'contact',
): DebtorViewer {
  return { kind: 'debtor', debtorId, proved, clock };
}

/** What the check page would send for these offers: worked out now, with the fingerprint of what it shows. */
export async function shownFor(
  viewer: DebtorViewer,
  offers: readonly { holdingId: string; offer: string }[],
): Promise<ToAgree> {
  const asking = await readAsking(viewer);
  const worked = offers.map((one) => {
    const found = showOffer(asking, one);
    if (!found.ok) throw new Error(found.reason);
    return found;
  });
  const shown = shownTogether(asking, worked);
  return {
    asked: shown.map(({ agreed }, at) => ({
      holdingId: agreed.holdingId,
      offer: offers[at]?.offer ?? '',
      policyId: agreed.policyId,
    })),
    fingerprint: fingerprintShown(shown),
    canKeepTo: true,
    requestId: randomUUID(),
    language: 'en',
    sayWords: (plans) =>
      plans.map(({ creditorName, totalMinor }) => `${creditorName}: ${totalMinor}`).join('\n'),
  };
}

/** Looks and agrees, as somebody does who reads and presses at once. */
export async function agree(
  viewer: DebtorViewer,
  built: Pick<Built, 'holdingId'>,
  offer: string,
): Promise<AgreeResult> {
  return agreePlans(viewer, await shownFor(viewer, [{ holdingId: built.holdingId, offer }]));
}

/** A finished budget that leaves so much in a month before a tenth (at most £20) is saved; minor units. */
export async function aBudget(owner: postgres.Sql, { debtorId }: Built, spareMinor: number): Promise<void> {
  const [row] = await owner<{ id: string }[]>`
    insert into budget (debtor_id, version, kind, finished_at) values (${debtorId}, 1, 'household', now()) returning id`;
  if (!row) throw new Error('the budget was not written');
  const income = 1_000_00 + spareMinor;
  await owner`
    insert into budget_line (budget_id, section, group_key, line_key, amount_minor, frequency) values
      (${row.id}, 'income', 'work', 'wages', ${income}, 'monthly'),
      (${row.id}, 'spending', 'home_and_contents', 'rent', ${700_00}, 'monthly'),
      (${row.id}, 'spending', 'food_and_housekeeping', 'groceries', ${300_00}, 'monthly')`;
}

/** A new version of a creditor's policy, with changes, from a day on; written at an instant. */
export async function aPolicy(
  owner: postgres.Sql,
  creditorId: string,
  { effectiveOn, writtenAt, ...changes }: { effectiveOn: string; writtenAt: string; [term: string]: unknown },
): Promise<string> {
  const [row] = await owner<{ id: string }[]>`
    insert into policy (creditor_id, version, effective_on, terms, created_at)
    select creditor_id, version + 1, ${effectiveOn}, terms || ${owner.json(changes as postgres.JSONValue)}, ${writtenAt}
    from policy where creditor_id = ${creditorId} order by version desc limit 1 returning id`;
  if (!row) throw new Error('the policy was not written');
  return row.id;
}

/** A creditor of a test's own, with the policy of one in the seed, so that new versions bother no other test. */
export async function aCreditor(owner: postgres.Sql, like: string): Promise<string> {
  const name = `${like} ${randomUUID().slice(0, 8)}`;
  await owner`
    with made as (
      insert into creditor (name, what_it_is, product, regime, complaint_scheme, credit_file, currency)
      select ${name}, what_it_is, product, regime, complaint_scheme, credit_file, currency
      from creditor where name = ${like} returning id)
    insert into policy (creditor_id, version, effective_on, terms, created_at)
    select made.id, 1, '2020-01-01', p.terms, '2020-01-01' from made, policy p
    join creditor c on c.id = p.creditor_id where c.name = ${like} and p.version = 1`;
  return name;
}

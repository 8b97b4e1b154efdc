import { eq, sql } from 'drizzle-orm';
import { dayOf } from '@/clock';
import { asViewer, type Tx } from '@/db/client';
import { asAtOn, balanceMinor } from '@/db/debts';
import { recordEvent } from '@/db/events';
import { readInterest } from '@/db/policy-terms';
import { creditor, debt, debtor, holding, policy } from '@/db/schema';
import { runningInterest } from '@/domain/plan-interest';
import { type InterestPolicy, policyOn, type Regime } from '@/domain/policy';
import { holidaysForPromise, PROMISES, promiseFor } from '@/domain/promise';
import type { JobViewer } from '@/domain/viewer';
import { env } from '@/env';

const MINUTE_MS = 60_000;
type InForce = { id: string; creditorId: string; regime: Regime; interest: InterestPolicy | null };

/**
 * Asks staff for each rate that a creditor's policy in force needs for a debt of today and does not have: until it is
 * there no interest is reckoned, and none is guessed. Once for each policy version, since a new version is how a rate is
 * put right. Gives how many were asked for; running it twice adds nothing.
 */
export async function askForMissingRates(viewer: JobViewer): Promise<number> {
  return asViewer(
    viewer,
    async (tx) => {
      await tx.execute(sql`select set_config('statement_timeout', '60s', true)`);
      const [clock] = await tx.execute<{ at: string }>(sql`select guard.now() as at`);
      if (!clock) throw new Error('the database did not say what time it is');
      const at = new Date(clock.at);
      let asked = 0;
      for (const one of await inForceOn(tx, dayOf(at))) {
        const fromOn = await missingFrom(tx, one);
        if (fromOn !== null && (await ask(tx, viewer, { ...one, fromOn, at }))) asked += 1;
      }
      return asked;
    },
    { deadlineMs: MINUTE_MS },
  );
}

/** The policy of each creditor that is in force on a day, where it says anything of interest. */
async function inForceOn(tx: Tx, on: string): Promise<InForce[]> {
  const { id, creditorId, version, effectiveOn, terms } = policy;
  const rows = await tx
    .select({ id, creditorId, version, effectiveOn, terms, regime: creditor.regime })
    .from(policy)
    .innerJoin(creditor, eq(creditor.id, policy.creditorId));
  return [...new Set(rows.map((row) => row.creditorId))].flatMap((creditorId) => {
    const current = policyOn(
      rows.filter((row) => row.creditorId === creditorId),
      on,
    );
    const interest = current && readInterest(current.terms);
    return current && interest?.kind !== 'none' ? [{ ...current, interest }] : [];
  });
}

/** The first day for which a debt of this creditor needs a rate that is not there; null where nothing is missing. */
async function missingFrom(tx: Tx, { creditorId, regime, interest }: InForce): Promise<string | null> {
  const kinds = await tx
    .select({ debtorKind: debtor.kind, asAtOn: sql<string>`min(${asAtOn})` })
    .from(debt)
    .innerJoin(holding, eq(holding.debtId, debt.id))
    .innerJoin(debtor, eq(debtor.id, holding.debtorId))
    .where(sql`${debt.creditorId} = ${creditorId} and ${balanceMinor} > 0`)
    .groupBy(debtor.kind);
  const missing = kinds.filter(
    ({ debtorKind, asAtOn }) =>
      interest === null ||
      runningInterest(interest, { regime, debtorKind, asAtOn, agreedOn: asAtOn, pauses: [] }).task !== null,
  );
  return missing.map((one) => one.asAtOn).sort()[0] ?? null;
}

async function ask(
  tx: Tx,
  viewer: JobViewer,
  { id, creditorId, fromOn, at }: InForce & { fromOn: string; at: Date },
): Promise<boolean> {
  const time = { timeZone: env().TIME_ZONE, holidays: holidaysForPromise(null) };
  const promisedAt = promiseFor('missing_rate', at, time).toISOString();
  const [added] = await tx.execute<{ id: string }>(sql`
    insert into submission (kind, creditor_id, details, priority, promised_at, request_id)
    values ('missing_rate', ${creditorId}, ${JSON.stringify({ from: fromOn, policyId: id })}::jsonb,
      ${PROMISES.missing_rate.priority}, ${promisedAt}::timestamptz, md5('missing-rate' || ${id}::text)::uuid)
    on conflict (request_id) do nothing returning id`);
  if (!added) return false;
  await recordEvent(tx, viewer, {
    caseId: added.id,
    act: 'a rate is missing',
    subject: 'policy',
    subjectId: id,
    payload: { from: fromOn },
  });
  return true;
}

import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { keyedHash } from '@/db/keys';
import { attempt } from '@/db/schema';
import { countedAddress, FROM_EVERYWHERE, FROM_ONE_ADDRESS, mayTry, type Refusal } from '@/domain/sign-in';
import type { JobViewer, Viewer } from '@/domain/viewer';
import { env, isTestEnvironment } from '@/env';

/** The work of signing in, at the viewer's own now. It alone may see codes, attempts and sessions of everyone. */
export function signInJob({ clock }: Viewer): JobViewer {
  return { kind: 'job', name: 'sign-in', ...(clock ? { clock } : {}) };
}

/** A case as attempts know it: a keyed hash, whether or not there is such a case. */
export function caseHashOf(debtorId: string | null, otherwise: string): Buffer {
  return keyedHash('case', debtorId ?? `none:${otherwise}`);
}

/**
 * An address as attempts know it. In a test environment a tagged reference has an address of its own, so that tests
 * from one machine do not stop one another; nowhere else does a reference change what is counted.
 */
export function addressHashOf(address: string, reference = ''): Buffer {
  return keyedHash(
    'address',
    isTagged(reference) ? `${address} ${reference}` : `address:${countedAddress(address)}`,
  );
}

/** Whether a reference is tagged by a test environment, where limits by address and of codes sent do not apply. */
export function isTagged(reference: string): boolean {
  const tag = env().TEST_TAGGED_REFERENCES;
  return isTestEnvironment() && tag !== undefined && reference.startsWith(tag);
}

/**
 * Makes everyone who tries this case wait for one another until their transactions end. What is counted after it, in
 * another statement, is exact, on however many processes.
 */
export function lockCase(tx: Tx, caseHash: Buffer) {
  return tx
    .execute(sql`select pg_advisory_xact_lock(hashtextextended(${caseHash.toString('hex')}, 7310515))`)
    .execute();
}

/** Whether anything may be tried from this address now: asking counts asks, the rest counts what went wrong. */
export async function mayTryFrom(
  tx: Tx,
  addressHash: Buffer,
  kind: 'ask' | 'code' | 'letter' | 'staff',
): Promise<{ ok: true } | { ok: false; reason: Refusal }> {
  const { asksPerMinute, wrongPerMinute } = FROM_EVERYWHERE;
  const mostEverywhere = kind === 'ask' ? asksPerMinute : wrongPerMinute;
  const counted = COUNTED[kind];
  const [lately] = await tx.execute<{ here: number; everywhere: number }>(sql`
    select
      (select count(*)::int from attempt where address_hash = ${addressHash} and ${counted}
        and at > guard.now() - make_interval(mins => ${FROM_ONE_ADDRESS.minutes}) and at <= guard.now()) as here,
      (select count(*)::int from (select from attempt where ${counted} and at > guard.now() - interval '1 minute'
        and at <= guard.now()
        limit ${mostEverywhere}) recent) as everywhere`);
  if (!lately) throw new Error('a count gave no row');
  return mayTry({ fromHere: lately.here, everywhere: lately.everywhere }, mostEverywhere);
}

const COUNTED = {
  ask: sql`kind = 'find'`,
  code: sql`kind = 'code' and not succeeded`,
  letter: sql`kind = 'letter' and not succeeded`,
  staff: sql`kind in ('password', 'authenticator') and not succeeded`,
};

/** How many tries of one kind went wrong in one case within so many minutes. */
export async function countWrong(
  tx: Tx,
  caseHash: Buffer,
  kind: 'code' | 'password' | 'authenticator',
  minutes: number,
): Promise<number> {
  const [lately] = await tx.execute<{ wrong: number }>(sql`
    select count(*)::int as wrong from attempt where case_hash = ${caseHash} and kind = ${kind} and not succeeded
      and at > guard.now() - make_interval(mins => ${minutes})`);
  return lately?.wrong ?? 0;
}

/** Writes down tries, in the transaction that decided them. */
export async function recordAttempts(tx: Tx, ...made: (typeof attempt.$inferInsert)[]): Promise<void> {
  await tx.insert(attempt).values(made);
}

import { timingSafeEqual } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { browserHashOf, findAsk, hashOfDigits } from '@/db/asks';
import {
  addressHashOf,
  caseHashOf,
  countWrong,
  lockCase,
  mayTryFrom,
  recordAttempts,
  signInJob,
} from '@/db/attempts';
import { asViewer, type Tx } from '@/db/client';
import { letterCodeHash } from '@/db/letters';
import { beginSession } from '@/db/sessions';
import { decideCode, type FoundCode, type Refusal, WRONG_CODES } from '@/domain/sign-in';
import type { Stranger } from '@/domain/viewer';

/**
 * What a try came to. Wrong, late, used, stopped for today and no such case are one answer, `did-not-work`, so that
 * no page can tell them apart. `not-asked`: this browser did not ask lately, so there is nothing to answer.
 */
export type Opened =
  | { ok: true; token: string }
  | { ok: false; reason: 'did-not-work' | 'not-asked' | Refusal };

/** A try: what was typed, the token of the asking browser, and where it comes from. */
export type Try = {
  readonly typed: string;
  readonly browser: string;
  readonly address: string;
  readonly device: string;
};

/**
 * Opens the case with the six digits that were sent, once. Everyone who tries one case waits for one another here, so
 * that of any number of tries at once one gets in, and the fifth wrong one is the last of the day.
 */
export async function openWithCode(
  viewer: Stranger,
  { typed, browser, address, device }: Try,
): Promise<Opened> {
  return asViewer(signInJob(viewer), async (tx) => {
    const asked = await findAsk(tx, browser);
    if (!asked) return { ok: false, reason: 'not-asked' };
    const addressHash = addressHashOf(address, asked.reference ?? '');
    const caseHash = caseHashOf(asked.debtorId, browser);
    // Sent together and run in this order: others wait while the lock is held, so it is held for few round trips.
    const [allowed, , wrong, found] = await Promise.all([
      mayTryFrom(tx, addressHash, 'code'),
      lockCase(tx, caseHash),
      countWrong(tx, caseHash, 'code', WRONG_CODES.hours * 60),
      findCode(tx, browser, asked.holdingId, typed),
    ]);
    if (!allowed.ok) return allowed;
    const became = decideCode(wrong, found);
    const opens = became === 'open' && found !== undefined && asked.debtorId !== null;
    await Promise.all([
      // While codes are stopped nothing was tried, so only the address is counted.
      recordAttempts(tx, {
        kind: became === 'late' ? 'late' : 'code',
        caseHash: became === 'stopped' ? null : caseHash,
        addressHash,
        succeeded: opens,
      }),
      tx.execute(sql`update code set used_at = guard.now() where id = ${opens ? found.id : null}::uuid`),
    ]);
    if (!opens || asked.debtorId === null) return { ok: false, reason: 'did-not-work' };
    const session = { debtorId: asked.debtorId, proved: 'contact', device } as const;
    return { ok: true, token: await beginSession(tx, signInJob(viewer), session) };
  });
}

/**
 * Opens the case with the code on its letter, once and within its days. Wrong six-digit codes do not stop it: it is
 * far too long to guess, and it is the way in for someone whom a stranger has locked out.
 */
export async function openWithLetter(
  viewer: Stranger,
  { typed, browser, address, device }: Try,
): Promise<Opened> {
  return asViewer(signInJob(viewer), async (tx) => {
    const asked = await findAsk(tx, browser);
    if (!asked) return { ok: false, reason: 'not-asked' };
    const addressHash = addressHashOf(address, asked.reference ?? '');
    const allowed = await mayTryFrom(tx, addressHash, 'letter');
    if (!allowed.ok) return allowed;
    const of = asked.holdingId ?? browserHashOf(browser).toString('hex');
    const [opened] = await tx.execute<{ id: string }>(sql`
      update code set used_at = guard.now()
      where kind = 'letter' and holding_id = ${asked.holdingId}::uuid and hash = ${letterCodeHash(of, typed)}
        and used_at is null and expires_at > guard.now()
      returning id`);
    const opens = opened !== undefined && asked.debtorId !== null;
    await recordAttempts(tx, {
      kind: 'letter',
      caseHash: caseHashOf(asked.debtorId, browser),
      addressHash,
      succeeded: opens,
    });
    if (!opens || asked.debtorId === null) return { ok: false, reason: 'did-not-work' };
    const session = { debtorId: asked.debtorId, proved: 'letter', device } as const;
    return { ok: true, token: await beginSession(tx, signInJob(viewer), session) };
  });
}

/** The code of this browser and case with these digits. Where nothing was found there are codes too, and no case. */
async function findCode(
  tx: Tx,
  browser: string,
  holdingId: string | null,
  digits: string,
): Promise<(FoundCode & { id: string }) | undefined> {
  const kept = await tx.execute<{ id: string; hash: Buffer; used: boolean; over: boolean }>(sql`
    select id, hash, used_at is not null as used, expires_at <= guard.now() as over
    from code where kind = 'contact' and browser_hash = ${browserHashOf(browser)}
      and holding_id is not distinct from ${holdingId}::uuid and expires_at > created_at
    order by id desc limit 20`);
  return kept.find(({ id, hash }) => timingSafeEqual(hash, hashOfDigits(id, digits)));
}

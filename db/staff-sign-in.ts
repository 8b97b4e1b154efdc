import { timingSafeEqual } from 'node:crypto';
import { verify } from '@node-rs/argon2';
import { sql } from 'drizzle-orm';
import { browserHashOf } from '@/db/asks';
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
import { keyedHash } from '@/db/keys';
import { openSecret, sealSecret } from '@/db/sealed';
import { beginSession } from '@/db/sessions';
import { authenticatorPlace, hashPassword } from '@/db/staff';
import { makeAuthenticatorSecret, stepOfCode } from '@/domain/authenticator';
import { CODE_MINUTES, type Refusal, WRONG_STAFF_TRIES } from '@/domain/sign-in';
import type { Stranger } from '@/domain/viewer';

/** `resting`: too many wrong tries lately, for this email whether or not it is anyone’s. */
type Refused = { ok: false; reason: 'did-not-work' | 'resting' | Refusal };

/** Someone who has proved a password and not yet the authenticator. `secret` only until it is enrolled. */
export type Halfway = { readonly email: string; readonly secret: string | null };

/**
 * Proves a password. The answer, the time it takes and the statements run are the same for a wrong password and for
 * an email that is nobody’s. The token that comes back is for the cookie of this browser, for ten minutes.
 */
export async function provePassword(
  viewer: Stranger,
  {
    email: typed,
    password,
    address,
    browser,
  }: { email: string; password: string; address: string; browser: string },
): Promise<{ ok: true } | Refused> {
  const email = typed.trim().toLowerCase();
  const caseHash = caseHashOf(null, `staff:${email}`);
  const addressHash = addressHashOf(address);
  const job = signInJob(viewer);
  const looked = await asViewer(job, async (tx) => {
    const allowed = await mayTryFrom(tx, addressHash, 'staff');
    if (!allowed.ok) return allowed;
    const person = await findByEmail(tx, email);
    return (await isResting(tx, caseHash, 'password')) ? resting : { ok: true as const, person };
  });
  if (!looked.ok) return looked;
  const { person } = looked;
  // Outside any transaction: it is made to take long.
  const right =
    (await verify(person?.passwordHash ?? (await nobodysHash()), password)) && person !== undefined;
  return asViewer(job, async (tx) => {
    await lockCase(tx, caseHash);
    if (await isResting(tx, caseHash, 'password')) return resting;
    await recordAttempts(tx, { kind: 'password', caseHash, addressHash, succeeded: right });
    const secret = person && sealSecret(authenticatorPlace(person.id), makeAuthenticatorSecret());
    await tx.execute(sql`
      update staff set authenticator = ${secret ?? null}
      where id = ${right ? person.id : null}::uuid and authenticator is null`);
    await tx.execute(sql`
      insert into code (kind, staff_id, hash, browser_hash, channel, expires_at)
      select 'password', ${person?.id ?? null}::uuid, ${halfwayHash(person?.passwordHash ?? '')}, ${browserHashOf(browser)},
        'none', guard.now() + make_interval(mins => ${CODE_MINUTES}) where ${right}`);
    return right ? { ok: true } : { ok: false, reason: 'did-not-work' };
  });
}

/** Who has proved a password in this browser lately; null for nobody. Shows a secret only while it is not enrolled. */
export async function findHalfway(viewer: Stranger, browser: string): Promise<Halfway | null> {
  const person = await asViewer(signInJob(viewer), (tx) => findWaiting(tx, browser));
  if (!person) return null;
  return { email: person.email, secret: person.enrolled ? null : person.secret };
}

/**
 * Proves the authenticator, and signs in. Each code is taken once, even by many tries at the same moment; the first
 * right one enrols the app. `not-asked`: no password was proved in this browser lately.
 */
export async function proveAuthenticator(
  viewer: Stranger,
  { typed, browser, address, device }: { typed: string; browser: string; address: string; device: string },
): Promise<{ ok: true; token: string } | Refused | { ok: false; reason: 'not-asked' }> {
  const job = signInJob(viewer);
  return asViewer(job, async (tx) => {
    const person = await findWaiting(tx, browser);
    if (!person) return { ok: false, reason: 'not-asked' };
    const addressHash = addressHashOf(address);
    const allowed = await mayTryFrom(tx, addressHash, 'staff');
    if (!allowed.ok) return allowed;
    const caseHash = caseHashOf(person.id, '');
    await lockCase(tx, caseHash);
    if (await isResting(tx, caseHash, 'authenticator')) return resting;
    const step = stepOfCode(person.secret, typed, new Date(person.now));
    const taken = await tx.execute(sql`
      update staff set authenticator_step = ${step}, enrolled_at = coalesce(enrolled_at, guard.now())
      where id = ${person.id} and ${step}::integer is not null and coalesce(authenticator_step, 0) < ${step}::integer
      returning id`);
    const opens = taken.length > 0;
    await recordAttempts(tx, { kind: 'authenticator', caseHash, addressHash, succeeded: opens });
    if (!opens) return { ok: false, reason: 'did-not-work' };
    await tx.execute(sql`update code set used_at = guard.now() where id = ${person.codeId}`);
    return { ok: true, token: await beginSession(tx, job, { staffId: person.id, device }) };
  });
}

/**
 * Signs in the member of staff with an email that the operator’s own provider vouches for; password and authenticator
 * are the provider’s to ask. An email that is nobody’s here opens nothing.
 */
export async function openWithProvider(
  viewer: Stranger,
  { email, device }: { email: string; device: string },
): Promise<{ ok: true; token: string } | { ok: false; reason: 'unknown' }> {
  const job = signInJob(viewer);
  return asViewer(job, async (tx) => {
    const person = email === '' ? undefined : await findByEmail(tx, email.trim().toLowerCase());
    if (!person) return { ok: false, reason: 'unknown' };
    return { ok: true, token: await beginSession(tx, job, { staffId: person.id, device }) };
  });
}

const resting = { ok: false, reason: 'resting' } as const;

async function isResting(tx: Tx, caseHash: Buffer, kind: 'password' | 'authenticator'): Promise<boolean> {
  return (await countWrong(tx, caseHash, kind, WRONG_STAFF_TRIES.minutes)) >= WRONG_STAFF_TRIES.most;
}

async function findByEmail(tx: Tx, email: string) {
  const [person] = await tx.execute<{ id: string; passwordHash: string }>(sql`
    select id, password_hash as "passwordHash" from staff where email = ${email} and disabled_at is null`);
  return person;
}

type Waiting = {
  id: string;
  email: string;
  secret: string;
  enrolled: boolean;
  codeId: string;
  now: number;
};

/** The member of staff whose password this browser proved, unless it has been changed or taken away since. */
async function findWaiting(tx: Tx, browser: string): Promise<Waiting | null> {
  const [row] = await tx.execute<{
    id: string;
    email: string;
    passwordHash: string;
    authenticator: Buffer | null;
    enrolled: boolean;
    codeId: string;
    hash: Buffer;
    now: number;
  }>(sql`
    select p.id, p.email, p.password_hash as "passwordHash", p.authenticator, p.enrolled_at is not null as enrolled,
      c.id as "codeId", c.hash, extract(epoch from guard.now())::float8 * 1000 as now
    from code c join staff p on p.id = c.staff_id and p.disabled_at is null
    where c.kind = 'password' and c.browser_hash = ${browserHashOf(browser)} and c.used_at is null
      and c.expires_at > guard.now()
    order by c.id desc limit 1`);
  if (!row?.authenticator || !timingSafeEqual(row.hash, halfwayHash(row.passwordHash))) return null;
  const { id, email, enrolled, codeId, now } = row;
  return { id, email, enrolled, codeId, now, secret: openSecret(authenticatorPlace(id), row.authenticator) };
}

/** Ties a proved password to what it was, so that a reset ends it. */
function halfwayHash(passwordHash: string): Buffer {
  return keyedHash('code', `password:${passwordHash}`);
}

let nobodys: Promise<string> | undefined;

/** A hash that no password opens in practice, checked where an email is nobody’s so that it takes as long. */
function nobodysHash(): Promise<string> {
  nobodys ??= hashPassword(makeAuthenticatorSecret());
  return nobodys;
}

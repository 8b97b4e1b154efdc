import { randomInt } from 'node:crypto';
import { hash } from '@node-rs/argon2';
import { and, asc, eq, inArray, isNull, sql } from 'drizzle-orm';
import { z } from 'zod';
import { asViewer, type Tx } from '@/db/client';
import { recordEvent } from '@/db/events';
import { isRefusedBy } from '@/db/fault';
import { creditor, session, staff, staffCreditor } from '@/db/schema';
import { type Place, sealSecret } from '@/db/sealed';
import { type JobViewer, ROLES, type Role } from '@/domain/viewer';

/** A new member of staff. A password and an authenticator's secret are given only for demonstrations and tests. */
export type NewStaff = {
  readonly email: string;
  readonly role: string;
  readonly name?: string | undefined;
  /** The names of the creditors whose cases they may see; all when none are named. */
  readonly creditors?: readonly string[] | undefined;
  readonly password?: string;
  /** Base32, as authenticator apps take it. With it they count as enrolled. */
  readonly authenticatorSecret?: string;
};

export type StaffAdded =
  | { ok: true; id: string; password: string }
  | {
      ok: false;
      reason: 'bad-email' | 'unknown-role' | 'unknown-creditor' | 'already-there';
      /** The creditor that is not known, where that is the reason. */
      named?: string;
    };

export type StaffRow = {
  email: string;
  name: string;
  role: Role;
  creditors: 'all' | string[];
  enrolledAt: Date | null;
  disabledAt: Date | null;
};

/** Where a member of staff's authenticator secret is sealed. */
export function authenticatorPlace(staffId: string): Place {
  return { table: 'staff', column: 'authenticator', row: staffId };
}

/** Argon2id, 19 MiB, two passes (OWASP Password Storage). */
export function hashPassword(password: string): Promise<string> {
  return hash(password, { memoryCost: 19_456, timeCost: 2, parallelism: 1 });
}

/**
 * Adds a member of staff with a one-time password, given back once and kept only as its hash. They make their
 * authenticator at the first sign-in. Refuses a bad email, an unknown role or creditor, and an email already there.
 */
export async function addStaff(viewer: JobViewer, wanted: NewStaff): Promise<StaffAdded> {
  const email = readEmail(wanted.email);
  if (!email) return { ok: false, reason: 'bad-email' };
  const role = ROLES.find((known) => known === wanted.role);
  if (!role) return { ok: false, reason: 'unknown-role' };
  const password = wanted.password ?? makePassword();
  const passwordHash = await hashPassword(password);
  try {
    return await asViewer(viewer, async (tx) => {
      const creditors = await findCreditors(tx, wanted.creditors ?? []);
      if (!creditors.ok) return { ok: false, reason: 'unknown-creditor', named: creditors.named };
      const id = await newId(tx);
      await tx.insert(staff).values({
        id,
        email,
        name: wanted.name?.trim() || email.slice(0, email.indexOf('@')),
        role,
        passwordHash,
        allCreditors: creditors.ids.length === 0,
        ...enrolment(id, wanted.authenticatorSecret),
      });
      if (creditors.ids.length > 0)
        await tx
          .insert(staffCreditor)
          .values(creditors.ids.map((creditorId) => ({ staffId: id, creditorId })));
      await record(tx, viewer, id, 'staff added', { role, creditors: creditors.ids });
      return { ok: true, id, password };
    });
  } catch (error) {
    if (isRefusedBy(error, 'staff_email_unique')) return { ok: false, reason: 'already-there' };
    throw error;
  }
}

/** Everyone on the staff, by email. */
export async function listStaff(viewer: JobViewer): Promise<StaffRow[]> {
  return asViewer(viewer, async (tx) => {
    const people = await tx
      .select({
        id: staff.id,
        email: staff.email,
        name: staff.name,
        role: staff.role,
        allCreditors: staff.allCreditors,
        enrolledAt: staff.enrolledAt,
        disabledAt: staff.disabledAt,
      })
      .from(staff)
      .orderBy(asc(staff.email));
    const portfolios = await tx
      .select({ staffId: staffCreditor.staffId, name: creditor.name })
      .from(staffCreditor)
      .innerJoin(creditor, eq(creditor.id, staffCreditor.creditorId))
      .orderBy(asc(creditor.name));
    return people.map(({ id, allCreditors, ...person }) => ({
      ...person,
      creditors: allCreditors
        ? 'all'
        : portfolios.filter(({ staffId }) => staffId === id).map(({ name }) => name),
    }));
  });
}

/** Closes an account at once: nobody signs in with it, and where it was signed in, it no longer is. */
export async function disableStaff(
  viewer: JobViewer,
  email: string,
): Promise<{ ok: true } | { ok: false; reason: 'not-there' | 'already-disabled' }> {
  return asViewer(viewer, async (tx) => {
    const person = await findStaff(tx, email);
    if (!person) return { ok: false, reason: 'not-there' };
    if (person.disabledAt) return { ok: false, reason: 'already-disabled' };
    await tx.update(staff).set({ disabledAt: sql`guard.now()` }).where(eq(staff.id, person.id));
    await endSessions(tx, person.id);
    await record(tx, viewer, person.id, 'staff disabled', {});
    return { ok: true };
  });
}

/**
 * A new one-time password, given back once; the old one and the authenticator are gone, and so is every session. An
 * account that was disabled is open again.
 */
export async function resetStaff(
  viewer: JobViewer,
  email: string,
): Promise<{ ok: true; password: string; wasDisabled: boolean } | { ok: false; reason: 'not-there' }> {
  const password = makePassword();
  const passwordHash = await hashPassword(password);
  return asViewer(viewer, async (tx) => {
    const person = await findStaff(tx, email);
    if (!person) return { ok: false, reason: 'not-there' };
    const wasDisabled = person.disabledAt !== null;
    await tx
      .update(staff)
      .set({ passwordHash, authenticator: null, enrolledAt: null, disabledAt: null })
      .where(eq(staff.id, person.id));
    await endSessions(tx, person.id);
    await record(tx, viewer, person.id, 'staff reset', { wasDisabled });
    return { ok: true, password, wasDisabled };
  });
}

function readEmail(text: string): string | null {
  const read = z.email().max(254).safeParse(text.trim().toLowerCase());
  return read.success ? read.data : null;
}

/** Twenty letters and figures of thirty-one: 99 bits, without look-alikes. */
function makePassword(): string {
  const alphabet = 'abcdefghjkmnpqrstuvwxyz23456789';
  const group = () => Array.from({ length: 5 }, () => alphabet[randomInt(alphabet.length)]).join('');
  return [group(), group(), group(), group()].join('-');
}

function enrolment(id: string, secret: string | undefined) {
  return secret === undefined
    ? {}
    : { authenticator: sealSecret(authenticatorPlace(id), secret), enrolledAt: sql`guard.now()` };
}

async function newId(tx: Tx): Promise<string> {
  const [row] = await tx.execute<{ id: string }>(sql`select uuidv7() as id`);
  if (!row) throw new Error('the database gave no id');
  return row.id;
}

async function findCreditors(
  tx: Tx,
  names: readonly string[],
): Promise<{ ok: true; ids: string[] } | { ok: false; named: string }> {
  if (names.length === 0) return { ok: true, ids: [] };
  const found = await tx
    .select({ id: creditor.id, name: creditor.name })
    .from(creditor)
    .where(inArray(creditor.name, [...names]));
  const missing = names.find((name) => !found.some((known) => known.name === name));
  return missing === undefined ? { ok: true, ids: found.map(({ id }) => id) } : { ok: false, named: missing };
}

async function findStaff(tx: Tx, email: string): Promise<{ id: string; disabledAt: Date | null } | null> {
  const [person] = await tx
    .select({ id: staff.id, disabledAt: staff.disabledAt })
    .from(staff)
    .where(eq(staff.email, email.trim().toLowerCase()))
    .for('update');
  return person ?? null;
}

async function endSessions(tx: Tx, staffId: string): Promise<void> {
  await tx
    .update(session)
    .set({ endedAt: sql`guard.now()` })
    .where(and(eq(session.staffId, staffId), isNull(session.endedAt)));
}

function record(
  tx: Tx,
  viewer: JobViewer,
  staffId: string,
  act: string,
  payload: Record<string, unknown>,
): Promise<void> {
  return recordEvent(tx, viewer, { caseId: staffId, act, subject: 'staff', subjectId: staffId, payload });
}

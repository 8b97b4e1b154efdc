import { randomBytes } from 'node:crypto';
import { and, desc, eq, isNull, sql } from 'drizzle-orm';
import { signInJob } from '@/db/attempts';
import { asViewer, type Tx } from '@/db/client';
import { recordEvent } from '@/db/events';
import { keyedHash } from '@/db/keys';
import { askAtOnce } from '@/db/read';
import { session } from '@/db/schema';
import { KEPT_HOURS } from '@/domain/kept-form';
import { IDLE_MINUTES, LONGEST_HOURS } from '@/domain/sign-in';
import type { DebtorViewer, JobViewer, Role, StaffViewer, Stranger } from '@/domain/viewer';

/** Whose session begins. */
export type Beginning = { readonly device: string } & (
  | { readonly debtorId: string; readonly proved: 'contact' | 'letter' }
  | { readonly staffId: string }
);

/** A debtor’s live session. `until` is when it ends if nothing is done. */
export type DebtorSession = {
  readonly id: string;
  readonly debtorId: string;
  readonly proved: 'contact' | 'letter';
  readonly until: Date;
};

/** A live session of staff, with what they may do as of now. */
export type StaffSession = {
  readonly id: string;
  readonly staffId: string;
  readonly name: string;
  readonly role: Role;
  readonly creditorIds: readonly string[] | 'all';
  readonly until: Date;
};

/** One row of “where you are signed in”. */
export type SignedInPlace = { id: string; device: string | null; createdAt: Date; lastSeenAt: Date };

/** Requests of one page come together; only the first of them writes when it was seen. */
const SEEN_EVERY_SECONDS = 1;

/**
 * Begins a session in the transaction that let the person in, and gives its new token: 256 random bits, of which the
 * database keeps a keyed hash.
 */
export async function beginSession(tx: Tx, viewer: JobViewer, beginning: Beginning): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  const { device, ...who } = beginning;
  const [begun] = await tx
    .insert(session)
    .values({
      ...who,
      proved: 'proved' in who ? who.proved : 'staff',
      device,
      tokenHash: hashOf('staffId' in who ? 'staff' : 'debtor', token),
      expiresAt: sql`guard.now() + make_interval(hours => ${LONGEST_HOURS})`,
    })
    .returning({ id: session.id, proved: session.proved });
  if (!begun) throw new Error('the session was not written');
  await recordEvent(tx, viewer, {
    caseId: 'staffId' in who ? who.staffId : who.debtorId,
    act: 'signed in',
    subject: 'session',
    subjectId: begun.id,
    payload: { proved: begun.proved },
  });
  return token;
}

/** Only what is alive by the database’s clock: not ended, not idle too long, not too old, not a person who is gone. */
const LIVE = sql`s.ended_at is null and s.expires_at > guard.now()
  and s.last_seen_at > guard.now() - make_interval(mins => ${IDLE_MINUTES})`;

/** Marks the found session as seen now, unless it was a moment ago; and when it will end if nothing is done. */
const SEEN = sql`seen as (
  update session set last_seen_at = guard.now()
  where id = (select id from live where last_seen_at < guard.now() - make_interval(secs => ${SEEN_EVERY_SECONDS}))
  returning last_seen_at)`;
const UNTIL = sql`extract(epoch from least(expires_at, make_interval(mins => ${IDLE_MINUTES})
  + coalesce((select last_seen_at from seen), last_seen_at)))::float8 * 1000 as until`;

/** The live session of a debtor’s token; null for any other token, one of staff included. */
export async function findDebtorSession(viewer: Stranger, token: string): Promise<DebtorSession | null> {
  const [row] = await askAtOnce(
    signInJob(viewer),
    (tx) =>
      tx.execute<Omit<DebtorSession, 'until'> & { until: number }>(sql`
      with live as (
        select s.id, s.debtor_id, s.proved, s.last_seen_at, s.expires_at
        from session s join debtor d on d.id = s.debtor_id and d.erased_at is null
        where s.token_hash = ${hashOf('debtor', token)} and ${LIVE}
      ), ${SEEN}
      select id, debtor_id as "debtorId", proved, ${UNTIL} from live`),
    { mode: 'write' },
  );
  return row ? { ...row, until: new Date(row.until) } : null;
}

/**
 * Whose session a debtor’s token was, where it ended by itself within the last day: by idling, or by its age. Null for a
 * session that lives, was ended by anyone, or belongs to someone who is gone.
 */
export async function findEndedSession(
  viewer: Stranger,
  token: string,
): Promise<Pick<DebtorSession, 'debtorId' | 'proved'> | null> {
  const [row] = await askAtOnce(signInJob(viewer), (tx) =>
    tx.execute<Pick<DebtorSession, 'debtorId' | 'proved'>>(sql`
      select s.debtor_id as "debtorId", s.proved
      from session s join debtor d on d.id = s.debtor_id and d.erased_at is null
      where s.token_hash = ${hashOf('debtor', token)} and s.ended_at is null and not (${LIVE})
        and s.last_seen_at > guard.now() - make_interval(hours => ${KEPT_HOURS})`),
  );
  return row ?? null;
}

/** The live session of a token of staff; null for any other token, and from the moment a member of staff is disabled. */
export async function findStaffSession(viewer: Stranger, token: string): Promise<StaffSession | null> {
  const [row] = await askAtOnce(
    signInJob(viewer),
    (tx) =>
      tx.execute<StaffSessionRow>(sql`
      with live as (
        select s.id, s.staff_id, s.last_seen_at, s.expires_at, p.name, p.role, p.all_creditors
        from session s join staff p on p.id = s.staff_id and p.disabled_at is null
        where s.token_hash = ${hashOf('staff', token)} and ${LIVE}
      ), ${SEEN}
      select id, staff_id as "staffId", name, role, ${UNTIL}, ${PORTFOLIO} from live`),
    { mode: 'write' },
  );
  return row ? { ...row, creditorIds: readPortfolio(row), until: new Date(row.until) } : null;
}

/** Whose session of staff a token had opened that ended by itself within a day, as {@link findEndedSession} has it. */
export async function findEndedStaffSession(
  viewer: Stranger,
  token: string,
): Promise<Pick<StaffSession, 'staffId' | 'role' | 'creditorIds'> | null> {
  const [row] = await askAtOnce(signInJob(viewer), (tx) =>
    tx.execute<Pick<StaffSessionRow, 'staffId' | 'role' | 'creditorIds'>>(sql`
      with live as (
        select s.staff_id, p.role, p.all_creditors
        from session s join staff p on p.id = s.staff_id and p.disabled_at is null
        where s.token_hash = ${hashOf('staff', token)} and s.ended_at is null and not (${LIVE})
          and s.last_seen_at > guard.now() - make_interval(hours => ${KEPT_HOURS})
      )
      select staff_id as "staffId", role, ${PORTFOLIO} from live`),
  );
  return row ? { ...row, creditorIds: readPortfolio(row) } : null;
}

type StaffSessionRow = Omit<StaffSession, 'until' | 'creditorIds'> & {
  until: number;
  creditorIds: string | null;
};

/** The creditors of a member of staff: null for all of them. */
const PORTFOLIO = sql`case when not all_creditors then
  coalesce((select string_agg(c.creditor_id::text, ',') from staff_creditor c where c.staff_id = live.staff_id), '')
  end as "creditorIds"`;

// As text: these connections do not ask the server what an array is.
function readPortfolio({ creditorIds }: Pick<StaffSessionRow, 'creditorIds'>): StaffSession['creditorIds'] {
  return creditorIds === null ? 'all' : creditorIds.split(',').filter((id) => id !== '');
}

/** Ends the session of one token, whoever’s it is, on every process at once. Ending what has ended changes nothing. */
export async function endSessionOf(viewer: Stranger, kind: 'debtor' | 'staff', token: string): Promise<void> {
  const job = signInJob(viewer);
  await asViewer(job, async (tx) => {
    const [ended] = await tx
      .update(session)
      .set({ endedAt: sql`guard.now()` })
      .where(and(eq(session.tokenHash, hashOf(kind, token)), isNull(session.endedAt)))
      .returning({ id: session.id, debtorId: session.debtorId, staffId: session.staffId });
    const caseId = ended?.debtorId ?? ended?.staffId;
    if (ended && caseId)
      await recordEvent(tx, job, { caseId, act: 'signed out', subject: 'session', subjectId: ended.id });
  });
}

/** Where someone is signed in, the newest first. */
export async function listSessions(viewer: DebtorViewer | StaffViewer): Promise<SignedInPlace[]> {
  const { id, device, createdAt, lastSeenAt } = session;
  return asViewer(viewer, (tx) =>
    tx
      .select({ id, device, createdAt, lastSeenAt })
      .from(session)
      .where(
        and(
          isOf(viewer),
          isNull(session.endedAt),
          sql`${session.expiresAt} > guard.now()`,
          sql`${session.lastSeenAt} > guard.now() - make_interval(mins => ${IDLE_MINUTES})`,
        ),
      )
      .orderBy(desc(session.createdAt)),
  );
}

/** Ends one of one’s own sessions, or all of them, on every process at once. Another’s is not there to be ended. */
export async function endSessions(
  viewer: DebtorViewer | StaffViewer,
  which: { id: string } | 'all',
): Promise<void> {
  await asViewer(viewer, async (tx) => {
    const ended = await tx
      .update(session)
      .set({ endedAt: sql`guard.now()` })
      .where(
        and(isOf(viewer), isNull(session.endedAt), which === 'all' ? undefined : eq(session.id, which.id)),
      )
      .returning({ id: session.id });
    for (const { id } of ended)
      await recordEvent(tx, viewer, {
        caseId: viewer.kind === 'staff' ? viewer.staffId : viewer.debtorId,
        act: 'signed out',
        subject: 'session',
        subjectId: id,
      });
  });
}

function isOf(viewer: DebtorViewer | StaffViewer) {
  return viewer.kind === 'staff'
    ? eq(session.staffId, viewer.staffId)
    : eq(session.debtorId, viewer.debtorId);
}

/** Kinds are hashed in, so that a token of one kind finds nothing of the other. */
function hashOf(kind: 'debtor' | 'staff', token: string): Buffer {
  return keyedHash('session', `${kind}:${token}`);
}

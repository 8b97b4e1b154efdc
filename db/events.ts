import { createHash, createHmac } from 'node:crypto';
import { type SQL, sql } from 'drizzle-orm';
import { PgDialect, type PreparedQueryConfig } from 'drizzle-orm/pg-core';
import type { Tx } from '@/db/client';
import { keyFor } from '@/db/keys';
import type { Viewer } from '@/domain/viewer';

/** One act: what was done, to which thing, in which case. The payload says what changed; it never holds free words. */
export type Act = {
  /** The debtor's id, or the id of the import, staff member or policy where no debtor is concerned. */
  readonly caseId: string;
  readonly act: string;
  readonly subject: string;
  readonly subjectId: string;
  readonly payload?: Readonly<Record<string, unknown>>;
};

/** An event as it is kept, in what its hash is made of. */
export type Link = {
  id: string;
  caseId: string;
  sequence: number;
  actorKind: Viewer['kind'];
  actorId: string | null;
  act: string;
  subject: string;
  subjectId: string;
  at: Date;
  payloadDigest: Buffer;
  previousHash: Buffer;
};

/** What comes before the first event of a case. */
export const NO_HASH = Buffer.alloc(32);

/**
 * Writes an act in the transaction of the change it tells of, as the next link of its case's chain. If it cannot be
 * written, the change is undone with it. Writers of one case wait for each other.
 */
export async function recordEvent(tx: Tx, viewer: Viewer, act: Act): Promise<void> {
  const last = await findLast(tx, act.caseId);
  const payload = act.payload ?? {};
  const link: Link = {
    id: last.id,
    caseId: act.caseId,
    sequence: (last.sequence ?? 0) + 1,
    actorKind: viewer.kind,
    actorId: actorId(viewer),
    act: act.act,
    subject: act.subject,
    subjectId: act.subjectId,
    at: viewer.clock ? new Date(viewer.clock) : new Date(),
    payloadDigest: digestOf(payload),
    previousHash: last.hash ?? NO_HASH,
  };
  await addLink(tx, link, payload);
}

/** An id for the next event of a case, and where its chain ends; the case is ours until the transaction ends. */
async function findLast(
  tx: Tx,
  caseId: string,
): Promise<{ id: string; sequence: number | null; hash: Buffer | null }> {
  const [last] = await askKept<{ id: string; sequence: number | null; hash: Buffer | null }>(
    tx,
    'last_event',
    sql`select uuidv7() as id, sequence, hash from (select) one left join guard.last_event(${caseId}::uuid) on true`,
  );
  if (!last) throw new Error('the database gave no id');
  return last;
}

/** One statement: the event, its payload, and where its case's chain now ends. */
async function addLink(tx: Tx, link: Link, payload: unknown): Promise<void> {
  const hash = hashOf(link);
  await askKept(
    tx,
    'add_event',
    sql`
      with added as (
        insert into event (id, case_id, sequence, actor_kind, actor_id, act, subject, subject_id, at,
          payload_digest, previous_hash, hash)
        values (${link.id}::uuid, ${link.caseId}::uuid, ${link.sequence}::int, ${link.actorKind}, ${link.actorId}::text,
          ${link.act}, ${link.subject}, ${link.subjectId}, ${link.at.toISOString()}::text::timestamptz,
          ${link.payloadDigest}::bytea, ${link.previousHash}::bytea, ${hash}::bytea)),
      said as (
        insert into event_payload (event_id, payload)
        values (${link.id}::uuid, ${JSON.stringify(payload)}::text::jsonb))
      select guard.keep_head(${link.caseId}::uuid, ${link.sequence}::int, ${sealOf({ ...link, hash })}::bytea)`,
  );
}

/** A statement that each connection keeps ready: learning it again would cost as much as it does. */
async function askKept<T>(tx: Tx, name: string, statement: SQL): Promise<T[]> {
  const query = new PgDialect().sqlToQuery(statement);
  const kept = tx._.session.prepareQuery<PreparedQueryConfig & { execute: T[] }>(
    query,
    undefined,
    name,
    false,
  );
  return kept.execute();
}

/** The keyed hash of a link, over everything in it and the hash before it. */
export function hashOf(link: Link): Buffer {
  const said = [
    link.id,
    link.caseId,
    link.sequence,
    link.actorKind,
    link.actorId,
    link.act,
    link.subject,
    link.subjectId,
    link.at.toISOString(),
    link.payloadDigest.toString('hex'),
    link.previousHash.toString('hex'),
  ];
  return createHmac('sha256', keyFor('event-chain')).update(JSON.stringify(said)).digest();
}

/** The seal of a case's end: over its last event, so that a chain cut before it cannot pass for whole. */
export function sealOf({
  caseId,
  sequence,
  hash,
}: Pick<Link, 'caseId' | 'sequence'> & { hash: Buffer }): Buffer {
  const said = JSON.stringify([caseId, sequence, hash.toString('hex')]);
  return createHmac('sha256', keyFor('event-head')).update(said).digest();
}

/** A digest of a payload as it is kept: of its JSON, whatever the order of its keys. */
export function digestOf(payload: unknown): Buffer {
  const kept: unknown = JSON.parse(JSON.stringify(payload));
  return createHash('sha256').update(canonical(kept)).digest();
}

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, held]) => `${JSON.stringify(key)}:${canonical(held)}`).join(',')}}`;
}

function actorId(viewer: Viewer): string | null {
  switch (viewer.kind) {
    case 'stranger':
      return null;
    case 'debtor':
    case 'helper':
    case 'adviser':
      return viewer.debtorId;
    case 'staff':
      return viewer.staffId;
    case 'job':
      return viewer.name;
  }
}

import 'server-only';
import { sql } from 'drizzle-orm';
import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js';
import type postgres from 'postgres';
import { testInstant } from '@/clock';
import { connect, DEADLINE_MS } from '@/db/connection';
import { closeLines } from '@/db/lines';
import * as schema from '@/db/schema';
import type { Viewer } from '@/domain/viewer';
import { env } from '@/env';
import { asFault, fault, mayTryAgain } from './fault';

/** One transaction, in which the database already knows who is looking. */
export type Tx = Parameters<Parameters<PostgresJsDatabase<typeof schema>['transaction']>[0]>[0];

const TRIES = 5;

let opened: { client: postgres.Sql; database: PostgresJsDatabase<typeof schema> } | undefined;

function open(): NonNullable<typeof opened> {
  if (opened) return opened;
  const client = connect(10);
  opened = { client, database: drizzle(client, { schema, casing: 'snake_case' }) };
  return opened;
}

/**
 * Runs `work` in one transaction as `viewer`: row-level security follows the viewer, and a throw undoes everything.
 * Who is looking is said in the same round trip as the first statement. Two lost races (SQLSTATE 40001, 40P01) are
 * tried again here and nowhere else, so `work` must do nothing but talk to the database. Throws a Fault, never the
 * driver's error; `AWAY` when the database has not answered within `deadlineMs`.
 */
export async function asViewer<T>(
  viewer: Viewer,
  work: (tx: Tx) => Promise<T>,
  { deadlineMs = DEADLINE_MS }: { deadlineMs?: number } = {},
): Promise<T> {
  for (let tried = 1; ; tried += 1) {
    try {
      return await within(deadlineMs, transact(viewer, work));
    } catch (error) {
      const known = asFault(error);
      if (!mayTryAgain(known) || tried === TRIES) throw known;
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 20 * tried));
    }
  }
}

function transact<T>(viewer: Viewer, work: (tx: Tx) => Promise<T>): Promise<T> {
  return open().database.transaction(async (tx) => {
    const looked = tx.execute(lookAs(viewer)).execute();
    // Both are sent before either is awaited; a failed look fails the transaction whatever the work gave.
    const [done] = await Promise.all([work(tx), looked]);
    return done;
  });
}

/** The statement that tells the database who is looking, until the transaction ends. */
export function lookAs(viewer: Viewer) {
  const { id, permissions = '', creditors = '', proved = '' } = describe(viewer);
  const at = (viewer.clock ?? testInstant(null)) || '';
  return sql`select guard.look(${viewer.kind}, ${id}, array[${permissions}, ${creditors}, ${proved}]::text[], ${allowedClock(at)})`;
}

function allowedClock(at: string): string {
  return at !== '' && env().EVENKEEL_ENV === 'test' ? at : '';
}

function describe(viewer: Viewer): { id: string; permissions?: string; creditors?: string; proved?: string } {
  switch (viewer.kind) {
    case 'stranger':
      return { id: '' };
    case 'debtor':
      return { id: viewer.debtorId, proved: viewer.proved };
    case 'helper':
    case 'adviser':
      return { id: viewer.debtorId };
    case 'staff':
      return {
        id: viewer.staffId,
        permissions: viewer.permissions.join(','),
        creditors: viewer.creditorIds === 'all' ? 'all' : viewer.creditorIds.join(','),
      };
    case 'job':
      return { id: viewer.name };
  }
}

/** The result of `work`, or a fault (`AWAY`) when it has not come within `deadlineMs`. The work itself goes on unheard. */
export async function within<T>(deadlineMs: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(fault('AWAY')), deadlineMs);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** Closes every connection; for commands and tests that end. */
export async function closeDatabase(): Promise<void> {
  const closing = opened;
  opened = undefined;
  await Promise.all([closing?.client.end({ timeout: 2 }), closeLines()]);
}

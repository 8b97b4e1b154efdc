import 'server-only';
import { lookAs, within } from '@/db/client';
import { DEADLINE_MS } from '@/db/connection';
import { asFault, isAway } from '@/db/fault';
import { dropLine, giveBack, type Line, type Reader, takeLine } from '@/db/lines';
import type { Viewer } from '@/domain/viewer';

/** `read` sees one moment and can write nothing; `write` is for a statement that marks something in passing. */
type Mode = 'read' | 'write';

const TRIES = 5;
const CUT: ReadonlySet<string> = new Set([
  '57P01',
  'CONNECTION_CLOSED',
  'CONNECTION_ENDED',
  'ECONNRESET',
  'EPIPE',
]);

const BEGIN: Readonly<Record<Mode, string>> = {
  read: 'begin isolation level repeatable read read only',
  write: 'begin',
};

/**
 * Asks for everything a page needs as `viewer`, waiting for the database once: who is looking and every query of `work`
 * go out together. In `read` mode they all see the same moment, so that two figures on a page never contradict each
 * other, and a write is refused (SQLSTATE 25006). `work` must start all its queries at once (`Promise.all`); one that
 * is started later is refused. A connection that meets a query for the first time waits once more
 * to learn it. A reading that was cut off is tried again. Throws a Fault as asViewer does; `AWAY` after `deadlineMs`.
 */
export async function askAtOnce<T>(
  viewer: Viewer,
  work: (tx: Reader) => Promise<T>,
  { mode = 'read', deadlineMs = DEADLINE_MS }: { mode?: Mode; deadlineMs?: number } = {},
): Promise<T> {
  const began = performance.now();
  for (let tried = 1; ; tried += 1) {
    const held: { line?: Line } = {};
    try {
      return await within(deadlineMs - (performance.now() - began), ask(viewer, work, mode, held));
    } catch (error) {
      const known = asFault(error);
      // A connection that has gone quiet may never say so; whoever asks next gets a new one.
      if (held.line && isAway(known)) dropLine(held.line);
      if (!wasCut(known) || mode === 'write' || tried === TRIES) throw known;
      // Time for the news to arrive on the other connections, which were probably cut with this one.
      await new Promise((resolve) => setTimeout(resolve, 20 * tried));
    }
  }
}

/** Whether the connection was cut under way, as when the database is restarted: reading again does no harm. */
function wasCut(error: Error): boolean {
  return 'code' in error && typeof error.code === 'string' && CUT.has(error.code);
}

async function ask<T>(
  viewer: Viewer,
  work: (tx: Reader) => Promise<T>,
  mode: Mode,
  held: { line?: Line },
): Promise<T> {
  const line = await takeLine();
  held.line = line;
  line.open = true;
  const begun = line.client.unsafe(BEGIN[mode]).execute();
  const looked = line.reader.execute(lookAs(viewer)).execute();
  const done = work(line.reader);
  // Had the connection been lost after `begin`, the rest would have run as nobody: then `begun` or `looked` fails too.
  const all = Promise.all([done, looked, begun]);
  // A turn of the loop later every query of `work` is on its way; the end follows them, and nothing has been waited for.
  const ended = new Promise((resolve) => setImmediate(resolve)).then(() => {
    line.open = false;
    return line.client.unsafe('commit');
  });
  const freed = Promise.allSettled([ended, all]).then(() => giveBack(line));
  try {
    const [result] = await all;
    if (mode === 'write') await ended;
    return result;
  } finally {
    freed.catch(() => {});
  }
}

/** Whether a text can be the id of a row. What a person can type into an address must never become a database error. */
export function isId(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);
}

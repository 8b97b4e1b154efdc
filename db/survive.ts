import { Socket } from 'node:net';
import postgres from 'postgres';
import { fault, isAway } from '@/db/fault';

/**
 * A connection of postgres.js that survives the loss of its server. Left alone, the driver (3.4) writes to a socket
 * that is gone (a statement on its way when the server goes, the rollback of the transaction that was lost), which no
 * one can catch and which ends the process; and a transaction that goes on after the loss of its connection may speak into
 * another's. So the socket says that it is closed a moment later, a lost transaction is not rolled back (the server
 * has done that), and nothing more can be said in it. Nor does it ask for the server's list of array types when it
 * connects, which it could not survive either: arrays come as PostgreSQL's text, which the query builder reads. Takes one host, or
 * a socket's path.
 */
export function openSurviving(url: string, options: postgres.Options<Record<string, never>>): postgres.Sql {
  const surer = { ...options, fetch_types: false, socket: socketMaker() };
  const client = postgres(url, surer as typeof options); // ‘socket’ is not in the driver's types
  const begin = client.begin.bind(client) as (options: string, work: Work) => Promise<unknown>; // its longer form
  const surviving = (first: string | Work, second?: Work): Promise<unknown> =>
    typeof first === 'string'
      ? survive(begin, first, second as Work) // with options, the work is second
      : survive(begin, '', first);
  return Object.assign(client, { begin: surviving as typeof client.begin });
}

type Work = (tx: postgres.TransactionSql) => unknown;

function survive(
  begin: (options: string, work: Work) => Promise<unknown>,
  options: string,
  work: Work,
): Promise<unknown> {
  let isOver = false;
  let lose: (error: unknown) => void = () => {};
  const lost = new Promise<never>((_, reject) => {
    lose = (error) => {
      isOver = true;
      reject(error);
    };
  });
  const done = begin(options, async (tx) => {
    const { unsafe } = tx;
    const guarded = (...args: Parameters<typeof unsafe>) => {
      if (isOver) throw fault('AWAY');
      const query = unsafe(...args);
      query.catch((error) => {
        if (isLost(error)) lose(error);
      });
      return query;
    };
    try {
      return await work(Object.assign(tx, { unsafe: guarded as typeof unsafe })); // the same, with its row's type
    } catch (error) {
      if (!isOver && !isLost(error)) throw error;
      lose(error);
      // Never answered, so that the driver does not try to roll back what is gone.
      return await new Promise<never>(() => {});
    }
  });
  return Promise.race([done, lost]).finally(() => {
    isOver = true;
  });
}

/** The driver's word that a statement's connection is gone. It names the statement, so it is no file's or pipe's. */
function isLost(error: unknown): boolean {
  return error instanceof Error && 'query' in error && 'code' in error && isAway(fault(String(error.code)));
}

/** Says that it is closed only once what was on its way to be written has been refused. */
class LateSocket extends Socket {
  override emit(event: string | symbol, ...said: unknown[]): boolean {
    if (event !== 'close') return super.emit(event, ...said);
    setImmediate(() => setImmediate(() => super.emit(event, ...said)));
    return true;
  }
}

/** How long to wait after a connection that came to nothing; the driver would ask again at once, hundreds of times. */
const PAUSE_MS = 150;
const SHORT_MS = 1_000;

/** Makes sockets on their way to their server; what is written meanwhile waits. */
function socketMaker(): (server: Server) => Promise<Socket> {
  let failedAt = Number.NEGATIVE_INFINITY;
  return async ({ host, port, path }) => {
    if (performance.now() - failedAt < PAUSE_MS)
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    const socket = new LateSocket();
    const madeAt = performance.now();
    socket.once('close', () => {
      if (performance.now() - madeAt < SHORT_MS) failedAt = performance.now();
    });
    return socket.connect(path ? { path } : { port: port[0] ?? 5432, host: host[0] ?? 'localhost' });
  };
}

type Server = { host: string[]; port: number[]; path?: string | false };

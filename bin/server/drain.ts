import type { Server } from 'node:http';

/** How long requests under way may take to finish once we are asked to stop. */
const DRAIN_MS = 10_000;

/**
 * Stops accepting, lets requests under way finish, closes each connection as it falls idle, and cuts what is left
 * after `within` milliseconds. Resolves when nothing is open.
 */
export async function drain(server: Server, within = DRAIN_MS): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  // A connection that is kept alive would hold us up long after its last answer.
  const sweep = setInterval(() => server.closeIdleConnections(), 50);
  const cut = setTimeout(() => server.closeAllConnections(), within);
  await closed;
  clearInterval(sweep);
  clearTimeout(cut);
}

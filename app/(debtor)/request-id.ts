import { createHash } from 'node:crypto';

/**
 * The request id of what was sent: made from the id that came with the page and from what was typed. The same press
 * twice is one; someone who goes back, changes their words and sends them again has said something new.
 */
export function requestIdOf(pageId: string, ...said: readonly string[]): string {
  const hash = createHash('sha256')
    .update(JSON.stringify([pageId, ...said]))
    .digest('hex');
  // Shaped as a UUID of version 8, which is free for such use (RFC 9562).
  return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-8${hash.slice(13, 16)}-8${hash.slice(17, 20)}-${hash.slice(20, 32)}`;
}

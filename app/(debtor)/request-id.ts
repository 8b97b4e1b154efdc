import { createHash } from 'node:crypto';
import type { DebtorViewer } from '@/domain/viewer';

/**
 * The request id of what was sent: made from who sends it, the id that came with the page and what was typed. The same
 * press twice is one; someone who goes back, changes their words and sends them again has said something new; and a page
 * that another person left open in this browser is a page of its own for whoever presses it now.
 */
export function requestIdOf({ debtorId }: DebtorViewer, pageId: string, ...said: readonly string[]): string {
  const hash = createHash('sha256')
    .update(JSON.stringify([debtorId, pageId, ...said]))
    .digest('hex');
  // Shaped as a UUID of version 8, which is free for such use (RFC 9562).
  return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-8${hash.slice(13, 16)}-8${hash.slice(17, 20)}-${hash.slice(20, 32)}`;
}

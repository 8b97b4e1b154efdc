import type { IncomingMessage, ServerResponse } from 'node:http';
import { type KindPages, sendTrouble } from './kind-pages';

/** The most a form may bring: far above the longest honest one, far below what could fill the memory. */
export const LARGEST_BODY = 1024 * 1024;

/** Pages are read, and forms are sent; nothing here is asked in another way. */
const METHODS: readonly string[] = ['GET', 'HEAD', 'POST'];

/** Paths that stream what they are sent and keep their own limit. */
const UPLOAD_PATHS: readonly string[] = ['/api/uploads'];

/** What may still arrive, and be thrown away, so that a browser finishes sending and reads our answer. */
const LARGEST_DISCARD = 32 * LARGEST_BODY;

/** How an address may be read, or why it may not be. */
export type Address = { ok: true } | { ok: false; reason: 'unreadable' } | { ok: false; moved: string };

/**
 * Whether every part of the house would read this address alike. Refused: anything but a path, a backslash, an
 * encoded slash, a zero byte, a broken escape, a step to the folder above. Doubled slashes are only a slip of the
 * hand: the tidy address is given.
 */
export function readAddress(url: string): Address {
  const end = url.search(/[?#]/);
  const path = end === -1 ? url : url.slice(0, end);
  if (!path.startsWith('/') || /\\|%5c|%2f|%00/i.test(path)) return { ok: false, reason: 'unreadable' };
  const decoded = decode(path);
  if (decoded === undefined || decoded.split('/').some((part) => part === '.' || part === '..')) {
    return { ok: false, reason: 'unreadable' };
  }
  if (!path.includes('//')) return { ok: true };
  return { ok: false, moved: path.replaceAll(/\/{2,}/g, '/') + (end === -1 ? '' : url.slice(end)) };
}

/** Answers a request that must go no further and says so; false means it may go on. */
export function refuseRequest(request: IncomingMessage, response: ServerResponse, pages: KindPages): boolean {
  const url = request.url ?? '';
  const address = readAddress(url);
  if (!address.ok) {
    if ('moved' in address && (request.method === 'GET' || request.method === 'HEAD')) {
      response.statusCode = 308;
      response.setHeader('Location', address.moved);
      response.end();
    } else sendTrouble(request, response, 400, pages);
    discard(request);
    return true;
  }
  if (!METHODS.includes(request.method ?? '')) {
    response.statusCode = 405;
    response.setHeader('Allow', METHODS.join(', '));
    response.end();
    discard(request);
    return true;
  }
  if (Number(request.headers['content-length'] ?? 0) > LARGEST_BODY && !isUpload(url)) {
    sendTrouble(request, response, 413, pages);
    discard(request);
    return true;
  }
  return false;
}

/**
 * Counts a body that did not say how long it is, and refuses it once it is too long. It counts where bytes enter the
 * stream (`push`): a listener would start the stream before its reader is there.
 */
export function limitBody(request: IncomingMessage, response: ServerResponse, pages: KindPages): void {
  if (request.headers['transfer-encoding'] === undefined || isUpload(request.url ?? '')) return;
  const push = request.push.bind(request);
  let arrived = 0;
  let refused = false;
  request.push = (chunk: unknown, encoding?: BufferEncoding) => {
    if (Buffer.isBuffer(chunk)) arrived += chunk.length;
    if (arrived <= LARGEST_BODY) return push(chunk, encoding);
    if (!refused) {
      refused = true;
      response.once('finish', () => request.destroy());
      if (!response.headersSent) sendTrouble(request, response, 413, pages);
    }
    return true;
  };
}

function isUpload(url: string): boolean {
  return UPLOAD_PATHS.some(
    (path) => url === path || url.startsWith(`${path}/`) || url.startsWith(`${path}?`),
  );
}

function discard(request: IncomingMessage): void {
  let arrived = 0;
  request.on('data', (chunk: Buffer) => {
    arrived += chunk.length;
    if (arrived > LARGEST_DISCARD) request.destroy();
  });
}

function decode(path: string): string | undefined {
  try {
    return decodeURIComponent(path);
  } catch {
    return undefined;
  }
}

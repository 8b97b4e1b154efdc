import type { IncomingMessage, ServerResponse } from 'node:http';
import { addSafetyHeaders } from './headers';
import { type KindPages, sendTrouble, wantsPage } from './kind-pages';

/** What describes a body that is not sent after all. */
const BODY_HEADERS = ['Content-Encoding', 'Content-Length', 'Transfer-Encoding', 'ETag', 'Vary', 'Link'];

/**
 * Stands between whoever answers and the wire, from before the first byte: adds the safety headers to every answer,
 * and when an answer to a person is about to go out with status 500, 404 or 409, throws its body away and gives the kind
 * page: when a render throws, or finds that its subject is not there, the framework's own body is empty for someone
 * without script, and a form from a page of an older build gets three words. Not in development, where the framework's
 * page tells the developer what broke.
 */
export function prepareAnswer(
  request: IncomingMessage,
  response: ServerResponse,
  { pages, https, dev }: { pages: KindPages; https: boolean; dev: boolean },
): void {
  const original = {
    writeHead: response.writeHead,
    write: response.write,
    end: response.end,
    flushHeaders: response.flushHeaders,
  };
  let trouble: Replaced | undefined;
  const isReplaced = () => {
    if (!trouble && !dev && !response.headersSent && wantsPage(request)) {
      trouble = troubleOf(response.statusCode, pages);
    }
    return trouble !== undefined;
  };

  Object.assign(response, {
    writeHead(status: number, ...rest: unknown[]) {
      response.statusCode = status;
      if (isReplaced()) return response;
      addSafetyHeaders(response, { https });
      return Reflect.apply(original.writeHead, response, [status, ...rest]);
    },
    flushHeaders() {
      if (!isReplaced()) original.flushHeaders.call(response);
    },
    write(...parts: unknown[]) {
      if (!isReplaced()) return Reflect.apply(original.write, response, parts);
      callBack(parts);
      return true;
    },
    end(...parts: unknown[]) {
      if (!isReplaced() || !trouble) return Reflect.apply(original.end, response, parts);
      Object.assign(response, original);
      for (const name of BODY_HEADERS) response.removeHeader(name);
      response.removeHeader('Content-Security-Policy');
      addSafetyHeaders(response, { https });
      sendTrouble(request, response, trouble, pages);
      callBack(parts);
      return response;
    },
  });
}

type Replaced = 404 | 409 | 500;

function troubleOf(status: number, pages: KindPages): Replaced | undefined {
  if (status === 500 || status === 409) return status;
  return status === 404 && pages[404] !== undefined ? 404 : undefined;
}

/** `write` and `end` take a callback last; whoever waits for it must not wait for ever. */
function callBack(parts: unknown[]): void {
  const last = parts.at(-1);
  if (typeof last === 'function') queueMicrotask(() => last());
}

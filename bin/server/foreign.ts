import type { IncomingMessage, ServerResponse } from 'node:http';
import { isOwnOrigin } from '../../domain/origin';
import { env } from '../../env';

/** Where something is sent from elsewhere on purpose, or where it must work whoever sends it. Each looks for itself. */
const OPEN = /^\/(api\/|leave$)/;

/**
 * Leads a form that another site sent to kind words, before the framework answers it with an error; false means that
 * the request may go on. The app looks again, and for a missing Origin it alone does.
 */
export function refuseForeign(request: IncomingMessage, response: ServerResponse): boolean {
  const { method = 'GET', headers, url = '' } = request;
  const { origin, host } = headers;
  if (method === 'GET' || method === 'HEAD' || origin === undefined) return false;
  if (OPEN.test(url.split('?')[0] ?? '')) return false;
  const site = headers['sec-fetch-site'];
  const claimed = { origin, host: host ?? null, site: typeof site === 'string' ? site : null };
  const { APP_URL, EVENKEEL_ENV } = env();
  if (isOwnOrigin(claimed, { appUrl: APP_URL, production: EVENKEEL_ENV === 'production' })) return false;
  response.statusCode = 303;
  response.setHeader('Location', '/not-taken');
  response.setHeader('Cache-Control', 'no-store');
  response.end();
  request.resume();
  return true;
}

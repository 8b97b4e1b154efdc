import 'server-only';
import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { isOwnOrigin } from '@/domain/origin';
import { env } from '@/env';

/** Whether a form comes from a page of ours. The framework lets one without an Origin through, so we look ourselves. */
export function isSameOrigin(sent: Headers): boolean {
  const claimed = { origin: sent.get('origin'), site: sent.get('sec-fetch-site'), host: sent.get('host') };
  const { APP_URL, EVENKEEL_ENV } = env();
  return isOwnOrigin(claimed, { appUrl: APP_URL, production: EVENKEEL_ENV === 'production' });
}

/** Whether this request sends something: a page that is only read brings no body and names no action. */
function isSending(sent: Headers): boolean {
  return sent.has('content-type') || sent.has('next-action');
}

/** Sends a form that did not come from a page of ours to words that say so, before it has changed anything. */
export async function refuseForeign(): Promise<void> {
  const sent = await headers();
  if (isSending(sent) && !isSameOrigin(sent)) redirect('/not-taken');
}

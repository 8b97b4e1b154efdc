import 'server-only';
import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { env } from '@/env';

/** Addresses that can only be this machine. */
const THIS_MACHINE = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/;

/**
 * Whether a form comes from a page of ours: its Origin is the address people reach us by. Outside production, this
 * machine under another of its names is us too. Missing and `null` are not: the framework lets a form without an
 * Origin through, so we look ourselves.
 */
export function isSameOrigin(sent: Headers): boolean {
  const origin = sent.get('origin');
  if (origin === null || sent.get('sec-fetch-site') === 'cross-site') return false;
  const { APP_URL, EVENKEEL_ENV } = env();
  if (origin === new URL(APP_URL).origin) return true;
  const host = sent.get('host') ?? '';
  return EVENKEEL_ENV !== 'production' && THIS_MACHINE.test(host) && origin === `http://${host}`;
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

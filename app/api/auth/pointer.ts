import 'server-only';
import { decode, encode } from 'next-auth/jwt';
import { keyFor } from '@/db/keys';
import { LONGEST_HOURS } from '@/domain/sign-in';
import { env } from '@/env';

/** Who signs in: people who owe, and staff. Each kind has cookies, tokens and sessions of its own. */
export type Kind = 'debtor' | 'staff';

/** A cookie’s name. Over TLS it carries the prefix that no other host, and no plain page, can set. */
export function cookieName(kind: Kind, what: 'session' | 'asking'): string {
  return `${isHttps() ? '__Host-' : ''}evenkeel-${kind}${what === 'asking' ? '-asking' : ''}`;
}

/** How every cookie of ours is set: no script reads it, no other site’s form brings it, it goes with the browser. */
export function cookieOptions() {
  return { httpOnly: true, sameSite: 'lax', secure: isHttps(), path: '/' } as const;
}

/** A session’s cookie: its token, sealed (next-auth’s JWE) for one kind. It points at a row and says nothing else. */
export function sealPointer(kind: Kind, token: string): Promise<string> {
  return encode({
    token: { kind, sid: token },
    secret: keyFor('cookie'),
    salt: kind,
    maxAge: LONGEST_HOURS * 60 * 60,
  });
}

/** The token in a cookie of this kind; null for anything else. */
export async function openPointer(kind: Kind, cookie: string | undefined): Promise<string | null> {
  if (!cookie) return null;
  try {
    const opened = await decode({ token: cookie, secret: keyFor('cookie'), salt: kind });
    return opened?.kind === kind && typeof opened.sid === 'string' ? opened.sid : null;
  } catch {
    return null;
  }
}

function isHttps(): boolean {
  return env().APP_URL.startsWith('https:');
}

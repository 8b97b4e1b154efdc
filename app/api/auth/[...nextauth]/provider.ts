import { createHash, randomBytes } from 'node:crypto';
import { cookies } from 'next/headers';
import { NextRequest } from 'next/server';
import NextAuth, { type AuthOptions } from 'next-auth';
import { currentOrigin, currentStranger, placeAfterStaffSignIn, takeSession } from '@/auth';
import { keyFor } from '@/db/keys';
import { openWithProvider } from '@/db/staff-sign-in';
import { env, lendAddressToNextAuth } from '@/env';
import { cookieOptions } from '../pointer';

type Context = { params: Promise<{ nextauth: string[] }> };

/** What a provider says of a person, as far as we use it. */
type Claims = { sub: string; email?: string; email_verified?: boolean };

/**
 * The conversation with the operator’s OpenID Connect provider is next-auth’s; the session is ours: a member of staff
 * known by email gets a row and a cookie like any other, and next-auth’s own session is never made.
 */
function options(): AuthOptions {
  const { OIDC_ISSUER = '', OIDC_CLIENT_ID = '', OIDC_CLIENT_SECRET = '' } = env();
  return {
    secret: secret(),
    useSecureCookies: cookieOptions().secure,
    pages: { signIn: '/admin/sign-in', error: '/admin/sign-in' },
    // Its own logger prints whole errors, which carry tokens.
    logger: { error: (code) => console.error(`next-auth: ${code}`), warn: () => {}, debug: () => {} },
    providers: [
      {
        id: 'oidc',
        name: 'OpenID Connect',
        type: 'oauth',
        wellKnown: `${OIDC_ISSUER.replace(/\/$/, '')}/.well-known/openid-configuration`,
        clientId: OIDC_CLIENT_ID,
        clientSecret: OIDC_CLIENT_SECRET,
        authorization: { params: { scope: 'openid email' } },
        checks: ['pkce', 'state', 'nonce'],
        idToken: true,
        profile: ({ sub, email }: Claims) => ({ id: sub, email: email ?? null }),
      },
    ],
    callbacks: { signIn: async ({ profile }) => signInAs(profile as Claims | undefined) }, // the shape OpenID Connect gives it
  };
}

/** Signs in the member of staff with this email, and says where to go. An email the provider did not check is nobody’s. */
async function signInAs(claims: Claims | undefined): Promise<string> {
  const { device } = await currentOrigin();
  const email = claims?.email_verified === false ? '' : (claims?.email ?? '');
  const opened = await openWithProvider(await currentStranger(), { email, device });
  if (!opened.ok) return '/admin/sign-in?error=unknown';
  await takeSession('staff', opened.token);
  return placeAfterStaffSignIn(opened.token);
}

/** Takes staff in who come back from the provider. */
export async function answerProvider(request: NextRequest, context: Context): Promise<Response> {
  lendAddressToNextAuth();
  return NextAuth(request as never, context as never, options()); // its types know two of the three ways to call it
}

/**
 * Sends staff to the provider. Our own look at the Origin came first, so the token that next-auth asks of its own form
 * is made here. The page goes on by itself: browsers hold a redirect after a form to our policy’s `form-action`.
 */
export async function beginProvider(request: NextRequest, context: Context): Promise<Response> {
  lendAddressToNextAuth();
  const token = randomBytes(32).toString('hex');
  const proof = createHash('sha256').update(`${token}${secret()}`).digest('hex');
  const name = `${cookieOptions().secure ? '__Host-' : ''}next-auth.csrf-token`;
  (await cookies()).set(name, `${token}|${proof}`, cookieOptions());
  const form = new NextRequest(request.url, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ csrfToken: token, callbackUrl: '/admin' }),
  });
  const answer: Response = await NextAuth(form as never, context as never, options()); // as above
  const headers = new Headers({ 'cache-control': 'no-store', 'content-type': 'text/html; charset=utf-8' });
  for (const cookie of answer.headers.getSetCookie()) headers.append('set-cookie', cookie);
  headers.set('refresh', `0; url=${answer.headers.get('location') ?? '/admin/sign-in?error=away'}`);
  return new Response('<!doctype html><title>…</title>', { headers });
}

function secret(): string {
  return keyFor('cookie').toString('base64url');
}

import { createHash, createSign, generateKeyPairSync } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { aPortal } from './support/portal';
import { expect, test } from './support/session';

const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const base64 = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

function signed(claims: Record<string, unknown>): string {
  const said = `${base64({ alg: 'RS256', kid: 'one', typ: 'JWT' })}.${base64(claims)}`;
  return `${said}.${createSign('RSA-SHA256').update(said).sign(privateKey, 'base64url')}`;
}

/** An OpenID Connect provider that lets everyone in as whoever it is told, and checks PKCE. */
async function aProvider() {
  const asked = new Map<string, URLSearchParams>();
  let claims: Record<string, unknown> = {};
  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '', issuer());
    const give = (body: unknown, status = 200) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    if (url.pathname === '/.well-known/openid-configuration')
      return give({
        issuer: issuer(),
        authorization_endpoint: `${issuer()}/authorize`,
        token_endpoint: `${issuer()}/token`,
        jwks_uri: `${issuer()}/jwks`,
        response_types_supported: ['code'],
        subject_types_supported: ['public'],
        id_token_signing_alg_values_supported: ['RS256'],
      });
    if (url.pathname === '/jwks')
      return give({
        keys: [{ ...publicKey.export({ format: 'jwk' }), kid: 'one', use: 'sig', alg: 'RS256' }],
      });
    let body = '';
    for await (const chunk of request) body += chunk;
    const sent = new URLSearchParams(body);
    const began = asked.get(sent.get('code') ?? '');
    const challenge = createHash('sha256')
      .update(sent.get('code_verifier') ?? '')
      .digest('base64url');
    if (!began || challenge !== began.get('code_challenge')) return give({ error: 'invalid_grant' }, 400);
    const now = Math.floor(Date.now() / 1000);
    const about = {
      iss: issuer(),
      aud: 'portal',
      iat: now,
      exp: now + 60,
      nonce: began.get('nonce'),
      sub: 'one',
    };
    return give({ access_token: 'x', token_type: 'Bearer', id_token: signed({ ...about, ...claims }) });
  });
  const issuer = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`; // it listens on a port, so it has one
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    issuer: issuer(),
    /** Says yes to what the portal asked, as whoever `as` is, and gives the address to go back to. */
    agree: (address: URL, as: Record<string, unknown>): URL => {
      claims = as;
      asked.set('a-code', address.searchParams);
      const back = new URL(address.searchParams.get('redirect_uri') ?? '');
      back.search = new URLSearchParams({
        code: 'a-code',
        state: address.searchParams.get('state') ?? '',
      }).toString();
      return back;
    },
    close: () => server.close(),
  };
}

test('Staff sign in through the operator’s provider as whom it vouches for, and nobody else gets in @slow', async ({
  people,
  playwright,
}) => {
  const provider = await aProvider();
  const portal = await aPortal({
    OIDC_ISSUER: provider.issuer,
    OIDC_CLIENT_ID: 'portal',
    OIDC_CLIENT_SECRET: 'secret',
  });
  const member = await people.aMember({ role: 'auditor' });
  const signInAs = async (claims: Record<string, unknown>, origin = portal.address) => {
    const browser = await playwright.request.newContext({ baseURL: portal.address });
    const begun = await browser.post('/api/auth/signin/oidc', { headers: { origin }, maxRedirects: 0 });
    const to = /url=(.*)$/.exec(begun.headers().refresh ?? '')?.[1];
    if (!to) return { begun, landed: null };
    const back = await browser.get(provider.agree(new URL(to), claims).href);
    return { begun, landed: { url: new URL(back.url()).pathname, text: await back.text(), browser } };
  };
  try {
    const known = await signInAs({ email: member.email.toUpperCase(), email_verified: true });
    expect(known.landed?.url).toBe('/admin');
    expect(known.landed?.text).toContain('an auditor');
    for (const claims of [
      { email: 'nobody@example.com', email_verified: true },
      { email: member.email, email_verified: false },
      { email: '' },
      {},
    ]) {
      const { landed } = await signInAs(claims);
      expect(landed?.url).toBe('/admin/sign-in');
      expect((await landed?.browser.get('/admin', { maxRedirects: 0 }))?.status()).toBe(307);
    }
    const foreign = await signInAs({ email: member.email }, 'https://elsewhere.example');
    expect(foreign.landed).toBeNull();
    expect(foreign.begun.headers().location).toBe('/not-taken');
    const stranger = await playwright.request.newContext({ baseURL: portal.address });
    for (const path of ['session', 'providers', 'csrf', 'signin', 'signout', 'signin/oidc'])
      expect((await stranger.get(`/api/auth/${path}`)).status(), path).toBe(404);
  } finally {
    portal.stop();
    provider.close();
  }
});

test('Where no provider is set up, next-auth has no address at all', async ({ request }) => {
  for (const path of ['session', 'providers', 'csrf', 'signin', 'callback/oidc'])
    expect((await request.get(`/api/auth/${path}`)).status(), path).toBe(404);
});

import { spawn } from 'node:child_process';
import { request } from 'node:http';
import { expect, test } from 'playwright/test';
import { freePort } from '@/db/embedded';
import { at } from '@/e2e/support/door';
import { baselineOf, formsOf } from '@/e2e/support/page-forms';

/** A portal in production on a port of its own, for as long as `look` takes. */
async function inProduction(
  settings: Readonly<Record<string, string>>,
  look: (address: string, port: number) => Promise<void>,
): Promise<void> {
  const port = await freePort();
  const env = {
    ...process.env,
    NODE_OPTIONS: '',
    EVENKEEL_ENV: 'production',
    PORT: String(port),
    ...settings,
  };
  const child = spawn(process.execPath, ['--import', 'tsx', 'bin/server.ts'], { env, stdio: 'ignore' });
  try {
    const address = `http://localhost:${port}`;
    const live = () =>
      fetch(`${address}/api/health/live`).then(
        (answer) => answer.ok,
        () => false,
      );
    await expect.poll(live, { timeout: 90_000 }).toBe(true);
    await look(address, port);
  } finally {
    child.kill('SIGTERM');
  }
}

test('in production there is no test clock and no test door, whatever the settings and headers say', async () => {
  test.setTimeout(150_000);
  await inProduction({ TEST_NOW: '2030-01-01T00:00:00Z' }, async (address) => {
    const headers = {
      Authorization: `Bearer ${process.env.TEST_DOOR_TOKEN}`,
      ...at('2030-01-01T00:00:00.000Z'),
    };
    for (const path of ['/api/test/now', '/catalogue', '/catalogue/form', '/outbox'])
      expect((await fetch(`${address}${path}`, { headers })).status, path).toBe(404);
  });
});

test('behind a proxy it is the Origin that counts, whatever Host or X-Forwarded-Host says', async () => {
  test.setTimeout(150_000);
  await inProduction({ APP_URL: 'https://portal.example' }, async (address, port) => {
    const page = await (await fetch(`${address}/sign-in`, { headers: { accept: 'text/html' } })).text();
    const [form] = formsOf(page);
    if (!form) throw new Error('nobody can sign in');
    const send = async (headers: Readonly<Record<string, string>>) => {
      const fields = new FormData();
      for (const [name, value] of baselineOf(form)) fields.append(name, value);
      const sent = new Response(fields);
      const body = Buffer.from(await sent.arrayBuffer());
      const type = sent.headers.get('content-type') ?? '';
      return new Promise<string>((resolve, reject) => {
        const options = {
          port,
          host: 'localhost',
          path: '/sign-in',
          method: 'POST',
          headers: { accept: 'text/html', 'content-type': type, 'content-length': body.length, ...headers },
        };
        const asked = request(options, (answer) => {
          answer.resume();
          resolve(`${answer.statusCode} ${answer.headers.location ?? ''}`.trim());
        });
        asked.on('error', reject);
        asked.end(body);
      });
    };
    const origin = 'https://portal.example';
    // The page after it is the same for everyone, so the form was taken.
    const taken = '303 /sign-in/code';
    for (const host of ['portal.example', '127.0.0.1:3000', 'inner'])
      expect(await send({ origin, host }), host).toBe(taken);
    expect(await send({ origin, host: 'portal.example', 'x-forwarded-host': 'evil.example' })).toBe(taken);
    const evil = 'evil.example';
    for (const host of [evil, 'portal.example'])
      expect(await send({ origin: `https://${evil}`, host, 'x-forwarded-host': evil })).toBe(
        '303 /not-taken',
      );
  });
});

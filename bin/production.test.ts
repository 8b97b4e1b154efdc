import { spawn } from 'node:child_process';
import { expect, test } from 'playwright/test';
import { freePort } from '@/db/embedded';
import { at } from '@/e2e/support/door';

test('in production there is no test clock and no test door, whatever the settings and headers say', async () => {
  test.setTimeout(150_000);
  const port = await freePort();
  const env = {
    ...process.env,
    NODE_OPTIONS: '',
    EVENKEEL_ENV: 'production',
    TEST_NOW: '2030-01-01T00:00:00Z',
    PORT: String(port),
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
    const headers = {
      Authorization: `Bearer ${process.env.TEST_DOOR_TOKEN}`,
      ...at('2030-01-01T00:00:00.000Z'),
    };
    for (const path of ['/api/test/now', '/catalogue', '/catalogue/form', '/outbox'])
      expect((await fetch(`${address}${path}`, { headers })).status, path).toBe(404);
  } finally {
    child.kill('SIGTERM');
  }
});

import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { expect, test } from 'playwright/test';
import { expectAccessible } from './support/axe';

const STATES = [
  '/help?order=1',
  '/help?order=1&show=all',
  '/help?need=debt&nation=scotland&for=business&language=english&open=now&order=3',
  '/help?words=qqqq&nation=wales&order=1',
  '/help/nhs-111-mental-health-option?order=1',
  '/help/relay-uk',
  '/help/crisis?nation=northern_ireland',
  '/guides/is-it-a-scam',
  '/calculator?amount=762.50&payment=25&often=monthly&first-day=31&first-month=1&first-year=2027',
  '/calculator?amount=&payment=x&often=&first-day=31&first-month=2&first-year=2027',
  '/calculator?amount=1000&payment=0.50&often=weekly',
  '/calculator?amount=1000&payment=0&often=weekly',
];

for (const path of STATES) {
  test(`${path} is open to everyone at every width, in light and dark, and the browser has no complaint`, async ({
    page,
  }) => {
    const complaints: string[] = [];
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    for (const width of [320, 390, 1280]) {
      await page.setViewportSize({ width, height: 800 });
      await page.goto(path);
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        await expectAccessible(page);
      }
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(wide, `pixels beyond the edge at ${width}`).toBeLessThanOrEqual(0);
    }
    expect(complaints).toEqual([]);
  });
}

test('By keyboard alone a person searches, opens more choices and reaches what was found', async ({
  page,
}) => {
  await page.goto('/help');
  await page.getByLabel('Search', { exact: true }).focus();
  await page.keyboard.type('gambling');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await expect(page.getByText('More choices')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('In which language?')).toBeVisible();
  await page.getByLabel('Search', { exact: true }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: /services? found/ })).toBeInViewport();
  await expect(page.getByRole('link', { name: 'National Gambling Helpline (GamCare)' })).toBeVisible();
});

test('Each visit draws an order of its own, so that nobody always comes first', async ({ request }) => {
  const orders = new Set<string>();
  for (let visit = 0; visit < 5; visit += 1) {
    const page = await (await request.get('/help')).text();
    orders.add(/name="order" value="(\d+)"/.exec(page)?.[1] ?? '');
  }
  expect(orders.size).toBe(5);
  expect(orders).not.toContain('');
});

test('A crooked address of a search is taken for what can be read of it, and never breaks the page', async ({
  request,
}) => {
  for (const query of [
    'need=nothing&nation=atlantis&language=x&for=me&open=yes&order=-1&after=nobody&show=x',
    'need=debt&need=tax&nation[]=wales&words=%00%ff',
    `words=${'long%20'.repeat(300)}`,
    'order=99999999999999999999&after=%3Cscript%3E',
    'words=%3Cscript%3Ealert(1)%3C/script%3E',
  ]) {
    const answer = await request.get(`/help?${query}`);
    expect(answer.status(), query).toBe(200);
    expect(await answer.text()).not.toContain('<script>alert(1)');
  }
});

test('What somebody looked for is written nowhere', async ({ request }) => {
  const log = join(process.env.DATA_DIR ?? '', 'portal.log');
  test.skip(!process.env.DATA_DIR || !existsSync(log), 'the log of a build elsewhere cannot be read');
  const canary = randomUUID();
  expect((await request.get(`/help?words=${canary}`)).status()).toBe(200);
  expect((await request.get(`/calculator?amount=${canary}&payment=1`)).status()).toBe(200);
  expect((await request.get(`/help/${canary}`)).status()).toBe(404);
  expect(readFileSync(log, 'utf8')).not.toContain(canary);
});

test('A link to somebody else does not tell them where it was found', async ({ page }) => {
  const told: (string | undefined)[] = [];
  await page.route('https://www.samaritans.org/**', (route) => {
    told.push(route.request().headers().referer);
    return route.fulfill({ contentType: 'text/html', body: '<title>Samaritans</title>' });
  });
  await page.goto('/help/samaritans?need=abuse&order=1');
  await page.getByRole('link', { name: 'samaritans.org' }).click();
  await expect(page).toHaveTitle('Samaritans');
  expect(told).toEqual([undefined]);
});

test('On paper a list and a service keep names, numbers and hours, without what can only be pressed', async ({
  page,
}) => {
  await page.emulateMedia({ media: 'print' });
  await page.goto('/help?need=debt&nation=england&order=1&show=all');
  await expect(page.getByRole('link', { name: 'StepChange Debt Charity' }).first()).toBeVisible();
  await expect(page.getByText('0800 138 1111').first()).toBeVisible();
  await expect(page.getByRole('button', { name: 'Find help' })).toBeHidden();
  await page.goto('/help/samaritans');
  await expect(page.getByText('Open day and night.')).toBeVisible();
  await expect(page.getByRole('link', { name: 'Back to the list' })).toBeHidden();
});

test('With the database away the crisis page, guides, calculator and directory still answer', async ({
  page,
}) => {
  test.skip(!process.env.DATABASE_OWNER_URL, 'a build elsewhere has a database of its own');
  test.slow();
  const port = await freePort();
  const portal = spawn(process.execPath, ['--import', 'tsx', 'bin/server.ts'], {
    env: {
      ...process.env,
      NODE_OPTIONS: '',
      NODE_ENV: 'production',
      PORT: String(port),
      APP_URL: `http://localhost:${port}`,
      DATABASE_URL: `postgres://nobody:nothing@127.0.0.1:${await freePort()}/nowhere`,
    },
    stdio: 'ignore',
  });
  try {
    const address = `http://localhost:${port}`;
    await expect
      .poll(
        () =>
          fetch(`${address}/api/health/live`).then(
            (answer) => answer.ok,
            () => false,
          ),
        {
          timeout: 60_000,
        },
      )
      .toBe(true);
    for (const path of ['/help/crisis', '/help/languages', '/guides', '/guides/old-debts', '/calculator']) {
      expect((await page.goto(address + path))?.status(), path).toBe(200);
    }
    expect((await page.goto(`${address}/help?need=debt`))?.status()).toBe(200);
    await expect(page.getByText('We cannot reach our newest list right now.')).toBeVisible();
    await expect(page.getByRole('main').getByRole('link', { name: '0800 138 1111' })).toBeVisible();
    expect((await page.goto(`${address}/help/samaritans`))?.status()).toBe(200);
    await expect(
      page.getByRole('main').getByText('We cannot reach our newest list right now.'),
    ).toBeVisible();
    expect((await page.goto(`${address}/help/no-such-service`))?.status()).toBe(404);
  } finally {
    portal.kill('SIGTERM');
  }
});

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

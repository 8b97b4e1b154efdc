import { gzipSync } from 'node:zlib';
import { expect, type Page, test } from 'playwright/test';
import { expectAccessible } from './support/axe';
import { ALL_PAGES, OPEN_PAGES } from './support/pages';

const WIDTHS = [320, 390, 1280];

/** Collects whatever the browser complains about while a test looks at pages. */
function complaintsOf(page: Page): string[] {
  const complaints: string[] = [];
  page.on('console', (message) => {
    // The browser reports the status of a page that answers 404 or 500 on purpose.
    if (
      ['error', 'warning'].includes(message.type()) &&
      !message.text().startsWith('Failed to load resource')
    ) {
      complaints.push(message.text());
    }
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  return complaints;
}

for (const { path, status } of ALL_PAGES) {
  test(`${path} is open to everyone at every width, in light and dark, and breaks no rule of its policy`, async ({
    page,
  }) => {
    const complaints = complaintsOf(page);
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 800 });
      const answer = await page.goto(path);
      expect(answer?.status()).toBe(status);
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

test('A form that comes back, and a page that broke in the browser, are open to everyone too', async ({
  page,
}) => {
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 800 });
    await page.goto('/catalogue/form');
    await page.getByRole('button', { name: 'Send' }).click();
    await expect(page.getByRole('alert').filter({ hasText: 'Please put these right' })).toBeFocused();
    await expectAccessible(page);
    await page.goto('/catalogue/broken?where=browser');
    await page.getByRole('button', { name: 'Break this page' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Sorry, this page did not work');
    await expectAccessible(page);
    await expect(page.getByRole('button', { name: 'Leave this site' })).toBeVisible();
  }
});

test('With forced colours nothing that matters disappears', async ({ page }) => {
  await page.emulateMedia({ forcedColors: 'active' });
  await page.goto('/catalogue');
  for (const name of ['Save and carry on', 'Save and come back later', 'Leave this site']) {
    const edge = await page
      .getByRole('button', { name })
      .evaluate((button) => getComputedStyle(button).borderTopWidth);
    expect(Number.parseFloat(edge)).toBeGreaterThan(0);
  }
  // axe reads the fill colour of letters as written, while the browser paints the forced one.
  await expectAccessible(page, { without: ['color-contrast'] });
});

test('On paper the page is black on white, without what can only be pressed', async ({ page }) => {
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  await page.goto('/');
  await expect(page.getByRole('button', { name: 'Leave this site' })).toBeHidden();
  await expect(page.getByRole('navigation')).toBeHidden();
  const colours = await page.evaluate(() => {
    const { color, backgroundColor } = getComputedStyle(document.body);
    return { color, backgroundColor };
  });
  expect(colours).toEqual({ color: 'rgb(0, 0, 0)', backgroundColor: 'rgb(255, 255, 255)' });
});

test('By keyboard the skip link comes first, and the ring is seen on everything after it', async ({
  page,
}) => {
  await page.goto('/');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Skip to the main part' })).toBeFocused();
  await expect(page.getByRole('link', { name: 'Skip to the main part' })).toBeInViewport();
  const stops = await page.locator('a[href], button').count();
  for (let stop = 1; stop < stops; stop += 1) {
    await page.keyboard.press('Tab');
    const ring = await page.evaluate(() => {
      const held = document.activeElement;
      if (!held) return undefined;
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(held);
      const { top, bottom } = held.getBoundingClientRect();
      const header = document.querySelector('header')?.getBoundingClientRect().bottom ?? 0;
      const covered = !held.closest('header') && bottom <= header;
      return { outlineStyle, outlineWidth, two: boxShadow !== 'none', seen: !covered && top < innerHeight };
    });
    expect(ring).toEqual({ outlineStyle: 'solid', outlineWidth: '3px', two: true, seen: true });
  }
  await page.goto('/');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main')).toBeFocused();
});

test('Every control that stands on its own is at least 44 pixels tall', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  for (const { path } of ALL_PAGES) {
    await page.goto(path);
    const small = await page.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>('a[href], button, input, textarea')]
        // A link inside a sentence takes the height of its line; a choice is as tall as its label.
        .filter((one) => getComputedStyle(one).display !== 'inline')
        .map((one) => (one.matches('[type=radio], [type=checkbox]') ? (one.closest('div') ?? one) : one))
        .filter((one) => !one.matches('[type=hidden]'))
        .filter((one) => one.getBoundingClientRect().height < 44)
        .map((one) => `${one.tagName} ${one.textContent}`),
    );
    expect(small, path).toEqual([]);
  }
});

test('A page brings one stylesheet of at most 12 KB and no script but the framework’s own and 3 KB of ours', async ({
  page,
}) => {
  const ours: Record<string, number> = {};
  const styles: number[] = [];
  const elsewhere: string[] = [];
  const coming: Promise<void>[] = [];
  page.on('response', (response) => {
    const url = new URL(response.url());
    if (url.origin !== new URL(page.url() === 'about:blank' ? response.url() : page.url()).origin) {
      elsewhere.push(response.url());
    }
    const weigh = (note: (bytes: number) => void) =>
      coming.push(response.body().then((body) => note(gzipSync(body).length)));
    if (url.pathname.endsWith('.css')) weigh((bytes) => styles.push(bytes));
    if (url.pathname.endsWith('.js') && !url.pathname.startsWith('/_next/'))
      weigh((bytes) => {
        ours[url.pathname] = bytes;
      });
  });
  await page.goto('/', { waitUntil: 'networkidle' });
  await Promise.all(coming);
  expect(styles).toHaveLength(1);
  expect(Math.max(...styles)).toBeLessThanOrEqual(12 * 1024);
  expect(Object.keys(ours)).toEqual(['/leave.js']);
  expect(ours['/leave.js']).toBeLessThanOrEqual(1024);
  expect(elsewhere).toEqual([]);
});

test('The policy of each page lets only its own nonce run, a new one every time', async ({ request }) => {
  const nonces = new Set<string>();
  const found = OPEN_PAGES.filter(({ status }) => status === 200);
  for (const { path } of [...found, ...found]) {
    const answer = await request.get(path, { headers: { accept: 'text/html' } });
    const policy = answer.headers()['content-security-policy'] ?? '';
    expect(policy).not.toMatch(/unsafe|https?:|\*/);
    const nonce = /script-src 'nonce-([^']+)' 'strict-dynamic';/.exec(policy)?.[1] ?? '';
    expect(nonce.length).toBeGreaterThanOrEqual(22);
    nonces.add(nonce);
    const page = await answer.text();
    const tags = [...page.matchAll(/<script\b[^>]*>/g)].map(([tag]) => tag);
    expect(tags.length).toBeGreaterThan(0);
    expect(tags.filter((tag) => !tag.includes(`nonce="${nonce}"`))).toEqual([]);
    expect(page).not.toMatch(/<style|\sstyle="/);
  }
  expect(nonces.size).toBe(found.length * 2);
});

test('Every answer carries the safety headers: pages, troubles, static files, redirects, refusals', async ({
  request,
}) => {
  const html = { accept: 'text/html' };
  const stylesheet =
    /href="(\/_next\/static\/[^"]+\.css)"/.exec(await (await request.get('/')).text())?.[1] ?? '';
  const answers = [
    ...ALL_PAGES,
    { path: stylesheet, status: 200 },
    { path: '/leave.js', status: 200 },
    { path: '/plain.css', status: 200 },
    { path: '/500.html', status: 200 },
    { path: '/409.html', status: 200 },
    { path: '/_next/static/missing.js', status: 404 },
    { path: '/leave', status: 303 },
    { path: '/is-this-real/', status: 308 },
    { path: '//is-this-real', status: 308 },
    { path: '/%zz', status: 400 },
    { path: '/a%2fb', status: 400 },
  ];
  for (const { path, status } of answers) {
    const answer = await request.get(new URL(test.info().project.use.baseURL ?? '').origin + path, {
      headers: html,
      maxRedirects: 0,
    });
    expect(answer.status(), path).toBe(status);
    const headers = answer.headers();
    expect(headers, path).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'same-origin',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'x-frame-options': 'DENY',
    });
    expect(headers['content-security-policy'], path).toContain("default-src 'none'");
    expect(headers['content-security-policy'], path).toContain("frame-ancestors 'none'");
    expect(headers['permissions-policy'], path).toContain('geolocation=()');
    expect(headers['x-powered-by'], path).toBeUndefined();
  }
});

test('A doubled slash leads to the tidy address on this site, never to another site', async ({ request }) => {
  const origin = new URL(test.info().project.use.baseURL ?? '').origin;
  const answer = await request.get(`${origin}//example.org//safety?a=1`, { maxRedirects: 0 });
  expect(answer.status()).toBe(308);
  expect(answer.headers().location).toBe('/example.org/safety?a=1');
});

test('With script, leaving takes the place of this page in the history, by button and by Shift three times', async ({
  page,
}) => {
  await page.route('https://www.bbc.co.uk/**', (route) =>
    route.fulfill({ contentType: 'text/html', body: '<title>Weather</title>' }),
  );
  const ways = [
    () => page.getByRole('button', { name: 'Leave this site' }).click(),
    async () => {
      for (let press = 0; press < 3; press += 1) await page.keyboard.press('Shift');
    },
  ];
  for (const leave of ways) {
    await page.goto('/is-this-real');
    await page.goto('/safety', { waitUntil: 'networkidle' });
    const signedOut = page.waitForRequest(
      (sent) => sent.url().endsWith('/leave') && sent.method() === 'POST',
    );
    await leave();
    await signedOut;
    await expect(page).toHaveTitle('Weather');
    await page.goBack();
    await expect(page).toHaveURL(/\/is-this-real$/);
  }
});

test('Typing capitals is not leaving', async ({ page }) => {
  await page.goto('/catalogue/form');
  await page.getByLabel('What happened?').pressSequentially('I LOST My Job', { delay: 5 });
  await page.keyboard.press('Shift+A');
  await page.keyboard.press('Shift+B');
  await page.keyboard.press('Shift+C');
  // Leaving hides the page in the press itself, before it goes anywhere.
  expect(await page.evaluate(() => document.documentElement.hidden)).toBe(false);
  await expect(page).toHaveURL(/\/catalogue\/form$/);
});

import { expect, test } from 'playwright/test';
import { OPEN_PAGES } from '../support/pages';

test('Every page names a person, a number, hours, free help that is not us, and a way out @smoke', async ({
  page,
}) => {
  for (const { path, status } of OPEN_PAGES) {
    const answer = await page.goto(path);
    expect(answer?.status()).toBe(status);
    await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
    await expect(page.getByRole('button', { name: 'Leave this site' })).toBeVisible();
    const help = page.getByRole('contentinfo');
    await expect(help.getByRole('heading', { name: 'Talk to a person' })).toBeVisible();
    await expect(help.getByText(/^Ask for /)).toBeVisible();
    await expect(help.getByText(/^Open /)).toBeVisible();
    await expect(help.getByRole('link', { name: '0800 138 1111' })).toHaveAttribute(
      'href',
      'tel:08001381111',
    );
    await expect(help.getByRole('link', { name: '116 123' })).toHaveAttribute('href', 'tel:116123');
    await expect(help.getByText(/^We checked these numbers on \d+\s\w+ \d{4}\.$/)).toBeVisible();
    await expect(help.getByRole('heading', { name: 'Need another language or format?' })).toBeVisible();
  }
});

test('From the first page a person finds how to check us, and how to stay safe @smoke', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('link', { name: 'How to check that this is real' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Is this real?');
  await page.getByRole('contentinfo').getByRole('link', { name: 'Staying safe' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Staying safe on this site');
  await expect(page.getByRole('link', { name: '0808 2000 247' })).toBeVisible();
});

test('One press leaves for a page that says nothing about anyone, and drops our cookies', async ({
  page,
  context,
}) => {
  await page.route('https://www.bbc.co.uk/**', (route) =>
    route.fulfill({ contentType: 'text/html', body: '<title>Weather</title>' }),
  );
  await page.goto('/safety');
  await context.addCookies([{ name: 'canary', value: 'still here', url: page.url() }]);
  await page.getByRole('button', { name: 'Leave this site' }).click();
  await expect(page).toHaveURL('https://www.bbc.co.uk/weather');
  await expect
    .poll(async () => (await context.cookies()).map((cookie) => cookie.name))
    .not.toContain('canary');
});

test('A form that comes back says what to put right and keeps what was typed, except a code', async ({
  page,
}) => {
  await page.goto('/catalogue/form');
  await page.getByLabel('Your reference').fill('AB');
  await page.getByLabel('Your code').fill('canary');
  await page.getByLabel('Day', { exact: true }).fill('31');
  await page.getByLabel('Month', { exact: true }).fill('feb');
  await page.getByLabel('Year', { exact: true }).fill('2026');
  await page.getByRole('checkbox', { name: 'Post' }).check();
  await page.getByLabel('What happened?').fill('My hours were cut.');
  await page.getByRole('button', { name: 'Send' }).click();

  const summary = page.getByRole('alert').filter({ hasText: 'Please put these right' });
  await expect(summary.getByRole('link')).toHaveText([
    'Enter the reference from your letter',
    'Enter a day that exists, like 28 11 2026',
    'Choose how often you are paid',
  ]);
  await expect(page.getByLabel('Your reference')).toHaveValue('AB');
  await expect(page.getByLabel('Your code')).toHaveValue('');
  await expect(page.getByLabel('Day', { exact: true })).toHaveValue('31');
  await expect(page.getByLabel('Month', { exact: true })).toHaveValue('feb');
  await expect(page.getByRole('checkbox', { name: 'Post' })).toBeChecked();
  await expect(page.getByRole('checkbox', { name: 'Email' })).not.toBeChecked();
  await expect(page.getByLabel('What happened?')).toHaveValue('My hours were cut.');
  expect(await page.content()).not.toContain('canary');
  await expect(page.getByLabel('Your reference')).toHaveAccessibleDescription(
    'Enter the reference from your letter',
  );
  await summary.getByRole('link', { name: 'Enter a day that exists, like 28 11 2026' }).click();
  await expect(page.getByLabel('Day', { exact: true })).toBeFocused();
});

test('A form that is right leads on', async ({ page }) => {
  await page.goto('/catalogue/form');
  await page.getByLabel('Your reference').fill('AB1234');
  await page.getByLabel('Your code').fill('123456');
  await page.getByLabel('Day', { exact: true }).fill('28');
  await page.getByLabel('Month', { exact: true }).fill('November');
  await page.getByLabel('Year', { exact: true }).fill('2026');
  await page.getByRole('radio', { name: 'Every month' }).check();
  await page.getByRole('button', { name: 'Send' }).click();
  await expect(page).toHaveURL(/\/catalogue$/);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Catalogue');
});

test('What is not there, or not yours, is answered with one page in the same words', async ({ page }) => {
  const seen = new Set<string>();
  for (const path of ['/catalogue/missing', '/no-such-page', '/catalogue/no-such-page']) {
    const answer = await page.goto(path);
    expect(answer?.status()).toBe(404);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('We could not find that page');
    await expect(page.getByRole('banner')).toHaveCount(1);
    await expect(page.getByText(/^Ask for /)).toBeVisible();
    seen.add((await answer?.text()) ?? '');
  }
  expect(seen.size).toBe(1);
});

test('A page that breaks is answered with kind words, a number and no detail', async ({ page }) => {
  const answer = await page.goto('/catalogue/broken');
  expect(answer?.status()).toBe(500);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Sorry, this page did not work');
  await expect(page.getByRole('link', { name: '0800 138 1111' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Leave this site' })).toBeVisible();
  expect(await answer?.text()).not.toMatch(/canary|digest|stack|at \w+ \(/i);
});

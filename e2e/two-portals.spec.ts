import { sendAsk } from './support/forms';
import { aPortal } from './support/portal';
import { expect, test } from './support/session';

test('Over TLS our cookies can be set by no other host and no plain page @slow', async ({
  people,
  playwright,
}) => {
  const portal = await aPortal({ APP_URL: 'https://portal.example' });
  const browser = await playwright.request.newContext({
    baseURL: portal.address,
    extraHTTPHeaders: { host: 'portal.example' },
  });
  try {
    const asked = await sendAsk(browser, await people.aCase(), { origin: 'https://portal.example' });
    expect(asked.headers().location).toBe('/sign-in/code');
    const [cookie = ''] = asked
      .headersArray()
      .flatMap(({ name, value }) => (name.toLowerCase() === 'set-cookie' ? [value] : []));
    expect(cookie).toMatch(/^__Host-evenkeel-debtor-asking=[\w-]+; Path=\/;/);
    for (const part of ['Secure', 'HttpOnly', 'SameSite=lax']) expect(cookie.split('; ')).toContain(part);
    expect(cookie).not.toMatch(/domain=/i);
    const here = await sendAsk(browser, await people.aCase(), { origin: portal.address });
    expect(here.headers().location).toBe('/not-taken');
  } finally {
    portal.stop();
  }
});

test('Signing out everywhere here ends a session in another process at once @slow', async ({
  page,
  context,
  people,
  playwright,
}) => {
  const portal = await aPortal({});
  try {
    const built = await people.aCase();
    await people.signIn(context, built);
    const cookie = (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');
    const there = await playwright.request.newContext({
      baseURL: portal.address,
      extraHTTPHeaders: { cookie },
    });
    expect((await there.get('/signed-in', { maxRedirects: 0 })).status()).toBe(200);
    await page.goto('/signed-in');
    await page.getByRole('button', { name: 'Sign out everywhere' }).click();
    await expect(page).toHaveURL(/\/signed-out$/);
    const after = await there.get('/signed-in', { maxRedirects: 0 });
    expect(after.headers().location).toBe('/sign-in');
  } finally {
    portal.stop();
  }
});

import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright/test';
import { expectAccessible } from './support/axe';
import { at, doorToken } from './support/door';
import { sendAsk as send } from './support/forms';
import { type Case, digitsIn, expect, messageTo, type People, test } from './support/session';

async function asksOf({ owner }: People, { holdingId }: Case): Promise<number> {
  return (await owner`select 1 from code where holding_id = ${holdingId}`).length;
}

test('A form that another site sends, or that hides where it is from, changes nothing', async ({
  request,
  people,
  baseURL,
}) => {
  const origins = {
    foreign: 'https://elsewhere.example',
    null: 'null',
    missing: '',
    'a near miss': `${baseURL}.example`,
  };
  for (const [what, origin] of Object.entries(origins)) {
    const built = await people.aCase();
    const answer = await send(request, built, origin ? { origin } : {});
    expect(answer.headers()['set-cookie'] ?? '', what).not.toContain('asking');
    expect(answer.status(), what).toBe(303);
    expect(answer.headers().location, what).toBe('/not-taken');
    expect(await asksOf(people, built), what).toBe(0);
  }
  expect(await (await request.get('/not-taken')).text()).toContain('Nothing has changed.');
  const built = await people.aCase();
  await send(request, built, { origin: baseURL ?? '' });
  expect(await asksOf(people, built)).toBe(1);
});

test('Another site cannot sign anyone out, nor keep them signed in', async ({
  page,
  context,
  request,
  people,
}) => {
  const built = await people.aCase();
  await people.signIn(context, built);
  const cookie = (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');
  for (const origin of ['https://elsewhere.example', 'null', '']) {
    const headers = { cookie, ...(origin ? { origin } : {}) };
    const stayed = await request.post('/stay', { headers, form: { kind: 'debtor' }, maxRedirects: 0 });
    expect(stayed.headers().location).toBe('/not-taken');
    const site = { 'sec-fetch-site': 'cross-site' };
    const left = await request.post('/leave', { headers: { ...headers, ...site }, maxRedirects: 0 });
    expect(left.headers()['set-cookie'] ?? '').not.toContain('evenkeel-');
    expect(left.headers()).not.toHaveProperty('clear-site-data');
  }
  await page.goto('/home');
  await expect(page).toHaveURL(/\/home$/);
});

test('Our cookies are out of reach of script and of other sites’ forms', async ({
  page,
  context,
  people,
}) => {
  const built = await people.aCase();
  await signInByClicking(page, built);
  const cookies = (await context.cookies()).filter(({ name }) => name.includes('evenkeel'));
  expect(cookies.map(({ name }) => name)).toEqual(['evenkeel-debtor']);
  for (const cookie of cookies)
    expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/', expires: -1 });
});

test('Proving a contact gives a new session in place of the letter’s, which ends', async ({
  page,
  context,
  people,
}) => {
  const built = await people.aCase();
  await people.signIn(context, { ...built, proved: 'letter' });
  const before = await context.cookies();
  await page.goto('/prove-contact');
  await page.getByRole('radio', { name: 'Email' }).check();
  await page.getByRole('button', { name: 'Send me a code' }).click();
  await page.getByLabel('Your code').fill(digitsIn(await messageTo(built.email)));
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page).toHaveURL(/\/home$/);
  const [after] = await context.cookies();
  expect(after?.value).not.toBe(before[0]?.value);
  await context.clearCookies();
  await context.addCookies(before);
  await page.goto('/home');
  await expect(page).toHaveURL(/\/sign-in$/);
});

async function signInByClicking(page: Page, built: Case): Promise<void> {
  await ask(page, built);
  await page.getByLabel('Your code').fill(digitsIn(await messageTo(built.email)));
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page).toHaveURL(/\/home$/);
}

async function ask(page: Page, built: Pick<Case, 'accountReference' | 'bornOn'>): Promise<void> {
  const [year = '', month = '', day = ''] = built.bornOn.split('-');
  await page.goto('/sign-in');
  await page.getByLabel('Your reference').fill(built.accountReference);
  await page.getByLabel('Day', { exact: true }).fill(day);
  await page.getByLabel('Month', { exact: true }).fill(month);
  await page.getByLabel('Year', { exact: true }).fill(year);
  await page.getByRole('radio', { name: 'Email' }).check();
  await page.getByRole('button', { name: 'Next' }).click();
  await expect(page.getByText('If that matched, we have sent a code.')).toBeVisible();
}

/** The list of what is to be put right, which takes the focus; the framework has an alert of its own on every page. */
const toPutRight = (page: Page) => page.getByRole('alert').filter({ hasText: 'Please put this right' });

test('Signing in takes nothing but a keyboard', async ({ page, people }) => {
  const built = await people.aCase();
  const [year = '', month = '', day = ''] = built.bornOn.split('-');
  await page.goto('/sign-in');
  await tabTo(page, 'Your reference');
  await page.keyboard.type(built.accountReference);
  for (const part of [day, month, year]) {
    await page.keyboard.press('Tab');
    await page.keyboard.type(part);
  }
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  await page.keyboard.press('Enter');
  await expect(page.getByText('If that matched, we have sent a code.')).toBeVisible();
  await tabTo(page, 'Your code');
  await page.keyboard.type(digitsIn(await messageTo(built.email)));
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/home$/);
});

async function tabTo(page: Page, label: string): Promise<void> {
  const field = page.getByLabel(label);
  for (let tabs = 0; tabs < 20; tabs += 1) {
    await page.keyboard.press('Tab');
    if (await field.evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error(`no way to ${label} by keyboard`);
}

test('Every step of signing in, and every state of it, is accessible', async ({ page, context, people }) => {
  const built = await people.aCase();
  for (const path of [
    '/sign-in',
    '/sign-in/business',
    '/not-taken',
    '/signed-out',
    '/outbox',
    '/admin/sign-in',
  ]) {
    await page.goto(path);
    await expectAccessible(page);
  }
  for (const path of ['/sign-in', '/sign-in/business']) {
    await page.goto(path);
    await page.getByRole('button', { name: 'Next' }).click();
    await expect(toPutRight(page)).toBeFocused();
    await expectAccessible(page);
  }
  await ask(page, built);
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(toPutRight(page)).toBeFocused();
  await expectAccessible(page);
  await page.goto('/sign-in/letter');
  await expectAccessible(page);
  await people.signIn(context, { ...built, proved: 'letter' });
  for (const path of ['/signed-in', '/prove-contact', '/stayed']) {
    await page.goto(path);
    await expectAccessible(page);
  }
});

test('Setting up an authenticator is accessible', async ({ page, people }) => {
  const member = await people.aMember({ isNew: true });
  await page.goto('/admin/sign-in');
  await page.getByLabel('Email').fill(member.email);
  await page.getByLabel('Password').fill(member.password);
  await page.getByRole('button', { name: 'Next' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Set up your authenticator');
  await expectAccessible(page);
});

test('What was sent can be read on this machine, and under no other name', async ({
  page,
  request,
  people,
}) => {
  const built = await people.aCase();
  await ask(page, built);
  const { text } = await messageTo(built.email);
  await page.goto('/outbox');
  await expect(page.getByText(text.split('\n')[0] ?? '')).toBeVisible();
  const named = await request.get('/outbox', { headers: { host: 'portal.example' } });
  expect(named.status()).toBe(404);
  expect(await named.text()).not.toContain(built.email);
});

test.describe('the real limits', () => {
  test.skip(!doorToken, 'needs the test clock of a portal of our own');

  test('One address is stopped after thirty asks, whatever it says of where it is from, and told when to come back', async ({
    request,
    baseURL,
  }) => {
    // A minute of its own, so that nobody else’s tries are counted here nor these with theirs.
    const minute = Math.floor(Math.random() * 500_000);
    const clock = at(new Date(Date.UTC(2031, 0, 1, 0, minute)).toISOString());
    const asking = async (index: number) => {
      const answer = await send(
        request,
        { accountReference: `NONE${randomUUID().slice(0, 8)}`, bornOn: '1990-01-01' },
        {
          ...clock,
          origin: baseURL ?? '',
          'x-forwarded-for': `198.51.100.${index}`,
          'x-evenkeel-address': `198.51.100.${index}`,
        },
      );
      return answer;
    };
    for (let index = 0; index < 30; index += 1) expect((await asking(index)).status()).toBe(303);
    const stopped = await asking(31);
    expect(stopped.status()).toBe(200);
    expect(await stopped.text()).toContain('Please try again in 15 minutes.');
  });
});

import type { Page } from 'playwright/test';
import { aLetterCode, wrongDigits } from '@/db/seed/sign-in';
import { at } from '../support/door';
import { type Case, digitsIn, expect, messageTo, test } from '../support/session';

type Channel = 'Email' | 'Text message' | 'Do not send one';

/** Goes through the first step as the person this was made for, or as someone who says so. */
async function ask(
  page: Page,
  built: Pick<Case, 'accountReference' | 'bornOn'>,
  channel: Channel,
): Promise<void> {
  const [year = '', month = '', day = ''] = built.bornOn.split('-');
  await page.goto('/sign-in');
  await page.getByLabel('Your reference').fill(built.accountReference);
  await page.getByLabel('Day', { exact: true }).fill(day);
  await page.getByLabel('Month', { exact: true }).fill(month);
  await page.getByLabel('Year', { exact: true }).fill(year);
  await page.getByRole('radio', { name: channel }).check();
  await page.getByRole('button', { name: 'Next' }).click();
}

async function give(page: Page, code: string): Promise<void> {
  await page.getByLabel(/^(Your code|The code on your letter)$/).fill(code);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

const main = (page: Page) => page.getByRole('main');

test('A person signs in with the code from their email, and signs out @core', async ({ page, people }) => {
  const built = await people.aCase();
  await ask(page, built, 'Email');
  await expect(page.getByText('If that matched, we have sent a code.')).toBeVisible();
  const message = await messageTo(built.email);
  expect(message.subject).toBe('Your code');
  await give(page, digitsIn(message));
  await expect(page).toHaveURL(/\/home$/);
  await expect(page.getByText(/^You are signed in until \d\d:\d\d\./)).toBeVisible();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('You are signed out');
  await page.goto('/home');
  await expect(page).toHaveURL(/\/sign-in$/);
});

test('A person signs in with the code from a text, typed with a space @core', async ({ page, people }) => {
  const built = await people.aCase();
  await ask(
    page,
    { ...built, accountReference: built.accountReference.toLowerCase().replace(/(.{4})/g, '$1 ') },
    'Text message',
  );
  const digits = digitsIn(await messageTo(built.mobile));
  await give(page, `${digits.slice(0, 3)} ${digits.slice(3)}`);
  await expect(page).toHaveURL(/\/home$/);
});

test('A person signs in with the code on the letter, and shows later that a contact is theirs @core', async ({
  page,
  people,
}) => {
  const built = await people.aCase();
  const letterCode = await aLetterCode(people.owner, built);
  await ask(page, built, 'Do not send one');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Use the code on your letter');
  await give(page, letterCode.toLowerCase().replace(/(.{4})(?=.)/g, '$1-'));
  await expect(page).toHaveURL(/\/home$/);
  await page.goto('/prove-contact');
  await page.getByRole('radio', { name: 'Email' }).check();
  await page.getByRole('button', { name: 'Send me a code' }).click();
  await give(page, digitsIn(await messageTo(built.email)));
  await expect(page).toHaveURL(/\/home$/);
  await page.goto('/prove-contact');
  await expect(page.getByText('You have done this already.')).toBeVisible();
});

test('A business signs in with its reference and letter code, by email or with nothing more @core', async ({
  page,
  people,
}) => {
  const built = await people.aCase({ kind: 'business' });
  const letterCode = await aLetterCode(people.owner, built);
  const begin = async (channel: Channel) => {
    await page.goto('/sign-in');
    await page.getByRole('link', { name: 'Sign in for a business' }).click();
    await page.getByLabel('Your reference').fill(built.accountReference);
    await page.getByLabel('The code on your letter').fill(letterCode);
    await page.getByRole('radio', { name: channel }).check();
    await page.getByRole('button', { name: 'Next' }).click();
  };
  await begin('Email');
  await expect(page).toHaveURL(/\/sign-in\/code$/);
  await give(page, digitsIn(await messageTo(built.email)));
  await expect(page).toHaveURL(/\/home$/);
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page).toHaveURL(/\/signed-out$/);
  await begin('Do not send one');
  await expect(page).toHaveURL(/\/home$/);
});

test('Whoever asks sees the same page, and no contact, whether or not there is such a case', async ({
  page,
  people,
}) => {
  const built = await people.aCase();
  const seen = new Set<string>();
  for (const asked of [
    built,
    { ...built, bornOn: '1980-03-01' },
    { ...built, accountReference: `${built.accountReference}9` },
  ]) {
    await ask(page, asked, 'Email');
    await expect(page.getByText('If that matched, we have sent a code.')).toBeVisible();
    await page.waitForLoadState();
    seen.add(await main(page).innerText());
    expect(await page.content()).not.toMatch(/example\.com|07700/);
  }
  expect(seen.size).toBe(1);
});

test('Wrong, used and unknown codes get the same words; after five of them the letter still works', async ({
  page,
  people,
}) => {
  const built = await people.aCase();
  const letterCode = await aLetterCode(people.owner, built);
  await ask(page, built, 'Email');
  const digits = digitsIn(await messageTo(built.email));
  for (let tried = 0; tried < 5; tried += 1) {
    await page.goto('/sign-in/code');
    await give(page, wrongDigits(digits));
    await expect(page.getByRole('alert').first()).toContainText('That code did not work.');
  }
  await page.waitForLoadState();
  expect(await page.content()).not.toContain(wrongDigits(digits));
  await page.goto('/sign-in/code');
  await give(page, digits);
  await expect(page.getByRole('alert').first()).toContainText('That code did not work.');
  await page.getByRole('link', { name: 'Use the code on your letter' }).click();
  await give(page, letterCode);
  await expect(page).toHaveURL(/\/home$/);
});

test('What is missing is asked for beside its field, and what was typed stays, except a code', async ({
  page,
}) => {
  await page.goto('/sign-in');
  await page.getByLabel('Your reference').fill('EK 123');
  await page.getByLabel('Day', { exact: true }).fill('31');
  await page.getByLabel('Month', { exact: true }).fill('2');
  await page.getByLabel('Year', { exact: true }).fill('1980');
  await page.getByRole('button', { name: 'Next' }).click();
  const summary = page.getByRole('alert').first();
  await expect(summary.getByRole('link')).toHaveText([
    'Type the day you were born, like 27 3 1980',
    'Choose how we send you a code',
  ]);
  await expect(page.getByLabel('Your reference')).toHaveValue('EK 123');
  await expect(page.getByLabel('Day', { exact: true })).toHaveValue('31');
  await page.goto('/sign-in/business');
  await page.getByLabel('The code on your letter').fill('canary');
  await page.getByRole('button', { name: 'Next' }).click();
  await expect(page.getByRole('alert').first().getByRole('link').first()).toBeVisible();
  await expect(page.getByLabel('The code on your letter')).toHaveValue('');
  await page.waitForLoadState();
  expect(await page.content()).not.toContain('canary');
});

test('Going on takes one press, and what was typed is kept', async ({ page, context, people }) => {
  const built = await people.aCase();
  await people.signIn(context, { ...built, proved: 'letter' });
  await page.goto('/prove-contact');
  await page.getByRole('radio', { name: 'Text message' }).check();
  await page.getByRole('button', { name: /^Stay signed in/ }).click();
  // With script it is said on the page; until script is there, or without it, on a page that opens beside it.
  const said = () => [
    page.getByText(/^You are now signed in until \d\d:\d\d\./),
    ...context
      .pages()
      .filter((one) => one !== page)
      .map((one) => one.getByText(/^You are signed in until \d\d:\d\d\./)),
  ];
  await expect
    .poll(async () => (await Promise.all(said().map((one) => one.isVisible()))).includes(true))
    .toBe(true);
  for (const other of context.pages().slice(1)) await other.close();
  await expect(page.getByRole('radio', { name: 'Text message' })).toBeChecked();
  await expect(page).toHaveURL(/\/prove-contact$/);
});

test('A session ends after fifteen minutes with nothing done, and after twelve hours', async ({
  page,
  context,
  people,
}) => {
  const built = await people.aCase();
  await people.signIn(context, built, new Date('2026-11-22T09:00:00Z'));
  const openAt = async (instant: string) => {
    await page.setExtraHTTPHeaders(at(instant));
    await page.goto('/home');
  };
  await openAt('2026-11-22T09:14:59.000Z');
  await expect(page.getByText('You are signed in until 09:29.')).toBeVisible();
  await openAt('2026-11-22T09:29:59.000Z');
  await expect(page).toHaveURL(/\/sign-in$/);
  await people.owner`update session set last_seen_at = '2026-11-22T20:59:00Z' where debtor_id = ${built.debtorId}`;
  await openAt('2026-11-22T20:59:30.000Z');
  await expect(page.getByText('You are signed in until 21:00.')).toBeVisible();
  await openAt('2026-11-22T21:00:00.000Z');
  await expect(page).toHaveURL(/\/sign-in$/);
});

test('A person sees where they are signed in, and signs out everywhere at once', async ({
  page,
  context,
  browser,
  people,
}) => {
  const built = await people.aCase();
  await people.signIn(context, built);
  const elsewhere = await browser.newContext();
  await people.signIn(elsewhere, built);
  const other = await elsewhere.newPage();
  await other.goto(new URL('/home', test.info().project.use.baseURL).href);
  await page.goto('/signed-in');
  await expect(main(page).getByRole('listitem')).toHaveCount(2);
  await expect(page.getByText('You are using this one now')).toHaveCount(1);
  await page.getByRole('button', { name: 'Sign out everywhere' }).click();
  await expect(page).toHaveURL(/\/signed-out$/);
  await other.reload();
  await expect(other).toHaveURL(/\/sign-in$/);
  await elsewhere.close();
});

test('Leaving the site ends the session, not only the cookie', async ({ page, context, people }) => {
  await page.route('https://www.bbc.co.uk/**', (route) =>
    route.fulfill({ contentType: 'text/html', body: '<title>Weather</title>' }),
  );
  const built = await people.aCase();
  await people.signIn(context, built);
  await page.goto('/home');
  await page.getByRole('button', { name: 'Leave this site' }).first().click();
  await expect(page).toHaveURL('https://www.bbc.co.uk/weather');
  await expect
    .poll(
      async () =>
        (await people.owner`select 1 from session where debtor_id = ${built.debtorId} and ended_at is null`)
          .length,
    )
    .toBe(0);
});

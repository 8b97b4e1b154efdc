import { TOTP } from 'otpauth';
import type { Page } from 'playwright/test';
import { expect, type Member, test } from '../support/session';

async function givePassword(
  page: Page,
  { email, password }: Pick<Member, 'email' | 'password'>,
): Promise<void> {
  await page.goto('/admin/sign-in');
  await page.getByLabel('Email').fill(email);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Next' }).click();
}

async function giveCode(page: Page, secret: string): Promise<void> {
  await page.getByLabel('The 6 numbers your authenticator app shows').fill(new TOTP({ secret }).generate());
  await page.getByRole('button', { name: 'Sign in' }).click();
}

test('Staff sign in with password and authenticator, see who they are, and sign out @core', async ({
  page,
  people,
}) => {
  const member = await people.aMember({ role: 'lead' });
  await givePassword(page, member);
  await giveCode(page, member.secret);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('What waits');
  await expect(page.getByText('Hello, Sam Rowe. You are signed in as a team lead.')).toBeVisible();
  await page.getByRole('button', { name: 'Sign out', exact: true }).click();
  await expect(page).toHaveURL(/\/admin\/sign-in$/);
  await page.goto('/admin');
  await expect(page).toHaveURL(/\/admin\/sign-in$/);
});

test('New staff set their authenticator up once', async ({ page, people }) => {
  const member = await people.aMember({ isNew: true });
  await givePassword(page, member);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Set up your authenticator');
  const link = await page.getByRole('link', { name: 'Open it in your app' }).getAttribute('href');
  const secret = new URL(link ?? '').searchParams.get('secret') ?? '';
  await expect(page.getByText(secret.replace(/(.{4})(?=.)/g, '$1 '))).toBeVisible();
  await giveCode(page, secret);
  await expect(page).toHaveURL(/\/admin$/);
  await page.getByRole('button', { name: 'Sign out everywhere' }).click();
  await expect(page).toHaveURL(/\/admin\/sign-in$/);
  await givePassword(page, member);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Your authenticator');
  await expect(page.getByRole('link', { name: 'Open it in your app' })).toHaveCount(0);
});

test('A wrong password and an unknown email get the same words, and no password is given back', async ({
  page,
  people,
}) => {
  const member = await people.aMember();
  for (const email of [member.email, 'nobody@example.com']) {
    await givePassword(page, { email, password: 'canary-password' });
    await expect(page.getByRole('alert').first()).toContainText(
      'That email and password do not go together.',
    );
    await page.waitForLoadState();
    expect(await page.content()).not.toContain('canary-password');
  }
});

test('A person who owes is nobody to the staff’s pages, and staff are nobody to theirs', async ({
  page,
  context,
  people,
}) => {
  await people.signIn(context, await people.aCase());
  await page.goto('/admin');
  await expect(page).toHaveURL(/\/admin\/sign-in$/);
  const [debtors] = await context.cookies();
  await context.clearCookies();
  if (!debtors) throw new Error('there is no cookie');
  await context.addCookies([{ ...debtors, name: debtors.name.replace('debtor', 'staff') }]);
  await page.goto('/admin');
  await expect(page).toHaveURL(/\/admin\/sign-in$/);
  await context.clearCookies();
  await people.signIn(context, { staffId: (await people.aMember()).id });
  await page.goto('/home');
  await expect(page).toHaveURL(/\/sign-in$/);
  await page.goto('/admin');
  await expect(page.getByText('Hello, Sam Rowe.')).toBeVisible();
});

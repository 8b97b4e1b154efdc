import type { BrowserContext, Page } from 'playwright/test';
import { aBudget } from '@/db/seed/build';
import { aLetterCode } from '@/db/seed/sign-in';
import { at, doorToken } from '../support/door';
import { type Case, digitsIn, expect, messageTo, type People, test } from '../support/session';

test.skip(!doorToken, 'needs the test door of a portal of our own');

const MINUTE = 60_000;
const main = (page: Page) => page.getByRole('main');

/** Signed in half an hour ago, with a page opened just after; from `comeBack` on it is now, and the time has run out. */
async function openLongAgo(
  { page, context, people }: { page: Page; context: BrowserContext; people: People },
  built: Case,
  path: string,
): Promise<{ comeBack: () => Promise<void> }> {
  await people.signIn(context, built, new Date(Date.now() - 30 * MINUTE));
  await page.setExtraHTTPHeaders(at(new Date(Date.now() - 29 * MINUTE).toISOString()));
  await page.goto(path);
  return { comeBack: () => page.setExtraHTTPHeaders({}) };
}

/** The first step of signing in again, from the page that says that time ran out. */
async function askAgain(page: Page, built: Case, channel: string): Promise<void> {
  const [year = '', month = '', day = ''] = built.bornOn.split('-');
  await page.getByLabel('Your reference').fill(built.accountReference);
  await page.getByLabel('Day', { exact: true }).fill(day);
  await page.getByLabel('Month', { exact: true }).fill(month);
  await page.getByLabel('Year', { exact: true }).fill(year);
  await page.getByRole('radio', { name: channel }).check();
  await page.getByRole('button', { name: 'Next' }).click();
}

async function signInAgain(page: Page, built: Case): Promise<void> {
  await expect(page).toHaveURL(/\/sign-in\?kept=yes$/);
  await expect(main(page)).toContainText('Nothing was sent. We have kept what you typed.');
  await askAgain(page, built, 'Email');
  await page.getByLabel('Your code').fill(digitsIn(await messageTo(built.email)));
  await page.getByRole('button', { name: 'Sign in' }).click();
}

const kept = (people: People, { debtorId }: Case) =>
  people.owner`select id, place from kept_form where debtor_id = ${debtorId}`;

test('Words sent after time ran out are there again after signing in, and are sent once @core', async ({
  page,
  context,
  people,
}) => {
  const built = await people.aCase();
  const { comeBack } = await openLongAgo({ page, context, people }, built, '/home');
  await page.getByLabel('What would you like us to know?').fill('I lost my job.\nIt was in June.');
  await comeBack();
  await page.getByRole('button', { name: 'Send this to the team' }).click();
  await signInAgain(page, built);
  await expect(page).toHaveURL(/\/home\?kept=[0-9a-f-]{36}#telling$/);
  expect(page.url()).not.toContain('job');
  await expect(page.getByLabel('What would you like us to know?')).toHaveValue(
    /^I lost my job\.\r?\nIt was in June\.$/,
  );
  await expect(main(page)).toContainText('Your time had run out, so it was not sent.');
  await page.getByRole('button', { name: 'Send this to the team' }).click();
  await expect(page).toHaveURL(/\/home\/told(#telling)?$/);
  await expect(main(page)).toContainText('I lost my job.');
  expect(await kept(people, built)).toHaveLength(0);
  const sent = await people.owner`select 1 from submission where debtor_id = ${built.debtorId}`;
  expect(sent).toHaveLength(1);
});

test('A doubt that was half said goes on where it was, with its answers @core', async ({
  page,
  context,
  people,
}) => {
  const built = await people.aCase();
  const path = `/debts/${built.holdingId}/wrong?line=original`;
  const { comeBack } = await openLongAgo({ page, context, people }, built, path);
  await page.getByRole('radio', { name: 'The amount is wrong' }).check();
  await page.getByLabel('Do you want to tell us more?').fill('It was less.');
  await comeBack();
  await page.getByRole('button', { name: 'Carry on' }).click();
  await signInAgain(page, built);
  await expect(page).toHaveURL(new RegExp(`/debts/${built.holdingId}/wrong\\?line=original&kept=`));
  await expect(page.getByRole('radio', { name: 'The amount is wrong' })).toBeChecked();
  await expect(page.getByLabel('Do you want to tell us more?')).toHaveValue('It was less.');
  await page.getByRole('button', { name: 'Carry on' }).click();
  await page.getByRole('button', { name: 'Send this and put it on hold' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('It is on hold. Thank you for telling us');
  expect(await kept(people, built)).toHaveLength(0);
});

test('A page of a budget comes back with what was typed over what was saved, and can be thrown away', async ({
  page,
  context,
  people,
}) => {
  const built = await people.aCase();
  await aBudget(people.owner, built.debtorId, [['income', 'wages', 'wages', 900_00]], { finished: false });
  const { comeBack } = await openLongAgo({ page, context, people }, built, '/budget/bills');
  await page.getByLabel('Rent', { exact: true }).fill('650');
  await comeBack();
  await page.getByRole('button', { name: 'Save and carry on' }).click();
  await signInAgain(page, built);
  await expect(page).toHaveURL(/\/budget\/bills\?kept=/);
  await expect(page.getByLabel('Rent', { exact: true })).toHaveValue('650');
  await page.goto('/home');
  await expect(main(page)).toContainText('You did not finish something');
  await page.getByRole('link', { name: /^Go on with it/ }).click();
  await expect(page.getByLabel('Rent', { exact: true })).toHaveValue('650');
  await page.goto('/home');
  await page.getByRole('button', { name: /^Throw it away/ }).click();
  await expect(page).toHaveURL(/\/home$/);
  await expect(main(page)).not.toContainText('You did not finish something');
  expect(await kept(people, built)).toHaveLength(0);
});

test('Nobody else who signs in here sees what was kept, nor the same person with the letter alone', async ({
  page,
  context,
  people,
}) => {
  const [built, other] = [await people.aCase(), await people.aCase()];
  const letterCode = await aLetterCode(people.owner, built);
  const { comeBack } = await openLongAgo({ page, context, people }, built, '/home');
  await page.getByLabel('What would you like us to know?').fill('Only for you.');
  await comeBack();
  await page.getByRole('button', { name: 'Send this to the team' }).click();
  await expect(page).toHaveURL(/\/sign-in\?kept=yes$/);
  const [row] = await kept(people, built);
  await askAgain(page, built, 'Do not send one');
  await page.getByLabel('The code on your letter').fill(letterCode);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page).toHaveURL(/\/home$/);
  for (const who of ['the letter', 'another']) {
    if (who === 'another') await people.signIn(context, other);
    for (const path of ['/home', `/home?kept=${row?.id}`]) {
      await page.goto(path);
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('What you owe');
      expect(await page.content(), `${who} at ${path}`).not.toContain('Only for you.');
      await expect(main(page)).not.toContainText('You did not finish something');
    }
  }
  expect(await kept(people, built)).toHaveLength(1);
});

test('After somebody signed out, a page that was left open keeps nothing and sends nothing', async ({
  page,
  context,
  people,
}) => {
  const built = await people.aCase();
  const { comeBack } = await openLongAgo({ page, context, people }, built, '/home');
  await page.getByLabel('What would you like us to know?').fill('Typed by somebody else.');
  await people.owner`update session set ended_at = now() where debtor_id = ${built.debtorId}`;
  await comeBack();
  await page.getByRole('button', { name: 'Send this to the team' }).click();
  await expect(page).toHaveURL(/\/sign-in$/);
  expect(await kept(people, built)).toHaveLength(0);
  const sent = await people.owner`select 1 from submission where debtor_id = ${built.debtorId}`;
  expect(sent).toHaveLength(0);
});

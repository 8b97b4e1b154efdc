import { TOTP } from 'otpauth';
import type { BrowserContext, Page } from 'playwright/test';
import { ANSWERED_AT, answerPage, aWaitingOffer, sitDown } from '../support/answering';
import { openLongAgo } from '../support/desk';
import { at, doorToken } from '../support/door';
import { type Hands, keyboardOf, POINTER } from '../support/hands';
import { look } from '../support/look';
import { expect, type Member, type People, test } from '../support/session';

test.skip(!doorToken, 'needs the test door of a portal of our own');

const REPLY = 'Thank you for telling us.\nWe have looked at the letters of 2 May and 9 June.';
const main = (page: Page) => page.getByRole('main');

type Sitting = { page: Page; context: BrowserContext; people: People };

/** A reply half written by somebody whose time has run out, sent too late, and the page that it stood on. */
async function sendTooLate(sitting: Sitting) {
  const { page } = sitting;
  const opened = await openLongAgo(sitting);
  await page.getByLabel('Your reply').fill(REPLY);
  await page.setExtraHTTPHeaders({});
  await page.getByRole('button', { name: 'See it as they will' }).click();
  await expect(page).toHaveURL(/\/admin\/sign-in\?kept=yes$/);
  await expect(main(page)).toContainText('Nothing was sent. We have kept what you typed.');
  return opened;
}

async function signInAgain(
  page: Page,
  { email, password, secret }: Member,
  { hands = POINTER, timestamp = Date.now() }: { hands?: Hands; timestamp?: number } = {},
): Promise<void> {
  await hands.fill(page.getByLabel('Email'), email);
  await hands.fill(page.getByLabel('Password'), password);
  await hands.press(page.getByRole('button', { name: 'Next' }));
  const code = page.getByLabel('The 6 numbers your authenticator app shows');
  await hands.fill(code, new TOTP({ secret }).generate({ timestamp }));
  await hands.press(page.getByRole('button', { name: 'Sign in' }));
}

const kept = (people: People, { id }: Member) => people.owner`select 1 from kept_form where staff_id = ${id}`;

test('An answer that staff sent after their time ran out is there again after signing in @core', async ({
  page,
  context,
  people,
}) => {
  const { member, path } = await sendTooLate({ page, context, people });
  await signInAgain(page, member);
  await expect(page).toHaveURL((url) => url.pathname === path && /^\?kept=[0-9a-f-]{36}$/.test(url.search));
  await expect(page.getByLabel('Your reply')).toHaveValue(REPLY);
  await expect(main(page)).toContainText('Your time had run out, so it was not sent.');
  await page.getByRole('button', { name: 'See it as they will' }).click();
  await expect(page.getByRole('article')).toContainText('We have looked at the letters of 2 May and 9 June.');
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await expect(page).toHaveURL(/\/admin\/cases\/[0-9a-f-]{36}\?on=/);
  expect(await kept(people, member)).toHaveLength(0);
});

test('What was kept is found, seen and sent with nothing but a keyboard', async ({
  page,
  context,
  people,
}) => {
  const { member, path, sentId } = await sendTooLate({ page, context, people });
  const hands = keyboardOf(page);
  await signInAgain(page, member, { hands });
  await expect(page).toHaveURL((url) => url.pathname === path);
  await expect(page.getByRole('status').filter({ hasText: 'Your time had run out' })).toBeVisible();
  await expect(page.getByLabel('Your reply')).toHaveValue(REPLY);
  await hands.press(page.getByRole('button', { name: 'See it as they will' }));
  await expect(page.getByRole('heading', { name: 'This is how they will see it' })).toBeVisible();
  await hands.press(page.getByRole('button', { name: 'Send', exact: true }));
  await expect(page).toHaveURL(/\/admin\/cases\/[0-9a-f-]{36}\?on=/);
  const [row] = await people.owner`select outcome from decision where submission_id = ${sentId}`;
  expect(row).toEqual({ outcome: 'answer' });
});

test('Where a colleague has answered meanwhile, the words stand there to copy from, and nobody else sees them', async ({
  page,
  context,
  people,
}) => {
  const { member, sentId } = await sendTooLate({ page, context, people });
  await people.owner`update submission set closed_at = now() where id = ${sentId}`;
  await signInAgain(page, member);
  await expect(main(page)).toContainText('Nobody has had these words.');
  await expect(main(page)).toContainText('We have looked at the letters of 2 May and 9 June.');
  const here = page.url();
  await people.signIn(context, { staffId: (await people.aMember()).id });
  await page.goto(here);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Answer');
  await expect(main(page)).not.toContainText('We have looked at the letters');
});

test('A second person’s word that was sent after their time ran out is there again after signing in', async ({
  page,
  context,
  people,
}) => {
  const waiting = await aWaitingOffer(people);
  await sitDown({ page, context, people });
  await page.goto(answerPage(waiting, 'decline'));
  await page.getByRole('radio', { name: 'It goes on longer than the creditor allows' }).check();
  await page.getByRole('checkbox', { name: 'Take longer' }).check();
  await page.getByRole('checkbox', { name: 'Get free help' }).check();
  await page.getByRole('button', { name: 'See it as they will' }).click();
  await page.getByRole('button', { name: 'Ask a second person' }).click();
  await expect(page.getByText('You wrote this.')).toBeVisible();
  const path = new URL(page.url()).pathname;

  const second = await people.aMember({ role: 'lead' });
  await people.signIn(context, { staffId: second.id }, new Date(ANSWERED_AT));
  await page.goto(path);
  await page.getByLabel(/^A word to/).fill('They wrote about their rent.\nPlease offer less.');
  const later = new Date(Date.parse(ANSWERED_AT) + 40 * 60_000);
  await page.setExtraHTTPHeaders(at(later.toISOString()));
  await page.getByRole('button', { name: 'Send it back' }).click();
  await expect(page).toHaveURL(/\/admin\/sign-in\?kept=yes$/);
  await signInAgain(page, second, { timestamp: later.getTime() });
  await expect(page).toHaveURL((url) => url.pathname === path && /^\?kept=[0-9a-f-]{36}$/.test(url.search));
  await expect(main(page)).toContainText('Your time had run out, so it was not sent.');
  await look(page);
  await expect(page.getByLabel(/^A word to/)).toHaveValue(
    /^They wrote about their rent\.\r?\nPlease offer less\.$/,
  );
  await page.getByRole('button', { name: 'Send it back' }).click();
  await expect(page).toHaveURL(/\/admin\/seconds$/);
  expect(await kept(people, second)).toHaveLength(0);
  const [row] = await people.owner`
    select answer from proposed_decision where submission_id = ${waiting.sentId}`;
  expect(row).toEqual({ answer: 'sent_back' });
});

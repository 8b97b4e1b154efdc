import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright/test';
import { asDebtor } from '@/db/seed/planning';
import { sendTelling } from '@/db/submissions';
import { answerPage, openAnswer, sitDown } from './support/answering';
import { awake } from './support/awake';
import { expectAccessible } from './support/axe';
import { openLongAgo } from './support/desk';
import { expect, test } from './support/session';

/** Where pictures go to be looked at; a test that passes leaves them behind. */
const FOLDER = 'test-results/answering';

async function atBothWidths(page: Page, name: string): Promise<void> {
  for (const width of [390, 1280]) {
    await page.setViewportSize({ width, height: 900 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth), `${name} at ${width}`).toBe(
      width,
    );
    await page.screenshot({ path: `${FOLDER}/${name}-${width}.png`, fullPage: true });
    await expectAccessible(page);
  }
}

const EVERY = ['agree', 'counter_offer', 'pause', 'reduce', 'settle', 'ask', 'decline'];

test('Every form that answers, what it will look like, and what is to put right are open to everyone, small and wide', async ({
  page,
  context,
  people,
}) => {
  test.slow();
  const waiting = await openAnswer({ page, context, people }, '', { balanceMinor: 480_00 });
  await atBothWidths(page, 'pick');
  for (const as of EVERY) {
    await page.goto(answerPage(waiting, as));
    await atBothWidths(page, as);
  }
  await page.getByLabel('Your reply').fill('You must pay. Please remit the outstanding balance forthwith.');
  await page.getByRole('button', { name: 'See it as they will' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'Pick a reason' })).toBeVisible();
  await atBothWidths(page, 'to-put-right');
  await page.goto(answerPage(waiting, 'counter_offer'));
  await page.getByLabel('Each payment').fill('20');
  await page.getByRole('button', { name: 'See it as they will' }).click();
  await expect(page.getByRole('heading', { name: 'This is how they will see it' })).toBeFocused();
  await atBothWidths(page, 'preview');
});

test('What waits for a second person is open to everyone, small and wide', async ({
  page,
  context,
  people,
}) => {
  test.slow();
  const waiting = await openAnswer({ page, context, people }, 'decline');
  await page.getByRole('radio', { name: 'It goes on longer than the creditor allows' }).check();
  await page.getByRole('checkbox', { name: 'Take longer' }).check();
  await page.getByRole('checkbox', { name: 'Get free help' }).check();
  await page.getByRole('button', { name: 'See it as they will' }).click();
  await page.getByRole('button', { name: 'Ask a second person' }).click();
  await expect(page.getByText('You wrote this.')).toBeVisible();
  await atBothWidths(page, 'own-proposal');
  const proposed = page.url();
  await sitDown({ page, context, people }, 'lead');
  await page.goto('/admin/seconds');
  await atBothWidths(page, 'seconds');
  await page.goto(proposed);
  await atBothWidths(page, 'second');
  await sendTelling(asDebtor(waiting), { words: 'I have news.', requestId: randomUUID() });
  await page.reload();
  await expect(page.getByRole('button', { name: 'Confirm and send' })).toHaveCount(0);
  await atBothWidths(page, 'second-stale');
});

test('An answer is picked, written, seen and sent by keyboard alone', async ({ page, context, people }) => {
  const waiting = await openAnswer({ page, context, people });
  const reach = async (name: string) => {
    for (let pressed = 0; pressed < 60; pressed += 1) {
      await page.keyboard.press('Tab');
      const focused = await page.evaluate(
        () => document.activeElement?.textContent || document.activeElement?.id || '',
      );
      if (focused.startsWith(name)) return;
    }
    throw new Error(`${name} is not reached by keyboard`);
  };
  await reach('Agree');
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('Your reply')).toBeVisible();
  await awake(page);
  await reach('Thank you for your offer');
  await page.keyboard.press('Control+End');
  await page.keyboard.type(' Thank you again.');
  await reach('See it as they will');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Thank you again.')).toBeVisible();
  await reach('Send');
  await page.keyboard.press('Enter');
  await page.waitForURL(`**/admin/cases/${waiting.debtorId}?on=${waiting.sentId}`);
});

test('The reply reads along while it is written, and changes nothing in it', async ({
  page,
  context,
  people,
}) => {
  await openAnswer({ page, context, people }, 'agree');
  const reads = page.getByRole('region', { name: 'How it reads' });
  await expect(reads.getByText('No hard words found.')).toBeVisible();
  const typed = 'Thank you.\nYou failed to pay.';
  await page.getByLabel('Your reply').fill(typed);
  await expect(reads.getByText('“You failed” · Line 2, cannot be sent')).toBeVisible();
  await expect(page.getByLabel('Your reply')).toHaveValue(typed);
});

test('Whoever writes on after their time ran out is not led away from what they wrote', async ({
  page,
  context,
  people,
}) => {
  const { path } = await openLongAgo({ page, context, people });
  await page.setExtraHTTPHeaders({});
  const reply = 'Thank you for telling us. We have looked at the letter.';
  const readAlong = page.waitForResponse((answer) => answer.request().method() === 'POST');
  await page.getByLabel('Your reply').fill(reply);
  expect((await readAlong).headers()).not.toHaveProperty('x-action-redirect');
  await expect(page).toHaveURL((url) => url.pathname === path);
  await expect(page.getByLabel('Your reply')).toHaveValue(reply);
  await page.getByRole('button', { name: 'See it as they will' }).click();
  await expect(page.getByRole('main')).toContainText('Nothing was sent. We have kept what you typed.');
});

test('What an import set aside, a rate that is missing, a doubt and a telling each have their own forms', async ({
  page,
  context,
  people,
}) => {
  test.slow();
  const built = await people.aCase({ withheldReason: 'parts-do-not-add-up', mayBeTooOldOn: '2026-11-02' });
  const { creditorId, debtorId, debtId, holdingId } = built;
  const [held] = await people.owner<{ id: string }[]>`
    insert into submission (kind, creditor_id, debtor_id, debt_id, holding_id, details)
    values ('import_held', ${creditorId}, ${debtorId}, ${debtId}, ${holdingId}, '{"reason": "may-be-too-old"}') returning id`;
  const [rate] = await people.owner<{ id: string }[]>`
    insert into submission (kind, creditor_id) values ('missing_rate', ${creditorId}) returning id`;
  if (!held || !rate) throw new Error('nothing was set aside');
  await sitDown({ page, context, people });
  const aside = { debtorId, sentId: held.id };
  for (const as of ['release', 'correct', 'return_to_creditor']) {
    await page.goto(answerPage(aside, as));
    await expect(page.getByLabel('Your reply')).toHaveCount(0);
    await atBothWidths(page, `held-${as}`);
  }
  await page.goto(answerPage(aside, 'release'));
  await page.getByRole('button', { name: 'See what it does' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'Say whether it is too old' })).toBeVisible();
  await page.getByRole('radio', { name: 'Yes, it is too old' }).check();
  await page.getByRole('button', { name: 'See what it does' }).click();
  await expect(page.getByText('Nobody is sent anything.')).toBeVisible();
  await page.getByRole('button', { name: 'Do this' }).click();
  await page.waitForURL(`**/admin/cases/${debtorId}?on=${held.id}`);
  await page.goto(answerPage({ debtorId: rate.id, sentId: rate.id }));
  await page.getByRole('link', { name: 'Note it as done' }).click();
  await page.getByRole('button', { name: 'See what it does' }).click();
  await page.getByRole('button', { name: 'Do this' }).click();
  await page.waitForURL(`**/admin/cases/${rate.id}?on=${rate.id}`);
  const [row] = await people.owner`
    select count(*)::int as answered from decision where submission_id in (${held.id}, ${rate.id})`;
  expect(row).toEqual({ answered: 2 });
});

test('A question that says nothing but our own beginning is not asked', async ({ page, context, people }) => {
  await openAnswer({ page, context, people }, 'ask');
  await page.getByRole('button', { name: 'See it as they will' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'Add what you want to say' })).toBeVisible();
});

import { aBudget } from '@/db/seed/planning';
import { answerPage, aWaitingOffer, sitDown } from './support/answering';
import { openWithoutScript } from './support/awake';
import { comeIn } from './support/planning';
import { expect, test } from './support/session';

test('What someone types and ticks before the script arrives is still there when it has', async ({
  page,
  context,
  people,
}) => {
  const built = await people.aCase({ balanceMinor: 300_00 });
  await aBudget(people.owner, built, 120_00);
  await comeIn({ page, context, people }, built);
  const wake = await openWithoutScript(page, `/agree/pay-day?o=${built.holdingId}~amount.2100.monthly:9`);
  const [number, month] = [
    page.getByLabel('Which day, from 1 to 28'),
    page.getByRole('radio', { name: 'The same day each month' }),
  ];
  await month.check();
  await number.fill('25');
  await wake();
  await expect(number).toHaveValue('25');
  await expect(month).toBeChecked();
  await page.getByRole('button', { name: 'Next: check your plan' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Check your plan');
});

test('Words written before the script arrives are still there when it has, and signed-in time can still be made longer in the page', async ({
  page,
  context,
  people,
}) => {
  const built = await people.aCase();
  await people.signIn(context, built);
  const wake = await openWithoutScript(page, '/home');
  const box = page.getByRole('main').getByRole('textbox');
  await box.fill('I lost my job in May.');
  await wake();
  await expect(box).toHaveValue('I lost my job in May.');
  await expect(page.getByText(/opens/)).toBeHidden();
  await page.getByRole('button', { name: /^Stay signed in/ }).click();
  await expect(page.getByText(/^You are now signed in until \d\d:\d\d\./)).toBeVisible();
  expect(context.pages()).toHaveLength(1);
  await expect(box).toHaveValue('I lost my job in May.');
});

test('A box that came with words keeps what was written in it before the script arrived', async ({
  page,
  context,
  people,
}) => {
  const waiting = await aWaitingOffer(people);
  await sitDown({ page, context, people });
  const wake = await openWithoutScript(page, answerPage(waiting, 'agree'));
  const box = page.getByLabel('Your reply');
  await expect(box).toHaveValue(/^Thank you for your offer/);
  await box.fill('Thank you. We are glad to say yes.');
  await wake();
  await expect(box).toHaveValue('Thank you. We are glad to say yes.');
  await page.getByRole('button', { name: 'See it as they will' }).click();
  await expect(page.getByRole('main')).toContainText('We are glad to say yes.');
});

test('A reply that was written before the script arrived is read along when it has', async ({
  page,
  context,
  people,
}) => {
  const waiting = await aWaitingOffer(people);
  await sitDown({ page, context, people });
  const wake = await openWithoutScript(page, answerPage(waiting, 'agree'));
  await page.getByLabel('Your reply').fill('Thank you.\nYou failed to pay.');
  await wake();
  const reads = page.getByRole('region', { name: 'How it reads' });
  await expect(reads.getByText('“You failed” · Line 2, cannot be sent')).toBeVisible();
});

test('When the time is over the page says so, whatever clock the phone has, and going on gives more', async ({
  page,
  context,
  people,
}) => {
  const built = await people.aCase();
  await people.signIn(context, built);
  // A phone that is a year ahead: only how long is left counts.
  await page.clock.install({ time: new Date(Date.now() + 365 * 86_400_000) });
  await page.goto('/home');
  const over = page.getByText('Your time here is over.');
  await page.clock.fastForward('14:00');
  await expect(page.getByText(/^You are signed in until/)).toBeVisible();
  await page.getByRole('button', { name: /^Stay signed in/ }).click();
  await expect(page.getByText(/^You are now signed in until/)).toBeVisible();
  await page.clock.fastForward('14:00');
  await expect(over).toBeHidden();
  await page.clock.fastForward('02:00');
  await expect(over).toBeVisible();
});

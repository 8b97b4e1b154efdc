import type { BrowserContext, Page } from 'playwright/test';
import { aBudget, agree, asDebtor } from '@/db/seed/planning';
import { type Hands, keyboardOf } from '../support/hands';
import { look } from '../support/look';
import { comeIn } from '../support/planning';
import { expect, type People, test } from '../support/session';

/** Every journey that ends with a plan, an answer to wait for, or a pause: with keys alone, on a small phone’s screen. */
test.use({ viewport: { width: 320, height: 640 }, actionTimeout: 20_000 });
test.describe.configure({ timeout: 180_000 });

type Setting = { page: Page; context: BrowserContext; people: People };
const title = (page: Page) => page.getByRole('heading', { level: 1 });

/** Presses, and looks at the page that has this title. */
async function go(page: Page, hands: Hands, name: string | RegExp, next: string | RegExp): Promise<void> {
  const link = page.getByRole('link', { name }).or(page.getByRole('button', { name }));
  await hands.press(link.first());
  await expect(title(page)).toHaveText(next);
  await look(page);
}

async function pickMonthDay(page: Page, hands: Hands, day: number, next: string): Promise<void> {
  await hands.check(page.getByRole('radio', { name: 'The same day each month' }));
  await hands.fill(page.getByLabel('Which day, from 1 to 28'), String(day));
  await go(page, hands, 'Next: check your plan', next);
}

async function open(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await look(page);
}

test('By keyboard: a plan inside the policy is agreed at once @slow', async ({ page, context, people }) => {
  const hands = keyboardOf(page);
  const built = await people.aCase({ balanceMinor: 300_00 });
  await aBudget(people.owner, built, 120_00);
  await comeIn({ page, context, people }, built);
  await open(page, '/home');
  await go(page, hands, 'See what you can do', 'What you can do');
  await go(page, hands, /Choose this.*A lighter plan/, 'When do you get paid?');
  await pickMonthDay(page, hands, 15, 'Check your plan');
  await go(page, hands, 'See how we worked this out', 'How we worked this out');
  await go(page, hands, 'Back to the plan', 'Check your plan');
  await go(page, hands, 'Agree to this plan', 'Your plan is set up');
});

test('By keyboard: a pay day that meets a holiday waits for the next working day @slow', async ({
  page,
  context,
  people,
}) => {
  const hands = keyboardOf(page);
  const built = await people.aCase({ balanceMinor: 300_00 });
  // Good Friday is 26 March 2027, and Easter Monday the 29th.
  await comeIn({ page, context, people }, built, '2027-03-15T10:30:00.000Z');
  await open(page, `/agree/pay-day?o=${built.holdingId}~amount.2000.weekly:1`);
  await hands.check(page.getByRole('radio', { name: 'Friday' }));
  await go(page, hands, 'Next: check your plan', 'Check your plan');
  await expect(page.getByRole('table').getByRole('row').nth(1)).toContainText('30 March 2027');
  await hands.check(page.getByRole('checkbox', { name: 'I can keep to this' }));
  await go(page, hands, 'Agree to this plan', 'Your plan is set up');
});

test('By keyboard: an offer below the policy goes to a person @slow', async ({ page, context, people }) => {
  const hands = keyboardOf(page);
  const built = await people.aCase({ balanceMinor: 900_00 });
  await comeIn({ page, context, people }, built);
  await open(page, `/options/${built.holdingId}`);
  await go(page, hands, /Choose this.*Your own amount/, 'How much would suit you?');
  await hands.fill(page.getByLabel('Each payment, in pounds'), '1');
  await go(page, hands, 'Next: pick your pay day', 'When do you get paid?');
  await hands.check(page.getByRole('radio', { name: 'The last working day of the month' }));
  await go(page, hands, 'Next: check your plan', 'Check your plan');
  await hands.check(page.getByRole('checkbox', { name: 'I can keep to this' }));
  await go(page, hands, 'Send this to a person', 'A person has your plan');
});

test('By keyboard: with nothing left a debt is asked to be reduced @slow', async ({
  page,
  context,
  people,
}) => {
  const hands = keyboardOf(page);
  const built = await nothingLeft({ page, context, people }, 0);
  await open(page, `/options/${built.holdingId}`);
  await go(page, hands, /Choose this.*Ask us to reduce it/, 'Ask us to reduce this debt');
  await hands.check(page.getByRole('radio', { name: /I have very little money/ }));
  await hands.fill(page.getByLabel('Tell us more, if you like'), 'My hours were cut.');
  await go(page, hands, 'Send this to a person', 'A person has what you sent');
});

test('By keyboard: with less than nothing left everything is paused in one press @slow', async ({
  page,
  context,
  people,
}) => {
  const hands = keyboardOf(page);
  const built = await nothingLeft({ page, context, people }, -150_00);
  await open(page, '/home');
  await go(page, hands, 'If there is nothing left to pay with', 'More goes out than comes in');
  await hands.press(page.getByRole('button', { name: /^Pause/ }));
  await expect(page).toHaveURL(/paused=1/);
  await look(page);
  const holds = await people.owner`select 1 from hold where debtor_id = ${built.debtorId}`;
  expect(holds).toHaveLength(1);
});

test('By keyboard: the second plan for a debt owed together goes to a person @slow', async ({
  page,
  context,
  people,
}) => {
  const hands = keyboardOf(page);
  const first = await people.aCase({ balanceMinor: 200_00 });
  const second = await people.aCase({ jointWith: first.debtId });
  await agree(asDebtor(first), first, 'amount.2000.weekly:5');
  await comeIn({ page, context, people }, second);
  await open(page, `/agree/check?o=${second.holdingId}~amount.2000.weekly:5`);
  await hands.check(page.getByRole('checkbox', { name: 'I can keep to this' }));
  await go(page, hands, 'Send this to a person', 'A person has your plan');
});

test('By keyboard: a business arranges its debt @slow', async ({ page, context, people }) => {
  const hands = keyboardOf(page);
  const wanted = { kind: 'business', creditor: 'Ashdown Trade Supplies', balanceMinor: 400_00 } as const;
  const built = await people.aCase(wanted);
  await comeIn({ page, context, people }, built);
  await open(page, `/options/${built.holdingId}/own?way=amount&every=monthly`);
  await hands.fill(page.getByLabel('Each payment, in pounds'), '100');
  await go(page, hands, 'Next: pick your pay day', 'When do you get paid?');
  await hands.check(page.getByRole('radio', { name: 'The last day of the month' }));
  await go(page, hands, 'Next: check your plan', 'Check your plan');
  await hands.check(page.getByRole('checkbox', { name: 'I can keep to this' }));
  await go(page, hands, 'Agree to this plan', 'Your plan is set up');
});

test('By keyboard: three debts are arranged in one go @slow', async ({ page, context, people }) => {
  const hands = keyboardOf(page);
  const card = await people.aCase({ balanceMinor: 600_00 });
  const { debtorId } = card;
  await people.aCase({ debtorId, creditor: 'Elmfield Borough Council', balanceMinor: 300_00 });
  await people.aCase({ debtorId, creditor: 'Northwater Utilities', balanceMinor: 200_00 });
  await aBudget(people.owner, card, 300_00);
  await comeIn({ page, context, people }, card);
  await open(page, '/options');
  await go(page, hands, 'All of them in one go', 'All of them in one go');
  await go(page, hands, /Choose this.*A sooner plan/, 'When do you get paid?');
  await pickMonthDay(page, hands, 28, 'Check your plans');
  await go(page, hands, 'Agree to these plans', 'Your plan is set up');
});

async function nothingLeft({ page, context, people }: Setting, spareMinor: number) {
  const built = await people.aCase({ balanceMinor: 900_00 });
  await aBudget(people.owner, built, spareMinor);
  await comeIn({ page, context, people }, built);
  return built;
}

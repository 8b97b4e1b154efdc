import type { Page } from 'playwright/test';
import { aBudget, agree, asDebtor } from '@/db/seed/planning';
import { expectAccessible } from './support/axe';
import { comeIn } from './support/planning';
import { expect, test } from './support/session';

const WIDTHS = [320, 390, 1280];

/** No page is wider than its window, at any width we promise, and axe finds nothing. */
async function looksRight(page: Page, path: string): Promise<void> {
  await page.goto(path);
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 800 });
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(wide, `${path} at ${width}`).toBeLessThanOrEqual(0);
    await expectAccessible(page);
  }
}

test('Every page of options, agreeing and pausing is open to everyone, at 320, 390 and 1280 pixels', async ({
  page,
  context,
  people,
}) => {
  test.setTimeout(240_000);
  const card = await people.aCase({ balanceMinor: 600_00 });
  const { debtorId, holdingId } = card;
  const water = await people.aCase({ debtorId, creditor: 'Northwater Utilities', balanceMinor: 200_00 });
  await aBudget(people.owner, card, 300_00);
  await comeIn({ page, context, people }, card);
  const own = `o=${holdingId}~amount.100.monthly:28`;
  for (const path of [
    '/options',
    `/options/${holdingId}`,
    `/options/${holdingId}/own?way=months&every=weekly`,
    `/options/${holdingId}/by-a-day`,
    `/options/${holdingId}/reduce`,
    '/options/all',
    `/agree/pay-day?${own}`,
    `/agree/pay-day?o=${holdingId}~amount.1000.fortnightly:2026-12-04`,
    `/agree/check?${own}&changed=yes`,
    `/working?${own}`,
    '/pause',
  ])
    await looksRight(page, path);
  const agreed = await agree(asDebtor(card), water, 'amount.2000.weekly:5');
  const sent = await agree(asDebtor(card), card, 'amount.100.monthly:28');
  await looksRight(page, `/plans/${agreed.ok ? agreed.planIds[0] : ''}?new=yes`);
  await looksRight(page, `/agree/sent/${sent.ok ? sent.sentIds[0] : ''}`);
});

test('A plan can be picked, checked and agreed with the keyboard alone', async ({
  page,
  context,
  people,
}) => {
  const built = await people.aCase({ balanceMinor: 200_00 });
  await comeIn({ page, context, people }, built);
  await page.goto(`/agree/pay-day?o=${built.holdingId}~amount.2000.weekly:3`);
  await tabTo(page, 'Monday');
  for (let day = 0; day < 4; day += 1) await page.keyboard.press('ArrowDown');
  await tabTo(page, 'Next: check your plan');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Every Friday')).toBeVisible();
  await expect(page.getByText('10 payments, all the same')).toBeVisible();
  await tabTo(page, 'I can keep to this, and still pay for what I need');
  await page.keyboard.press('Space');
  await tabTo(page, 'Agree to this plan');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Your plan is set up');
});

/** Presses Tab until what is focused has this name. */
async function tabTo(page: Page, name: string): Promise<void> {
  for (let pressed = 0; pressed < 80; pressed += 1) {
    await page.keyboard.press('Tab');
    const focused = await page.evaluate(() => {
      const at = document.activeElement;
      return at instanceof HTMLInputElement ? (at.labels?.[0]?.textContent ?? '') : (at?.textContent ?? '');
    });
    if (focused.trim() === name) return;
  }
  throw new Error(`“${name}” cannot be reached with Tab`);
}

test('A plan belongs to one person: for anyone else there is none, and signed out it leads to sign-in', async ({
  page,
  context,
  people,
}) => {
  const [built, other] = [await people.aCase(), await people.aCase()];
  const agreed = await agree(asDebtor(built), built, 'amount.1000.monthly:28');
  const planId = agreed.ok ? agreed.planIds[0] : '';
  await page.goto(`/plans/${planId}`);
  await expect(page).toHaveURL(/\/sign-in$/);
  await comeIn({ page, context, people }, other);
  const chosen = `o=${built.holdingId}~amount.1000.monthly:28`;
  for (const path of [
    `/plans/${planId}`,
    `/options/${built.holdingId}`,
    `/agree/pay-day?${chosen}`,
    `/agree/check?${chosen}`,
  ]) {
    const answer = await page.goto(path);
    expect(answer?.status(), path).toBe(404);
  }
});

test('On paper every payment stands, also where the list is folded on a screen, and nothing that can only be pressed', async ({
  page,
  context,
  people,
}) => {
  const built = await people.aCase({ balanceMinor: 900_00 });
  const agreed = await agree(asDebtor(built), built, 'amount.1000.weekly:5');
  if (!agreed.ok) throw new Error(agreed.reason);
  await comeIn({ page, context, people }, built);
  await page.goto(`/plans/${agreed.planIds[0]}`);
  const last = page.getByRole('table').getByRole('row').last();
  await expect(page.getByText(/^See all 90 payments/)).toBeVisible();
  await expect(last).toBeHidden();
  await page.emulateMedia({ media: 'print' });
  await expect(last).toBeVisible();
  await expect(page.getByText(/^See all 90 payments/)).toBeHidden();
  await expect(page.getByRole('button', { name: 'Sign out' })).toBeHidden();
});

test('Plans are first shown in the rhythm of the person’s pay, and another can be picked; a pay day can be changed', async ({
  page,
  context,
  people,
}) => {
  const built = await people.aCase({ balanceMinor: 300_00 });
  await aBudget(people.owner, built, 120_00);
  await people.owner`update budget_line set frequency = 'weekly', amount_minor = 25846
    where line_key = 'wages' and budget_id in (select id from budget where debtor_id = ${built.debtorId})`;
  await comeIn({ page, context, people }, built);
  await page.goto(`/options/${built.holdingId}`);
  const every = page.getByRole('navigation', { name: 'How often would you pay?' });
  await expect(every.locator('[aria-current]')).toHaveText('Each week');
  await expect(every).toContainText('This is how often your budget says you are paid.');
  await page.getByRole('link', { name: /^How we worked this out\s?: A lighter plan$/ }).click();
  await expect(page.getByRole('main')).toContainText('Of £108.00 a month we plan with at most 50 in 100.');
  await page.getByRole('link', { name: 'Back to what you can do' }).click();
  await page.getByRole('link', { name: /Choose this.*A lighter plan/ }).click();
  // What stands after them is here, so they are.
  await expect(page.getByRole('button', { name: 'Next: check your plan' })).toBeVisible();
  await expect(page.getByRole('radio', { checked: true })).toHaveCount(0);
  await page.getByRole('radio', { name: 'Thursday' }).check();
  await page.getByRole('button', { name: 'Next: check your plan' }).click();
  await page.getByRole('link', { name: /^Change.*pay day/i }).click();
  await expect(page.getByRole('radio', { name: 'Thursday' })).toBeChecked();
  await page.goto(`/options/${built.holdingId}`);
  await every.getByRole('link', { name: 'Each month' }).click();
  await expect(every.locator('[aria-current]')).toHaveText('Each month');
  await expect(every).not.toContainText('This is how often your budget says you are paid.');
});

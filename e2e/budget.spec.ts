import type { Page } from 'playwright/test';
import { aBudget, type BuiltLine } from '@/db/seed/build';
import { LINES } from '@/domain/budget-lines';
import { stepsOf } from '@/domain/budget-steps';
import { expectAccessible } from './support/axe';
import { expect, test } from './support/session';

const everyLine = (kind: 'household' | 'cash_flow'): BuiltLine[] =>
  LINES.filter(({ section }) =>
    kind === 'household' ? !section.startsWith('money_') : /money_|priority/.test(section),
  ).map(({ section, group, line }, at) => [section, group, line, 10_00 + at, at % 2 ? 'weekly' : 'yearly']);

/** Opens pages at every width, in light and dark, and fails on what axe finds or what runs off the edge. */
async function openToEveryone(page: Page, paths: readonly string[]): Promise<void> {
  for (const path of paths)
    for (const width of [320, 390, 1280]) {
      await page.setViewportSize({ width, height: 800 });
      await page.goto(path);
      // Light and dark have the same tokens; contrast in dark is looked at once for each page.
      for (const colorScheme of width === 390 ? (['light', 'dark'] as const) : (['light'] as const)) {
        await page.emulateMedia({ colorScheme });
        await expectAccessible(page);
      }
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(wide, `pixels beyond the edge of ${path} at ${width}`).toBeLessThanOrEqual(0);
    }
}

const smallOn = (page: Page) =>
  page.evaluate(() =>
    [
      ...document.querySelectorAll<HTMLElement>(
        'main a[href], main button, main input, main select, main summary',
      ),
    ]
      .filter((one) => !one.matches('[type=hidden]') && getComputedStyle(one).display !== 'inline')
      .map((one) => (one.matches('[type=radio]') ? (one.closest('div') ?? one) : one))
      .filter((one) => one.getBoundingClientRect().height < 44)
      .map((one) => `${one.tagName} ${one.textContent}`),
  );

const STEPS = stepsOf('household').map(({ slug }) => `/budget/${slug}`);

for (const paths of [STEPS.slice(0, 4), STEPS.slice(4), ['/budget', '/budget/check', '/budget/working']])
  test(`A full household budget is open to everyone at ${paths.join(', ')} @slow`, async ({
    page,
    people,
  }) => {
    test.setTimeout(240_000);
    const { debtorId } = await people.aCase();
    await people.signIn(page.context(), { debtorId });
    await aBudget(people.owner, debtorId, everyLine('household'), { finished: false });
    await openToEveryone(page, paths);
    for (const path of paths) {
      await page.goto(path);
      expect(await smallOn(page), path).toEqual([]);
    }
  });

test('Before a budget is begun, and with nothing left and a pause, every page is open to everyone @slow', async ({
  page,
  people,
}) => {
  test.setTimeout(240_000);
  const { debtorId } = await people.aCase();
  await people.signIn(page.context(), { debtorId });
  await openToEveryone(page, ['/budget', '/nothing-left/ask']);
  await aBudget(people.owner, debtorId, [['spending', 'home_and_contents', 'rent', 600_00]]);
  await openToEveryone(page, ['/nothing-left']);
  await page.getByRole('button', { name: 'Pause for 30 days' }).click();
  await page.getByText('Done. Everything is paused.').waitFor();
  await openToEveryone(page, ['/nothing-left?paused=1']);
  expect(await smallOn(page)).toEqual([]);
});

test('A finished budget is open to everyone, also on the way to deleting it @slow', async ({
  page,
  people,
}) => {
  test.setTimeout(240_000);
  const { debtorId } = await people.aCase();
  await people.signIn(page.context(), { debtorId });
  await aBudget(people.owner, debtorId, everyLine('household'));
  await openToEveryone(page, ['/budget', '/budget/whole', '/budget/delete']);
});

test('The cash flow of a business, and a budget opened with a letter, are open to everyone @slow', async ({
  page,
  people,
}) => {
  test.setTimeout(240_000);
  const business = await people.aCase({ kind: 'business' });
  await people.signIn(page.context(), { debtorId: business.debtorId });
  await aBudget(people.owner, business.debtorId, everyLine('cash_flow'), {
    finished: false,
    kind: 'cash_flow',
  });
  await openToEveryone(page, ['/budget/money-out', '/budget/check']);
  const byLetter = await people.aCase();
  await people.signIn(page.context(), { debtorId: byLetter.debtorId, proved: 'letter' });
  await aBudget(people.owner, byLetter.debtorId, everyLine('household'), { finished: false });
  await openToEveryone(page, ['/budget/benefits', '/budget/check']);
});

test('A page that came back with something to put right is open to everyone, and the summary has the focus', async ({
  page,
  people,
}) => {
  const { debtorId } = await people.aCase();
  await people.signIn(page.context(), { debtorId });
  await aBudget(people.owner, debtorId, [], { finished: false });
  for (const width of [320, 390, 1280]) {
    await page.setViewportSize({ width, height: 800 });
    await page.goto('/budget/bills');
    await page.getByLabel('Rent', { exact: true }).fill('a lot');
    await page.getByLabel('How often: Rent').selectOption('weekly');
    await page.getByRole('button', { name: 'Save and carry on' }).click();
    const summary = page.getByRole('alert').filter({ hasText: 'Please put these right' });
    await expect(summary).toBeFocused();
    await expect(page.getByLabel('How often: Rent')).toHaveValue('weekly');
    await expectAccessible(page);
    await summary.getByRole('link').click();
    await expect(page.getByLabel('Rent', { exact: true })).toBeFocused();
    await page.goto('/nothing-left/ask');
    await page.getByRole('button', { name: 'Send this to the team' }).click();
    await expect(summary).toBeFocused();
    await expectAccessible(page);
  }
});

test('By keyboard alone a page is filled in, why is opened, and it is saved', async ({ page, people }) => {
  const { debtorId } = await people.aCase();
  await people.signIn(page.context(), { debtorId });
  await aBudget(people.owner, debtorId, [], { finished: false });
  await page.goto('/budget/work');
  await page.locator('summary').first().focus();
  await page.keyboard.press('Enter');
  await expect(page.getByText('So that we know what comes in. We never tell your boss.')).toBeVisible();
  await page.keyboard.press('Tab');
  await page.keyboard.type('250');
  await page.keyboard.press('Tab');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/budget\/benefits$/);
  const lines = await people.owner<{ amount: string; frequency: string }[]>`
    select l.amount_minor as amount, l.frequency from budget_line l join budget b on b.id = l.budget_id
    where b.debtor_id = ${debtorId}`;
  expect(lines.map(({ amount, frequency }) => [Number(amount), frequency])).toEqual([
    [250_00, 'four_weekly'],
  ]);
});

test('On paper a whole budget has its figures and none of what can only be pressed', async ({
  page,
  people,
}) => {
  const { debtorId } = await people.aCase();
  await people.signIn(page.context(), { debtorId });
  await aBudget(people.owner, debtorId, everyLine('household'));
  await page.goto('/budget/whole');
  await expect(page.getByRole('button', { name: 'Print this page' })).toBeVisible();
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('main').getByRole('button')).toHaveCount(0);
  await expect(page.getByRole('main').getByRole('link')).toHaveCount(0);
  await expect(page.getByText('Left over', { exact: true })).toBeVisible();
});

test('A press that comes twice, or from a page that is no longer true, does no harm', async ({
  page,
  people,
}) => {
  const { debtorId } = await people.aCase();
  await people.signIn(page.context(), { debtorId });
  await page.goto('/budget');
  const other = await page.context().newPage();
  await other.goto('/budget');
  await page.getByRole('button', { name: 'Start my budget' }).click();
  await other.getByRole('button', { name: 'Start my budget' }).click();
  await expect(other.getByRole('heading', { level: 1 })).toHaveText('Who lives with you?');
  await page.goto('/budget/work');
  await other.goto('/budget/check');
  await page.getByLabel('Your pay, after tax', { exact: true }).fill('900');
  await page.getByRole('button', { name: 'Save and add up' }).click();
  await page.getByText('Saved. Here is how it adds up so far.').waitFor();
  await other.getByRole('button', { name: 'Finish my budget' }).click();
  await other.waitForURL(/\/budget$/);
  await page.getByLabel('Your pay, after tax', { exact: true }).fill('1');
  await page.getByRole('button', { name: 'Save and carry on' }).click();
  await expect(page.getByText('Nothing was changed.')).toBeVisible();
  const rows = await people.owner<{ amount: string }[]>`
    select l.amount_minor as amount from budget_line l join budget b on b.id = l.budget_id where b.debtor_id = ${debtorId}`;
  expect(rows.map(({ amount }) => Number(amount))).toEqual([900_00]);
});

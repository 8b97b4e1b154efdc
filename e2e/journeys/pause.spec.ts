import { at } from '../support/door';
import { comeIn, PLANNED_AT } from '../support/planning';
import { expect, test } from '../support/session';

test('One press pauses everything for 30 days; once more; then a person; and it ends by itself @core', async ({
  page,
  context,
  people,
}) => {
  const built = await people.aCase();
  await comeIn({ page, context, people }, built);
  await page.goto('/pause');
  await expect(page.getByText('It would last until 31 December 2026.')).toBeVisible();
  await page.getByRole('button', { name: 'Pause everything now' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Everything is paused');
  await expect(page.getByText('Your pause lasts until 31 December 2026.')).toBeVisible();
  await page.reload();
  await page.getByRole('button', { name: 'Add 30 days' }).click();
  await expect(page.getByText('Your pause lasts until 31 January 2027.')).toBeVisible();
  // The same day wherever it is said.
  await page.goto('/home');
  await expect(page.getByText('Next: it stays on hold until 31 January 2027.')).toBeVisible();
  await page.goto(`/debts/${built.holdingId}`);
  await expect(page.getByText('and stays so until 31 January 2027.')).toBeVisible();
  await page.goto('/pause');
  const rows = await people.owner`
    select reason, from_on::text, until_on::text from hold where debtor_id = ${built.debtorId} order by from_on`;
  expect([...rows]).toEqual([
    { reason: 'getting_advice', from_on: '2026-12-01', until_on: '2026-12-31' },
    { reason: 'getting_advice', from_on: '2027-01-01', until_on: '2027-01-31' },
  ]);
  await page.getByRole('button', { name: 'Ask a person for more time' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('A person has what you sent');
  const after = '2027-02-01T09:00:00.000Z';
  await people.signIn(context, built, new Date(after));
  await page.setExtraHTTPHeaders(at(after));
  await page.goto('/pause');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Take a break for 30 days');
});

test('A pause shows where options are, and does not stand in their way', async ({
  page,
  context,
  people,
}) => {
  const built = await people.aCase();
  await comeIn({ page, context, people }, built, PLANNED_AT);
  await page.goto(`/options/${built.holdingId}`);
  await page.getByRole('link', { name: /Choose this.*Pause for 30 days/ }).click();
  await page.getByRole('button', { name: 'Pause everything now' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Everything is paused');
  await page.goto(`/options/${built.holdingId}`);
  await expect(page.getByText('You have a pause until 31 December 2026.')).toBeVisible();
});

import { aFileOf, lookUntil, sendFile } from '../support/imports';
import { expect, test } from '../support/session';

test('An administrator sends a file, sees what would become of each row, and loads it once @core', async ({
  page,
  context,
  people,
}) => {
  const { tag, file } = aFileOf(60);
  const name = `${tag}.csv`;
  await people.signIn(context, { staffId: (await people.aMember({ role: 'admin' })).id });
  await page.goto('/admin');
  await page.getByRole('navigation', { name: 'Staff pages' }).getByRole('link', { name: 'Imports' }).click();
  await page.getByRole('link', { name: 'Bring in a file' }).click();
  await page.getByRole('button', { name: 'Try this file' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'Choose a file' })).toBeVisible();
  await sendFile(page, { ...file, name });
  await lookUntil(page, 'Nothing is loaded yet');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(name);
  await expect(page.getByText('60 accounts would come in.')).toBeVisible();
  await expect(page.getByText('1 is refused and stays out.')).toBeVisible();
  const rows = page.getByRole('table', { name: 'Rows in the order of the file' }).getByRole('row');
  await expect(rows).toHaveCount(51);
  await page.getByRole('link', { name: 'Next rows' }).click();
  await expect(rows).toHaveCount(12);
  await page.getByRole('link', { name: 'Refused, 1' }).click();
  await expect(rows).toHaveCount(2);
  await expect(rows.nth(1)).toContainText('this is not an email address');
  await page.getByRole('button', { name: 'Load these accounts' }).click();
  await lookUntil(page, 'These accounts were loaded');
  await expect(page.getByText('60 accounts came in.')).toBeVisible();
  const [loaded] = await people.owner`
    select count(*)::int as many from holding where account_reference like ${`${tag}%`}`;
  expect(loaded).toEqual({ many: 60 });
  await page.getByRole('link', { name: 'See the dry run of this file' }).click();
  await expect(page.getByRole('link', { name: 'See what became of them' })).toBeVisible();
  await expect(page.getByText('These accounts were loaded', { exact: true })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Load these accounts' })).toHaveCount(0);
  await page.getByRole('link', { name: 'All files' }).click();
  const first = page.getByRole('table').getByRole('row').filter({ hasText: name }).first();
  await expect(first).toContainText('Sam Rowe');
});

test('A file that is not what it says is answered with the line and the column', async ({
  page,
  context,
  people,
}) => {
  const { tag, file } = aFileOf(3);
  await people.signIn(context, { staffId: (await people.aMember({ role: 'admin' })).id });
  const broken = Buffer.from(file.buffer.toString('utf8').replace(`${tag}000000002`, `"${tag}000000002`));
  await sendFile(page, { ...file, buffer: broken });
  await lookUntil(page, 'This file could not be read');
  await expect(page.getByText(/^Line 3, column \d+\.$/)).toBeVisible();
  await expect(page.getByText('This quotation mark is never closed')).toBeVisible();
  await expect(page.getByText('Nothing was loaded.')).toBeVisible();
});

import { randomUUID } from 'node:crypto';
import { expectAccessible } from './support/axe';
import { at } from './support/door';
import { expect, test } from './support/session';

const SIZES = [
  { width: 390, height: 844 },
  { width: 1280, height: 900 },
];

test('Resources, policies and the record are open to everyone, narrow and wide, with nothing beyond the edge', async ({
  page,
  context,
  people,
}, info) => {
  test.slow();
  await people.signIn(context, { staffId: (await people.aMember({ role: 'auditor' })).id });
  for (const [name, path] of [
    ['resources', '/admin/resources'],
    ['policies', '/admin/policies'],
    ['audit', '/admin/audit'],
  ] as const)
    for (const size of SIZES) {
      await page.setViewportSize(size);
      await page.goto(path);
      await expectAccessible(page);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(wide, `${path} at ${size.width}`).toBeLessThanOrEqual(size.width);
      await page.screenshot({ path: info.outputPath(`${name}-${size.width}.png`) });
    }
});

test('Free help that nobody has looked at for half a year is said and can be shown alone', async ({
  page,
  context,
  people,
}) => {
  const later = '2027-03-01T10:00:00.000Z';
  await people.signIn(context, { staffId: (await people.aMember({ role: 'admin' })).id }, new Date(later));
  await page.setExtraHTTPHeaders(at(later));
  await page.goto('/admin/resources');
  const rows = page.getByRole('table').getByRole('row');
  const all = (await rows.count()) - 1;
  await expect(rows.filter({ hasText: 'undated' }), 'no day is said in one way').toHaveCount(0);
  await page.getByLabel('Show').selectOption('old');
  await page.getByRole('button', { name: 'Show' }).click();
  await page.waitForURL(/which=old/);
  const old = (await rows.count()) - 1;
  expect(old).toBeGreaterThan(0);
  expect(old).toBeLessThanOrEqual(all);
  for (const row of (await rows.all()).slice(1)) await expect(row.getByRole('cell').last()).toHaveText('Yes');
  await page.getByLabel('Name, or what it helps with').fill('StepChange');
  await page.getByLabel('Show').selectOption('');
  await page.getByRole('button', { name: 'Show' }).click();
  await expect(rows.filter({ hasText: 'StepChange Debt Charity' }).first()).toBeVisible();
});

test('A policy is said in words, by band and by version, and only for creditors one may see', async ({
  page,
  context,
  people,
}) => {
  const { id: staffId } = await people.aMember({ role: 'agent' });
  await people.signIn(context, { staffId });
  await page.goto('/admin/policies');
  const creditors = page.getByRole('navigation', { name: 'Creditors' });
  await creditors.getByRole('link', { name: 'Harbour Card Services', exact: true }).click();
  await expect(page.getByRole('heading', { level: 2, name: 'Harbour Card Services' })).toBeVisible();
  await expect(page.getByText('Version 1, in force now')).toBeVisible();
  await expect(page.getByText(/^Up to £[\d,]+: \d+ months$/).first()).toBeVisible();
  await expect(page.getByText(/^£[\d,.]+ a month$/)).toBeVisible();
  await people.owner`update staff set all_creditors = false where id = ${staffId}`;
  await people.owner`
    insert into staff_creditor (staff_id, creditor_id) select ${staffId}, id from creditor where name = 'Mobile Seven'`;
  await page.goto('/admin/policies');
  await expect(creditors.getByRole('link')).toHaveText(['Mobile Seven']);
});

test('The record of a case is found by its id, and names who did what', async ({ page, context, people }) => {
  const built = await people.aCase();
  await people.signIn(context, { debtorId: built.debtorId });
  await page.goto('/pause');
  await page.getByRole('button', { name: 'Pause everything now' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Everything is paused');
  await context.clearCookies();
  await people.signIn(context, { staffId: (await people.aMember({ role: 'auditor' })).id });
  await page.goto('/admin/audit');
  await page.getByLabel('Id of a case').fill(built.debtorId);
  await page.getByRole('button', { name: 'Show' }).click();
  const row = page.getByRole('row').filter({ hasText: 'paused everything' });
  await expect(row).toContainText('The person');
  await expect(row.getByRole('link')).toHaveText(built.debtorId);
  await page.goto(`/admin/audit?case=${randomUUID()}`);
  await expect(page.getByText('Nothing is on the record here.')).toBeVisible();
  await page.goto('/admin/audit?case=nonsense');
  await expect(page.getByText('That is not the id of a case')).toBeVisible();
});

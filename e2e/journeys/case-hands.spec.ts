import type { Page } from 'playwright/test';
import { aDesk, sitTwo } from '../support/desk';
import { expect, type People, test } from '../support/session';

const waits = (page: Page) =>
  page.getByRole('main').getByRole('region', { name: 'What waits for an answer', exact: true });

const take = (page: Page) => page.getByRole('button', { name: /^Take this case/ });

async function holderOf({ owner }: People, id: string): Promise<string | null> {
  const [row] = await owner<{ id: string | null }[]>`
    select assignee_id as id from submission where id = ${id}`;
  return row?.id ?? null;
}

test('A case is taken in one press where it is read, all of it, and handed back in another @core', async ({
  page,
  context,
  people,
}) => {
  const desk = await aDesk(people);
  const one = await desk.aPerson();
  const [offer, words] = [await desk.waits(one), await desk.waits(one, { kind: 'telling' })];
  const me = await desk.aColleague();
  await people.signIn(context, me);
  await page.goto(`/admin/cases/${one.debtorId}`);
  await expect(waits(page).getByText('Nobody has this yet.')).toHaveCount(2);
  await take(page).first().click();
  await expect(page.getByRole('status').filter({ hasText: 'Done.' })).toBeVisible();
  await expect(waits(page).getByText('You have this.')).toHaveCount(2);
  await expect(take(page)).toHaveCount(0);
  expect([await holderOf(people, offer), await holderOf(people, words)]).toEqual([me.staffId, me.staffId]);
  await page
    .getByRole('button', { name: /^Hand it back/ })
    .first()
    .click();
  await expect(waits(page).getByText('Nobody has this yet.')).toHaveCount(2);
  expect([await holderOf(people, offer), await holderOf(people, words)]).toEqual([null, null]);
  await expect(page.getByRole('region', { name: 'What has happened', exact: true })).toBeVisible();
});

test('Of two who press “take” on the same case one has it, and the other is told before they write a word', async ({
  page,
  context,
  browser,
  people,
  baseURL,
}) => {
  const desk = await aDesk(people);
  const one = await desk.aPerson();
  const sent = await desk.waits(one);
  const [sam, alex] = [await desk.aColleague(), await desk.aColleague('agent', 'Alex Poe')];
  const { beside: other, leave } = await sitTwo({ context, browser, people, baseURL }, [sam, alex]);
  await page.goto(`/admin/cases/${one.debtorId}`);
  await other.goto(`/admin/cases/${one.debtorId}`);
  await expect(other.getByText(/^Sam Rowe (opened|has)/)).toBeVisible();
  await take(other).click();
  await expect(waits(other).getByText('You have this.')).toBeVisible();
  await take(page).click();
  await expect(waits(page).getByRole('status')).toContainText('Somebody else took it meanwhile');
  await expect(waits(page).getByText('Alex Poe has this.')).toBeVisible();
  await expect(take(page)).toHaveCount(0);
  await expect(page.getByRole('button', { name: /^Hand it back/ })).toHaveCount(0);
  expect(await holderOf(people, sent)).toBe(alex.staffId);
  await leave();
});

test('A lead goes from the case to who has it, and gives it to somebody else; others have no such way', async ({
  page,
  context,
  people,
}) => {
  const desk = await aDesk(people);
  const one = await desk.aPerson();
  const [agent, alex] = [await desk.aColleague(), await desk.aColleague('agent', 'Alex Poe')];
  const sent = await desk.waits(one, { assigneeId: agent.staffId });
  const give = page.getByRole('link', { name: /^Give it to somebody/ });
  await people.signIn(context, agent);
  await page.goto(`/admin/cases/${one.debtorId}`);
  await expect(waits(page).getByText('You have this.')).toBeVisible();
  await expect(give).toHaveCount(0);
  await people.signIn(context, await desk.aColleague('lead', 'Kit Lead'));
  await page.goto(`/admin/cases/${one.debtorId}`);
  await expect(waits(page).getByText('Sam Rowe has this.')).toBeVisible();
  await give.click();
  await page.getByLabel('Give it to').selectOption({ label: 'Alex Poe' });
  await page.getByRole('button', { name: 'Give it to them' }).click();
  await expect(page.getByText('Done.')).toBeVisible();
  expect(await holderOf(people, sent)).toBe(alex.staffId);
  await page.getByRole('link', { name: 'Open the case' }).click();
  await expect(waits(page).getByText('Alex Poe has this.')).toBeVisible();
});

import type { Page } from 'playwright/test';
import { aDesk, sitTwo } from '../support/desk';
import { expect, test } from '../support/session';

/** What the list says, line by line, from the top. */
const lines = (page: Page) =>
  page.getByRole('list', { name: 'What waits, most urgent first' }).getByRole('listitem');

test('Staff see who waits, most urgent first, and take the next one into its case @core', async ({
  page,
  context,
  people,
}) => {
  const desk = await aDesk(people);
  const [one, two] = [await desk.aPerson(), await desk.aPerson()];
  await desk.waits(one);
  const doubt = await desk.waits(two, { kind: 'looks_wrong', details: { doubt: 'not_me' } });
  await desk.waits(two, { kind: 'ask_for_pause', promisedAt: '2026-01-05T15:00:00Z' });
  await people.signIn(context, await desk.aColleague());
  await page.goto('/admin');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('What waits');
  await expect(page.getByText('3 wait here.')).toBeVisible();
  await expect(lines(page)).toContainText([
    /Answer by 5\sJanuary, 3\spm.*Says that something looks wrong: “This is not me”.*Nobody has it/s,
    /Late since 5\sJanuary, 3\spm.*Asks for a longer pause/s,
    /Offers a plan/,
  ]);
  await expect(lines(page).first()).toContainText(`${two.accountReference} · ${desk.creditor}`);
  await page.getByRole('button', { name: 'Take the next one' }).click();
  await expect(page).toHaveURL(new RegExp(`/admin/cases/${two.debtorId}\\?on=${doubt}$`));
  await page.goto('/admin/queue?whose=mine');
  // All that waits of that person came with it.
  await expect(lines(page)).toContainText([/You have it/, /You have it/]);
});

test('Whoever has nothing to take is told so kindly, and an empty queue is no blank page', async ({
  page,
  context,
  people,
}) => {
  const desk = await aDesk(people);
  await people.signIn(context, await desk.aColleague());
  await page.goto('/admin/queue');
  await expect(page.getByText('Everyone has been answered. Thank you.')).toBeVisible();
  await page.getByRole('button', { name: 'Take the next one' }).click();
  await expect(page.getByText('Nobody is waiting who has nobody.')).toBeVisible();
});

test('The queue is narrowed by links and by a form, and paged from the most urgent on', async ({
  page,
  context,
  people,
}) => {
  const desk = await aDesk(people);
  const [one, other] = [await desk.aPerson(), await desk.aPerson()];
  for (let n = 0; n < 26; n += 1) await desk.waits(one, { promisedAt: `2099-01-05T15:00:${10 + n}Z` });
  await desk.waits(other, { kind: 'ask_to_reduce' });
  await people.signIn(context, await desk.aColleague('auditor'));
  await page.goto('/admin/queue');
  await expect(page.getByRole('button', { name: 'Take the next one' })).toHaveCount(0);
  await expect(lines(page)).toHaveCount(25);
  await page.getByRole('link', { name: 'Next 25' }).click();
  await expect(lines(page)).toContainText([one.name, other.name]);
  await page.getByRole('link', { name: 'Back to the most urgent' }).click();
  await page.getByText('By kind or creditor').click();
  await page.getByLabel('Kind').selectOption({ label: 'Asks to pay less or nothing' });
  await page.getByLabel('Creditor').selectOption({ label: desk.creditor });
  await page.getByRole('button', { name: 'Show' }).click();
  await expect(lines(page)).toContainText([other.name]);
  await page.getByRole('link', { name: 'Mine' }).click();
  await expect(page.getByRole('link', { name: 'Mine' })).toHaveAttribute('aria-current', 'true');
  await expect(page.getByText('Nothing here fits what you chose.')).toBeVisible();
  await page.getByRole('link', { name: 'Late' }).click();
  await expect(page.getByRole('link', { name: 'Late' })).toHaveAttribute('aria-current', 'true');
  await expect(page.getByText('Nothing here fits what you chose.')).toBeVisible();
});

test('One of two who take the same thing has it, the other is told who, and a lead gives it to somebody else', async ({
  page,
  context,
  browser,
  people,
  baseURL,
}) => {
  const desk = await aDesk(people);
  const one = await desk.aPerson();
  const waits = await desk.waits(one);
  const [sam, alex] = [await desk.aColleague('lead', 'Sam Rowe'), await desk.aColleague('agent', 'Alex Poe')];
  const { beside, leave } = await sitTwo({ context, browser, people, baseURL }, [sam, alex]);
  await Promise.all([page.goto('/admin/queue'), beside.goto('/admin/queue')]);
  await lines(page).getByRole('link', { name: 'Nobody has it' }).click();
  await lines(beside).getByRole('link', { name: 'Nobody has it' }).click();
  await page.getByRole('button', { name: 'Take it' }).click();
  await expect(page.getByText('You have it').last()).toBeVisible();
  await beside.getByRole('button', { name: 'Take it' }).click();
  await expect(beside.getByText('Sam Rowe has it by now. Nothing was changed.')).toBeVisible();
  await expect(beside.getByText('A team lead can give this to somebody else.')).toBeVisible();
  await leave();
  await page.getByRole('button', { name: 'Give it to them' }).click();
  await expect(page.getByText('Choose a colleague first. Nothing was changed.')).toBeVisible();
  await page.getByLabel('Give it to').selectOption({ label: 'Alex Poe' });
  await page.getByRole('button', { name: 'Give it to them' }).click();
  await expect(page.getByText('Done.')).toBeVisible();
  await expect(lines(page)).toContainText(['Alex Poe has it']);
  await page.getByRole('button', { name: 'Give it back' }).click();
  await expect(lines(page)).toContainText(['Nobody has it']);
  expect(page.url()).toContain(waits);
});

test('A colleague who has a case open is named beside it', async ({ page, context, people }) => {
  const desk = await aDesk(people);
  const one = await desk.aPerson();
  await desk.waits(one, { kind: 'telling' });
  const { staffId } = await desk.aColleague('agent', 'Alex Poe');
  await people.owner`insert into case_look (about_id, staff_id, looked_at) values (${one.debtorId}, ${staffId}, now())`;
  await people.signIn(context, await desk.aColleague());
  await page.goto('/admin/queue');
  await expect(lines(page)).toContainText(['Alex Poe has this open now']);
});

test('A person is found by their name, and what was typed stands in no address', async ({
  page,
  context,
  people,
}) => {
  const desk = await aDesk(people);
  const one = await desk.aPerson();
  const lastName = one.name.split(' ')[1] ?? '';
  await people.signIn(context, await desk.aColleague());
  await page.goto('/admin/queue');
  await page.getByRole('link', { name: 'Find a person' }).click();
  const field = page.getByLabel('Account reference, name, company or postcode');
  const addresses: string[] = [];
  page.on('request', (request) => addresses.push(request.url()));
  await field.fill(` ${lastName.slice(0, 8).toUpperCase()} `);
  await page.getByRole('button', { name: 'Find', exact: true }).click();
  await expect(page.getByRole('heading', { name: '1 found' })).toBeVisible();
  await expect(page.getByRole('link', { name: one.name })).toHaveAttribute(
    'href',
    `/admin/cases/${one.debtorId}`,
  );
  await expect(page.getByText(`${one.accountReference}, ${desk.creditor}`)).toBeVisible();
  expect(addresses.join(' ').toLowerCase()).not.toContain(lastName.slice(0, 8).toLowerCase());
  const [kept] = (await context.cookies()).filter(({ name }) => name === 'evenkeel-staff-search');
  expect(kept).toMatchObject({ httpOnly: true, path: '/admin/queue' });
  expect(Buffer.from(kept?.value ?? '', 'base64url').toString('latin1')).not.toContain(lastName.slice(0, 8));
  await field.fill('a');
  await page.getByRole('button', { name: 'Find', exact: true }).click();
  await expect(page.getByRole('alert').first()).toContainText('Type at least 2 letters or numbers');
  // Somebody else who signs in here does not see what was looked for.
  await people.signIn(context, await desk.aColleague('agent', 'Alex Poe'));
  await page.reload();
  await expect(field).toHaveValue('');
});

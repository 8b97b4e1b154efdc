import { randomUUID } from 'node:crypto';
import type { Locator, Page } from 'playwright/test';
import { aDebt } from '@/db/seed/build';
import { addEntries, addPlan, decideAge } from '@/db/seed/owing';
import { expect, test } from '../support/session';

const main = (page: Page): Locator => page.getByRole('main');
const debtOf = (page: Page, creditor: string): Locator =>
  main(page)
    .getByRole('listitem')
    .filter({ has: page.getByRole('link', { name: creditor }) });

test('A person sees what they owe in all, and each debt down to the penny and the line it came from @core', async ({
  page,
  context,
  people,
}) => {
  const reference = randomUUID().slice(0, 8);
  const card = await people.aCase({ balanceMinor: 500_00 });
  await aDebt(people.owner, { ...card, creditor: 'Northwater Utilities', balanceMinor: 80_05 });
  await addEntries(people.owner, card.debtId, [
    { kind: 'interest', amountMinor: 12_34, onDay: '2026-11-02', line: 7 },
    { kind: 'payment', amountMinor: -100_00, onDay: '2026-11-10', reference },
  ]);
  await people.signIn(context, card);
  await page.goto('/home');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('What you owe');
  await expect(main(page)).toContainText(/£492\.39\s*on 2\sNovember 2026/);
  await expect(main(page)).toContainText('£100 paid, £492.39 to come.');
  await expect(debtOf(page, 'Northwater Utilities')).toContainText('You owe £80.05 for your credit card');
  await debtOf(page, 'Harbour Card Services').getByRole('link').click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Harbour Card Services');
  await expect(main(page)).toContainText(/£412\.34\s*on 10\sNovember 2026/);
  const lines = main(page).locator('dl').first();
  await expect(lines).toContainText(/What it was at first\s*£500.00/);
  await expect(lines).toContainText(
    /Interest\s*£12.34\s*Harbour Card Services told us. It is line 7 of their file/,
  );
  await expect(lines).toContainText(
    new RegExp(`What has been paid\\s*−£100.00\\s*Paid on 10\\sNovember 2026, reference ${reference}`),
  );
  await expect(lines).toContainText(/What it is now\s*£412.34/);
  await page.getByRole('link', { name: 'See every entry, one by one' }).click();
  await expect(page.getByRole('table', { name: 'Entries' }).getByRole('row')).toHaveCount(4);
  await page.getByRole('link', { name: 'Back to this debt' }).click();
  await page.getByRole('link', { name: 'Back to what you owe' }).click();
  await expect(page).toHaveURL(/\/home$/);
});

test('“This looks wrong” beside a line puts the debt on hold, once, however often it is pressed @core', async ({
  page,
  context,
  people,
}) => {
  const built = await people.aCase({ balanceMinor: 260_00 });
  await people.signIn(context, built);
  await page.goto(`/debts/${built.holdingId}`);
  await page.getByRole('link', { name: /^This looks wrong\s?: What it was at first$/ }).click();
  await expect(main(page)).toContainText(
    'This is about Harbour Card Services: What it was at first, £260.00.',
  );
  await page.getByRole('button', { name: 'Carry on' }).click();
  await expect(page.getByRole('alert').getByRole('link')).toContainText('Pick what looks wrong');
  await page.getByRole('radio', { name: 'I have paid this' }).check();
  await page.getByLabel('Do you want to tell us more?').fill('At the post office,\nin June.');
  await page.getByRole('button', { name: 'Carry on' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Is this what you want to send?');
  await page.getByRole('button', { name: 'Change this' }).click();
  await expect(page.getByRole('radio', { name: 'I have paid this' })).toBeChecked();
  await expect(page.getByLabel('Do you want to tell us more?')).toHaveValue(
    /^At the post office,\r?\nin June\.$/,
  );
  await page.getByRole('button', { name: 'Carry on' }).click();
  const sending = page.waitForRequest((one) => one.method() === 'POST');
  await page.getByRole('button', { name: 'Send this and put it on hold' }).dblclick();
  const pressed = await sending;
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('It is on hold. Thank you for telling us');
  await expect(main(page)).toContainText(
    'We will not ask you to pay Harbour Card Services until a person has looked into it and answered you.',
  );
  await expect(main(page)).toContainText(/Sam Rowe and the team will answer you by \d+\s\w+ \d{4}\./);
  await page.reload();
  // A phone that lost the answer sends the very same once more.
  const again = { headers: await pressed.allHeaders(), data: pressed.postDataBuffer(), maxRedirects: 0 };
  const answer = await page.request.post(pressed.url(), again);
  const { location, 'x-action-redirect': inPlace } = answer.headers();
  expect(inPlace ?? location).toContain(new URL(page.url()).pathname);
  const [counts] = await people.owner`
    select (select count(*)::int from submission where debtor_id = ${built.debtorId}) as submissions,
      (select count(*)::int from hold where debtor_id = ${built.debtorId}) as holds`;
  expect(counts).toEqual({ submissions: 1, holds: 1 });
  await page.goto('/home');
  await expect(debtOf(page, 'Harbour Card Services')).toContainText(
    'It is on hold, because you told us that it looks wrong.',
  );
  await expect(main(page)).toContainText('All of this is on hold. We do not ask you for it.');
  await expect(main(page)).toContainText('you told us that something looks wrong');
  await expect(page.getByRole('link', { name: 'See what you can do' })).toHaveCount(0);
});

test('What has happened can be said once; it is thanked, read first, shown back and added to @core', async ({
  page,
  context,
  people,
}) => {
  const built = await people.aCase();
  await people.signIn(context, built);
  await page.goto('/home');
  await page.getByRole('button', { name: 'Send this to the team' }).click();
  await expect(page.getByRole('alert').getByRole('link')).toContainText('Write a few words');
  await page.getByLabel('What would you like us to know?').fill('I lost my job in May.\nMy mum is ill.');
  await page.getByRole('button', { name: 'Send this to the team' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Thank you for telling us');
  await expect(main(page)).toContainText(
    /will read this by \d+\s\w+ \d{4}, before they look at any number\./,
  );
  await expect(page.locator('blockquote')).toContainText('I lost my job in May.');
  await page.getByRole('link', { name: 'Back to what you owe' }).click();
  await expect(page.getByRole('heading', { name: 'You told us' })).toBeVisible();
  await expect(page.locator('blockquote')).toHaveCount(1);
  await page.goto(`/debts/${built.holdingId}/wrong`);
  await expect(page.locator('blockquote')).toContainText('My mum is ill.');
  await page.goto('/home');
  await page.getByText('Add to what you told us').click();
  await page.getByLabel('What would you like us to know?').fill('She came home today.');
  await page.getByRole('button', { name: 'Send this to the team' }).click();
  await expect(page.locator('blockquote')).toContainText('She came home today.');
  await page.goto('/home');
  await expect(page.locator('blockquote')).toHaveText([/She came home today\./, /I lost my job in May\./]);
});

test('Settled debts are thanked, old ones ask for nothing, joint ones say so, and what we check is only said', async ({
  page,
  context,
  people,
}) => {
  const old = await people.aCase({ balanceMinor: 900_00 });
  await decideAge(people.owner, old, 'too_old');
  const { debtorId } = old;
  const joint = await aDebt(people.owner, {
    debtorId,
    creditor: 'Elmfield Borough Council',
    balanceMinor: 70_00,
  });
  await aDebt(people.owner, { jointWith: joint.debtId });
  const paid = await aDebt(people.owner, { debtorId, creditor: 'Mobile Seven', balanceMinor: 40_00 });
  await addEntries(people.owner, paid.debtId, [
    { kind: 'payment', amountMinor: -40_00, onDay: '2026-11-12' },
  ]);
  const kept = await aDebt(people.owner, { debtorId, creditor: 'Brightline Energy', withheldReason: 'x' });
  const onPlan = await aDebt(people.owner, {
    debtorId,
    creditor: 'Kettle & Co Catalogue',
    balanceMinor: 75_00,
  });
  await addPlan(people.owner, onPlan, { regularMinor: 25_00, days: ['2099-12-01', '2100-01-01'] });
  await people.signIn(context, old);
  await page.goto('/home');
  await expect(main(page)).toContainText(/£145\.00\s*on 2\sNovember 2026/);
  await expect(debtOf(page, 'Harbour Card Services')).toContainText(
    'is too old. We do not ask you to pay it.',
  );
  await expect(debtOf(page, 'Elmfield Borough Council')).toContainText(
    'You share this debt with someone else.',
  );
  await expect(debtOf(page, 'Mobile Seven')).toContainText('is all paid. Thank you.');
  await expect(debtOf(page, 'Kettle & Co Catalogue')).toContainText(
    'Next: your payment of £25.00 on 1 December 2099.',
  );
  await expect(main(page)).toContainText('We are checking something');
  await expect(main(page)).not.toContainText('Brightline');
  await page.goto(`/debts/${old.holdingId}`);
  await expect(main(page)).toContainText('This debt is too old for us to ask you to pay it.');
  await expect(main(page)).toContainText('talk to a free adviser before you pay any of it or write about it');
  await expect(page.getByRole('link', { name: /looks wrong/ })).toHaveCount(0);
  for (const path of [
    `/debts/${kept.holdingId}`,
    `/debts/${kept.debtId}`,
    `/debts/${old.holdingId}/wrong`,
    '/debts/x',
  ])
    expect((await page.goto(path))?.status(), path).toBe(404);
});

test('Someone who came in with a letter alone sees that they told us something, not what @core', async ({
  page,
  context,
  people,
}) => {
  const built = await people.aCase();
  await people.signIn(context, { ...built, proved: 'letter' });
  await page.goto('/home');
  await page.getByLabel('What would you like us to know?').fill('Something private.');
  await page.getByRole('button', { name: 'Send this to the team' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Thank you for telling us');
  await expect(main(page)).toContainText('We keep it private.');
  await expect(main(page)).not.toContainText('Something private.');
  await page.goto('/home');
  await expect(main(page)).not.toContainText('Something private.');
});

test('What we are checking is said before words are asked for, and one debt is not spoken of as several', async ({
  page,
  context,
  people,
}) => {
  const kept = await people.aCase({ withheldReason: 'x' });
  await people.signIn(context, kept);
  await page.goto('/home');
  await expect(main(page)).toContainText(
    /We have nothing to show you yet\.\s*We are checking something[\s\S]*Tell us what is going on/,
  );
  const one = await people.aCase();
  await people.signIn(context, one);
  await page.goto('/home');
  await expect(main(page)).toContainText('You do not have to sort this out today.');
  await expect(main(page)).not.toContainText('one at a time');
  await aDebt(people.owner, { debtorId: one.debtorId, creditor: 'Northwater Utilities' });
  await page.goto('/home');
  await expect(main(page)).toContainText(
    'You do not have to sort this out today. You can take one at a time.',
  );
});

test('From a page that home leads to, there is a way back to it; from a debt there is one to free help', async ({
  page,
  context,
  people,
}) => {
  const one = await people.aCase();
  await people.signIn(context, one);
  for (const path of [
    '/budget',
    '/nothing-left',
    '/signed-in',
    '/pause',
    '/options',
    `/debts/${one.holdingId}`,
  ]) {
    await page.goto(path);
    await main(page).getByRole('link', { name: 'Back to what you owe' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('What you owe');
  }
  await page.goto(`/debts/${one.holdingId}`);
  await main(page).getByRole('link', { name: 'Get free help first' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Find free help');
});

import type { Page } from 'playwright/test';
import { aBudget, agree, asDebtor } from '@/db/seed/planning';
import { threeDebts } from '@/db/seed/three-debts';
import { at } from '../support/door';
import { comeIn, pickMonthDay } from '../support/planning';
import { expect, test } from '../support/session';

const title = (page: Page) => page.getByRole('heading', { level: 1 });
const cards = (page: Page, name: string) => page.getByRole('list', { name, exact: true }).locator('> li');

test('A person picks a lighter plan, their pay day, reads every payment, agrees, and finds it next year @core', async ({
  page,
  context,
  people,
}) => {
  const built = await people.aCase({ balanceMinor: 300_00 });
  await aBudget(people.owner, built, 120_00);
  await comeIn({ page, context, people }, built);
  await page.goto(`/options/${built.holdingId}`);
  await expect(page.getByText('Your budget leaves you £108.00 a month.')).toBeVisible();
  const lighter = cards(page, 'Your ways on').filter({ hasText: 'A lighter plan' });
  await expect(lighter).toContainText('£21.00 a month');
  await expect(lighter).toContainText('£300.00');
  await expect(lighter).toContainText(/Left to live on\s*£89.30 a week/);
  await expect(page.getByRole('radio', { checked: true })).toHaveCount(0);
  await lighter.getByRole('link', { name: /Choose this.*A lighter plan/ }).click();
  await pickMonthDay(page, 25);
  await expect(title(page)).toHaveText('Check your plan');
  // Christmas, a weekend and a bank holiday: the first payment waits for a working day.
  const payments = page.getByRole('table', { name: /^Every payment/ }).getByRole('row');
  await expect(payments).toHaveCount(16);
  await expect(payments.nth(1)).toContainText('29 December 2026');
  await expect(payments.nth(15)).toContainText('£6.00');
  await expect(page.getByText('15 payments, the last one £6.00')).toBeVisible();
  await expect(page.getByText('there is no fee')).toBeVisible();
  await page.getByRole('button', { name: 'Agree to this plan' }).click();
  await expect(title(page)).toHaveText('Your plan is set up');
  await page.getByText('How we worked this out').click();
  await expect(page.getByText('You owe £300.00.')).toBeVisible();
  await expect(page.getByText('15 payments come to £300.00 in all.')).toBeVisible();
  await expect(page.getByText(/less £21\.00, is .* × 12 months ÷ 52 weeks = £89\.30 a week/)).toBeVisible();
  const address = new URL(page.url()).pathname;
  await page.setExtraHTTPHeaders(at('2027-12-01T10:30:00.000Z'));
  await people.signIn(context, built, new Date('2027-12-01T10:29:00.000Z'));
  await page.goto(address);
  await expect(title(page)).toHaveText('Your plan for Harbour Card Services');
  await expect(page.getByRole('table', { name: /^Every payment/ }).getByRole('row')).toHaveCount(16);
  await expect(page.getByText('You agreed this on 1 December 2026')).toBeVisible();
  // Much of it is paid by now.
  await expect(page.getByText('You owed then', { exact: true })).toBeVisible();
  await expect(page.getByText('You owe', { exact: true })).toHaveCount(0);
  // The 25th is Christmas, then a weekend and two days in their stead.
  await expect(page.getByText('Your next payment is £21.00 on 29 December 2027.')).toBeVisible();
});

test('Pressing again, and going back to agree something else, leads to the plan there is @core', async ({
  page,
  context,
  people,
}) => {
  const built = await people.aCase({ balanceMinor: 200_00 });
  await comeIn({ page, context, people }, built);
  const check = `/agree/check?o=${built.holdingId}~amount.2000.weekly:5`;
  await page.goto(check);
  const other = await context.newPage();
  await other.setExtraHTTPHeaders(at('2026-12-01T10:31:00.000Z'));
  await other.goto(check.replace('2000', '2500'));
  for (const one of [page, other]) {
    await one.getByRole('checkbox', { name: 'I can keep to this' }).check();
    await one.getByRole('button', { name: 'Agree to this plan' }).click();
    // The first has its answer before the second is pressed; presses at the same moment are tried in db/plans-processes.test.ts.
    await expect(title(one)).toHaveText(/^Your plan/);
  }
  await expect(title(page)).toHaveText('Your plan is set up');
  await expect(other.getByText('You have this plan already, so nothing new was set up.')).toBeVisible();
  await page.goBack();
  for (const path of [check.replace('check', 'pay-day'), check]) {
    await page.goto(path);
    await expect(page.getByText('You have a plan for this one.')).toBeVisible();
  }
  await page.getByRole('link', { name: 'See your plan' }).click();
  await expect(title(page)).toHaveText('Your plan for Harbour Card Services');
  await other.close();
});

test('An amount below the policy goes to a person, with a promised time, never to a dead end @core', async ({
  page,
  context,
  people,
}) => {
  const built = await people.aCase({ balanceMinor: 900_00 });
  await comeIn({ page, context, people }, built);
  await page.goto(`/options/${built.holdingId}`);
  await page.getByRole('link', { name: /Choose this.*Your own amount/ }).click();
  await page.getByRole('button', { name: 'Next: pick your pay day' }).click();
  await expect(page.getByRole('alert').first()).toContainText('Type an amount in pounds, like 25 or 25.50');
  await page.getByLabel('Each payment, in pounds').fill('1');
  await page.getByRole('button', { name: 'Next: pick your pay day' }).click();
  await page.getByRole('radio', { name: 'The last working day of the month' }).check();
  await page.getByRole('button', { name: 'Next: check your plan' }).click();
  await expect(page.getByText('A person looks at this first')).toBeVisible();
  await expect(page.getByText('Each payment is below £5.00.')).toBeVisible();
  await expect(page.getByText('3 December 2026 at 10:30')).toBeVisible();
  await page.getByRole('button', { name: 'Send this to a person' }).click();
  await expect(page.getByRole('alert').first()).toContainText('Tick this if you can keep to it.');
  await page.getByRole('checkbox', { name: 'I can keep to this' }).check();
  await page.getByRole('button', { name: 'Send this to a person' }).click();
  await expect(title(page)).toHaveText('A person has your plan');
  await expect(page.getByText(/answer you by 3\sDecember 2026 at 10:30/)).toBeVisible();
  const [sent] = await people.owner`select promised_at from submission where debtor_id = ${built.debtorId}`;
  expect(sent?.promised_at).toEqual(new Date('2026-12-03T10:30:00.000Z'));
});

for (const [name, way] of [
  ['A pound a month for now', 'little'],
  ['A pound a month of one’s own, too little ever to end,', 'amount'],
] as const)
  test(`${name} goes to a person for half a year, whatever is owed`, async ({ page, context, people }) => {
    const built = await people.aCase({ balanceMinor: 9_000_00 });
    await comeIn({ page, context, people }, built);
    await page.goto(`/options/${built.holdingId}/own?way=${way}&every=monthly`);
    await page.getByLabel('Each payment, in pounds').fill('1');
    await page.getByRole('button', { name: 'Next: pick your pay day' }).click();
    await pickMonthDay(page, 28);
    await expect(title(page)).toHaveText('Check your plan');
    await expect(page.getByText('A little for now lasts half a year.')).toBeVisible();
    await expect(page.getByText('£8,994.00 is still there.')).toBeVisible();
    await expect(page.getByRole('table', { name: /^Every payment/ }).getByRole('row')).toHaveCount(7);
    await page.getByRole('link', { name: 'See how we worked this out' }).click();
    await expect(page.getByText('£9,000.00 less £6.00 leaves £8,994.00 for later.')).toBeVisible();
    await page.getByRole('link', { name: 'Back to the plan' }).click();
    await page.getByRole('checkbox', { name: 'I can keep to this' }).check();
    await page.getByRole('button', { name: 'Send this to a person' }).click();
    await expect(title(page)).toHaveText('A person has your plan');
    await expect(page.getByText('£8,994.00 is still there.')).toBeVisible();
  });

for (const [name, spareMinor] of [
  ['nothing', 0],
  ['less than nothing', -150_00],
] as const)
  test(`With ${name} left, the ways that cost nothing come first, and a debt can be asked to be reduced @core`, async ({
    page,
    context,
    people,
  }) => {
    const built = await people.aCase({ balanceMinor: 900_00 });
    await aBudget(people.owner, built, spareMinor);
    await comeIn({ page, context, people }, built);
    await page.goto(`/options/${built.holdingId}`);
    const free = cards(page, 'These cost you nothing');
    await expect(free.getByRole('heading')).toHaveText([
      'Get free advice first',
      'Pause for 30 days',
      'Ask us to reduce it',
    ]);
    await expect(free.first()).toContainText(
      'StepChange Debt Charity gives free advice. Call 0800 138 1111.',
    );
    await expect(page.getByText('A lighter plan')).toHaveCount(0);
    await page.getByRole('link', { name: /Choose this.*Ask us to reduce it/ }).click();
    await page.getByRole('button', { name: 'Send this to a person' }).click();
    await expect(page.getByRole('alert').first()).toContainText('Choose the main reason');
    await page.getByRole('radio', { name: /I have very little money/ }).check();
    await page.getByLabel('Tell us more, if you like').fill('My hours were cut.');
    await page.getByRole('button', { name: 'Send this to a person' }).click();
    await expect(title(page)).toHaveText('A person has what you sent');
  });

test('Of a debt owed together, the second plan goes to a person in the words that everyone gets', async ({
  page,
  context,
  people,
}) => {
  const first = await people.aCase({ balanceMinor: 200_00 });
  const second = await people.aCase({ jointWith: first.debtId });
  const agreed = await agree(asDebtor(first), first, 'amount.2000.weekly:5');
  expect(agreed.ok).toBe(true);
  await comeIn({ page, context, people }, second);
  await page.goto(`/agree/check?o=${second.holdingId}~amount.2000.weekly:5`);
  await expect(page.getByText('Some plans need a person to say yes.')).toBeVisible();
  await expect(page.getByRole('main')).not.toContainText(/someone else|another person|joint|other holder/i);
  await page.getByRole('checkbox', { name: 'I can keep to this' }).check();
  await page.getByRole('button', { name: 'Send this to a person' }).click();
  await expect(title(page)).toHaveText('A person has your plan');
});

test('A business offers an amount of its own, without a budget, and sees the sums', async ({
  page,
  context,
  people,
}) => {
  const built = await people.aCase({
    kind: 'business',
    creditor: 'Ashdown Trade Supplies',
    balanceMinor: 400_00,
  });
  await comeIn({ page, context, people }, built);
  await page.goto(`/options/${built.holdingId}/own?way=amount&every=monthly`);
  await page.getByLabel('Each payment, in pounds').fill('£100');
  await page.getByRole('button', { name: 'Next: pick your pay day' }).click();
  await page.getByRole('radio', { name: 'The last day of the month' }).check();
  await page.getByRole('button', { name: 'Next: check your plan' }).click();
  await page.getByRole('link', { name: 'See how we worked this out' }).click();
  await expect(title(page)).toHaveText('How we worked this out');
  await expect(page.getByRole('main').getByRole('listitem').first()).toHaveText('You owe £400.00.');
  await page.getByRole('link', { name: 'Back to the plan' }).click();
  await page.getByRole('checkbox', { name: 'I can keep to this' }).check();
  await page.getByRole('button', { name: 'Agree to this plan' }).click();
  await expect(title(page)).toHaveText('Your plan is set up');
});

test('Three debts are arranged in one go, the ones that keep a home safe first @core', async ({
  page,
  context,
  people,
}) => {
  const card = await people.aCase({ balanceMinor: 600_00 });
  const { debtorId } = card;
  await people.aCase({ debtorId, creditor: 'Elmfield Borough Council', balanceMinor: 300_00 });
  await people.aCase({ debtorId, creditor: 'Northwater Utilities', balanceMinor: 200_00 });
  await aBudget(people.owner, card, 300_00);
  await comeIn({ page, context, people }, card);
  await page.goto('/options');
  await page.getByRole('link', { name: 'All of them in one go' }).click();
  const sooner = cards(page, 'Your ways on').filter({ hasText: 'A sooner plan' });
  await expect(sooner.locator('dt').first()).toHaveText('Elmfield Borough Council (comes first)');
  // The sums of all three can be opened, debt by debt, and lead back.
  await sooner.getByRole('link', { name: /^How we worked this out/ }).click();
  await expect(page.getByRole('heading', { level: 2, name: 'Elmfield Borough Council' })).toBeVisible();
  await expect(page.getByText(/^\d+ payments come to £[\d,.]+ in all\.$/)).toHaveCount(3);
  await page.getByRole('link', { name: 'Back to what you can do' }).click();
  await sooner.getByRole('link', { name: /^Choose this/ }).click();
  await pickMonthDay(page, 28);
  await expect(title(page)).toHaveText('Check your plans');
  await expect(page.getByRole('table')).toHaveCount(3);
  await page.getByRole('button', { name: 'Agree to these plans' }).click();
  await expect(title(page)).toHaveText('Your plan is set up');
  await expect(page.getByText('You agreed these at the same time')).toBeVisible();
  const [row] = await people.owner`
    select count(distinct a.id)::int as agreements, count(p.id)::int as plans
    from agreement a join plan p on p.agreement_id = a.id where a.debtor_id = ${debtorId}`;
  expect(row).toEqual({ agreements: 1, plans: 3 });
});

test('Paying a part and being done says what remains, by when, and what a missed day means', async ({
  page,
  context,
  people,
}) => {
  const built = await people.aCase({ balanceMinor: 300_00 });
  await comeIn({ page, context, people }, built);
  await page.goto(`/options/${built.holdingId}`);
  await page.getByRole('link', { name: /Choose this.*Pay part, and be done/ }).click();
  await expect(page.getByText('Nothing. £90.00 is taken off, and we close the account.')).toBeVisible();
  await expect(
    page.getByText('If it is not paid by 1 March 2027, what you paid still counts.'),
  ).toBeVisible();
  await page.getByRole('checkbox', { name: 'I can keep to this' }).check();
  await page.getByRole('button', { name: 'Agree to this plan' }).click();
  await expect(page.getByText(/After that £90.00 is taken off, and nothing is left to pay./)).toBeVisible();
});

test('Terms that changed while someone read are shown again before anything is agreed', async ({
  page,
  context,
  people,
}) => {
  const built = await people.aCase({ balanceMinor: 300_00 });
  await comeIn({ page, context, people }, built);
  await page.goto(`/agree/check?o=${built.holdingId}~amount.2000.weekly:5`);
  await people.owner`
    insert into ledger_entry (debt_id, kind, amount_minor, effective_on, source)
    values (${built.debtId}, 'payment', -5000, '2026-12-01', 'payment')`;
  await page.getByRole('checkbox', { name: 'I can keep to this' }).check();
  await page.getByRole('button', { name: 'Agree to this plan' }).click();
  await expect(page.getByText('Something has changed since you looked')).toBeVisible();
  await expect(page.getByText('£250.00').first()).toBeVisible();
  const plans = await people.owner`select 1 from plan where holding_id = ${built.holdingId}`;
  expect(plans).toHaveLength(0);
});

test('What can be done about a debt begins with its figure, the day it is from and how it is made up; one on hold is asked for nothing', async ({
  page,
  context,
  people,
}) => {
  const three = await threeDebts(people.owner);
  await comeIn({ page, context, people }, three);
  await page.goto('/options');
  const of = (creditor: string) => page.getByRole('main').getByRole('listitem').filter({ hasText: creditor });
  await expect(of('Harbour Card Services')).toContainText('you owe £1,647.20');
  await expect(of('Harbour Card Services')).toContainText(/This figure is from 10\s+November 2026\./);
  await expect(of('Northwater Utilities')).toContainText(
    'This one is on hold. While it is, nobody asks you to pay it.',
  );
  await expect(of('Northwater Utilities')).not.toContainText('£');
  await of('Northwater Utilities')
    .getByRole('link', { name: /^See this debt/ })
    .click();
  await expect(title(page)).toHaveText('Northwater Utilities');
  await expect(page.getByText('The law gives you a break from it').first()).toBeVisible();
  await page.goBack();
  await of('Harbour Card Services')
    .getByRole('link', { name: /^See what you can do/ })
    .click();
  await expect(page.getByText(/This figure is from 10\s+November 2026\./)).toBeVisible();
  await page.getByRole('link', { name: 'How this is made up' }).click();
  await expect(title(page)).toHaveText('Harbour Card Services');
});

test('From checking a plan the way back leads to the pay day that was picked', async ({
  page,
  context,
  people,
}) => {
  const built = await people.aCase({ balanceMinor: 200_00 });
  await comeIn({ page, context, people }, built);
  await page.goto(`/agree/check?o=${built.holdingId}~amount.2000.weekly:5`);
  await page.getByRole('link', { name: 'Back', exact: true }).click();
  await expect(page.getByRole('radio', { name: 'Friday' })).toBeChecked();
});

import type { Page } from 'playwright/test';
import { aBudget, type BuiltLine } from '@/db/seed/build';
import { type Case, expect, type People, test } from '../support/session';

const title = (page: Page) => page.getByRole('heading', { level: 1 });
const carryOn = (page: Page) => page.getByRole('button', { name: 'Save and carry on' });

/** Saves the page and waits until the next one, of this title, is there. */
async function goOn(page: Page, next: string): Promise<void> {
  await carryOn(page).click();
  await title(page).filter({ hasText: next }).waitFor();
}

async function say(page: Page, line: string, amount: string, often?: string): Promise<void> {
  await page.getByLabel(line, { exact: true }).fill(amount);
  if (often) await page.getByLabel(`How often: ${line}`, { exact: true }).selectOption({ label: often });
}

/** What a summary list says beside a label. */
const beside = (page: Page, label: string) =>
  page
    .locator('dl > div')
    .filter({ has: page.getByText(label, { exact: true }) })
    .locator('dd')
    .first();

async function signedIn(people: People, page: Page, wanted = {}): Promise<Case> {
  const someone = await people.aCase(wanted);
  await people.signIn(page.context(), { debtorId: someone.debtorId });
  return someone;
}

const WAGES: BuiltLine = ['income', 'wages', 'own_wages', 1_000_00];
const RENT: BuiltLine = ['spending', 'home_and_contents', 'rent', 700_00];

test('A budget is filled in page by page, adds up on the way, and is checked and finished @core', async ({
  page,
  people,
}) => {
  await signedIn(people, page);
  await page.goto('/budget');
  await page.getByRole('button', { name: 'Start my budget' }).click();

  await expect(title(page)).toHaveText('Who lives with you?');
  await expect(page.getByText('Step 1 of 9')).toBeVisible();
  await page.getByRole('radio', { name: 'Yes, and we share our money' }).check();
  await page.getByLabel('How many children live with you?').fill('2');
  await goOn(page, 'Money from work, pensions and other people');

  await expect(page.getByText('Step 2 of 9')).toBeVisible();
  await say(page, 'Your pay, after tax', '£300', 'every week');
  await page.getByRole('button', { name: 'Save and add up' }).click();
  const added = page.getByText('Saved. Here is how it adds up so far.');
  await added.waitFor();
  // It stands on the screen, below the bar that stays at the top.
  await expect(added).toBeInViewport({ ratio: 1 });
  const bar = await page.getByRole('banner').boundingBox();
  expect((await added.boundingBox())?.y).toBeGreaterThanOrEqual((bar?.y ?? 0) + (bar?.height ?? 0));
  await expect(beside(page, 'Comes in')).toHaveText('£1,300.00');
  await expect(page.getByLabel('Your pay, after tax', { exact: true })).toHaveValue('300');
  await expect(page.getByLabel('How often: Your pay, after tax')).toHaveValue('weekly');
  await goOn(page, 'Benefits, and what disability costs');

  await say(page, 'PIP, DLA or other help for a disability', '400', 'every 4 weeks');
  await say(page, 'What a disability costs you', '100');
  await goOn(page, 'Your home and its bills');
  await say(page, 'Rent', '650');
  await page.getByRole('button', { name: 'Save and come back later' }).click();
  await expect(page.getByText('Your budget is saved. Come back when it suits you.')).toBeVisible();
  await page.getByRole('link', { name: 'Carry on' }).click();
  await expect(title(page)).toHaveText('Family, health and getting around');
  await goOn(page, 'Food and day-to-day life');
  await say(page, 'Food and drink', '60.50', 'every week');
  await goOn(page, 'Pensions, cover and other needs');
  await goOn(page, 'Bills to catch up on, and savings');
  await say(page, 'To catch up on council tax or rates', '40');
  await say(page, 'How much do you have put by?', '900');
  await goOn(page, 'Check your budget');

  await expect(title(page)).toHaveText('Check your budget');
  await expect(page.getByText('Step 9 of 9')).toBeVisible();
  await expect(beside(page, 'Your pay, after tax')).toHaveText('£300.00 every week · £1,300.00 a month');
  await expect(beside(page, 'How many children live with you?')).toHaveText('2 people');
  // 1,300.00 + 433.33 in; 100 + 650 + 262.17 out; 40 to catch up; 333.33 kept apart; 20 saved.
  await expect(beside(page, 'Kept apart for a disability')).toHaveText('£333.33');
  await expect(beside(page, 'Left over')).toHaveText('£327.83');
  await page.getByLabel('Is there something you want to say about this?').fill('My hours may be cut.');
  await page.getByRole('button', { name: 'Finish my budget' }).click();

  await page.waitForURL(/\/budget$/);
  await expect(page.getByText(/^You finished this budget on /)).toBeVisible();
  await expect(beside(page, 'Left over')).toHaveText('£327.83');
  await page.getByRole('link', { name: 'See all of it on one page' }).click();
  await expect(page.getByText('My hours may be cut.')).toBeVisible();
  await expect(page.getByText('This would last about 3 weeks of what you spend.')).toBeVisible();
});

test('Every figure opens its sum, with the factor that made it a month @core', async ({ page, people }) => {
  const { debtorId } = await signedIn(people, page);
  await aBudget(people.owner, debtorId, [
    ['income', 'wages', 'own_wages', 300_00, 'weekly'],
    ['income', 'disability', 'disability_benefits', 400_00, 'four_weekly'],
    ['spending', 'utilities', 'gas', 90_00, 'quarterly'],
    ['savings', 'savings', 'savings_held', 100_00],
  ]);
  await page.goto('/budget');
  await page.getByRole('link', { name: 'How this is made up' }).click();
  for (const sum of [
    'Your pay, after tax: £300.00 every week × 52 weeks ÷ 12 months = £1,300.00 a month.',
    'PIP, DLA or other help for a disability: £400.00 every 4 weeks × 13 ÷ 12 months = £433.33 a month.',
    'Gas: £90.00 every 3 months ÷ 3 months = £30.00 a month.',
    'Help of £433.33, less costs of £0.00, leaves £433.33. This is never money to spare.',
    'We keep back a tenth of what is left, up to £20.00. A tenth of £1,270.00 gives £20.00.',
    '£1,733.33 in, less £30.00 out, less £0.00 to catch up, less £433.33 kept apart, less £20.00 to save, leaves £1,250.00 a month.',
    '£1,250.00 × 12 months ÷ 52 weeks = £288.46 a week, with parts of a penny left off.',
  ])
    await expect(page.getByText(sum, { exact: true })).toBeVisible();
});

test('What cannot be read is said beside its field, everything typed stays, and nothing is changed', async ({
  page,
  people,
}) => {
  const { debtorId } = await signedIn(people, page);
  await aBudget(people.owner, debtorId, [WAGES], { finished: false });
  await page.goto('/budget/work');
  await say(page, 'Your pay, after tax', '12,5x', 'every 2 weeks');
  await say(page, 'State Pension', '-20');
  await say(page, 'Other pensions', '50.005', 'every year');
  await say(page, 'Any other money in', '44.50', 'every week');
  await carryOn(page).click();

  const summary = page.getByRole('alert').filter({ hasText: 'Please put these right' });
  await expect(summary.getByRole('link')).toHaveText([
    'Your pay, after tax: enter pounds, like 25 or 25.50',
    'State Pension: enter 0 or more',
    'Other pensions: enter pounds and pence, like 25.50',
  ]);
  await expect(page.getByLabel('Your pay, after tax', { exact: true })).toHaveAccessibleDescription(
    'Your pay, after tax: enter pounds, like 25 or 25.50',
  );
  await expect(page.getByLabel('Your pay, after tax', { exact: true })).toHaveValue('12,5x');
  await expect(page.getByLabel('How often: Your pay, after tax')).toHaveValue('fortnightly');
  await expect(page.getByLabel('How often: Other pensions')).toHaveValue('yearly');
  await expect(page.getByLabel('Any other money in', { exact: true })).toHaveValue('44.50');
  await expect(page.getByLabel('How often: Any other money in')).toHaveValue('weekly');
  await page.goto('/budget/work');
  await expect(page.getByLabel('Your pay, after tax', { exact: true })).toHaveValue('1000');
  await expect(page.getByLabel('Any other money in', { exact: true })).toHaveValue('');

  await page.goto('/budget/home');
  await page.getByLabel('How many children live with you?').fill('some');
  await carryOn(page).click();
  await expect(page.getByLabel('How many children live with you?')).toHaveAccessibleDescription(
    /Enter a number of people, like 2/,
  );
  await expect(page.getByLabel('How many children live with you?')).toHaveValue('some');
});

test('A finished budget is the start of the next, and stays as it was until that one is finished', async ({
  page,
  people,
}) => {
  const { debtorId } = await signedIn(people, page);
  await aBudget(people.owner, debtorId, [WAGES, RENT]);
  await page.goto('/budget');
  await page.getByRole('button', { name: 'Change something' }).click();
  await expect(title(page)).toHaveText('Who lives with you?');
  await page.goto('/budget/bills');
  await expect(page.getByLabel('Rent', { exact: true })).toHaveValue('700');
  await say(page, 'Rent', '800');
  await page.getByRole('button', { name: 'Save and come back later' }).click();
  await page.getByText('Your budget is saved. Come back when it suits you.').waitFor();
  await page.getByRole('button', { name: 'Throw this draft away' }).click();
  await expect(page.getByText('Your draft is thrown away.')).toBeVisible();
  await expect(beside(page, 'Goes out')).toHaveText('£700.00');
});

test('With less than nothing left, what helps and costs nothing comes first: advice, a pause in one press, asking for less @core', async ({
  page,
  people,
}) => {
  const { debtorId } = await signedIn(people, page);
  await aBudget(people.owner, debtorId, [WAGES, ['spending', 'home_and_contents', 'rent', 1_100_00]], {
    finished: false,
  });
  await page.goto('/budget/check');
  await page.getByRole('button', { name: 'Finish my budget' }).click();

  await page.waitForURL(/\/nothing-left$/);
  await expect(title(page)).toHaveText('More goes out than comes in');
  await expect(page.getByText('Your budget is £100.00 short each month.')).toBeVisible();
  const ways = page.getByRole('main').getByRole('heading', { level: 2 });
  await expect(ways).toHaveText([
    'Talk to a free adviser',
    'Pause for 30 days',
    'Ask us to lower or close the debt',
    'Other ways',
  ]);
  await expect(page.getByRole('main').getByRole('link', { name: '0800 138 1111' })).toHaveAttribute(
    'href',
    'tel:08001381111',
  );

  await page.getByRole('button', { name: 'Pause for 30 days' }).click();
  await page.getByText('Done. Everything is paused.').waitFor();
  await expect(page.getByText(/^Until .* there is no interest, no reminders/)).toBeVisible();
  const holds = await people.owner<{ reason: string; days: number }[]>`
    select reason, until_on - from_on as days from hold where debtor_id = ${debtorId}`;
  expect(holds.map(({ reason, days }) => ({ reason, days }))).toEqual([
    { reason: 'getting_advice', days: 30 },
  ]);

  await page.getByRole('link', { name: 'Ask us to lower or close it' }).click();
  await page.getByRole('button', { name: 'Send this to the team' }).click();
  await expect(
    page.getByRole('alert').getByRole('link', { name: 'Choose a reason. Any one will do.' }),
  ).toBeVisible();
  await page.getByRole('radio', { name: 'It has been hard for a long time' }).check();
  await page.getByLabel('Do you want to tell us more?').fill('I have been ill since May.');
  await page.getByRole('button', { name: 'Send this to the team' }).click();
  await page.getByText('Thank you. We have it.').waitFor();
  await expect(page.getByText(/^A person will read it and answer by \d+\s\w+ \d{4}/)).toBeVisible();
  const sent = await people.owner<{ kind: string; words: Buffer }[]>`
    select kind, words from submission where debtor_id = ${debtorId}`;
  expect(sent.map(({ kind }) => kind)).toEqual(['ask_to_reduce']);
  expect(sent[0]?.words.toString('utf8')).not.toContain('ill since');
});

test('With exactly nothing left, and with no budget at all, there are as many ways on', async ({
  page,
  people,
}) => {
  const { debtorId } = await signedIn(people, page);
  await page.goto('/nothing-left');
  await expect(title(page)).toHaveText('If you have nothing to pay with');
  await expect(page.getByRole('button', { name: 'Pause for 30 days' })).toBeVisible();
  // Nothing has been told yet, so there is nothing to thank for.
  await expect(page.getByRole('main')).toContainText('We will not ask you for money you do not have.');
  await expect(page.getByRole('main')).not.toContainText('Thank you for telling us.');
  await aBudget(people.owner, debtorId, [WAGES, ['spending', 'home_and_contents', 'rent', 1_000_00]]);
  await page.goto('/nothing-left');
  await expect(title(page)).toHaveText('You have nothing left over');
  await expect(page.getByRole('main')).toContainText('Thank you for telling us. We will not ask you');
  for (const way of ['Talk to a free adviser', 'Pause for 30 days', 'Ask us to lower or close the debt'])
    await expect(page.getByRole('heading', { name: way })).toBeVisible();
});

test('The free adviser named is one for where the person lives, and for a business one for businesses', async ({
  page,
  people,
}) => {
  for (const [nation, name] of [
    ['scotland', 'Citizens Advice Scotland Money Talk Team'],
    ['northern_ireland', 'Advice NI Debt Service'],
  ] as const) {
    const { debtorId } = await signedIn(people, page);
    await people.owner`update debtor set nation = ${nation} where id = ${debtorId}`;
    await page.goto('/nothing-left');
    await expect(page.getByRole('main').getByText(name, { exact: true })).toBeVisible();
  }
  await signedIn(people, page, { kind: 'business' });
  await page.goto('/nothing-left');
  await expect(page.getByRole('main').getByText('Business Debtline', { exact: true })).toBeVisible();
  await expect(page.getByText('Pay, tax and stock come first.')).toBeVisible();
});

test('A business is asked for its cash flow, and never what it has left to live on', async ({
  page,
  people,
}) => {
  await signedIn(people, page, { kind: 'business' });
  await page.goto('/budget');
  await page.getByRole('button', { name: 'Start my budget' }).click();
  await expect(title(page)).toHaveText('Money into the business');
  await expect(page.getByText('Step 1 of 4')).toBeVisible();
  await say(page, 'Sales', '5000');
  await goOn(page, 'Money out of the business');
  await say(page, 'Stock and supplies', '700', 'every week');
  await goOn(page, 'Bills to catch up on');
  await goOn(page, 'Check your budget');
  await expect(beside(page, 'Left over')).toHaveText('£1,966.67');
  await expect(page.getByRole('main')).not.toContainText(/a week\b|to save|live on/i);
  await page.getByRole('button', { name: 'Finish my budget' }).click();
  await expect(page.getByText(/^You finished this budget on /)).toBeVisible();
});

test('A budget with nothing in it is not finished, and says kindly what is missing', async ({
  page,
  people,
}) => {
  const { debtorId } = await signedIn(people, page);
  await aBudget(people.owner, debtorId, [], { finished: false });
  await page.goto('/budget/check');
  await page.getByRole('button', { name: 'Finish my budget' }).click();
  await expect(page.getByRole('alert').getByRole('link')).toHaveText([
    'Put in one amount first. If nothing comes in, put 0.',
  ]);
});

test('A budget can be taken away as a page and as a file for spreadsheets, and deleted for good', async ({
  page,
  people,
}) => {
  const { debtorId } = await signedIn(people, page);
  const id = await aBudget(people.owner, debtorId, [
    ['income', 'wages', 'own_wages', 300_00, 'weekly'],
    RENT,
  ]);
  await people.owner`update budget set household = '{"children": 2}' where id = ${id}`;
  const csv = await page.request.get('/api/budget/csv');
  expect(csv.headers()['content-disposition']).toMatch(
    /^attachment; filename="my-budget-\d{4}-\d\d-\d\d\.csv"$/,
  );
  expect(csv.headers()['cache-control']).toContain('no-store');
  expect(await csv.text()).toBe(
    `\ufeff${[
      'Part,Group,Line,Amount,How often,In a month',
      'Comes in,Work,"Your pay, after tax",300.00,every week,1300.00',
      'Goes out,Home,Rent,700.00,every month,700.00',
      '',
    ].join('\r\n')}`,
  );
  const html = await (await page.request.get('/api/budget/html')).text();
  expect(html).toContain('<th scope="row">Rent</th><td>£700.00</td><td>every month</td><td>£700.00</td>');
  expect(html).not.toMatch(/<script|https?:/);
  expect(html).toMatch(/<p>You finished this budget on \d+\s\w+ 20\d\d\.<\/p>/);
  expect(html).toContain('<th scope="row">How many children live with you?</th><td>2 people</td>');

  await page.goto('/budget');
  await page.getByRole('link', { name: 'Delete my budget' }).click();
  await page.getByRole('button', { name: 'Delete my budget' }).click();
  await expect(page.getByText('Your budget is deleted.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Start my budget' })).toBeVisible();
  expect((await page.request.get('/api/budget/csv', { maxRedirects: 0 })).status()).toBe(307);
});

test('With the code on a letter alone, nothing that may tell of health is shown, whether there is any or not', async ({
  page,
  people,
}) => {
  const [ill, well] = [await people.aCase(), await people.aCase()];
  const lines: BuiltLine[] = [WAGES, RENT];
  await aBudget(people.owner, ill.debtorId, [
    ...lines,
    ['income', 'disability', 'disability_benefits', 77_77],
    ['spending', 'care_and_health', 'disability_costs', 77_77],
  ]);
  await aBudget(people.owner, well.debtorId, lines);
  for (const { debtorId } of [ill, well]) {
    await people.signIn(page.context(), { debtorId, proved: 'letter' });
    for (const path of ['/budget/whole', '/budget/working']) {
      await page.goto(path);
      await expect(page.getByText('Some of it is kept out of sight')).toBeVisible();
      await expect(page.getByRole('main')).not.toContainText(/£77\.77|[^.\d]77\.77|disability/);
    }
    for (const file of ['csv', 'html'])
      expect(await (await page.request.get(`/api/budget/${file}`)).text()).not.toMatch(
        /£77\.77|[^.\d]77\.77|disability/,
      );
  }
  await people.signIn(page.context(), { debtorId: ill.debtorId, proved: 'letter' });
  await page.goto('/budget');
  await page.getByRole('button', { name: 'Change something' }).click();
  await expect(title(page)).toHaveText('Who lives with you?');
  await page.goto('/budget/benefits');
  await expect(page.getByLabel('What a disability costs you', { exact: true })).toHaveValue('');
  await goOn(page, 'Your home and its bills');
  await people.signIn(page.context(), { debtorId: ill.debtorId });
  await page.goto('/budget/benefits');
  await expect(page.getByLabel('What a disability costs you', { exact: true })).toHaveValue('77.77');
});

test('Nobody opens or takes another person’s budget; signed out there is none', async ({
  page,
  people,
  browser,
  baseURL,
}) => {
  const mine = await people.aCase();
  await aBudget(people.owner, mine.debtorId, [['income', 'wages', 'own_wages', 123_45]]);
  await signedIn(people, page);
  for (const path of ['/budget', '/budget/whole', '/budget/working', '/api/budget/csv', '/api/budget/html'])
    expect(await (await page.request.get(path)).text(), path).not.toContain('123.45');
  const stranger = await browser.newContext({ baseURL: baseURL ?? '' });
  for (const path of [
    '/budget',
    '/budget/work',
    '/budget/check',
    '/budget/whole',
    '/budget/working',
    '/budget/delete',
    '/nothing-left',
    '/nothing-left/ask',
    '/api/budget/csv',
  ]) {
    const answer = await stranger.request.get(path, { maxRedirects: 0 });
    expect([answer.status(), answer.headers().location], path).toEqual([307, '/sign-in']);
  }
  await stranger.close();
});

test('Where a budget is checked, a part with nothing in it leads to where something can be put in', async ({
  page,
  people,
}) => {
  const { debtorId } = await signedIn(people, page);
  await aBudget(people.owner, debtorId, [WAGES], { finished: false });
  for (const [part, where] of [
    ['Your home', 'Who lives with you?'],
    ['Goes out', 'Your home and its bills'],
    ['To catch up on bills', 'Bills to catch up on, and savings'],
  ] as const) {
    await page.goto('/budget/check');
    await page.getByRole('link', { name: new RegExp(`^Put something in\\s?: ${part}$`) }).click();
    await expect(title(page)).toHaveText(where);
  }
});

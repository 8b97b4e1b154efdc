import { randomUUID } from 'node:crypto';
import type { Locator, Page } from 'playwright/test';
import { fillCase } from '@/db/seed/full-case';
import { expectAccessible } from '../support/axe';
import { at } from '../support/door';
import { type Case, expect, type People, test } from '../support/session';

const part = (page: Page, name: string): Locator =>
  page.getByRole('main').getByRole('region', { name, exact: true });

const LATER = '2026-12-02T09:00:00.000Z';

/** A person who told us something, doubts one debt and offers a plan outside the policy for another. */
async function aFullCase(people: People): Promise<Case> {
  const card = await people.aCase({ balanceMinor: 600_00 });
  await fillCase(people.owner, card);
  return card;
}

async function open(
  { page, people }: { page: Page; people: People },
  one: Case,
  { role = 'agent' as const }: { role?: 'agent' | 'lead' | 'admin' | 'auditor' } = {},
): Promise<string> {
  const { id } = await people.aMember({ role });
  await people.signIn(page.context(), { staffId: id }, new Date(LATER));
  await page.setExtraHTTPHeaders(at(LATER));
  await page.goto(`/admin/cases/${one.debtorId}`);
  return id;
}

test('A case shows the person’s words before anything else, then how to reach them and what waits @core', async ({
  page,
  people,
}) => {
  const one = await aFullCase(people);
  await open({ page, people }, one);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Robin Test');
  const headings = page.getByRole('main').getByRole('heading', { level: 2 });
  await expect(headings).toHaveText([
    'In their own words',
    'How to reach them',
    'What waits for an answer',
    'What they owe',
    'Holds',
    'Plans',
    'Budget',
    'What has happened',
  ]);
  const words = part(page, 'In their own words');
  await expect(words.locator('blockquote')).toHaveText([
    /^I lost my job in May\.\s+My mum is ill/,
    /^I never had a meter\./,
  ]);
  await expect(words).toContainText('with “Says that something looks wrong”, about Northwater Utilities');
  await expect(words).toContainText('Begin your answer with thanks.');
  const reach = part(page, 'How to reach them');
  await expect(reach).toContainText('Email');
  await expect(reach.getByText(one.email)).toBeHidden();
  await reach.getByText('Show contact details').click();
  await expect(reach.getByText(one.email)).toBeVisible();
  const waits = part(page, 'What waits for an answer').getByRole('listitem');
  await expect(waits).toHaveCount(3);
  await expect(waits.first()).toContainText('Tells us what is going on');
  await expect(waits.first()).toContainText('Nobody has this yet.');
  await expect(waits.nth(1)).toContainText('They say: the amount is wrong. They point at this line: Fees.');
  await expect(
    page.getByRole('link', { name: /^Answer this\s?: Tells us what is going on$/ }),
  ).toHaveAttribute('href', /\/admin\/cases\/[0-9a-f-]+\/answer\/[0-9a-f-]+$/);
});

test('The figures of a case add up, entry by entry, and say what is left to live on @core', async ({
  page,
  people,
}) => {
  const one = await aFullCase(people);
  await open({ page, people }, one);
  const debts = part(page, 'What they owe');
  await expect(debts.locator('dl').first()).toContainText(
    /At first£600\.00Interest£12\.34Paid−£100\.00Now£512\.34/,
  );
  await expect(part(page, 'Holds')).toContainText('Something looks wrong to them: Northwater Utilities');
  const budget = part(page, 'Budget');
  // £1,290 in, £1,003.33 out, £20 of arrears, £90 kept apart; of £176.67 a tenth is saved.
  await expect(budget).toContainText(/Left over£159\.01/);
  await expect(budget).toContainText(/Left to live on a week£106\.\d\d/);
  await budget.getByText('By group').click();
  await expect(budget).toContainText(/Food and housekeeping£303\.33|Food[^£]*£303\.33/);
  await debts.getByRole('link', { name: 'See all 3 entries' }).click();
  await expect(page.getByRole('table', { name: 'Entries' }).getByRole('row')).toHaveCount(4);
  await page.getByRole('link', { name: 'Back to the case' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Robin Test');
});

test('An offer stands beside every line of the policy, with by how much it is outside @core', async ({
  page,
  people,
}) => {
  const one = await aFullCase(people);
  await open({ page, people }, one);
  await page.getByRole('link', { name: /^Look at this first\s?: Offers a plan$/ }).click();
  const offer = part(page, 'The offer beside the policy');
  await expect(offer).toContainText('Harbour Card Services, policy version 1.');
  await expect(offer).toContainText('Left to live on a week, after it');
  const least = offer.getByRole('row').filter({ hasText: 'Least payment' });
  await expect(least).toContainText('£3.00');
  await expect(least).toContainText(/Outside by £\d+\.00/);
  await expect(offer.getByRole('row').filter({ hasText: 'First payment by' })).toContainText('Within');
  await expect(part(page, 'What waits for an answer').getByRole('listitem').first()).toContainText(
    'Offers a plan',
  );
});

test('What has happened is told newest first, in words, with who did it; looks only where they are asked for', async ({
  page,
  people,
}) => {
  const one = await aFullCase(people);
  await open({ page, people }, one);
  const history = part(page, 'What has happened').getByRole('listitem');
  await expect(history).toHaveText([
    /^They told us what is going on\./,
    /^They said that a debt looks wrong, about Northwater Utilities\./,
    /^They offered a plan, about Harbour Card Services, £3\.00 a time, £512\.34 in all\./,
  ]);
  await page.getByRole('link', { name: 'Show who looked, too' }).click();
  await expect(history.first()).toContainText('You read their words.');
});

test('Whoever may not read words sees that there are some, and nothing of what they say or of health', async ({
  page,
  people,
}) => {
  const one = await aFullCase(people);
  await open({ page, people }, one, { role: 'auditor' });
  await expect(part(page, 'In their own words')).toContainText(
    'There are words here. You may not read them.',
  );
  await expect(page.getByRole('link', { name: /^Answer this/ })).toHaveCount(0);
  await part(page, 'Budget').getByText('By group').click();
  await expect(part(page, 'Budget')).toContainText('Lines that tell of health are not shown to you.');
  for (const headers of [{}, { rsc: '1' }, { rsc: '1', 'next-router-prefetch': '1' }]) {
    const answer = await page.request.get(`/admin/cases/${one.debtorId}`, {
      headers: { ...at(LATER), ...headers },
    });
    expect(await answer.text()).not.toMatch(/lost my job|never had a meter/);
  }
  const looks =
    await people.owner`select 1 from event where case_id = ${one.debtorId} and act = 'read their words'`;
  expect(looks).toHaveLength(0);
});

test('However a case is asked for, it shows no more than the page, and the look is written once', async ({
  page,
  people,
}) => {
  const one = await aFullCase(people);
  const staffId = await open({ page, people }, one);
  const path = `/admin/cases/${one.debtorId}`;
  const headers = at(LATER);
  for (const more of [{}, { rsc: '1' }, { rsc: '1', 'next-router-prefetch': '1' }])
    expect((await page.request.get(path, { headers: { ...headers, ...more } })).ok()).toBe(true);
  const head = await page.request.head(path, { headers });
  expect([head.status(), await head.text()]).toEqual([200, '']);
  const looks = await people.owner`
    select actor_id from event where case_id = ${one.debtorId} and act = 'read their words'`;
  expect([...looks]).toEqual([{ actor_id: staffId }]);
});

test('A case outside somebody’s portfolio is not there', async ({ page, people }) => {
  const one = await aFullCase(people);
  const { id } = await people.aMember();
  const [other] = await people.owner<{ id: string }[]>`select id from creditor where name = 'Mobile Seven'`;
  await people.owner`update staff set all_creditors = false where id = ${id}`;
  await people.owner`insert into staff_creditor (staff_id, creditor_id) values (${id}, ${other?.id ?? null})`;
  await people.signIn(page.context(), { staffId: id });
  for (const path of [
    `/admin/cases/${one.debtorId}`,
    `/admin/cases/${one.debtorId}/entries/${one.holdingId}`,
    `/admin/cases/${randomUUID()}`,
    '/admin/cases/x',
  ])
    expect((await page.goto(path))?.status(), path).toBe(404);
});

test('Somebody else who has the case open is shown, with when', async ({
  page,
  people,
  browser,
  baseURL,
}) => {
  const one = await aFullCase(people);
  const context = await browser.newContext({ ...(baseURL ? { baseURL } : {}) });
  await open({ page: await context.newPage(), people }, one);
  await context.close();
  await open({ page, people }, one, { role: 'lead' });
  await expect(page.getByRole('main')).toContainText('Sam Rowe opened this just now.');
  await expect(page.getByRole('main')).toContainText('Speak to each other before one of you answers.');
});

test('What is about nobody has a small page of its own', async ({ page, people }) => {
  const { creditorId } = await people.aCase();
  const [missing] = await people.owner<{ id: string }[]>`
    insert into submission (kind, creditor_id) values ('missing_rate', ${creditorId}) returning id`;
  const { id } = await people.aMember();
  await people.signIn(page.context(), { staffId: id });
  await page.goto(`/admin/cases/${missing?.id}`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('A rate of interest is missing');
  await expect(part(page, 'What waits for an answer')).toContainText(
    'Until a rate is known, no interest is reckoned.',
  );
  await expect(part(page, 'In their own words')).toHaveCount(0);
});

test('A case is open to everyone: axe finds nothing, and the first press of a key leads on', async ({
  page,
  people,
  javaScriptEnabled,
}) => {
  const one = await aFullCase(people);
  await open({ page, people }, one);
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: /Skip/ })).toBeFocused();
  const summary = part(page, 'How to reach them').locator('summary');
  await summary.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByText(one.email)).toBeVisible();
  // axe is a script itself.
  if (javaScriptEnabled !== false) {
    await expectAccessible(page);
    await page.goto(`/admin/cases/${one.debtorId}/entries/${one.holdingId}`);
    await expectAccessible(page);
  }
});

test('At a desk words and figures stand side by side; on a phone one under the other, and nothing is cut off', async ({
  page,
  people,
}) => {
  const one = await aFullCase(people);
  await open({ page, people }, one);
  const box = async (name: string) => (await part(page, name).boundingBox()) ?? { x: 0, y: 0 };
  await page.setViewportSize({ width: 1280, height: 900 });
  const [words, debts] = [await box('In their own words'), await box('What they owe')];
  expect(debts.x).toBeGreaterThan(words.x + 400);
  expect(Math.abs(debts.y - words.y)).toBeLessThan(8);
  await page.setViewportSize({ width: 390, height: 844 });
  const [above, below] = [await box('In their own words'), await box('What they owe')];
  expect(below.x).toBe(above.x);
  expect(below.y).toBeGreaterThan(above.y);
  for (const width of [320, 390, 1280]) {
    await page.setViewportSize({ width, height: 844 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth), `${width}`).toBeLessThanOrEqual(
      width,
    );
  }
});

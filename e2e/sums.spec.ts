import type { Page } from 'playwright/test';
import { aBudget as aFilledBudget } from '@/db/seed/build';
import { aBudget, aCreditor, aPolicy } from '@/db/seed/planning';
import { comeIn, pickMonthDay } from './support/planning';
import { expect, type People, test } from './support/session';

/** What each way says of itself, and that every figure opens its sum. */
const card = (page: Page, name: string) =>
  page.getByRole('listitem').filter({ has: page.getByRole('heading', { name, exact: true }) });

const INTEREST = {
  kind: 'simple_daily',
  rates: [{ from: '2020-01-01', percent: '9.9' }],
  dayCount: 'actual-year',
  rounding: 'floor per window',
  freezeWhilePlanKept: false,
  fromOn: 'balance as-at date',
};

/** £730 that bears 9.9% a year from 2 November: £5.74 by 1 December, a sixth of a pound or so a day. */
async function bearingInterest(people: People) {
  const creditor = await aCreditor(people.owner, 'Harbour Card Services');
  const built = await people.aCase({ balanceMinor: 730_00, creditor });
  const from = { effectiveOn: '2021-01-01', writtenAt: '2021-01-01T00:00:00Z' };
  await aPolicy(people.owner, built.creditorId, { ...from, interest: INTEREST });
  return built;
}

test('Where interest runs, no way says less than it costs, and all of it now opens its sum', async ({
  page,
  context,
  people,
}) => {
  const built = await bearingInterest(people);
  await aBudget(people.owner, built, 120_00);
  await comeIn({ page, context, people }, built);
  await page.goto(`/options/${built.holdingId}`);
  for (const name of ['Your own amount', 'Your own time', 'All of it by a day'])
    await expect(card(page, name)).toContainText('£730.00 and the interest');
  for (const name of ['Get free advice first', 'Ask us to reduce it', 'A little for now'])
    await expect(card(page, name)).toContainText('Goes on as now');
  const inFull = card(page, 'All of it now');
  await expect(inFull).toContainText('£735.74');
  await expect(inFull).toContainText('£94.15 a week, once it is paid');
  await inFull.getByRole('link', { name: /How we worked this out/ }).click();
  await expect(page.getByText('That is 29 days at 9.9% a year')).toBeVisible();
  await page.goto(`/options/${built.holdingId}/by-a-day`);
  await expect(page.getByText('You would pay £730.00, and the interest up to that day.')).toBeVisible();
  await page.goto(`/working?o=${built.holdingId}~settle.70`);
  for (const sum of [
    'With it you owe £735.74 today.',
    '70 in 100 of £735.74 is £515.01. The rest is £220.73.',
  ])
    await expect(page.getByText(sum)).toBeVisible();
});

test('A plan shows how its payment comes from what is left, and what stays to live on', async ({
  page,
  context,
  people,
}) => {
  const built = await people.aCase({ balanceMinor: 600_00 });
  await aBudget(people.owner, built, 120_00);
  await comeIn({ page, context, people }, built);
  await page.goto(`/options/${built.holdingId}`);
  await page.getByRole('link', { name: 'See how your budget adds up' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('How your budget adds up');
  await page.goBack();
  await card(page, 'A lighter plan')
    .getByRole('link', { name: /How we worked this out/ })
    .click();
  for (const sum of [
    'Of £108.00 a month we plan with at most 50 in 100. That is £54.00.',
    'A lighter plan takes 40 in 100 of that. In whole pounds that is £21.00 a month.',
    '£108.00 left over, and £300.00 kept in your budget to live on, less £21.00, is £387.00 a month. £387.00 × 12 months ÷ 52 weeks = £89.30 a week to live on.',
  ])
    await expect(page.getByText(sum)).toBeVisible();
  await page.goto(`/working?o=${built.holdingId}~months.7.monthly:28`);
  await expect(
    page.getByText('£600.00 shared over 7 payments is £85.72 each, rounded up to a penny.'),
  ).toBeVisible();
});

test('What can be agreed at once is said only where it can be', async ({ page, context, people }) => {
  const some = await people.aCase({ balanceMinor: 600_00 });
  await aBudget(people.owner, some, 120_00);
  await comeIn({ page, context, people }, some);
  await page.goto(`/options/${some.holdingId}?every=weekly`);
  await expect(card(page, 'Your own amount')).toContainText(
    /From £\d+\.\d\d to £24\.92 a week can be agreed at once/,
  );
  const none = await people.aCase({ balanceMinor: 600_00 });
  await aBudget(people.owner, none, 0);
  await people.signIn(context, none, new Date('2026-12-01T10:30:00.000Z'));
  await page.goto(`/options/${none.holdingId}`);
  await expect(card(page, 'Your own amount')).toContainText('A person looks at it');
  await expect(page.getByText('can be agreed at once')).toHaveCount(0);
});

test('A business sees no left to live on anywhere, and an adviser of businesses', async ({
  page,
  context,
  people,
}) => {
  const creditor = 'Ashdown Trade Supplies';
  const built = await people.aCase({ kind: 'business', creditor, balanceMinor: 4_000_00 });
  const lines = [
    ['money_in', 'money_in', 'sales', 9_000_00],
    ['money_out', 'money_out', 'wages', 8_000_00],
  ] as const;
  await aFilledBudget(people.owner, built.debtorId, lines, { kind: 'cash_flow' });
  await comeIn({ page, context, people }, built);
  await page.goto(`/options/${built.holdingId}`);
  await expect(card(page, 'A lighter plan')).toContainText('£200.00 a month');
  await expect(page.getByText('Left to live on')).toHaveCount(0);
  await page.goto(`/agree/check?o=${built.holdingId}~amount.20000.monthly:28`);
  await expect(page.getByText('You pay in all')).toBeVisible();
  await expect(page.getByText('Left to live on')).toHaveCount(0);
  await page.goto('/pause');
  await expect(page.getByText('Business Debtline gives free advice.')).toBeVisible();
});

test('One payment is called one, and a payment above what is left says so in words', async ({
  page,
  context,
  people,
}) => {
  const built = await people.aCase({ balanceMinor: 2_000_00 });
  await aBudget(people.owner, built, 120_00);
  await comeIn({ page, context, people }, built);
  await page.goto(`/agree/check?o=${built.holdingId}~amount.200000.monthly:28`);
  await expect(page.getByText('1 payment', { exact: true })).toBeVisible();
  await expect(page.getByText(/^Nothing\. You would be £\d+\.\d\d a week short\.$/)).toBeVisible();
  await page.getByRole('link', { name: 'See how we worked this out' }).click();
  await expect(page.getByText(/you would be £\d+\.\d\d a week short/)).toBeVisible();
});

test('Several plans in one go leave one figure to live on, and nothing is promised for a debt that gets nothing', async ({
  page,
  context,
  people,
}) => {
  const card1 = await people.aCase({ balanceMinor: 600_00 });
  const { debtorId } = card1;
  await people.aCase({ debtorId, creditor: 'Elmfield Borough Council', balanceMinor: 300_00 });
  await people.aCase({ debtorId, creditor: 'Northwater Utilities', balanceMinor: 9_000_00 });
  await aBudget(people.owner, card1, 90_00);
  await comeIn({ page, context, people }, card1);
  await page.goto('/options/all');
  const lighter = card(page, 'A lighter plan');
  await expect(lighter).toContainText('£78.57 a week');
  await expect(lighter).toContainText(
    '£1.30 a month. We look again after half a year. A person looks at it.',
  );
  await expect(lighter).toContainText('Nothing for now. You can pause it, or ask us to reduce it.');
  await lighter.getByRole('link', { name: /Choose this/ }).click();
  await pickMonthDay(page, 28);
  await expect(page.getByText('£78.57 a week')).toHaveCount(2);
  await expect(page.getByText('Left to live on, with all of these plans')).toHaveCount(2);
  await page.goto(page.url().replace('/agree/check', '/working'));
  // £2.61 and £78.39 are the £81.00 that the budget leaves.
  for (const share of ['Elmfield Borough Council: £2.61', 'Northwater Utilities: £78.39'])
    await expect(page.getByText(`${share} a month.`).first()).toBeVisible();
  await expect(page.getByText('Harbour Card Services: £0.00 a month.').first()).toBeVisible();
  await expect(page.getByRole('heading', { name: 'All together' })).toBeVisible();
  await expect(
    page.getByText(/less £40\.49, is £340\.51 a month\. .* = £78\.57 a week to live on\./),
  ).toHaveCount(1);
});

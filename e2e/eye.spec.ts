import type { Page } from 'playwright/test';
import { aDebt, aBudget as aHouseholdBudget } from '@/db/seed/build';
import { fillCase } from '@/db/seed/full-case';
import { addEntries } from '@/db/seed/owing';
import { aBudget, agree, asDebtor } from '@/db/seed/planning';
import { threeDebts } from '@/db/seed/three-debts';
import { sitDown } from './support/answering';
import { stumbles } from './support/eye';
import { OPEN_PAGES } from './support/pages';
import { comeIn } from './support/planning';
import { expect, test } from './support/session';

/** The smallest phone that people still have; an ordinary one, and a desk, with letters at twice their size. */
const SIGHTS = [
  { width: 320, letters: '100%' },
  { width: 390, letters: '200%' },
  { width: 1280, letters: '200%' },
] as const;

async function readsWell(
  page: Page,
  paths: readonly string[],
  { least = 44, sights = SIGHTS }: { least?: number; sights?: readonly (typeof SIGHTS)[number][] } = {},
): Promise<void> {
  for (const path of paths) {
    await page.goto(path);
    for (const { width, letters } of sights) {
      await page.setViewportSize({ width, height: 640 });
      await page.evaluate((size) => {
        document.documentElement.style.fontSize = size;
      }, letters);
      expect(await stumbles(page, { least }), `${path} at ${width}`).toEqual([]);
    }
  }
}

test('On a small phone, and with large letters, no open page splits a figure, and each has one title and one main thing at most', async ({
  page,
}) => {
  test.slow();
  await readsWell(
    page,
    // Services come in another order each time; whole and in one order, each is looked at every time.
    [...OPEN_PAGES.map(({ path }) => path), '/help?order=1&show=all'],
  );
});

test('On a small phone, and with large letters, large figures of several debts stay whole, and each page has one main thing at most', async ({
  page,
  context,
  people,
}) => {
  test.setTimeout(180_000);
  const three = await threeDebts(people.owner);
  const { debtorId, holdingId } = three;
  await addEntries(people.owner, three.debtId, [
    { kind: 'payment', amountMinor: -12_00, onDay: '2026-11-12', reference: 'a-rather-long-reference-0001' },
  ]);
  await people.signIn(context, three);
  await readsWell(page, [
    '/home',
    `/debts/${holdingId}`,
    `/debts/${holdingId}/history`,
    `/debts/${holdingId}/wrong?line=fee`,
    '/options',
    `/options/${holdingId}`,
    '/signed-in',
    '/pause',
    '/nothing-left',
  ]);
  const large = await aDebt(people.owner, { debtorId, balanceMinor: 1_234_567_89 });
  // A figure this long at twice its size is wider than a phone, and is still not split.
  const sights = SIGHTS.filter(({ width }) => width !== 390);
  await readsWell(page, ['/home', `/debts/${large.holdingId}`, '/options', `/options/${large.holdingId}`], {
    sights,
  });
});

test('On a small phone, and with large letters, a plan and a budget stay whole, to check and on their own page', async ({
  page,
  context,
  people,
}) => {
  test.setTimeout(180_000);
  const built = await people.aCase({ balanceMinor: 900_00 });
  const water = await people.aCase({
    debtorId: built.debtorId,
    creditor: 'Northwater Utilities',
    balanceMinor: 200_00,
  });
  const agreed = await agree(asDebtor(water), water, 'amount.2000.weekly:5');
  if (!agreed.ok) throw new Error(agreed.reason);
  await comeIn({ page, context, people }, built);
  const plan = `o=${built.holdingId}~amount.100.monthly:28`;
  await readsWell(page, [
    `/agree/pay-day?${plan}`,
    `/agree/check?${plan}`,
    `/working?${plan}`,
    `/plans/${agreed.planIds[0]}`,
  ]);
  await aBudget(people.owner, built, 120_00);
  await readsWell(page, ['/options/all', '/budget', '/budget/whole', '/budget/working']);
  const other = await people.aCase();
  await people.signIn(context, other);
  await page.setExtraHTTPHeaders({});
  await aHouseholdBudget(
    people.owner,
    other.debtorId,
    [['income', 'wages', 'own_wages', 1_234_56, 'four_weekly']],
    { finished: false },
  );
  await readsWell(page, ['/budget/work', '/budget/check']);
});

test('On a small phone, and with large letters, the desk of staff has nothing beyond the edge and no split figure', async ({
  page,
  context,
  people,
}) => {
  test.setTimeout(180_000);
  const built = await people.aCase({ balanceMinor: 1_234_56 });
  await fillCase(people.owner, built);
  await sitDown({ page, context, people }, 'admin');
  await readsWell(
    page,
    [
      '/admin/queue',
      '/admin/queue/search',
      `/admin/cases/${built.debtorId}`,
      '/admin/imports',
      '/admin/imports/new',
      '/admin/resources',
      '/admin/policies',
      '/admin/roles',
    ],
    { least: 24 },
  );
});

test('A tab is named as its page is, also where a page has several names', async ({
  page,
  context,
  people,
}) => {
  const built = await people.aCase({ balanceMinor: 900_00 });
  const water = await people.aCase({ debtorId: built.debtorId, creditor: 'Northwater Utilities' });
  const agreed = await agree(asDebtor(water), water, 'amount.2000.weekly:5');
  if (!agreed.ok) throw new Error(agreed.reason);
  const card = await people.aCase({ debtorId: built.debtorId, creditor: 'Kettle & Co Catalogue' });
  await comeIn({ page, context, people }, built);
  await aHouseholdBudget(people.owner, built.debtorId, [['income', 'wages', 'own_wages', 900_00]]);
  await aHouseholdBudget(people.owner, built.debtorId, [], { finished: false });
  const plan = ({ holdingId }: { holdingId: string }) => `o=${holdingId}~amount.1000.monthly:28`;
  for (const path of [
    '/budget',
    '/budget/work',
    '/budget/behind',
    '/budget/check',
    '/budget/working',
    '/budget/whole',
    '/budget/delete',
    '/nothing-left/ask',
    `/options/${built.holdingId}/own?way=months`,
    `/options/${built.holdingId}/own?way=little`,
    `/agree/check?${plan(built)}`,
    `/agree/check?${plan(built)}&${plan(card)}`,
    `/plans/${agreed.planIds[0]}?new=yes`,
  ]) {
    await page.goto(path);
    const name = await page.getByRole('heading', { level: 1 }).innerText();
    expect((await page.title()).split(' – ')[0], path).toBe(name.replaceAll(/\s+/g, ' '));
  }
});

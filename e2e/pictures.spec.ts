import { expect, test } from './support/session';

/** Where they go; `PICTURES=docs/pictures npm run e2e -- pictures` makes those of the README anew. */
const FOLDER = process.env.PICTURES ?? 'test-results/pictures';

test.use({ viewport: { width: 390, height: 844 } });

test('the pictures of the README show the portal as it is', async ({ people, page }) => {
  const one = await people.aCase({ balanceMinor: 1_240_00 });
  await people.signIn(page.context(), { debtorId: one.debtorId });
  for (const [name, path] of [
    ['welcome', '/'],
    ['home', '/home'],
    ['debt', `/debts/${one.debtId}`],
    ['help', '/help'],
  ] as const) {
    const answer = await page.goto(path);
    expect(answer?.status(), path).toBe(200);
    await page.screenshot({ path: `${FOLDER}/${name}.png` });
  }
});

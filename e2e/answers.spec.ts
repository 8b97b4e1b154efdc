import { aCounterOffer, anAnswer, offered } from '@/db/seed/answers';
import { aBudget } from '@/db/seed/planning';
import { expectAccessible } from './support/axe';
import { comeIn } from './support/planning';
import { expect, test } from './support/session';

const READ_AT = '2026-12-03T10:15:00.000Z';
/** Where the pictures go that a person looks at. */
const FOLDER = 'test-results/pictures';

test('Every page of an answer is open to everyone, at 320, 390 and 1280 pixels', async ({
  page,
  context,
  people,
}) => {
  test.setTimeout(240_000);
  const countered = await people.aCase({ balanceMinor: 900_00 });
  await aBudget(people.owner, countered, 120_00);
  const { debtorId } = countered;
  const [asked, refused, waiting] = [
    await people.aCase({ debtorId, creditor: 'Northwater Utilities', balanceMinor: 400_00 }),
    await people.aCase({ debtorId, creditor: 'Elmfield Borough Council', balanceMinor: 300_00 }),
    await people.aCase({ debtorId, balanceMinor: 700_00 }),
  ];
  const ids = [];
  for (const one of [countered, asked, refused, waiting]) ids.push(await offered(one));
  const [first = '', second = '', third = '', fourth = ''] = ids;
  await aCounterOffer(people.owner, countered, first);
  await anAnswer(people.owner, {
    submissionId: second,
    outcome: 'ask',
    details: {},
    reply: 'Is that each month?',
  });
  await anAnswer(people.owner, {
    submissionId: third,
    outcome: 'decline',
    details: {},
    reason: 'takes_too_long',
    waysOn: ['offer_less', 'pause', 'talk_to_us'],
  });
  await comeIn({ page, context, people }, countered, READ_AT);
  for (const [name, path] of [
    ['answer-counter', `/answers/${first}`],
    ['answer-accept', `/answers/${first}/accept`],
    ['answer-ask', `/answers/${second}`],
    ['answer-no', `/answers/${third}`],
    ['answer-waits', `/answers/${fourth}`],
    ['answer-home', '/home'],
    ['answer-debt', `/debts/${countered.holdingId}`],
  ] as const) {
    await page.goto(path);
    for (const width of [320, 390, 1280]) {
      await page.setViewportSize({ width, height: 800 });
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(wide, `${path} at ${width}`).toBeLessThanOrEqual(0);
      await expectAccessible(page);
      await page.screenshot({ path: `${FOLDER}/${name}.${width}.png`, fullPage: true });
    }
  }
  // Never more than one main thing to do.
  await page.goto('/home');
  await expect(page.locator('main .bg-action')).toHaveCount(1);
});

test('An offer of ours is read and accepted with the keyboard alone', async ({ page, context, people }) => {
  const built = await people.aCase({ balanceMinor: 900_00 });
  const id = await offered(built);
  await aCounterOffer(people.owner, built, id);
  await comeIn({ page, context, people }, built, READ_AT);
  await page.goto(`/answers/${id}`);
  const tabTo = async (name: string): Promise<void> => {
    for (let pressed = 0; pressed < 80; pressed += 1) {
      await page.keyboard.press('Tab');
      const focused = await page.evaluate(() => {
        const on = document.activeElement;
        return on instanceof HTMLInputElement ? (on.labels?.[0]?.textContent ?? '') : (on?.textContent ?? '');
      });
      if (focused.trim() === name) return;
    }
    throw new Error(`“${name}” cannot be reached with Tab`);
  };
  await tabTo('Look at it once more, and say yes');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Check this plan before you say yes');
  await tabTo('I can keep to this, and still pay for what I need');
  await page.keyboard.press('Space');
  await tabTo('Say yes to this plan');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Your plan is set up');
});

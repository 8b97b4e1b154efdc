import { expectAccessible } from './support/axe';
import { aDesk } from './support/desk';
import { expect, test } from './support/session';

const SIZES = [
  { width: 320, height: 640 },
  { width: 390, height: 844 },
  { width: 1280, height: 900 },
];

test('The queue and the search are open to everyone in every state and at every size', async ({
  page,
  context,
  people,
}) => {
  test.setTimeout(180_000);
  const desk = await aDesk(people);
  const one = await desk.aPerson();
  const lead = await desk.aColleague('lead');
  const other = await desk.aColleague('agent', 'Alex Poe');
  await desk.waits(one, { kind: 'telling', promisedAt: '2026-01-05T15:00:00Z' });
  const doubt = await desk.waits(one, { kind: 'looks_wrong', details: { doubt: 'already_paid' } });
  await desk.waits(await desk.aPerson(), { assigneeId: lead.staffId });
  await people.owner`insert into case_look (about_id, staff_id, looked_at) values (${one.debtorId}, ${other.staffId}, now())`;
  await people.signIn(context, lead);
  const states = [
    '/admin',
    '/admin/queue?kind=looks_wrong',
    '/admin/queue?whose=mine&late=yes',
    `/admin/queue?on=${doubt}`,
    `/admin/queue?on=${doubt}&said=someone-has-it`,
    '/admin/queue?said=nothing',
    '/admin/queue/search',
  ];
  const check = async (name: string) => {
    for (const size of SIZES) {
      await page.setViewportSize(size);
      await expectAccessible(page);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(wide, `${name} at ${size.width}`).toBeLessThanOrEqual(0);
      const shot =
        process.env.PICTURES && `${process.env.PICTURES}/${name.replaceAll(/\W+/g, '-')}-${size.width}.png`;
      if (shot) await page.screenshot({ path: shot, fullPage: true });
    }
  };
  for (const state of states) {
    await page.goto(state);
    await check(state.replace(doubt, 'x'));
  }
  const titled = (name: string) => page.getByRole('heading', { name, exact: true });
  const short = page.getByRole('alert').filter({ hasText: 'Type at least 2 letters or numbers' });
  for (const [words, found] of [
    [one.name.split(' ')[1] ?? '', titled('1 found')],
    ['a', short],
    ['zzzzzzzz', titled('Nobody was found')],
  ] as const) {
    await page.goto('/admin/queue/search');
    await page.getByRole('textbox').fill(words);
    await page.getByRole('button', { name: 'Find', exact: true }).click();
    await expect(found).toBeVisible();
    await check(`found ${words.slice(0, 1)}`);
  }
});

test('An address that nobody was given shows the list as if nothing had been asked', async ({
  page,
  context,
  people,
}) => {
  const desk = await aDesk(people);
  const sent = await desk.waits(await desk.aPerson());
  await people.signIn(context, await desk.aColleague('lead'));
  const odd = ['said=constructor', 'said=done&said=done', `after=10_0000-01-01T00:00:00.000000Z_${sent}`];
  for (const asked of odd) {
    const answer = await page.goto(`/admin/queue?on=${sent}&${asked}`);
    expect(answer?.status(), asked).toBe(200);
    await expect(page.getByRole('button', { name: 'Take it' })).toBeVisible();
  }
});

test('Everything on the queue is reached and pressed by key', async ({ page, context, people }) => {
  const desk = await aDesk(people);
  const one = await desk.aPerson();
  await desk.waits(one);
  await people.signIn(context, await desk.aColleague('lead'));
  await page.goto('/admin/queue');
  const wanted = [
    'Take the next one',
    'All',
    'Mine',
    'Nobody’s',
    'Late',
    'By kind or creditor',
    one.name,
    `Nobody has it, ${one.name}`,
  ];
  const seen: string[] = [];
  await page.locator('main').focus();
  for (let n = 0; n < 30; n += 1) {
    await page.keyboard.press('Tab');
    seen.push((await page.evaluate(() => document.activeElement?.textContent)) ?? '');
  }
  expect(seen.filter((words) => wanted.includes(words)).slice(0, wanted.length)).toEqual(wanted);
  await page.getByText('Nobody has it,').focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Take it' })).toBeVisible();
});

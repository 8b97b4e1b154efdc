import { expect, type Page, test } from 'playwright/test';
import { at, doorToken } from '../support/door';

const GUIDES = 11;
const found = (page: Page) => page.getByRole('main').getByRole('region', { name: /services? found/ });
const namesIn = async (page: Page) =>
  (await found(page).getByRole('listitem').getByRole('link').allTextContents()).filter(
    (name) => !/^[\d ]+$/.test(name),
  );

test('From the first page a person finds help for their need and nation, and what is known of it @smoke @core', async ({
  page,
}) => {
  await page.goto('/');
  await page.getByRole('main').getByRole('link', { name: 'Find free help that isn’t us' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Find free help');
  await page.getByLabel('What do you need help with?').selectOption('Rent, mortgage or a place to live');
  await page.getByLabel('Where do you live?').selectOption('Wales');
  await page.getByRole('button', { name: 'Find help' }).click();
  await page.waitForURL(/[?&]nation=wales/);
  await expect(page.getByLabel('Where do you live?')).toHaveValue('wales');
  await expect(found(page).getByRole('link', { name: 'Shelter Cymru' })).toBeVisible();
  await expect(found(page).getByRole('link', { name: '08000 495 495' })).toHaveAttribute(
    'href',
    'tel:08000495495',
  );
  await expect(found(page).getByText('Shelter (England)')).toHaveCount(0);
  await found(page).getByRole('link', { name: 'Shelter Cymru' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Shelter Cymru');
  await expect(page.getByRole('main').getByText('Welsh')).toBeVisible();
  await expect(page.getByRole('main').getByText('Last seen in 2026.')).toBeVisible();
  await page.getByRole('link', { name: 'Back to the list' }).click();
  await expect(page.getByLabel('Where do you live?')).toHaveValue('wales');
});

test('Words, personal or business, and language narrow what is found', async ({ page }) => {
  await page.goto('/help');
  await page.getByLabel('Search', { exact: true }).fill('tax');
  await page.getByText('More choices').click();
  await page.getByLabel('Is it for you or for a business?').selectOption('A business');
  await page.getByRole('button', { name: 'Find help' }).click();
  await page.waitForURL(/[?&]for=business/);
  const names = await namesIn(page);
  expect(names).toContain('HMRC Payment Support Service');
  expect(names).not.toContain('Samaritans');
  await page.goto('/help?language=welsh');
  expect(await namesIn(page)).toContain('Citizens Advice Cymru (Advicelink Cymru)');
});

test('What is found can be walked page by page in one order, with nobody twice and nobody left out', async ({
  page,
}) => {
  await page.goto('/help?order=271828');
  const walked = await namesIn(page);
  while ((await page.getByRole('link', { name: /^Next \d+$/ }).count()) > 0) {
    const next = page.getByRole('link', { name: /^Next \d+$/ });
    const href = (await next.getAttribute('href')) ?? '';
    await next.click();
    // The next page looks like this one until it is there.
    await page.waitForURL((url) => url.href.endsWith(href));
    await expect(page.getByRole('link', { name: 'Back to the start of the list' })).toBeVisible();
    walked.push(...(await namesIn(page)));
    expect(walked.length).toBeLessThan(500);
  }
  await page.getByRole('link', { name: 'Show all on one page, to print' }).click();
  await page.waitForURL(/[?&]show=all/);
  expect(await namesIn(page)).toEqual(walked);
  expect(new Set(walked).size).toBe(walked.length);
  const heading = page.getByRole('heading', { name: `${walked.length} services found` });
  await expect(heading).toBeVisible();
});

test('Where nothing fits there are ways on, and the first of them leads to somebody', async ({ page }) => {
  await page.goto('/help?words=qqqq&nation=wales&order=1');
  await expect(page.getByRole('heading', { name: 'Nothing found' })).toBeVisible();
  await page.getByRole('link', { name: /^Leave out the search words \(\d+\)$/ }).click();
  await page.waitForURL((url) => !url.searchParams.has('words'));
  await expect(page.getByLabel('Where do you live?')).toHaveValue('wales');
  expect((await namesIn(page)).length).toBeGreaterThan(0);
});

test('Open now leaves out what is closed, and keeps apart those whose hours nobody knows', async ({
  browser,
  baseURL,
  javaScriptEnabled,
}) => {
  test.skip(!doorToken, 'the clock is set through the test door');
  // A Tuesday at three in the morning, and nobody's holiday.
  const context = await browser.newContext({
    ...(baseURL ? { baseURL } : {}),
    javaScriptEnabled: javaScriptEnabled ?? true,
    extraHTTPHeaders: at('2027-03-09T03:00:00Z'),
  });
  const page = await context.newPage();
  await page.goto('/help?nation=england');
  await page.getByText('More choices').click();
  await page.getByRole('checkbox', { name: 'Leave out what is closed now' }).check();
  await page.getByRole('button', { name: 'Find help' }).click();
  await page.waitForURL(/[?&]open=now/);
  await page.getByRole('link', { name: 'Show all on one page, to print' }).click();
  await page.waitForURL(/[?&]show=all/);
  const open = page.getByRole('region', { name: 'Open now' });
  const unknown = page.getByRole('region', { name: 'Hours not known' });
  await expect(open.getByRole('link', { name: 'Samaritans', exact: true })).toBeVisible();
  await expect(unknown.getByRole('link', { name: 'Turn2us' })).toBeVisible();
  await expect(found(page).getByText('StepChange Debt Charity')).toHaveCount(0);
  await expect(found(page).getByText('Closed now.')).toHaveCount(0);
  await context.close();
});

test('Crisis lines of every nation are there without choosing, and a chosen nation comes first @smoke @core', async ({
  page,
}) => {
  await page.goto('/');
  await page.getByRole('link', { name: 'More people to call, by nation' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('If you can’t cope right now');
  const main = page.getByRole('main');
  for (const [name, number] of [
    ['Anywhere in the UK', '116 123'],
    ['In England', '0808 2000 247'],
    ['In Wales', '0808 80 10 800'],
    ['In Scotland', '0800 83 85 87'],
    ['In Northern Ireland', '0808 808 8000'],
  ] as const)
    await expect(main.getByRole('region', { name }).getByRole('link', { name: number })).toBeVisible();
  await expect(main.getByRole('link', { name: '111', exact: true }).first()).toHaveAttribute(
    'href',
    'tel:111',
  );
  await expect(main.getByRole('link', { name: '85258' })).toHaveAttribute('href', 'sms:85258');
  await main.getByRole('link', { name: 'Northern Ireland', exact: true }).click();
  const nations = main.getByRole('heading', { level: 2 }).filter({ hasText: /^In / });
  await expect(nations).toHaveText(['In Northern Ireland', 'In England', 'In Wales', 'In Scotland']);
});

test('Every guide opens from the list, and says that it is not advice, its day and its sources @smoke', async ({
  page,
}) => {
  await page.goto('/guides');
  const links = page.getByRole('main').getByRole('listitem').getByRole('link');
  await expect(links).toHaveCount(GUIDES);
  for (const title of await links.allTextContents()) {
    await page.goto('/guides');
    await page.getByRole('main').getByRole('link', { name: title }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
    const main = page.getByRole('main');
    await expect(
      main.getByText(/This is information, not advice\. We last went through it on \d+\s\w+ 20\d\d\./),
    ).toBeVisible();
    const sources = main.getByRole('region', { name: 'Where this comes from' });
    await expect(sources.getByRole('listitem').first()).toBeVisible();
  }
});

test('The guide to breathing space tells the nations apart, and the Scottish phone line from the law', async ({
  page,
}) => {
  await page.goto('/guides/breathing-space');
  const main = page.getByRole('main');
  await expect(main.getByRole('region', { name: 'Scotland: the phone line' })).toContainText(
    'does not pause a debt',
  );
  await expect(main.getByRole('region', { name: 'England and Wales: Breathing Space' })).toContainText(
    'For England and Wales.',
  );
  await expect(main.getByRole('region', { name: 'Northern Ireland' })).toContainText('For Northern Ireland.');
});

test('A service or a guide that is not there is a real 404', async ({ page }) => {
  for (const path of ['/help/no-such-service', '/guides/no-such-guide', '/guides/..%2f..%2fshell']) {
    const answer = await page.goto(path);
    expect([400, 404], path).toContain(answer?.status());
  }
});

test('Without an account a person sees each payment, the short last one and the end @smoke @core', async ({
  page,
}) => {
  await page.goto('/calculator');
  await page.getByLabel('How much do you owe?').fill('£ 112.50');
  await page.getByLabel('How much could you pay each time?').fill('25');
  await page.getByRole('radio', { name: 'Every month, on the same day' }).check();
  await page.getByLabel('Day', { exact: true }).fill('31');
  await page.getByLabel('Month', { exact: true }).fill('jan');
  await page.getByLabel('Year', { exact: true }).fill('2027');
  await page.getByRole('button', { name: 'Show the payments' }).click();
  await expect(
    page.getByText('You would make 5 payments, from 31 January 2027 to 31 May 2027.'),
  ).toBeVisible();
  const rows = page.getByRole('table', { name: 'Your payments' }).getByRole('row');
  await expect(rows).toHaveText([
    /^Day\s*You pay\s*Left to pay$/,
    /31\sJanuary 2027\s*£25\.00\s*£87\.50/,
    /28\sFebruary 2027\s*£25\.00\s*£62\.50/,
    /31\sMarch 2027\s*£25\.00\s*£37\.50/,
    /30\sApril 2027\s*£25\.00\s*£12\.50/,
    /31\sMay 2027\s*£12\.50\s*£0\.00/,
  ]);
  const working = page.getByRole('region', { name: 'How we worked this out' });
  await expect(working).toContainText('£112.50 is made up of 4 payments of £25.00. That comes to £100.00.');
  await expect(working).toContainText('£12.50 is still left. That is the short last payment.');
  await expect(working).toContainText('All 5 payments add up to £112.50.');
  await expect(page.getByLabel('How much do you owe?')).toHaveValue('£ 112.50');
});

test('The calculator says what to put right beside each field, and keeps what was typed', async ({
  page,
}) => {
  await page.goto('/calculator');
  await page.getByLabel('How much do you owe?').fill('lots');
  await page.getByLabel('How much could you pay each time?').fill('-5');
  await page.getByLabel('Day', { exact: true }).fill('31');
  await page.getByLabel('Month', { exact: true }).fill('2');
  await page.getByLabel('Year', { exact: true }).fill('2027');
  await page.getByRole('button', { name: 'Show the payments' }).click();
  const summary = page.getByRole('alert').filter({ hasText: 'Please put this right' });
  await expect(summary.getByRole('link')).toHaveText([
    'Enter what you owe in figures, like 450 or 1,250.50',
    'Enter what you could pay without a minus sign',
    'Choose how often you would pay',
    'Enter a day that exists, like 28 11 2026',
  ]);
  await expect(page.getByLabel('How much do you owe?')).toHaveValue('lots');
  await expect(page.getByLabel('How much do you owe?')).toHaveAccessibleDescription(
    /Enter what you owe in figures/,
  );
  await expect(page.getByLabel('Day', { exact: true })).toHaveValue('31');
  await summary.getByRole('link', { name: 'Choose how often you would pay' }).click();
  await expect(page.getByRole('radio', { name: 'Every week' })).toBeFocused();
});

test('Nothing owed, nothing to pay with and a plan without end each get kind words and a way on', async ({
  page,
}) => {
  const ask = (amount: string, payment: string) =>
    page.goto(`/calculator?amount=${amount}&payment=${payment}&often=weekly`);
  await ask('0', '10');
  await expect(page.getByRole('heading', { name: 'There is nothing to pay' })).toBeVisible();
  await ask('1200.01', '1');
  await expect(page.getByRole('heading', { name: 'That would take very long' })).toBeVisible();
  await ask('1200', '1');
  await expect(page.getByText('You would make 1,200 payments')).toBeVisible();
  await ask('300', '0');
  await page.getByRole('link', { name: 'Read what to do when nothing is left' }).click();
  await expect(page).toHaveURL(/\/guides\/nothing-left$/);
});

test('An amount that is paid at once needs one payment, and today counts where no day is given', async ({
  page,
}) => {
  await page.goto('/calculator?amount=19.99&payment=20&often=weekly');
  await expect(
    page.getByText(/^You would pay £19\.99 once, on \d+\s\w+ 20\d\d\. Then it is done\.$/),
  ).toBeVisible();
  await page.goto(
    '/calculator?amount=90&payment=30&often=month_end&first-day=14&first-month=1&first-year=2027',
  );
  await expect(
    page.getByText('You would make 3 payments, from 31 January 2027 to 31 March 2027.'),
  ).toBeVisible();
});

test('From every page a person learns how to have an interpreter or another format, free @smoke', async ({
  page,
}) => {
  await page.goto('/safety');
  await page
    .getByRole('contentinfo')
    .getByRole('link', { name: 'How to ask, and free interpreters' })
    .click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Other languages and formats');
  const polish = page.getByRole('listitem').filter({ hasText: 'polski' });
  await expect(polish).toContainText('Polish, please');
  await page.getByRole('link', { name: 'Services with an interpreter' }).click();
  await page.waitForURL(/[?&]language=interpreter/);
  await expect(page.getByLabel('In which language?')).toHaveValue('interpreter');
  expect((await namesIn(page)).length).toBeGreaterThan(0);
});

test('Looking for help leaves nothing behind: no cookie, nothing stored by the browser or on the way', async ({
  page,
  context,
}) => {
  for (const path of [
    '/help?need=abuse&nation=wales',
    '/help/crisis',
    '/calculator?amount=5&payment=1&often=weekly',
  ]) {
    const answer = await page.goto(path);
    expect(answer?.headers()['cache-control'], path).toContain('no-store');
    expect(answer?.headers()['set-cookie'], path).toBeUndefined();
  }
  expect(await context.cookies()).toEqual([]);
});

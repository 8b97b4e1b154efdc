import fs from 'node:fs';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import type { Page } from 'playwright/test';
import { command } from '@/bin/testing';
import { aFolder } from '@/db/seed/folder';
import { type Hands, keyboardOf, POINTER } from '../support/hands';
import { look } from '../support/look';
import { digitsIn, expect, messageTo, test } from '../support/session';

const FILE = path.resolve('db/seed/data/accounts.csv');

/**
 * People of the sample file, by how they come in and by project: each project has its own, since a person is sent only
 * so many codes, and a new letter ends the one before.
 */
const PEOPLE = {
  email: { browser: 'EK00070011', mobile: 'EK00070036', 'no-js': 'EK00070039' },
  text: { browser: 'EK00070013', mobile: 'EK00070044', 'no-js': 'EK00070055' },
  letter: { browser: 'EK00070018', mobile: 'EK00070032', 'no-js': 'EK00070040' },
  keyboard: { browser: 'EK00070021', mobile: 'EK00070041', 'no-js': 'EK00070069' },
} as const;

/** The nation of a postcode of the file, and a service that is there for that nation and not for the rest. */
const NATIONS: readonly [areas: RegExp, nation: string, service: string][] = [
  [/^(EH|G)\d/, 'Scotland', 'Citizens Advice Scotland Money Talk Team'],
  [/^(CF|LL)\d/, 'Wales', 'Citizens Advice Cymru (Advicelink Cymru)'],
  [/^BT\d/, 'Northern Ireland', 'Advice NI Debt Service'],
  [/^(EC|LS|M|SW)\d/, 'England', 'Citizens Advice (England) Adviceline'],
];

type Account = Record<
  | 'account_reference'
  | 'creditor'
  | 'date_of_birth'
  | 'email'
  | 'mobile'
  | 'postcode'
  | 'current_balance'
  | 'last_name',
  string
>;

test.describe.configure({ timeout: 180_000 });
test.use({ viewport: { width: 320, height: 640 }, actionTimeout: 20_000 });

/** Imports the file as an operator does; what is known already stays as it is. */
test.beforeAll(async () => {
  if (!process.env.DATABASE_OWNER_URL) return;
  const done = await command('import', [FILE]);
  expect(done.code, done.err).toBe(0);
});

function accountFor(way: keyof typeof PEOPLE): Account {
  const { name } = test.info().project;
  const reference = name === 'mobile' || name === 'no-js' ? PEOPLE[way][name] : PEOPLE[way].browser;
  const rows: Account[] = parse(fs.readFileSync(FILE), {
    columns: true,
    bom: true,
    relax_column_count: true,
  });
  const found = rows.find((row) => row.account_reference === reference);
  if (!found) throw new Error(`${reference} is not in the file`);
  return found;
}

/** From the first page to the second step of signing in. */
async function ask(page: Page, hands: Hands, account: Account, channel: string): Promise<void> {
  const [year = '', month = '', day = ''] = account.date_of_birth.split('-');
  await page.goto('/');
  await look(page);
  await hands.press(page.getByRole('main').getByRole('link', { name: 'Get started', exact: true }));
  await expect(page).toHaveURL(/\/sign-in$/);
  await look(page);
  await hands.fill(page.getByLabel('Your reference'), account.account_reference);
  await hands.fill(page.getByLabel('Day', { exact: true }), day);
  await hands.fill(page.getByLabel('Month', { exact: true }), month);
  await hands.fill(page.getByLabel('Year', { exact: true }), year);
  await hands.check(page.getByRole('radio', { name: channel }));
  await hands.press(page.getByRole('button', { name: 'Next' }));
  await expect(page).toHaveURL(/\/sign-in\/(code|letter)$/);
  await look(page);
}

async function give(page: Page, hands: Hands, code: string): Promise<void> {
  await hands.fill(page.getByLabel(/^(Your code|The code on your letter)$/), code);
  await hands.press(page.getByRole('button', { name: 'Sign in' }));
  await expect(page).toHaveURL(/\/home$/);
}

/** What the file says is owed is what the page says, and its debt’s page adds up to it. */
async function seeWhatIsOwed(page: Page, hands: Hands, account: Account): Promise<void> {
  const main = page.getByRole('main');
  const owed = `£${Number(account.current_balance).toLocaleString('en-GB', { minimumFractionDigits: 2 })}`;
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('What you owe');
  await expect(main).toContainText(owed);
  await look(page);
  await hands.press(main.getByRole('link', { name: account.creditor }));
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(account.creditor);
  await expect(main.locator('dl').first()).toContainText(new RegExp(`What it is now\\s*${owed}`));
  await look(page);
}

/** From whatever page this is to help for the nation where the person lives, and a number to call. */
async function findHelp(page: Page, hands: Hands, { postcode }: Account): Promise<void> {
  const [, nation = '', service = ''] = NATIONS.find(([areas]) => areas.test(postcode)) ?? [];
  await hands.press(page.getByRole('contentinfo').getByRole('link', { name: 'Find more free help' }));
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Find free help');
  await look(page);
  await hands.pick(page.getByLabel('What do you need help with?'), 'Debt');
  await hands.pick(page.getByLabel('Where do you live?'), nation);
  await hands.press(page.getByRole('button', { name: 'Find help' }));
  await page.waitForURL(/nation=/);
  const found = page.getByRole('main').getByRole('region', { name: /services? found/ });
  const all = page.getByRole('link', { name: 'Show all on one page, to print' });
  if (await all.isVisible()) await hands.press(all);
  const others = NATIONS.filter(([, other]) => other !== nation);
  await expect(found.getByRole('link', { name: service, exact: true })).toBeVisible();
  for (const [, , elsewhere] of others)
    await expect(found.getByRole('link', { name: elsewhere, exact: true })).toHaveCount(0);
  await look(page);
  await hands.press(found.getByRole('link', { name: service, exact: true }));
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(service);
  await expect(page.getByRole('main').locator('a[href^="tel:"]').first()).toBeVisible();
  await look(page);
}

test('Somebody in the file comes in with a code by email, sees what they owe and finds help for their nation @core', async ({
  page,
  people: _,
}) => {
  const account = accountFor('email');
  await ask(page, POINTER, account, 'Email');
  await give(page, POINTER, digitsIn(await messageTo(account.email)));
  await seeWhatIsOwed(page, POINTER, account);
  await findHelp(page, POINTER, account);
});

test('Somebody in the file whom only a text reaches comes in with it, and finds the same @core', async ({
  page,
  people: _,
}) => {
  const account = accountFor('text');
  await ask(page, POINTER, account, 'Text message');
  await give(page, POINTER, digitsIn(await messageTo(account.mobile)));
  await seeWhatIsOwed(page, POINTER, account);
  await findHelp(page, POINTER, account);
});

test('Somebody in the file comes in with the code that was printed for their letter, and finds the same @core', async ({
  page,
  people: _,
}) => {
  const account = accountFor('letter');
  const code = await printedCode(account.account_reference);
  await ask(page, POINTER, account, 'Do not send one');
  await give(page, POINTER, code);
  await seeWhatIsOwed(page, POINTER, account);
  await findHelp(page, POINTER, account);
});

test('Somebody in the file does all of it with nothing but a keyboard @core', async ({ page, people: _ }) => {
  const [account, hands] = [accountFor('keyboard'), keyboardOf(page)];
  await ask(page, hands, account, 'Email');
  await give(page, hands, digitsIn(await messageTo(account.email)));
  await seeWhatIsOwed(page, hands, account);
  await findHelp(page, hands, account);
});

/** The code as the print house gets it. */
async function printedCode(reference: string): Promise<string> {
  const folder = aFolder();
  try {
    const file = path.join(folder.path, 'letters.csv');
    const done = await command('letters', ['--out', file, '--reference', reference]);
    expect(done.code, done.err).toBe(0);
    const [letter]: { code: string }[] = parse(fs.readFileSync(file), { columns: true });
    return letter?.code ?? '';
  } finally {
    folder.remove();
  }
}

import { spawnSync } from 'node:child_process';
import { TOTP } from 'otpauth';
import type { Page } from 'playwright/test';
import { pickMonthDay } from '../support/planning';
import { digitsIn, expect, type Member, messageTo, test } from '../support/session';

/** People of the sample file who owe two debts, told apart by the project, since each walk is walked once. */
const WALKERS = {
  browser: {
    name: 'Karley Welch',
    reference: 'EK00070175',
    born: ['24', '11', '1989'],
    email: 'karley.welch.70175@example.com',
    first: 'Kettle & Co Catalogue',
    second: 'Elmfield Borough Council',
  },
  mobile: {
    name: 'Joe Hansen',
    reference: 'EK00070133',
    born: ['19', '4', '1960'],
    email: 'joe.hansen.70133@example.com',
    first: 'Brightline Energy',
    second: 'St Brannock Housing',
  },
  'no-js': {
    name: 'Dayne Von',
    reference: 'EK00070467',
    born: ['28', '11', '1971'],
    email: 'dayne.von.70467@example.com',
    first: 'Mobile Seven',
    second: 'Elmfield Borough Council',
  },
} as const;

type Walker = (typeof WALKERS)[keyof typeof WALKERS];

/** Where the pictures of the README go: `PICTURES=docs/pictures npm run e2e -- walk`. */
const FOLDER = process.env.PICTURES;

const title = (page: Page) => page.getByRole('heading', { level: 1 });

test('A newcomer imports the sample file, agrees one plan as a person in it, sends another outside policy, answers it as staff with changes, and accepts that as the person @core', async ({
  page,
  people,
}, { project }) => {
  test.setTimeout(240_000);
  page.setDefaultTimeout(15_000);
  const walker = WALKERS[project.name as keyof typeof WALKERS]; // journeys run in these three projects
  const picture = async (of: Page, name: string) => {
    if (FOLDER && project.name === 'browser') await of.screenshot({ path: `${FOLDER}/${name}.png` });
  };
  importSample();

  const code = await signIn(page, walker);
  await expect(page.getByText(walker.first).first()).toBeVisible();
  await picture(page, 'walk-home');

  await offer(page, walker.first, '200');
  await expect(page.getByText('A person looks at this first')).toHaveCount(0);
  await page.getByRole('checkbox', { name: 'I can keep to this' }).check();
  await picture(page, 'walk-check');
  await page.getByRole('button', { name: 'Agree to this plan' }).click();
  await expect(title(page)).toHaveText('Your plan is set up');

  await offer(page, walker.second, '4');
  await expect(page.getByText('A person looks at this first')).toBeVisible();
  await page.getByRole('checkbox', { name: 'I can keep to this' }).check();
  await page.getByRole('button', { name: 'Send this to a person' }).click();
  await expect(title(page)).toHaveText('A person has your plan');
  await page.getByRole('button', { name: 'Sign out', exact: true }).click();
  await expect(page).toHaveURL(/\/signed-out$/);

  await signInAsStaff(page, await people.aMember({ role: 'agent' }));
  await picture(page, 'walk-queue');
  await findCase(page, walker);
  await picture(page, 'walk-case');
  await page.getByRole('link', { name: /^Answer this/ }).click();
  await page.getByRole('link', { name: 'Offer another plan' }).click();
  await page.getByLabel('Each payment').fill('12');
  await page.getByLabel('Your reply').fill(REPLY);
  await page.getByRole('button', { name: 'See it as they will' }).click();
  await expect(page.getByRole('heading', { name: 'This is how they will see it' })).toBeVisible();
  await picture(page, 'walk-answer');
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await page.waitForURL(/\/admin\/cases\/[^/]+$/);
  await page.getByRole('button', { name: 'Sign out', exact: true }).click();
  await expect(page).toHaveURL(/\/admin\/sign-in$/);

  await newest(walker, 'There is a message for you');
  await signIn(page, walker, code);
  await page.getByRole('link', { name: 'See what we offer' }).click();
  await expect(page.getByText(REPLY)).toBeVisible();
  await picture(page, 'walk-answered');
  await page.getByRole('link', { name: 'Look at it once more, and say yes' }).click();
  await page.getByRole('checkbox', { name: 'I can keep to this' }).check();
  await page.getByRole('button', { name: 'Say yes to this plan' }).click();
  await expect(title(page)).toHaveText('Your plan is set up');
  await picture(page, 'walk-plan');
  const plans = await people.owner`
    select 1 from plan p join holding h on h.id = p.holding_id join debtor d on d.id = h.debtor_id
    where d.email = ${walker.email} and p.ended_at is null`;
  expect(plans).toHaveLength(2);
});

const REPLY = 'Thank you for your offer. Could twelve pounds a month work for you? It would be done sooner.';

/** Finds a person's case by the reference on their letter. */
async function findCase(page: Page, { name, reference }: Walker): Promise<void> {
  await page.getByRole('link', { name: 'Find a person' }).click();
  await page.getByLabel('Account reference, name, company or postcode').fill(reference);
  await page.getByRole('button', { name: 'Find' }).click();
  await page.getByRole('main').getByRole('link', { name }).click();
}

/** The real command, as README has it. A file that is there already changes nothing. */
function importSample(): void {
  const typed = spawnSync(process.execPath, ['bin/run.mjs', 'import', 'db/seed/data/accounts.csv'], {
    env: { ...process.env, NODE_OPTIONS: '' },
    encoding: 'utf8',
  });
  expect(typed.stderr).not.toContain('Error');
  expect(typed.status).toBe(0);
}

/** The newest message to someone, once it is of this kind and not one that was read before. */
async function newest({ email }: Walker, subject: string, read?: string) {
  let found = await messageTo(email);
  await expect(async () => {
    found = await messageTo(email);
    expect(found).toMatchObject({ subject });
    expect(found.id).not.toBe(read);
  }).toPass({ timeout: 20_000 });
  return found;
}

/** Signs in with the code from their email; gives that message, so that it is not taken for the next one. */
async function signIn(page: Page, walker: Walker, read?: string): Promise<string> {
  const { reference, born } = walker;
  await page.goto('/sign-in');
  await page.getByLabel('Your reference').fill(reference);
  for (const [at, label] of ['Day', 'Month', 'Year'].entries())
    await page.getByLabel(label, { exact: true }).fill(born[at] ?? '');
  await page.getByRole('radio', { name: 'Email' }).check();
  await page.getByRole('button', { name: 'Next' }).click();
  const message = await newest(walker, 'Your code', read);
  await page.getByLabel('Your code').fill(digitsIn(message));
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page).toHaveURL(/\/home$/);
  return message.id;
}

/** Offers an amount a month of one's own for a debt, to be paid on the 28th, as far as checking it. */
async function offer(page: Page, creditor: string, pounds: string): Promise<void> {
  await page.goto('/options');
  await page.getByRole('listitem').filter({ hasText: creditor }).getByRole('link').first().click();
  await page.getByRole('link', { name: /Choose this.*Your own amount/ }).click();
  await page.getByLabel('Each payment, in pounds').fill(pounds);
  await page.getByRole('button', { name: 'Next: pick your pay day' }).click();
  await pickMonthDay(page, 28);
  await expect(title(page)).toHaveText('Check your plan');
}

async function signInAsStaff(page: Page, { email, password, secret }: Member): Promise<void> {
  await page.goto('/admin/sign-in');
  await page.getByLabel('Email').fill(email);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Next' }).click();
  await page.getByLabel('The 6 numbers your authenticator app shows').fill(new TOTP({ secret }).generate());
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page).toHaveURL(/\/admin$/);
}

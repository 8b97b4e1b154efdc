import { randomUUID } from 'node:crypto';
import { sealSecret } from '@/db/sealed';
import { answerPage, aWaitingOffer, sitDown } from '../support/answering';
import { look } from '../support/look';
import { type Case, expect, type People, test } from '../support/session';

/** An account that a file named again, for somebody else and with less paid off; nobody has looked yet. */
async function aRowSetAside(people: People): Promise<Case & { sentId: string; lastName: string }> {
  const built = await people.aCase({ balanceMinor: 100_00 });
  const { creditorId, debtorId, debtId, holdingId } = built;
  // One person is one debtor: a last name that nobody else has.
  const lastName = `H${randomUUID().replaceAll(/[-\d]/g, '')}`;
  await people.owner`update debtor set first_name = 'Ada', last_name = ${lastName}, postcode = 'M1 1AE' where id = ${debtorId}`;
  const [run] = await people.owner<{ id: string }[]>`
    insert into import (file_name, started_by) values ('accounts.csv', 'command') returning id`;
  const said = {
    creditorName: 'Mobile Seven',
    currency: 'GBP',
    asAtOn: '2026-11-05',
    currentMinor: 112_50,
    amounts: { original: 100_00, interest: 0, fee: 12_50, payment: 0, adjustment: 0 },
    facts: { firstName: 'Grace', lastName, town: 'Leeds', postcode: 'M1 1AE' },
  };
  const place = { table: 'submission', column: 'details', row: `${run?.id}:2` };
  const details = JSON.stringify({
    line: 2,
    field: 'first_name',
    reason: 'identity-changed',
    said: sealSecret(place, JSON.stringify(said)).toString('base64'),
  });
  const sentId = randomUUID();
  await people.owner`
    insert into submission (id, kind, creditor_id, debtor_id, debt_id, holding_id, import_id, line, details)
    values (${sentId}, 'import_identity', ${creditorId}, ${debtorId}, ${debtId}, ${holdingId}, ${run?.id ?? ''}, 2,
      ${details}::text::jsonb)`;
  return { ...built, sentId, lastName };
}

test('Staff compare what a row said with what is here, line by line, before they show, correct or give back', async ({
  page,
  context,
  people,
}) => {
  const aside = await aRowSetAside(people);
  await sitDown({ page, context, people });
  for (const as of ['', 'release', 'correct', 'return_to_creditor']) {
    await page.goto(answerPage(aside, as));
    const table = page.getByRole('table', { name: 'What the row said, and what is here now' });
    await expect(page.getByText('The row is true as of 5 November 2026.')).toBeVisible();
    const line = (name: string) => table.getByRole('row').filter({ hasText: name });
    await expect(line('First name')).toContainText(/differs.*Grace.*Ada/s);
    await expect(line('Last name')).toContainText(new RegExp(`${aside.lastName}.*${aside.lastName}`, 's'));
    await expect(line('Last name')).not.toContainText('differs');
    await expect(line('Fees')).toContainText(/differs.*£12\.50.*£0\.00/s);
    await expect(line('Town')).toContainText(/differs.*Leeds.*Nothing/s);
    await expect(line('Owed in all')).toContainText(/differs.*£112\.50.*£100\.00/s);
  }
  await page.goto(answerPage(aside, 'correct'));
  await expect(page.getByText('Now £0.00. The row said £12.50.')).toBeVisible();
  await look(page);
  await expect(page.getByText('Now Ada. The row said Grace.')).toBeVisible();
  await page.getByLabel('Fees should be').fill('12.50');
  await page.getByLabel('First name').fill('Adaeze');
  await page.getByRole('button', { name: 'See what it does' }).click();
  await expect(page.getByText('Fees: £0.00 now, £12.50 after this.')).toBeVisible();
  await expect(page.getByText('They owe £100.00 now, and £112.50 after this.')).toBeVisible();
  await expect(page.getByText('First name: Ada now, Adaeze after this.')).toBeVisible();
  // It makes the debt larger, so a second person looks, and sees all of it too.
  await page.getByRole('button', { name: 'Ask a second person' }).click();
  await page.waitForURL('**/admin/seconds/*');
  const proposed = page.url();
  await sitDown({ page, context, people }, 'lead');
  await page.goto(proposed);
  await expect(page.getByRole('table', { name: 'What the row said, and what is here now' })).toBeVisible();
  await expect(page.getByText('They owe £100.00 now, and £112.50 after this.')).toBeVisible();
  await page.getByRole('button', { name: 'Confirm and send' }).click();
  await expect(page).toHaveURL(/\/admin\/seconds$/);
  const [kept] = await people.owner`
    select s.details->'said' is null as "isGone", d.first_name as first from submission s
    join debtor d on d.id = s.debtor_id where s.id = ${aside.sentId}`;
  expect(kept).toEqual({ isGone: true, first: 'Adaeze' });
});

test('What nobody imported has no row beside it, and an account whose row is not kept shows what is here', async ({
  page,
  context,
  people,
}) => {
  const waiting = await aWaitingOffer(people);
  await sitDown({ page, context, people });
  await page.goto(answerPage(waiting));
  await expect(page.getByRole('heading', { name: 'How do you answer?' })).toBeVisible();
  await expect(page.getByText('What is here now')).toHaveCount(0);
  const aside = await aRowSetAside(people);
  await people.owner`update submission set details = details - 'said' where id = ${aside.sentId}`;
  await page.goto(answerPage(aside));
  await expect(page.getByText('What the row said is not kept any more.')).toBeVisible();
  const here = page.getByRole('table', { name: 'What is here now' });
  await expect(here.getByRole('row').filter({ hasText: 'First name' })).toContainText('Ada');
  await expect(here.getByText('differs')).toHaveCount(0);
});

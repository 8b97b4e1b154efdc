import { randomUUID } from 'node:crypto';
import type { BrowserContext, Page } from 'playwright/test';
import { asDebtor } from '@/db/seed/planning';
import { sendDoubt, sendTelling } from '@/db/submissions';
import { ANSWERED_AT, answerPage, aWaitingOffer, openAnswer, sitDown } from '../support/answering';
import { expect, type People, test } from '../support/session';

const KIND = 'Thank you for your offer. We are glad to say yes.';

async function decisionOn({ owner }: People, sentId: string) {
  const [row] = await owner`
    select outcome, reason, ways_on as "waysOn", details, staff_id as first, second_staff_id as second
    from decision where submission_id = ${sentId}`;
  return row;
}

async function look(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'See it as they will' }).click();
  await expect(page.getByRole('heading', { name: 'This is how they will see it' })).toBeVisible();
}

/** Picks another kind of answer in the form that is open. */
async function pick(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name, exact: true }).click();
  await expect(page.getByRole('button', { name, exact: true })).toHaveAttribute('aria-pressed', 'true');
}

/** What is to put right, at the top; the framework has an alert of its own. */
async function problem(page: Page, hasText: string): Promise<void> {
  await expect(page.getByRole('alert').filter({ hasText })).toBeVisible();
}

test('An offer is agreed to: what was offered at the side, the letter as it will be read, and one press @core', async ({
  page,
  context,
  people,
}) => {
  const waiting = await openAnswer({ page, context, people });
  await expect(page.getByText('They offered a plan')).toBeVisible();
  await expect(page.getByText('On the 28th of each month')).toBeVisible();
  await page.getByRole('link', { name: 'Agree', exact: true }).click();
  await expect(page.getByLabel('Your reply')).toHaveValue(/^Thank you for your offer/);
  await page.getByLabel('Your reply').fill(KIND);
  await look(page);
  await expect(page.getByRole('heading', { name: 'Yes. Your plan is agreed.' })).toBeVisible();
  await expect(page.getByText(KIND)).toBeVisible();
  expect(await decisionOn(people, waiting.sentId)).toBeUndefined();
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await page.waitForURL(`**/admin/cases/${waiting.debtorId}?on=${waiting.sentId}`);
  expect(await decisionOn(people, waiting.sentId)).toMatchObject({ outcome: 'agree', second: null });
  await page.goto(answerPage(waiting, 'agree'));
  await expect(page.getByText('This has been answered', { exact: true })).toBeVisible();
  await expect(page.getByRole('button', { name: 'See it as they will' })).toHaveCount(0);
});

test('Another plan is offered: its days and sums are worked out and seen before it goes', async ({
  page,
  context,
  people,
}) => {
  const waiting = await openAnswer({ page, context, people }, 'counter_offer');
  await expect(page.getByLabel('Each payment')).toHaveValue('3.00');
  await page.getByLabel('Each payment').fill('nothing');
  await page.getByRole('button', { name: 'Every week' }).click();
  await expect(page.getByRole('radio', { name: 'Friday' })).toBeVisible();
  await expect(page.getByLabel('Each payment')).toHaveValue('nothing');
  await page.getByLabel('Each payment').press('Enter');
  await problem(page, 'Type an amount of money');
  await page.getByLabel('Each payment').fill('2.50');
  await page.getByRole('radio', { name: 'Friday' }).check();
  await look(page);
  await expect(page.getByText('Every Friday').last()).toBeVisible();
  await expect(page.getByText('You can say yes until')).toBeVisible();
  await page.getByRole('button', { name: 'Change it' }).click();
  await expect(page.getByLabel('Each payment')).toHaveValue('2.50');
  await expect(page.getByRole('radio', { name: 'Friday' })).toBeChecked();
  await look(page);
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await page.waitForURL(`**/admin/cases/${waiting.debtorId}?on=${waiting.sentId}`);
  expect(await decisionOn(people, waiting.sentId)).toMatchObject({
    outcome: 'counter_offer',
    details: { offer: 'amount.250.weekly:5', plan: { regularMinor: 250, totalMinor: 12000 } },
  });
});

test('Staff who change their mind about how to answer keep every word, sum and tick they had typed', async ({
  page,
  context,
  people,
}) => {
  const waiting = await openAnswer({ page, context, people }, 'agree');
  const reply = page.getByLabel('Your reply');
  await expect(reply).toHaveValue(/Thank you for your offer/);
  const begun = await reply.inputValue();
  await reply.fill(`${begun}\n\nI hope your knee gets better.`);
  await pick(page, 'Offer another plan');
  // What we had begun for them makes way for what fits; what they wrote stays.
  await expect(reply).toHaveValue(/I hope your knee gets better\.$/);
  expect(await reply.inputValue()).not.toContain(begun);
  await expect(page.getByText('What you typed came along.')).toBeVisible();
  await page.getByLabel('Each payment').fill('2.75');
  await page.getByRole('button', { name: 'Every week' }).click();
  await page.getByRole('radio', { name: 'Friday' }).check();
  await page.getByRole('button', { name: 'Every month' }).click();
  await expect(page.getByLabel('Day of the month')).toBeVisible();
  await pick(page, 'Take some off');
  await expect(page.getByLabel('Take off')).toHaveValue('');
  await pick(page, 'Say no');
  await page.getByRole('radio', { name: 'It starts later than the creditor allows' }).check();
  await page.getByRole('checkbox', { name: 'Take longer' }).check();
  await page.getByRole('checkbox', { name: 'Get free help' }).check();
  await reply.fill('Only my own words.');
  await pick(page, 'Ask them something');
  await expect(reply).toHaveValue('Only my own words.');
  await pick(page, 'Say no');
  await expect(page.getByRole('radio', { name: 'It starts later than the creditor allows' })).toBeChecked();
  await expect(page.getByRole('checkbox', { name: 'Take longer' })).toBeChecked();
  await expect(page.getByRole('checkbox', { name: 'Get free help' })).toBeChecked();
  await expect(page.getByRole('checkbox', { name: 'Complain' })).not.toBeChecked();
  await pick(page, 'Offer another plan');
  await expect(page.getByLabel('Each payment')).toHaveValue('2.75');
  await page.getByRole('button', { name: 'Every week' }).click();
  await expect(page.getByRole('radio', { name: 'Friday' })).toBeChecked();
  expect(decodeURIComponent(page.url())).not.toMatch(/knee|words|2\.75/);
  await reply.fill(KIND);
  await look(page);
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await page.waitForURL(`**/admin/cases/${waiting.debtorId}?on=${waiting.sentId}`);
  expect(await decisionOn(people, waiting.sentId)).toMatchObject({
    outcome: 'counter_offer',
    details: { offer: 'amount.275.weekly:5' },
  });
});

test('A no needs its reason, two ways on, kind words and a second person, who may send it back or confirm it @core', async ({
  page,
  context,
  people,
}) => {
  const waiting = await aWaitingOffer(people);
  const first = await sitDown({ page, context, people });
  await page.goto(answerPage(waiting, 'decline'));
  await page.getByLabel('Your reply').fill('Your offer is rejected. You must pay.');
  await page.getByRole('radio', { name: 'It goes on longer than the creditor allows' }).check();
  await page.getByRole('checkbox', { name: 'Complain' }).check();
  await page.getByRole('button', { name: 'See it as they will' }).click();
  await problem(page, 'Pick two ways on at least');
  await expect(page.getByRole('checkbox', { name: 'Complain' })).toBeChecked();
  await expect(page.getByRole('radio', { name: 'It goes on longer than the creditor allows' })).toBeChecked();
  await page.getByRole('checkbox', { name: 'Take longer' }).check();
  await page.getByRole('button', { name: 'See it as they will' }).click();
  await problem(page, 'words in your reply that cannot be sent');
  const reads = page.getByRole('region', { name: 'How it reads' });
  await expect(reads.getByText('“must pay” · Line 1, cannot be sent')).toBeVisible();
  await expect(reads.getByText(/^Say instead: You can pay now/)).toBeVisible();
  const reply = 'Thank you for your offer. We cannot agree to it as it is. Here is what you can do.';
  await page.getByLabel('Your reply').fill(reply);
  await look(page);
  await expect(page.getByText('It is a no, so a second person looks at it before it is sent.')).toBeVisible();
  await expect(page.getByRole('heading', { name: 'What you can do now' })).toBeVisible();
  await page.getByRole('button', { name: 'Ask a second person' }).click();
  await expect(page.getByText('You wrote this. Somebody else has to look at it.')).toBeVisible();
  const proposed = new URL(page.url()).pathname;
  expect(await decisionOn(people, waiting.sentId)).toBeUndefined();

  const second = await sitDown({ page, context, people }, 'lead');
  await page.goto('/admin/seconds');
  await expect(page.locator(`a[href="${proposed}"]`)).toBeVisible();
  await page.goto(proposed);
  await expect(page.getByText(reply)).toBeVisible();
  await page.getByRole('button', { name: 'Send it back' }).click();
  await problem(page, 'Say in a few words');
  // A word that confirming would not send is not lost in silence.
  const word = page.getByLabel(/^A word to/);
  await word.fill('Well put.');
  await page.getByRole('button', { name: 'Confirm and send' }).click();
  await problem(page, 'To confirm, leave this box empty');
  await expect(word).toHaveValue('Well put.');
  expect(await decisionOn(people, waiting.sentId)).toBeUndefined();
  await word.fill('');
  await page.getByRole('button', { name: 'Confirm and send' }).click();
  await expect(page).toHaveURL(/\/admin\/seconds$/);
  expect(await decisionOn(people, waiting.sentId)).toMatchObject({
    outcome: 'decline',
    reason: 'takes_too_long',
    waysOn: ['longer', 'complain'],
    first,
    second,
  });
});

test('What a second person sends back is there for whoever wrote it, with the note', async ({
  page,
  context,
  people,
}) => {
  const waiting = await aWaitingOffer(people);
  const first = await sitDown({ page, context, people });
  await page.goto(answerPage(waiting, 'decline'));
  await page.getByRole('radio', { name: 'We do not know enough yet' }).check();
  await page.getByRole('checkbox', { name: 'Show us their budget' }).check();
  await page.getByRole('checkbox', { name: 'Get free help' }).check();
  await page.getByLabel('Your reply').press('Control+End');
  await page.getByLabel('Your reply').pressSequentially(' All I need is your budget.');
  await look(page);
  await page.getByRole('button', { name: 'Ask a second person' }).click();
  await expect(page.getByRole('button', { name: 'Take it back' })).toBeVisible();
  const proposed = new URL(page.url()).pathname;
  await sitDown({ page, context, people }, 'lead');
  await page.goto(proposed);
  await page.getByLabel('A word to Sam Rowe').fill('Could we ask for the budget first?');
  await page.getByRole('button', { name: 'Send it back' }).click();
  await expect(page).toHaveURL(/\/admin\/seconds$/);
  await people.signIn(context, { staffId: first }, new Date(ANSWERED_AT));
  await page.goto(proposed);
  await expect(page.getByText('Could we ask for the budget first?')).toBeVisible();
  await page.getByRole('link', { name: 'Answer it again' }).click();
  await expect(page.getByRole('heading', { name: 'How do you answer?' })).toBeVisible();
  // It stands there as it was written, and nobody else finds it in that form.
  const again = page.url();
  const reply = page.getByLabel('Your reply');
  await expect(reply).toHaveValue(/All I need is your budget\.$/);
  await expect(page.getByRole('radio', { name: 'We do not know enough yet' })).toBeChecked();
  await expect(page.getByRole('checkbox', { name: 'Show us their budget' })).toBeChecked();
  await pick(page, 'Ask them something');
  await expect(reply).toHaveValue(/All I need is your budget\.$/);
  await look(page);
  await sitDown({ page, context, people }, 'lead');
  await page.goto(again);
  await expect(page.getByRole('heading', { name: 'How do you answer?' })).toBeVisible();
  await expect(reply).toHaveCount(0);
});

/** A no that waits for a second person, and the page where they look at it. */
async function aNoThatWaits(desk: { page: Page; context: BrowserContext; people: People }) {
  const { page, people } = desk;
  const waiting = await aWaitingOffer(people);
  await sitDown(desk);
  await page.goto(answerPage(waiting, 'decline'));
  await page.getByRole('radio', { name: 'We do not know enough yet' }).check();
  await page.getByRole('checkbox', { name: 'Show us their budget' }).check();
  await page.getByRole('checkbox', { name: 'Get free help' }).check();
  await look(page);
  await page.getByRole('button', { name: 'Ask a second person' }).click();
  await expect(page.getByRole('button', { name: 'Take it back' })).toBeVisible();
  return { waiting, proposed: new URL(page.url()).pathname };
}

test('When the case moves on under a second person, nothing is sent, what changed is said and their word is kept', async ({
  page,
  context,
  people,
}) => {
  const { waiting, proposed } = await aNoThatWaits({ page, context, people });
  await sitDown({ page, context, people }, 'lead');
  await page.goto(proposed);
  await page.getByLabel('A word to Sam Rowe').fill('I would ask first.');
  const words = 'I have to go into hospital.';
  await sendTelling(asDebtor(waiting, '2026-12-02T09:10:00.000Z'), { words, requestId: randomUUID() });
  await page.getByRole('button', { name: 'Confirm and send' }).click();
  await problem(page, 'This case has moved on since you opened it.');
  await expect(page.getByText('They: told us what is going on (2 December 2026 at 09:10)')).toBeVisible();
  await expect(page.getByLabel('A word to Sam Rowe')).toHaveValue('I would ask first.');
  await expect(page.getByRole('button', { name: 'Confirm and send' })).toHaveCount(0);
  expect(await decisionOn(people, waiting.sentId)).toBeUndefined();
});

test('A word between colleagues that is too long comes back whole', async ({ page, context, people }) => {
  const { proposed } = await aNoThatWaits({ page, context, people });
  await sitDown({ page, context, people }, 'lead');
  await page.goto(proposed);
  const long = 'Could we ask for the budget? '.repeat(80).trim();
  await page.getByLabel('A word to Sam Rowe').fill(long);
  await page.getByRole('button', { name: 'Send it back' }).click();
  await problem(page, 'This is too long for a note. Keep it to 2,000 characters.');
  await expect(page.getByLabel('A word to Sam Rowe')).toHaveValue(long);
});

test('A reduction that was confirmed is shown to whoever wrote it with the figures it was sent with', async ({
  page,
  context,
  people,
}) => {
  const waiting = await aWaitingOffer(people, { balanceMinor: 1_000_00 });
  const first = await sitDown({ page, context, people });
  await page.goto(answerPage(waiting, 'reduce'));
  await page.getByLabel('Take off').fill('600');
  await look(page);
  const left = page.getByRole('main').getByText('£400.00');
  await expect(left).toBeVisible();
  await page.getByRole('button', { name: 'Ask a second person' }).click();
  await expect(page.getByRole('button', { name: 'Take it back' })).toBeVisible();
  const proposed = new URL(page.url()).pathname;
  await sitDown({ page, context, people }, 'lead');
  await page.goto(proposed);
  await page.getByRole('button', { name: 'Confirm and send' }).click();
  await expect(page).toHaveURL(/\/admin\/seconds$/);
  await people.signIn(context, { staffId: first }, new Date(ANSWERED_AT));
  await page.goto(proposed);
  await expect(page.getByText('confirmed this, and it was sent.')).toBeVisible();
  await expect(page.getByRole('article').getByText('£400.00')).toBeVisible();
  await expect(page.getByText('−£200.00')).toHaveCount(0);
});

test('When the case moves on under a page, what changed is said and nothing typed is lost', async ({
  page,
  context,
  people,
}) => {
  const waiting = await openAnswer({ page, context, people }, 'pause');
  await page.getByLabel('Your reply').fill('Thank you for your offer. Take your time.');
  const words = 'I have to go into hospital.';
  await sendTelling(asDebtor(waiting, '2026-12-02T09:10:00.000Z'), { words, requestId: randomUUID() });
  await page.getByRole('button', { name: 'See it as they will' }).click();
  await expect(page.getByText('This case has moved on since you opened it. What you typed')).toBeVisible();
  await expect(page.getByText('They: told us what is going on (2 December 2026 at 09:10)')).toBeVisible();
  await expect(page.getByLabel('Your reply')).toHaveValue('Thank you for your offer. Take your time.');
  await look(page);
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await page.waitForURL(`**/admin/cases/${waiting.debtorId}?on=${waiting.sentId}`);
  expect(await decisionOn(people, waiting.sentId)).toMatchObject({ outcome: 'pause' });
});

test('A letter that is too long is never cut: it comes back whole', async ({ page, context, people }) => {
  await openAnswer({ page, context, people }, 'agree');
  const long = `${KIND} ${'We will help. '.repeat(800)}`.trim();
  await page.getByLabel('Your reply').fill(long);
  await page.getByRole('button', { name: 'See it as they will' }).click();
  await problem(page, 'This is too long for one letter. Keep it to 10,000 characters.');
  await expect(page.getByLabel('Your reply')).toHaveValue(long);
});

test('Whoever writes an answer is told who else has the case open', async ({ page, context, people }) => {
  const waiting = await openAnswer({ page, context, people }, 'agree');
  await expect(page.getByLabel('Your reply')).toBeVisible();
  await sitDown({ page, context, people });
  await page.goto(answerPage(waiting, 'pause'));
  await expect(page.getByText('Sam Rowe opened this just now.')).toBeVisible();
  await expect(page.getByText('Speak to each other before one of you answers.')).toBeVisible();
});

test('What a colleague has is not answered past them, unless it is taken over', async ({
  page,
  context,
  people,
}) => {
  const waiting = await aWaitingOffer(people);
  const { id: colleague } = await people.aMember();
  await people.owner`update submission set assignee_id = ${colleague} where id = ${waiting.sentId}`;
  const me = await sitDown({ page, context, people });
  await page.goto(answerPage(waiting, 'pause'));
  await page.getByRole('button', { name: 'See it as they will' }).click();
  await problem(page, 'Sam Rowe has this.');
  await page.getByRole('checkbox', { name: 'Take this over' }).check();
  await look(page);
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await page.waitForURL(`**/admin/cases/${waiting.debtorId}?on=${waiting.sentId}`);
  expect(await decisionOn(people, waiting.sentId)).toMatchObject({ outcome: 'pause', first: me });
});

test('Something that looks wrong is put right line by line, with the person’s own words beside it', async ({
  page,
  context,
  people,
}) => {
  const built = await people.aCase();
  const words = 'I never had a card with you in 2019.';
  const sent = await sendDoubt(asDebtor(built), {
    holdingId: built.holdingId,
    doubt: 'wrong_amount',
    line: 'original',
    words,
    requestId: randomUUID(),
  });
  if (!sent.ok) throw new Error(sent.reason);
  await sitDown({ page, context, people });
  await page.goto(answerPage({ ...built, sentId: sent.id }, 'correct'));
  await expect(page.getByText(words)).toBeVisible();
  await page.getByLabel('What was borrowed or owed at first should be').fill('95.50');
  await look(page);
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await page.waitForURL(`**/admin/cases/${built.debtorId}?on=${sent.id}`);
  const [row] = await people.owner`
    select sum(amount_minor)::int as minor, (select count(*)::int from hold_ending e join hold h on h.id = e.hold_id
      where h.submission_id = ${sent.id}) as ended from ledger_entry where debt_id = ${built.debtId}`;
  expect(row).toEqual({ minor: 9550, ended: 1 });
});

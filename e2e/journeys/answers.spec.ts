import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright/test';
import { aCounterOffer, anAnswer, aStaffName, offered } from '@/db/seed/answers';
import { addEntries } from '@/db/seed/owing';
import { aBudget, asDebtor } from '@/db/seed/planning';
import { sendDoubt, sendTelling } from '@/db/submissions';
import { at } from '../support/door';
import { comeIn, pickMonthDay } from '../support/planning';
import { expect, messageTo, test } from '../support/session';

/** An hour after staff answered. */
const READ_AT = '2026-12-03T10:15:00.000Z';
const TOO_LATE = '2026-12-18T09:00:00.000Z';

const title = (page: Page) => page.getByRole('heading', { level: 1 });

test('A person is told of an answer, reads what we offer beside what they offered, and says yes @core', async ({
  page,
  context,
  people,
}) => {
  const built = await people.aCase({ balanceMinor: 900_00 });
  await aBudget(people.owner, built, 120_00);
  const id = await offered(built);
  await aCounterOffer(people.owner, built, id);
  const message = await messageTo(built.email);
  expect(message.subject).toBe('There is a message for you');
  expect(`${message.subject} ${message.text}`).not.toMatch(
    /debt|owe|paid|pay |plan|offer|account|£|\d|Harbour|Card|Robin|Sam|http|www/i,
  );
  await comeIn({ page, context, people }, built, READ_AT);
  await page.goto('/home');
  await expect(
    page.getByText('Sam Rowe answered you on 3 December 2026, about Harbour Card Services.'),
  ).toBeVisible();
  await expect(page.getByText('Next: we have offered you a plan.')).toBeVisible();
  // One main thing to do: the choices are a plain link while an answer waits.
  await page.getByRole('link', { name: 'See what we offer' }).click();
  await expect(title(page)).toHaveText('We would like to offer you a plan');
  await expect(page.getByText('Thank you for your offer. Could this work?')).toBeVisible();
  const rows = page.getByRole('table', { name: 'What you offered, and what we offer' }).getByRole('row');
  await expect(rows.filter({ hasText: 'Each payment' })).toContainText(/£1\.00.*£25\.00/);
  await expect(rows.filter({ hasText: 'All paid by' })).toContainText('28 November 2029');
  await expect(rows.filter({ hasText: 'Left to live on' })).toContainText(
    /£\d+\.\d\d a week.*£\d+\.\d\d a week/,
  );
  await page.getByText('See all 36 payments with their days').click();
  await expect(page.getByRole('table', { name: /^Every payment/ }).getByRole('row')).toHaveCount(37);
  await expect(page.getByText('You can say yes until 17 December 2026.')).toBeVisible();
  await page.getByRole('link', { name: 'Look at it once more, and say yes' }).click();
  await expect(title(page)).toHaveText('Check this plan before you say yes');
  await expect(page.getByText('there is no fee')).toBeVisible();
  await page.getByRole('button', { name: 'Say yes to this plan' }).click();
  await expect(title(page)).toHaveText('Your plan is set up');
  const planned = new URL(page.url()).pathname;
  await page.goto(`/answers/${id}`);
  await expect(page.getByText('You said yes to this. Thank you.')).toBeVisible();
  await page.getByRole('link', { name: 'See your plan' }).click();
  await expect(page).toHaveURL((url) => url.pathname === planned);
  const plans = await people.owner`select 1 from plan where holding_id = ${built.holdingId}`;
  expect(plans).toHaveLength(1);
});

test('Without a budget a person gives their word first; pressing in two windows is one plan @core', async ({
  page,
  context,
  people,
}) => {
  const built = await people.aCase({ balanceMinor: 900_00 });
  const id = await offered(built);
  await aCounterOffer(people.owner, built, id);
  await comeIn({ page, context, people }, built, READ_AT);
  const other = await context.newPage();
  await other.setExtraHTTPHeaders(at(READ_AT));
  for (const one of [page, other]) await one.goto(`/answers/${id}/accept`);
  await page.getByRole('button', { name: 'Say yes to this plan' }).click();
  await expect(page.getByRole('alert').first()).toContainText('Tick this if you can keep to it.');
  for (const one of [page, other]) {
    await one.getByRole('checkbox', { name: 'I can keep to this' }).check();
    await one.getByRole('button', { name: 'Say yes to this plan' }).click();
    await expect(title(one)).toHaveText('Your plan is set up');
  }
  expect(other.url()).toBe(page.url());
  await page.goto(`/answers/${id}/accept`);
  await expect(page.getByText('You said yes to this. Thank you.')).toBeVisible();
  await other.close();
});

test('Too late, or changed: nothing is agreed, it is said kindly, and one press sends it back @core', async ({
  page,
  context,
  people,
}) => {
  const built = await people.aCase({ balanceMinor: 900_00 });
  const id = await offered(built);
  await aCounterOffer(people.owner, built, id);
  await comeIn({ page, context, people }, built, READ_AT);
  await page.goto(`/answers/${id}/accept`);
  await page.getByRole('checkbox', { name: 'I can keep to this' }).check();
  const entry = {
    kind: 'payment',
    amountMinor: -5_00,
    onDay: '2026-12-03',
    reference: randomUUID(),
  } as const;
  await addEntries(people.owner, built.debtId, [entry]);
  await page.getByRole('button', { name: 'Say yes to this plan' }).click();
  await expect(page.getByText('You cannot say yes to this one today')).toBeVisible();
  await expect(page.getByText('Something has changed since we wrote.')).toBeVisible();
  await page.setExtraHTTPHeaders(at(TOO_LATE));
  await people.signIn(context, built, new Date(TOO_LATE));
  await page.goto(`/answers/${id}`);
  await expect(page.getByText('The last day to say yes was 17 December 2026.')).toBeVisible();
  await page.getByRole('button', { name: 'Send it back to Sam Rowe' }).click();
  await expect(title(page)).toHaveText('It is back with us. Thank you');
  await expect(page.getByText(/will answer you by 22\sDecember 2026/)).toBeVisible();
  await expect(page.getByText('you asked us for that plan again')).toBeVisible();
  const plans = await people.owner`select 1 from plan where holding_id = ${built.holdingId}`;
  expect(plans).toHaveLength(0);
});

test('A person asks for another amount and pay day: it goes on from what we offered', async ({
  page,
  context,
  people,
}) => {
  const built = await people.aCase({ balanceMinor: 900_00 });
  const id = await offered(built);
  await aCounterOffer(people.owner, built, id);
  await comeIn({ page, context, people }, built, READ_AT);
  await page.goto(`/answers/${id}`);
  await page.getByRole('link', { name: 'Ask for another amount' }).click();
  await page.getByLabel('Each payment, in pounds').fill('2');
  await page.getByRole('button', { name: 'Next: pick your pay day' }).click();
  await pickMonthDay(page, 15);
  await page.getByRole('checkbox', { name: 'I can keep to this' }).check();
  await page.getByRole('button', { name: 'Send this to a person' }).click();
  await expect(title(page)).toHaveText('A person has your plan');
  await page.goto(`/answers/${id}`);
  await expect(page.getByText('You asked for something else. This offer is closed.')).toBeVisible();
  await page.getByRole('link', { name: 'See what you sent' }).click();
  await expect(title(page)).toHaveText('A person has what you sent');
  const turns = page.getByRole('region', { name: 'What was said so far' }).getByRole('listitem');
  await expect(turns).toHaveCount(2);
  await expect(turns.first()).toContainText('£1.00 at a time.');
  await expect(turns.first()).toContainText('Sam Rowe answered on 3 December 2026.');
  await expect(turns.last()).toContainText('£2.00 at a time.');
});

test('A person says no, in words or without, and is shown ways on at once @core', async ({
  page,
  context,
  people,
}) => {
  const built = await people.aCase({ balanceMinor: 900_00 });
  const id = await offered(built);
  await aCounterOffer(people.owner, built, id);
  await comeIn({ page, context, people }, built, READ_AT);
  await page.goto(`/answers/${id}`);
  await page.getByLabel('What would suit you better?').fill('I can pay £10.');
  await page.getByRole('button', { name: 'Say no to this offer' }).click();
  await expect(title(page)).toHaveText('You said no, and that is all right');
  await expect(page.getByText('I can pay £10.')).toBeVisible();
  const ways = page.getByRole('region', { name: 'What you can do now' }).getByRole('listitem');
  await expect(ways).toHaveCount(3);
  await ways.first().getByRole('link', { name: 'Offer another plan' }).click();
  await expect(page.getByRole('link', { name: /Choose this.*Your own amount/ })).toBeVisible();
  const [sent] = await people.owner`
    select kind, follows_id from submission where debtor_id = ${built.debtorId} and closed_at is null`;
  expect(sent).toEqual({ kind: 'telling', follows_id: id });
});

test('A question is answered in the person’s own words; an empty answer says what to do, and keeps what was typed', async ({
  page,
  context,
  people,
}) => {
  const built = await people.aCase({ balanceMinor: 900_00 });
  const id = await offered(built);
  await anAnswer(people.owner, {
    submissionId: id,
    outcome: 'ask',
    details: {},
    reply: 'Thank you.\n\nIs that each month?',
  });
  await comeIn({ page, context, people }, built, READ_AT);
  await page.goto('/home');
  await expect(page.getByText('Next: we have a question for you.')).toBeVisible();
  await page.getByRole('link', { name: 'Read it, and answer when you can' }).click();
  await expect(title(page)).toHaveText('We have a question for you');
  await expect(page.getByText('Is that each month?')).toBeVisible();
  await page.getByRole('button', { name: 'Send your answer' }).click();
  await expect(page.getByRole('alert').first()).toContainText('Write a few words before you send this.');
  await page.getByLabel('Your answer').fill('Yes, each month.');
  await page.getByRole('button', { name: 'Send your answer' }).click();
  await expect(title(page)).toHaveText('Thank you. We have your answer');
  await expect(page.getByText('Yes, each month.')).toBeVisible();
  await expect(page.getByText(/will answer you by 7\sDecember 2026/)).toBeVisible();
  await page.goto('/home');
  await expect(page.getByRole('heading', { name: 'We have answered you' })).toHaveCount(0);
});

test('A “no” says why and carries ways on; how it was is asked once, and thanked for @core', async ({
  page,
  context,
  people,
}) => {
  const built = await people.aCase({ balanceMinor: 900_00 });
  const id = await offered(built);
  await anAnswer(people.owner, {
    submissionId: id,
    outcome: 'decline',
    details: {},
    reason: 'below_the_least',
    waysOn: ['pause', 'free_advice', 'talk_to_us'],
    reply: 'Thank you for writing. We cannot do this one.',
  });
  await comeIn({ page, context, people }, built, READ_AT);
  await page.goto(`/agree/sent/${id}`);
  await page.getByRole('link', { name: 'Read our answer' }).click();
  await expect(title(page)).toHaveText('We cannot say yes to this as it is');
  await expect(
    page.getByText('Each payment is less than the least this company lets us agree.'),
  ).toBeVisible();
  await expect(page.getByRole('link', { name: 'Take a break' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Get free help' }).first()).toBeVisible();
  const talk = page.getByRole('listitem').filter({ hasText: 'Talk to us' });
  await expect(talk.getByRole('link')).toHaveAttribute('href', /^tel:\d+$/);
  await page.getByRole('button', { name: 'It helped a bit' }).click();
  await expect(page.getByText('Thank you for telling us how it was.')).toBeVisible();
  await page.goto(`/answers/${id}`);
  await expect(page.getByRole('button', { name: 'It helped', exact: true })).toHaveCount(0);
  const rows = await people.owner`
    select f.how from decision_feedback f join decision d on d.id = f.decision_id where d.submission_id = ${id}`;
  expect([...rows]).toEqual([{ how: 'partly' }]);
  await page.goto(`/debts/${built.debtId}`);
  await page.getByRole('link', { name: '3 December 2026: We cannot say yes to this as it is' }).click();
  await expect(title(page)).toHaveText('We cannot say yes to this as it is');
});

test('Somebody who came in with the code on a letter sees what was decided and none of the words', async ({
  page,
  context,
  people,
}) => {
  const built = await people.aCase();
  const told = await sendTelling(asDebtor(built), { words: 'I lost my job.', requestId: randomUUID() });
  const id = told.ok ? told.id : '';
  await anAnswer(people.owner, { submissionId: id, outcome: 'ask', details: {}, reply: 'When did it end?' });
  await people.signIn(context, { debtorId: built.debtorId, proved: 'letter' }, new Date(READ_AT));
  await page.setExtraHTTPHeaders(at(READ_AT));
  await page.goto(`/answers/${id}`);
  await expect(title(page)).toHaveText('We have a question for you');
  await expect(page.getByRole('main')).not.toContainText(/lost my job|When did it end/);
  await expect(page.getByLabel('Your answer')).toHaveCount(0);
  await page.getByRole('link', { name: 'To read them here, use a code sent to your email or phone' }).click();
  await expect(page).toHaveURL(/\/prove-contact$/);
});

test('What waits says who has it and by when; when we are late it says so, and that nothing happens meanwhile', async ({
  page,
  context,
  people,
}) => {
  const built = await people.aCase();
  const doubt = await sendDoubt(asDebtor(built), {
    holdingId: built.holdingId,
    doubt: 'already_paid',
    line: null,
    words: '',
    requestId: randomUUID(),
  });
  const id = doubt.ok ? doubt.id : '';
  const staffId = await aStaffName(people.owner, 'Nia Evans');
  await people.owner`update submission set assignee_id = ${staffId} where id = ${id}`;
  await comeIn({ page, context, people }, built, READ_AT);
  await page.goto('/home');
  await expect(
    page.getByText('It is with Nia Evans. They will answer you by 8 December 2026.'),
  ).toBeVisible();
  await expect(page.getByText('Next: Nia Evans will answer you by 8 December 2026.')).toBeVisible();
  await people.owner`update submission set raised_at = '2026-12-02T09:00:00Z' where id = ${id}`;
  await page.goto('/home');
  await expect(
    page.getByText('We are late, and we are sorry. Nothing changes for you while you wait.'),
  ).toBeVisible();
  await page.goto(`/debts/${built.holdingId}/wrong/${id}`);
  await expect(
    page.getByText('Our answer is late, and we are sorry. It stays on hold until you have it'),
  ).toBeVisible();
  await anAnswer(people.owner, {
    submissionId: id,
    outcome: 'answer',
    details: { holdEnded: false },
    reply: 'Thank you for asking. Here is what we found.',
  });
  await page.reload();
  await expect(title(page)).toHaveText('We have answered you');
  await page.getByRole('link', { name: 'Read our answer' }).click();
  await expect(page.getByText('Here is what we found.')).toBeVisible();
});

test('An answer belongs to one person: for anyone else there is none', async ({ page, context, people }) => {
  const [built, other] = [await people.aCase({ balanceMinor: 900_00 }), await people.aCase()];
  const id = await offered(built);
  await aCounterOffer(people.owner, built, id);
  await page.goto(`/answers/${id}`);
  await expect(page).toHaveURL(/\/sign-in$/);
  await comeIn({ page, context, people }, other, READ_AT);
  for (const path of [`/answers/${id}`, `/answers/${id}/accept`, '/answers/no-id']) {
    const answer = await page.goto(path);
    expect(answer?.status(), path).toBe(404);
  }
});

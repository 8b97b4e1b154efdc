import { createHash } from 'node:crypto';
import type { APIRequestContext } from 'playwright/test';
import { aCounterOffer, anAnswer, offered } from '@/db/seed/answers';
import { aDebt } from '@/db/seed/build';
import { fillCase } from '@/db/seed/full-case';
import { aCreditor } from '@/db/seed/planning';
import { builtActions, builtKey } from './support/access-table';
import { aWaitingOffer } from './support/answering';
import { at } from './support/door';
import { baselineOf, type Fields, formsOf, type PageForm } from './support/page-forms';
import { expect, type People, test } from './support/session';

/** Two days after the answers that people of these tests were given. */
const NOW = at('2026-12-05T09:15:00.000Z');
const SOMEBODYS = '01890000-0000-7000-8000-000000000000';

/** What no page of ours ever sends, by what is wrong with it. */
const HOSTILE: Readonly<Record<string, string>> = {
  'a zero byte': 'a\u0000b',
  'an id of something else': SOMEBODYS,
  'a number beyond all numbers': '1e400',
  'a day that does not exist': '2026-02-31',
  'a name that every object has': '__proto__',
  'nothing at all': '',
  'far too much': 'x'.repeat(30_000),
};

/** Signing out is tried elsewhere, and would end what is tried here. */
const ENDS = /^(signOut|proveA)/;

const actionOf = (form: PageForm): string => {
  const id = /[0-9a-f]{42}/.exec(form.fields.map(({ name, value }) => `${name} ${value}`).join(' '))?.[0];
  return (
    builtActions()
      .find((action) => action.id === id)
      ?.name.split('#')[1] ?? ''
  );
};

async function send(request: APIRequestContext, origin: string, path: string, fields: Fields) {
  const form = new FormData();
  for (const [name, value] of fields) form.append(name, value);
  const headers = { ...NOW, origin, accept: 'text/html' };
  return (await request.post(path, { multipart: form, headers, maxRedirects: 0 })).status();
}

/** Every way in which a form is sent that no page sends it in. */
function* spoilt(fields: Fields): Generator<readonly [string, Fields]> {
  const ours = (name: string): boolean => !name.startsWith('$');
  for (const name of new Set(fields.map(([one]) => one).filter(ours))) {
    for (const [what, value] of Object.entries(HOSTILE))
      yield [`${name}: ${what}`, fields.map(([one, was]) => [one, one === name ? value : was])];
    yield [`${name}: not there`, fields.filter(([one]) => one !== name)];
    yield [`${name}: twice`, [...fields, [name, 'x']]];
  }
  yield ['everything with a zero byte', fields.map(([one, was]) => [one, ours(one) ? `${was}\u0000` : was])];
  yield ['nothing but the action', fields.filter(([one]) => !ours(one))];
}

/** Sends every form of these pages spoilt in every way; gives which actions were met, and what broke. `also` goes with each. */
async function spoilAll(
  request: APIRequestContext,
  origin: string,
  paths: readonly string[],
  also: Fields = [],
) {
  const [met, broke] = [new Set<string>(), [] as string[]];
  for (const path of paths) {
    const html = await (await request.get(path, { headers: NOW })).text();
    for (const form of formsOf(html)) {
      const action = actionOf(form);
      if (action === '' || ENDS.test(action) || (also.length === 0 && met.has(action))) continue;
      met.add(action);
      for (const [how, fields] of spoilt([...baselineOf(form), ...also])) {
        const status = await send(request, origin, path, fields);
        if (status >= 500) broke.push(`${action}, ${how}: ${status}`);
      }
    }
  }
  return { met: [...met].sort(), broke };
}

/** Somebody to whom everything has happened that has a form. */
async function aWholeLife(people: People) {
  const one = await people.aCase({ balanceMinor: 900_00 });
  await fillCase(people.owner, one);
  const { debtorId } = one;
  const debts = [];
  for (let nth = 0; nth < 3; nth += 1) debts.push(await aDebt(people.owner, { debtorId }));
  const [second, third, fourth] = debts;
  if (!second || !third || !fourth) throw new Error('three debts are fewer than three');
  const [countered, another, asked] = [await offered(second), await offered(third), await offered(fourth)];
  await aCounterOffer(people.owner, second, countered);
  await aCounterOffer(people.owner, third, another);
  await anAnswer(people.owner, { submissionId: asked, outcome: 'ask', details: {} });
  return { one, countered, another, asked, free: await aDebt(people.owner, { debtorId }) };
}

test('A form of a person’s, however it is spoilt, is never answered with a page that did not work', async ({
  people,
  context,
  baseURL,
}) => {
  test.setTimeout(300_000);
  const { one, countered, another, asked, free } = await aWholeLife(people);
  await people.signIn(context, one, new Date('2026-12-05T09:10:00.000Z'));
  const { debtId } = one;
  const { holdingId } = free;
  const picked = `o=${holdingId}~amount.2500.monthly:28`;
  const { met, broke } = await spoilAll(context.request, new URL(baseURL ?? '').origin, [
    '/home',
    `/debts/${debtId}/wrong`,
    `/answers/${asked}`,
    `/answers/${countered}/accept`,
    `/answers/${another}`,
    `/options/${holdingId}/own?way=amount`,
    `/options/${holdingId}/by-a-day`,
    `/options/${holdingId}/reduce`,
    `/agree/pay-day?${picked}`,
    `/agree/check?${picked}`,
    '/nothing-left/ask',
    '/nothing-left',
    '/pause',
    '/budget',
    '/budget/home',
    '/budget/income',
    '/budget/bills',
    '/budget/check',
    '/signed-in',
  ]);
  expect(broke).toEqual([]);
  expect(met).toEqual([
    'acceptTheOffer',
    'agreeToPlans',
    'askForLess',
    'finish',
    'offerADay',
    'offerOwn',
    'pauseForAdvice',
    'pauseNow',
    'pickPayDay',
    'replyToUs',
    'saveHousehold',
    'saveStep',
    'sayHow',
    'sayNo',
    'sendDoubtAbout',
    'sendReduce',
    'startBudget',
    'tellUs',
  ]);
});

test('A form of staff, however it is spoilt, is never answered with a page that did not work', async ({
  people,
  context,
  baseURL,
}) => {
  test.setTimeout(300_000);
  // A creditor of its own: what is taken here is nobody else’s.
  const creditor = await aCreditor(people.owner, 'Harbour Card Services');
  const waits = await aWaitingOffer(people, { creditor });
  const { id: staffId } = await people.aMember({ role: 'lead' });
  await people.owner`update staff set all_creditors = false where id = ${staffId}`;
  await people.owner`
    insert into staff_creditor (staff_id, creditor_id) select ${staffId}, id from creditor where name = ${creditor}`;
  await people.signIn(context, { staffId }, new Date('2026-12-05T09:10:00.000Z'));
  const answer = `/admin/cases/${waits.debtorId}/answer/${waits.sentId}`;
  const origin = new URL(baseURL ?? '').origin;
  const { met, broke } = await spoilAll(context.request, origin, [
    `/admin/cases/${waits.debtorId}?on=${waits.sentId}`,
    '/admin/queue',
    '/admin/queue?whose=nobody',
    '/admin/queue/search',
    '/admin/sign-in',
    '/sign-in',
    '/sign-in/business',
  ]);
  const outcomes = [
    'agree',
    'counter_offer',
    'decline',
    'ask',
    'pause',
    'reduce',
    'settle',
    'return_to_creditor',
  ];
  const answers = outcomes.map((as) => `${answer}?as=${as}`);
  const sent = await spoilAll(context.request, origin, answers, [['step', 'send']]);
  expect([...broke, ...sent.broke]).toEqual([]);
  expect([...met, ...sent.met]).toEqual([
    'askAsBusiness',
    'askAsPerson',
    'findPerson',
    'takeCase',
    'takeTheNextOne',
    'answerSent',
  ]);
});

/** Sends one form of a page with changes, as a browser without script does; gives where it leads. */
async function press(
  request: APIRequestContext,
  origin: string,
  { path, action, changes }: { path: string; action: string; changes: Readonly<Record<string, string>> },
): Promise<string> {
  const html = await (await request.get(path, { headers: NOW })).text();
  const found = formsOf(html).find((form) => actionOf(form) === action);
  if (!found) throw new Error(`${path} has no form for ${action}`);
  const form = new FormData();
  for (const [name, value] of baselineOf(found)) form.append(name, changes[name] ?? value);
  const headers = { ...NOW, origin, accept: 'text/html' };
  const answer = await request.post(path, { multipart: form, headers, maxRedirects: 0 });
  expect({ action, status: answer.status() }).toEqual({ action, status: 303 });
  return answer.headers().location ?? '';
}

test('A correction by staff, however it is spoilt, is never answered with a page that did not work', async ({
  people,
  context,
  baseURL,
}) => {
  test.setTimeout(300_000);
  const one = await people.aCase({ balanceMinor: 900_00 });
  await fillCase(people.owner, one);
  const sent = await people.owner<{ id: string; kind: string }[]>`
    select id, kind from submission where debtor_id = ${one.debtorId} and kind in ('looks_wrong', 'telling')`;
  const { id: staffId } = await people.aMember({ role: 'lead' });
  await people.signIn(context, { staffId }, new Date('2026-12-05T09:10:00.000Z'));
  const paths = sent.flatMap(({ id, kind }) =>
    (kind === 'telling' ? ['thank'] : ['correct']).map(
      (as) => `/admin/cases/${one.debtorId}/answer/${id}?as=${as}`,
    ),
  );
  const origin = new URL(baseURL ?? '').origin;
  const { met, broke } = await spoilAll(context.request, origin, paths, [['step', 'send']]);
  expect(broke).toEqual([]);
  expect(met).toEqual(['answerSent']);
});

test('Nobody is corrected to be born tomorrow, or to have a name as long as a page', async ({
  people,
  context,
  baseURL,
}) => {
  const one = await people.aCase({ balanceMinor: 900_00 });
  await fillCase(people.owner, one);
  const [sent] = await people.owner<{ id: string }[]>`
    select id from submission where debtor_id = ${one.debtorId} and kind = 'looks_wrong'`;
  const { id: staffId } = await people.aMember({ role: 'lead' });
  await people.signIn(context, { staffId }, new Date('2026-12-05T09:10:00.000Z'));
  const path = `/admin/cases/${one.debtorId}/answer/${sent?.id}?as=correct`;
  const html = await (await context.request.get(path, { headers: NOW })).text();
  const form = formsOf(html).find((each) => actionOf(each) === 'answerSent');
  if (!form) throw new Error('there is nothing to correct with');
  const origin = new URL(baseURL ?? '').origin;
  for (const facts of [
    { bornOn: '2026-12-06' },
    { bornOn: '0000-01-01' },
    { lastName: 'x'.repeat(30_000) },
  ]) {
    const fields = new FormData();
    for (const { name, value, type } of form.fields) if (type === 'hidden') fields.append(name, value);
    const typed = { ...facts, reply: 'Thank you for telling us. You were right.', step: 'send' };
    for (const [name, value] of Object.entries(typed)) fields.append(name, value);
    const headers = { ...NOW, origin, accept: 'text/html' };
    const answer = await context.request.post(path, { multipart: fields, headers, maxRedirects: 0 });
    expect(answer.status()).toBe(200);
    expect(await answer.text()).toContain('Please look at this');
  }
  const [row] =
    await people.owner`select last_name as name, born_on::text as born from debtor where id = ${one.debtorId}`;
  expect(row?.name).not.toContain('xxx');
  expect(row?.born).toBe(one.bornOn);
});

test('A reply as long as a book is refused at once, and keeps nobody else waiting', async ({
  people,
  context,
  baseURL,
}) => {
  const waits = await aWaitingOffer(people);
  const { id: staffId } = await people.aMember({ role: 'agent' });
  await people.signIn(context, { staffId }, new Date('2026-12-05T09:10:00.000Z'));
  const path = `/admin/cases/${waits.debtorId}/answer/${waits.sentId}?as=ask`;
  const [form] = formsOf(await (await context.request.get(path, { headers: NOW })).text()).filter(
    (one) => actionOf(one) === 'answerSent',
  );
  if (!form) throw new Error('there is nothing to answer with');
  const sent = new FormData();
  for (const [name, value] of [...baselineOf(form), ['step', 'look']] as Fields)
    sent.append(name, name === 'reply' ? 'Thank you for telling us. '.repeat(30_000) : value);
  const headers = { ...NOW, origin: new URL(baseURL ?? '').origin, accept: 'text/html' };
  const began = performance.now();
  const answer = await context.request.post(path, { multipart: sent, headers });
  expect(answer.status()).toBe(200);
  expect(await answer.text()).toContain('This is too long for one letter');
  expect(performance.now() - began).toBeLessThan(10_000);
});

test('A page that somebody left open at one device does for the next one there what it says', async ({
  people,
  context,
  baseURL,
}) => {
  const origin = new URL(baseURL ?? '').origin;
  const requestId = crypto.randomUUID();
  const words = 'I lost my job.';
  const both = [await people.aCase(), await people.aCase()];
  for (const { debtorId } of both) {
    await people.signIn(context, { debtorId }, new Date('2026-12-05T09:10:00.000Z'));
    const { request } = context;
    await press(request, origin, { path: '/home', action: 'tellUs', changes: { requestId, words } });
    await press(request, origin, { path: '/pause', action: 'pauseNow', changes: { requestId } });
    await press(request, origin, { path: '/budget', action: 'startBudget', changes: { requestId } });
  }
  for (const { debtorId } of both) {
    const [row] = await people.owner`
      select (select count(*)::int from submission where debtor_id = ${debtorId}) as told,
        (select count(*)::int from hold where debtor_id = ${debtorId}) as paused,
        (select count(*)::int from budget where debtor_id = ${debtorId}) as begun`;
    expect(row).toEqual({ told: 1, paused: 1, begun: 1 });
  }
});

test('Someone who goes back, asks about another debt and sends again has asked twice; the same press is one', async ({
  people,
  context,
  baseURL,
}) => {
  const origin = new URL(baseURL ?? '').origin;
  const one = await people.aCase();
  const { debtorId } = one;
  const other = await aDebt(people.owner, { debtorId });
  await people.signIn(context, { debtorId }, new Date('2026-12-05T09:10:00.000Z'));
  const path = `/options/${one.holdingId}/reduce`;
  const requestId = crypto.randomUUID();
  const ask = (holdingId: string, words: string) =>
    press(context.request, origin, { path, action: 'sendReduce', changes: { requestId, holdingId, words } });
  const first = await ask(one.holdingId, 'I am ill.');
  expect(await ask(one.holdingId, 'I am ill.')).toBe(first);
  expect(await ask(one.holdingId, 'I am ill, and cannot work.')).not.toBe(first);
  expect(await ask(other.holdingId, 'I am ill.')).not.toBe(first);
  const asked = await people.owner<{ holdingId: string }[]>`
    select holding_id as "holdingId" from submission where debtor_id = ${debtorId} and kind = 'ask_to_reduce'`;
  expect(asked).toHaveLength(3);
  expect(asked.filter(({ holdingId }) => holdingId === other.holdingId)).toHaveLength(1);
});

test('A form of a page from before an upgrade finds its action in the build after it', () => {
  const always = createHash('sha256').update('the names of our actions').digest('base64');
  expect(builtKey()).toBe(always);
});

test('A form whose action is gone is answered in kind words, and changes nothing', async ({
  context,
  baseURL,
}) => {
  const form = new FormData();
  form.append(`$ACTION_ID_${'0'.repeat(42)}`, '');
  const answer = await context.request.post('/sign-in', {
    multipart: form,
    headers: { origin: new URL(baseURL ?? '').origin, accept: 'text/html' },
  });
  expect(answer.status()).toBe(409);
  expect(await answer.text()).toContain('This page was older than the site');
});

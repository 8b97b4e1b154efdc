import type { APIRequestContext, BrowserContext } from 'playwright/test';
import { mayGo, tableOfRoles } from '@/domain/staff-places';
import { PERMISSIONS_OF, ROLES, type Role } from '@/domain/viewer';
import {
  ACTIONS,
  type ActionRule,
  builtActions,
  builtRoutes,
  PAGES,
  type Rule,
} from './support/access-table';
import { type Case, expect, type People, test } from './support/session';

/** Whoever may be looking. */
const VIEWERS = ['nobody', 'its own debtor', 'another debtor', ...ROLES] as const;
type Who = (typeof VIEWERS)[number];

type Answer = { status: number; location: string; body: string };

/** What belongs to one person and must reach nobody else. */
async function secretsOf(people: People, one: Case): Promise<string[]> {
  const { debtorId, debtId, accountReference, email } = one;
  const [row] = await people.owner<{ lastName: string; creditorReference: string }[]>`
    select d.last_name as "lastName", b.creditor_reference as "creditorReference"
    from debtor d, debt b where d.id = ${debtorId} and b.id = ${debtId}`;
  return [row?.lastName ?? '', row?.creditorReference ?? '', accountReference, email, '7,341.29', '734129'];
}

/** A case nobody else may learn of, and a file that came in once. */
async function aSecretCase(people: People): Promise<Case & { importId: string }> {
  const [run] = await people.owner<{ id: string }[]>`
    insert into import (file_name, started_by) values ('accounts.csv', 'command') returning id`;
  return { ...(await people.aCase({ balanceMinor: 7_341_29 })), importId: run?.id ?? '' };
}

/** Signs in as them; gives the id of the member of staff it made, if it did. */
async function become(people: People, context: BrowserContext, who: Who, one: Case): Promise<string | null> {
  if (who === 'nobody') return null;
  if (isStaff(who)) {
    const { id } = await people.aMember({ role: who });
    await people.signIn(context, { staffId: id });
    return id;
  }
  const { debtorId } = who === 'its own debtor' ? one : await people.aCase();
  await people.signIn(context, { debtorId });
  return null;
}

async function get(
  request: APIRequestContext,
  path: string,
  headers: Record<string, string> = {},
): Promise<Answer> {
  const sent = { accept: 'text/html', ...headers };
  const answer = await request.fetch(path, { headers: sent, maxRedirects: 0 });
  return { status: answer.status(), location: answer.headers().location ?? '', body: await answer.text() };
}

const NOBODYS = '01890000-0000-7000-8000-000000000000';

function fill(route: string, rule: Rule, one: Case & { importId?: string }): string {
  const { debtId: debt, debtorId: debtor, holdingId: holding, importId = NOBODYS } = one;
  const ids = { debt, debtor, holding, import: importId, nothing: NOBODYS };
  const named = 'ids' in rule ? (rule.ids ?? {}) : {};
  return route.replaceAll(/\[([^\]]+)\]/g, (_, name: string) => {
    const said = named[name] ?? 'nothing';
    return isWord(said) ? said.slice(1) : ids[said];
  });
}

const isWord = (said: string): said is `=${string}` => said.startsWith('=');

const isDebtor = (who: Who): boolean => who === 'its own debtor' || who === 'another debtor';
const isStaff = (who: Who): who is Role => ROLES.some((role) => role === who);

/** What a page must answer this viewer with; null where it says nothing that needs guarding. */
function expected(rule: Rule, who: Who): { status: number; location?: string } | null {
  if (rule.for === 'debtor') {
    if (!isDebtor(who)) return { status: 307, location: '/sign-in' };
    if (rule.ids && who === 'another debtor') return { status: 404 };
    return null;
  }
  if (rule.for === 'staff') {
    if (!isStaff(who)) return { status: 307, location: '/admin/sign-in' };
    if (!mayGo(PERMISSIONS_OF[who], rule.needs)) return { status: 404 };
    // An id that nobody has is not there for anyone.
    return Object.values(rule.ids ?? {}).includes('nothing') ? { status: 404 } : { status: 200 };
  }
  return null;
}

test('every page, download and action of the build is in the table, and the table has no others', () => {
  expect(builtRoutes().sort()).toEqual(Object.keys(PAGES).sort());
  expect(
    builtActions()
      .map(({ name }) => name)
      .sort(),
  ).toEqual(Object.keys(ACTIONS).sort());
});

for (const who of VIEWERS)
  test(`${who}: every page gives what the table says, and nothing of anyone else’s`, async ({
    people,
    context,
  }) => {
    const one = await aSecretCase(people);
    const secrets = await secretsOf(people, one);
    await become(people, context, who, one);
    for (const [route, rule] of Object.entries(PAGES)) {
      const answer = await get(context.request, fill(route, rule, one));
      const wanted = expected(rule, who);
      if (wanted) expect({ route, status: answer.status }).toEqual({ route, status: wanted.status });
      if (wanted?.location)
        expect(new URL(answer.location, 'http://x').pathname, route).toBe(wanted.location);
      // Staff who may open a page of theirs see the case there: that is what it is for.
      const isTheirs = rule.for === 'staff' && wanted?.status === 200;
      if (who !== 'its own debtor' && !isTheirs) expectNothingOf(secrets, answer, route);
    }
  });

function expectNothingOf(secrets: string[], { body, location }: Answer, where: string): void {
  for (const secret of secrets)
    expect(tells(body, secret) || tells(location, secret), `${secret} at ${where}`).toBe(false);
}

/** Whether a text has this in it; a number only as a whole, since a longer one by chance may hold its figures. */
function tells(text: string, secret: string): boolean {
  return /^\d+$/.test(secret) ? new RegExp(`(?<!\\d)${secret}(?!\\d)`).test(text) : text.includes(secret);
}

/** The same page asked for in every way that a transport knows. */
const VARIANTS: readonly {
  name: string;
  path: (path: string) => string;
  headers?: Record<string, string>;
  method?: string;
}[] = [
  { name: 'as data', path: (path) => path, headers: { rsc: '1' } },
  { name: 'as data by its ending', path: (path) => `${path}.rsc` },
  { name: 'as a prefetch', path: (path) => path, headers: { rsc: '1', 'next-router-prefetch': '1' } },
  {
    name: 'as a segment',
    path: (path) => path,
    headers: { rsc: '1', 'next-router-prefetch': '1', 'next-router-segment-prefetch': '/_tree' },
  },
  { name: 'as a segment by its path', path: (path) => `${path}.segments/_full.segment.rsc` },
  { name: 'with the framework’s own query', path: (path) => `${path}?_rsc=1`, headers: { rsc: '1' } },
  { name: 'with an encoded slash', path: (path) => path.replace(/(.)\//, '$1%2f') },
  { name: 'with an encoded first slash', path: (path) => `/%2f${path.slice(1)}` },
  { name: 'with doubled slashes', path: (path) => path.replaceAll('/', '//') },
  { name: 'with a slash behind', path: (path) => `${path}/` },
  { name: 'with steps', path: (path) => `/x/..${path}` },
  { name: 'in capitals', path: (path) => path.toUpperCase() },
  {
    name: 'as a subrequest',
    path: (path) => path,
    headers: { 'x-middleware-subrequest': 'proxy:proxy:proxy:proxy:proxy' },
  },
  {
    name: 'rewritten',
    path: () => '/',
    headers: { 'x-middleware-rewrite': '/home', 'x-nextjs-rewrite': '/home' },
  },
  { name: 'by HEAD', path: (path) => path, method: 'HEAD' },
  { name: 'by POST', path: (path) => path, method: 'POST' },
];

for (const who of ['nobody', 'another debtor'] as const)
  test(`${who}: no way of asking for a page gives anything of anyone else’s`, async ({
    people,
    context,
    baseURL,
  }) => {
    test.slow();
    const origin = new URL(baseURL ?? '').origin;
    const one = await aSecretCase(people);
    const secrets = await secretsOf(people, one);
    for (const [route, rule] of Object.entries(PAGES)) {
      if (rule.for === 'development') continue;
      // A POST to /leave signs out, as it should, so whoever asks comes in anew for each page.
      await become(people, context, who, one);
      await Promise.all(
        VARIANTS.map(async ({ name, path, headers = {}, method = 'GET' }) => {
          const asked = path(fill(route, rule, one));
          const sent = { method, headers: { accept: 'text/html', ...headers } };
          const answer = await context.request.fetch(`${origin}${asked}`, sent);
          const said = { status: answer.status(), location: '', body: await answer.text() };
          expectNothingOf(secrets, said, `${asked} ${name}`);
        }),
      );
      if (who !== 'nobody' && route !== '/leave')
        expect((await get(context.request, '/home')).status, `signed in after ${route}`).toBe(200);
    }
  });

test('its own debtor sees all of it, as a page and as data, so these tests could fail', async ({
  people,
  context,
}) => {
  const one = await aSecretCase(people);
  const secrets = await secretsOf(people, one);
  await become(people, context, 'its own debtor', one);
  const path = `/debts/${one.debtId}`;
  for (const headers of [{}, { rsc: '1' }]) {
    const answer = await context.request.get(path, { headers });
    expect(answer.status()).toBe(200);
    const body = await answer.text();
    expect(secrets.some((secret) => tells(body, secret))).toBe(true);
  }
});

/** Everything there is about a case, as one figure that changes when any of it does. */
async function stateOf(people: People, one: Case): Promise<string> {
  const { debtorId, debtId } = one;
  const [row] = await people.owner<{ state: string }[]>`
    select md5(concat_ws('|',
      (select string_agg(d::text, '') from debtor d where id = ${debtorId}),
      (select string_agg(b::text, '') from debt b where id = ${debtId}),
      (select string_agg(h::text, '' order by id) from holding h where debtor_id = ${debtorId}),
      (select string_agg(l::text, '' order by id) from ledger_entry l where debt_id = ${debtId}),
      (select string_agg(s::text, '' order by id) from submission s where debtor_id = ${debtorId}),
      (select string_agg(h::text, '' order by id) from hold h where debtor_id = ${debtorId}),
      (select string_agg(p::text, '' order by id) from plan p where debt_id = ${debtId}),
      (select string_agg(b::text, '' order by id) from budget b where debtor_id = ${debtorId}),
      (select string_agg(e::text, '' order by id) from event e where case_id = ${debtorId}),
      (select string_agg(c::text, '' order by id) from code c where holding_id = ${one.holdingId}),
      (select string_agg(s.ended_at::text, '') from session s where debtor_id = ${debtorId}))) as state`;
  return row?.state ?? '';
}

/** An action’s call as the framework’s own script sends it: an empty state and a form with likely fields. */
function callOf(one: Case & { importId?: string }): Record<string, string> {
  const fields = {
    debtId: one.debtId,
    holdingId: one.holdingId,
    id: one.holdingId,
    requestId: crypto.randomUUID(),
    reference: one.accountReference,
    tryId: one.importId ?? NOBODYS,
  };
  return {
    '0': JSON.stringify([{ values: {}, errors: [] }, '$K1']),
    ...Object.fromEntries(Object.entries(fields).map(([name, value]) => [`1_${name}`, value])),
  };
}

async function call(
  request: APIRequestContext,
  action: { id: string; page: string },
  one: Case,
  origin: string | null,
): Promise<Answer> {
  const page = action.page.replaceAll(/\[[^\]]+\]/g, one.debtId);
  const headers: Record<string, string> = { 'next-action': action.id, accept: 'text/x-component' };
  if (origin !== null) headers.origin = origin;
  const answer = await request.post(page, { multipart: callOf(one), headers, maxRedirects: 0 });
  const { 'x-action-redirect': redirected = '', location = '' } = answer.headers();
  return {
    status: answer.status(),
    location: (redirected || location).split(';')[0] ?? '',
    body: await answer.text(),
  };
}

/** What is asked while somebody writes: whoever may not is given nothing, and is not led away from what they wrote. */
const LEADS_NOWHERE = new Set(['app/admin/cases/[id]/answer/[sent]/actions.ts#readAlong']);

/** Where an action must lead somebody who may not do it; null where it is theirs. */
function refusalOf(rule: ActionRule, who: Who): { status?: number; location?: string } | null {
  if (rule === 'anyone' || rule === 'development') return null;
  if (rule === 'debtor') return isDebtor(who) ? null : { location: '/sign-in' };
  if (!isStaff(who)) return { location: '/admin/sign-in' };
  return mayGo(PERMISSIONS_OF[who], rule.staff) ? null : { status: 404 };
}

/** Everything that a member of staff has left behind, counted. */
async function marksOf(people: People, staffId: string): Promise<unknown> {
  const [row] = await people.owner`
    select (select count(*)::int from event where actor_id = ${staffId}) as events,
      (select count(*)::int from decision where staff_id = ${staffId} or second_staff_id = ${staffId}) as decisions,
      (select count(*)::int from proposed_decision where staff_id = ${staffId} or answered_by_id = ${staffId}) as proposals,
      (select count(*)::int from submission where assignee_id = ${staffId}) as taken,
      (select count(*)::int from case_look where staff_id = ${staffId}) as looks,
      (select count(*)::int from hold where placed_by_id = ${staffId}) as holds,
      (select count(*)::int from import where started_by_id = ${staffId}) as imports`;
  return row;
}

const NO_MARKS = { events: 0, decisions: 0, proposals: 0, taken: 0, looks: 0, holds: 0, imports: 0 };

for (const who of VIEWERS)
  test(`${who}: no action that is not theirs does anything`, async ({ people, context, baseURL }) => {
    test.slow();
    const one = await aSecretCase(people);
    const secrets = await secretsOf(people, one);
    const before = await stateOf(people, one);
    const own = new URL(baseURL ?? '').origin;
    for (const action of builtActions()) {
      const refused = refusalOf(ACTIONS[action.name] ?? 'anyone', who);
      if (!refused) continue;
      const refusal = LEADS_NOWHERE.has(action.name) ? { status: 200, location: '' } : refused;
      // Each call as a new browser would make it: an action may end the session it is called with.
      await context.clearCookies();
      const staffId = await become(people, context, who, one);
      const { status, location, body } = await call(context.request, action, one, own);
      if (refusal.location !== undefined)
        expect({ action: action.name, location }).toEqual({
          action: action.name,
          location: refusal.location,
        });
      if (refusal.status)
        expect({ action: action.name, status }).toEqual({ action: action.name, status: refusal.status });
      if (staffId)
        expect({ action: action.name, left: await marksOf(people, staffId) }).toEqual({
          action: action.name,
          left: NO_MARKS,
        });
      expectNothingOf(secrets, { status, location, body }, action.name);
    }
    expect(await stateOf(people, one)).toBe(before);
  });

test('the table of roles is what is tested, and staff can read it as it is', async ({
  people,
  context,
  page,
}) => {
  await people.signIn(context, { staffId: (await people.aMember({ role: 'auditor' })).id });
  await page.goto('/admin/roles');
  for (const { kind, at, allowed } of tableOfRoles()) {
    const table = page.getByRole('table', { name: kind === 'page' ? 'Pages and downloads' : 'Actions' });
    const name =
      kind === 'page'
        ? at
        : (at.split('#')[1] ?? '').replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
    const row = table
      .getByRole('row')
      .filter({ has: page.getByRole('rowheader', { name, exact: kind === 'page' }) });
    await expect(row.getByRole('cell')).toContainText([
      '',
      ...ROLES.map((role) => (allowed[role] ? 'Yes' : 'No')),
    ]);
  }
});

for (const [name, origin] of [
  ['foreign', 'https://example.com'],
  ['null', 'null'],
  ['missing', null],
] as const)
  test(`a form whose Origin is ${name} is refused, and changes nothing`, async ({ people, context }) => {
    const one = await aSecretCase(people);
    await become(people, context, 'its own debtor', one);
    const before = await stateOf(people, one);
    for (const action of builtActions()) {
      if (ACTIONS[action.name] === 'development') continue;
      const answer = await call(context.request, action, one, origin);
      // The framework refuses a foreign Origin itself, with an error; the rest we send to words that say so.
      expect(
        answer.status >= 400 || answer.location === '/not-taken',
        `${action.name}: ${answer.status} ${answer.location}`,
      ).toBe(true);
    }
    expect(await stateOf(people, one)).toBe(before);
  });

test('no GET changes anything', async ({ people, context }) => {
  const one = await aSecretCase(people);
  await become(people, context, 'its own debtor', one);
  const before = await stateOf(people, one);
  for (const [route, rule] of Object.entries(PAGES)) await get(context.request, fill(route, rule, one));
  expect(await stateOf(people, one)).toBe(before);
});

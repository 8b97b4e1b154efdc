import type { APIRequestContext, BrowserContext } from 'playwright/test';
import { may, PERMISSIONS_OF, ROLES, type Role, type StaffViewer } from '@/domain/viewer';
import { ACTIONS, builtActions, builtRoutes, PAGES, type Rule } from './support/access-table';
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

const aSecretCase = (people: People): Promise<Case> => people.aCase({ balanceMinor: 7_341_29 });

async function become(people: People, context: BrowserContext, who: Who, one: Case): Promise<void> {
  if (who === 'nobody') return;
  if (who === 'its own debtor') return people.signIn(context, { debtorId: one.debtorId });
  if (who === 'another debtor') return people.signIn(context, { debtorId: (await people.aCase()).debtorId });
  return people.signIn(context, { staffId: (await people.aMember({ role: who })).id });
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

function fill(route: string, rule: Rule, one: Case): string {
  const ids = { debt: one.debtId, holding: one.holdingId, nothing: NOBODYS };
  const named = rule.for === 'debtor' ? (rule.ids ?? {}) : {};
  return route.replaceAll(/\[([^\]]+)\]/g, (_, name: string) => ids[named[name] ?? 'nothing']);
}

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
    const viewer: StaffViewer = {
      kind: 'staff',
      staffId: '',
      permissions: PERMISSIONS_OF[who],
      creditorIds: 'all',
    };
    return rule.needs === null || may(viewer, rule.needs) ? { status: 200 } : { status: 404 };
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
      if (who !== 'its own debtor') expectNothingOf(secrets, answer, route);
    }
  });

function expectNothingOf(secrets: string[], { body, location }: Answer, where: string): void {
  for (const secret of secrets)
    expect(body.includes(secret) || location.includes(secret), `${secret} at ${where}`).toBe(false);
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
    await become(people, context, who, one);
    for (const [route, rule] of Object.entries(PAGES)) {
      if (rule.for === 'development') continue;
      await Promise.all(
        VARIANTS.map(async ({ name, path, headers = {}, method = 'GET' }) => {
          const asked = path(fill(route, rule, one));
          const sent = { method, headers: { accept: 'text/html', ...headers } };
          const answer = await context.request.fetch(`${origin}${asked}`, sent);
          const said = { status: answer.status(), location: '', body: await answer.text() };
          expectNothingOf(secrets, said, `${asked} ${name}`);
        }),
      );
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
    expect(secrets.some((secret) => body.includes(secret))).toBe(true);
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
function callOf(one: Case): Record<string, string> {
  const fields = {
    debtId: one.debtId,
    holdingId: one.holdingId,
    id: one.holdingId,
    requestId: crypto.randomUUID(),
    reference: one.accountReference,
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

for (const who of ['nobody', 'another debtor', 'agent'] as const)
  test(`${who}: no action that is not theirs does anything`, async ({ people, context, baseURL }) => {
    const one = await aSecretCase(people);
    const secrets = await secretsOf(people, one);
    const before = await stateOf(people, one);
    const own = new URL(baseURL ?? '').origin;
    for (const action of builtActions()) {
      const group = ACTIONS[action.name];
      if (group === 'anyone' || group === 'development') continue;
      // Each call as a new browser would make it: an action may end the session it is called with.
      await context.clearCookies();
      await become(people, context, who, one);
      const answer = await call(context.request, action, one, own);
      const isTheirs = group === 'debtor' ? who === 'another debtor' : who === 'agent';
      if (!isTheirs)
        expect({ action: action.name, leadsTo: answer.location }).toEqual({
          action: action.name,
          leadsTo: group === 'debtor' ? '/sign-in' : '/admin/sign-in',
        });
      expectNothingOf(secrets, answer, action.name);
    }
    expect(await stateOf(people, one)).toBe(before);
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

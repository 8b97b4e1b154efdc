import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { expect, test } from 'playwright/test';
import { crisisLines } from './crisis-lines';
import { findHelp, type HelpClock, type HelpQuery, helpClock, NEEDS, stateOf } from './find-help';
import { holidaysOf, NATIONS, type Nation } from './holidays';
import { type DirectoryRow, earliestKnownOn, RESOURCE_LANGUAGES, readResource } from './resources';

const path = fileURLToPath(new URL('../db/seed/data/resources.json', import.meta.url));
const directory: { resources: DirectoryRow[] } = JSON.parse(readFileSync(path, 'utf8'));
const everyone = directory.resources.map(readResource);
const british = everyone.filter((one) => one.country === 'GB');
const byId = (id: string) => {
  const found = everyone.find((one) => one.id === id);
  if (!found) throw new Error(`no ${id}`);
  return found;
};

/** Wednesday 25 November 2026, 10:00 in London, no holiday. */
const wednesday = helpClock(Date.parse('2026-11-25T10:00:00Z'), () => false);
/** The night before, 03:00. */
const night = helpClock(Date.parse('2026-11-25T03:00:00Z'), () => false);
const ids = (query: HelpQuery, clock = wednesday, seed = 1) =>
  findHelp(everyone, query, clock, seed).map((one) => one.resource.id);

const queries = fc.record(
  {
    nation: fc.constantFrom(null, ...NATIONS),
    need: fc.constantFrom(null, ...NEEDS),
    audience: fc.constantFrom(null, 'personal' as const, 'business' as const),
    language: fc.constantFrom(null, ...RESOURCE_LANGUAGES),
    openNow: fc.boolean(),
    words: fc.constantFrom('', 'debt', 'rent', 'samaritans', 'gas bill', 'zebra'),
  },
  { requiredKeys: [] },
);
const seeds = fc.integer({ min: 0, max: 0xffffffff });
const moments = fc.integer({
  min: Date.parse('2026-01-01T00:00:00Z'),
  max: Date.parse('2027-12-31T00:00:00Z'),
});

test('Each region of the directory is read as its nations', () => {
  const read = Object.fromEntries(
    directory.resources
      .filter((row) => row.country === 'GB')
      .map((row) => [row.region, [readResource(row).nations.join(' '), readResource(row).place]]),
  );
  const all = 'england wales scotland northern_ireland';
  expect(read).toEqual({
    UK: [all, null],
    'UK-wide': [all, null],
    'UK and Ireland': [all, null],
    'UK (England-based line)': [all, null],
    'UK (England-led)': [all, null],
    'UK (see site)': [all, null],
    'UK (England, Wales, Scotland)': ['england wales scotland', null],
    England: ['england', null],
    'England (London)': ['england', 'London'],
    'England and Wales': ['england wales', null],
    'England, Wales and Scotland': ['england wales scotland', null],
    'England, Scotland and Wales': ['england wales scotland', null],
    'England, Wales and Northern Ireland': ['england wales northern_ireland', null],
    Scotland: ['scotland', null],
    Wales: ['wales', null],
    'Northern Ireland': ['northern_ireland', null],
  });
});

test('A row with no exact day counts as known from the earliest day its words can mean', () => {
  expect(earliestKnownOn('2026-10-07')).toBe('2026-10-07');
  expect(earliestKnownOn('2026 (MaPS code)')).toBe('2026-01-01');
  expect(earliestKnownOn('2025')).toBe('2025-01-01');
  for (const undated of ['undated', 'undated page', '', '2026-02-30x']) {
    expect(earliestKnownOn(undated) <= '2026-01-01', undated).toBe(true);
  }
  for (const row of directory.resources)
    expect(earliestKnownOn(row.date_known), row.id).toMatch(/^\d{4}-\d\d-\d\d$/);
});

test('Languages are only what a row says, and English unless it names one other alone', () => {
  expect(byId('samaritans-welsh-language-line').languages).toEqual(['welsh']);
  expect(byId('live-fear-free').languages).toEqual(['english', 'welsh']);
  expect(byId('stepchange-debt-charity').languages).toEqual(['english']);
  expect(byId('nhs-111-mental-health-option').languages).toEqual(['english', 'bsl']);
  expect(byId('scotlands-domestic-abuse-and-forced-marriage-helpline').languages).toEqual([
    'english',
    'interpreter',
  ]);
});

test('A person in Northern Ireland is never sent to a service that does not serve them', () => {
  const found = ids({ nation: 'northern_ireland', need: 'debt' });
  expect(found).toContain('advice-ni-debt-service');
  expect(found).toContain('stepchange-debt-charity');
  expect(found).not.toContain('national-debtline');
  expect(found).not.toContain('citizens-advice-england-adviceline');
});

test('Someone who runs a business finds business help, and a person in trouble with their own debts does not', () => {
  expect(ids({ nation: 'england', audience: 'business', need: 'business' })).toContain('business-debtline');
  expect(ids({ nation: 'england', audience: 'personal', need: 'debt' })).not.toContain('business-debtline');
  expect(ids({ audience: 'business' })).toContain('samaritans');
  expect(ids({ audience: 'business' })).not.toContain('stepchange-debt-charity');
});

test('Every need is answered in every nation', () => {
  const gaps = NATIONS.flatMap((nation) =>
    NEEDS.filter((need) => ids({ nation, need }).length === 0).map((need) => `${nation}: ${need}`),
  );
  expect(gaps).toEqual([]);
});

test('What serves one town comes after what serves the nation', () => {
  const found = findHelp(everyone, { nation: 'england', need: 'debt' }, wednesday, 7);
  const london = found.findIndex((one) => one.resource.id === 'debt-free-advice');
  expect(london).toBeGreaterThan(found.findIndex((one) => one.resource.id === 'stepchange-debt-charity'));
});

test('Everyday words find what they mean, and small slips of case and accents do not matter', () => {
  expect(ids({ words: 'rent' })).toEqual(expect.arrayContaining(['shelter-england', 'shelter-cymru']));
  expect(ids({ words: 'betting' })).toEqual(['national-gambling-helpline-gamcare']);
  expect(ids({ words: 'STEPCHANGÉ' })).toEqual(['stepchange-debt-charity']);
  expect(ids({ words: "men's advice" })).toEqual(['mens-advice-line-respect']);
  expect(ids({ words: 'farmers' })).toEqual(['farming-community-network']);
  expect(ids({ words: 'zebra' })).toEqual([]);
  expect(ids({ words: '  ' }).length).toBe(british.length);
  expect(ids({ words: '(.*' }).length).toBe(british.length);
});

test('Open now leaves out what is closed and nothing else; unknown hours come after open ones', () => {
  const found = findHelp(everyone, { nation: 'scotland', need: 'debt', openNow: true }, night, 3);
  expect(found.map((one) => one.state)).toEqual(found.map((one) => one.state).sort(byState));
  expect(found.map((one) => one.resource.id)).toContain('citizens-advice-scotland-money-talk-team');
  expect(found.map((one) => one.resource.id)).not.toContain('stepchange-debt-charity');
  expect(ids({ nation: 'scotland', need: 'debt', openNow: true })).toContain('stepchange-debt-charity');
});

test('On a holiday in one nation, hours may differ for whoever serves it', () => {
  const scottishHoliday: HelpClock = { ...wednesday, isHoliday: (nation) => nation === 'scotland' };
  expect(stateOf(byId('stepchange-debt-charity'), scottishHoliday)).toBe('may-differ');
  expect(stateOf(byId('citizens-advice-england-adviceline'), scottishHoliday)).toBe('open');
  expect(stateOf(byId('samaritans'), scottishHoliday)).toBe('open');
});

test('The real holidays are those of each nation: 2 January is one in Scotland and a plain Friday in England', () => {
  const friday = helpClock(Date.parse('2026-01-02T10:00:00Z'), (nation, day) => holidaysOf(nation).has(day));
  expect(stateOf(byId('citizens-advice-england-adviceline'), friday)).toBe('open');
  expect(stateOf(byId('national-debtline'), friday)).toBe('may-differ');
  expect(stateOf(byId('samaritans'), friday)).toBe('open');
});

test('Abroad, where one clock does not tell the hour, office hours may differ', () => {
  expect(stateOf(byId('national-debt-helpline'), wednesday)).toBe('may-differ');
  expect(stateOf(byId('mabs'), wednesday)).toBe('open');
  expect(ids({ country: 'IE', need: 'debt' })).toEqual(['mabs']);
});

test('Whatever is asked, every answer fits it, none is given twice, and nearer ranks come first', () => {
  fc.assert(
    fc.property(queries, seeds, moments, (query, seed, epochMilliseconds) => {
      const found = findHelp(
        everyone,
        query,
        helpClock(epochMilliseconds, () => false),
        seed,
      );
      expect(new Set(found.map((one) => one.resource.id)).size).toBe(found.length);
      for (const { resource, state } of found) {
        expect(resource.country).toBe('GB');
        if (query.nation) expect(resource.nations).toContain(query.nation);
        if (query.language) expect(resource.languages).toContain(query.language);
        if (query.audience === 'personal') expect(resource.helpsPeople).toBe(true);
        if (query.audience === 'business') expect(resource.helpsBusinesses).toBe(true);
        if (query.openNow) expect(state).not.toBe('closed');
      }
      expect(found.map((one) => one.rank)).toEqual(found.map((one) => one.rank).sort((a, b) => a - b));
    }),
  );
});

test('Each filter only ever takes away: nothing that fits all of them is lost', () => {
  fc.assert(
    fc.property(queries, seeds, (query, seed) => {
      const found = new Set(ids(query, wednesday, seed));
      const one = (part: HelpQuery) => new Set(ids(part, wednesday, seed));
      const parts = [
        one({ nation: query.nation ?? null }),
        one({ need: query.need ?? null }),
        one({ audience: query.audience ?? null }),
        one({ language: query.language ?? null }),
        one({ openNow: query.openNow ?? false }),
        one({ words: query.words ?? '' }),
      ];
      const fitting = british
        .map((resource) => resource.id)
        .filter((id) => parts.every((part) => part.has(id)));
      expect([...found].sort()).toEqual(fitting.sort());
    }),
  );
});

test('The same seed gives the same order, however the directory was read', () => {
  fc.assert(
    fc.property(
      fc.shuffledSubarray(everyone, { minLength: everyone.length }),
      seeds,
      queries,
      (shuffled, seed, query) => {
        const order = findHelp(shuffled, query, wednesday, seed).map((one) => one.resource.id);
        expect(order).toEqual(ids(query, wednesday, seed));
      },
    ),
  );
});

test('Within a rank, over many visits, each organisation comes first, and last, about as often as any other', () => {
  const query: HelpQuery = { nation: 'scotland', need: 'debt' };
  const nearest = findHelp(everyone, query, wednesday, 0).filter((one) => one.rank === 0);
  expect(nearest.length).toBeGreaterThan(4);
  const visits = 4000;
  const first = new Map<string, number>();
  const last = new Map<string, number>();
  for (let visit = 0; visit < visits; visit += 1) {
    const order = findHelp(british, query, wednesday, visit * 2_654_435_761).filter((one) => one.rank === 0);
    const [one, other] = [order[0]?.resource.id ?? '', order.at(-1)?.resource.id ?? ''];
    first.set(one, (first.get(one) ?? 0) + 1);
    last.set(other, (last.get(other) ?? 0) + 1);
  }
  const fair = visits / nearest.length;
  // Five standard deviations: a fair shuffle never gets there, and one favourite would be far outside.
  const slack = 5 * Math.sqrt(fair * (1 - 1 / nearest.length));
  for (const { resource } of nearest) {
    expect(Math.abs((first.get(resource.id) ?? 0) - fair), resource.id).toBeLessThan(slack);
    expect(Math.abs((last.get(resource.id) ?? 0) - fair), resource.id).toBeLessThan(slack);
  }
});

test('In every nation there is someone to talk to in a crisis at any hour, and someone to call when life is in danger', () => {
  for (const nation of [null, ...NATIONS]) {
    const lines = crisisLines(everyone, nation);
    expect(
      lines.danger.map((one) => one.phone),
      String(nation),
    ).toEqual(['999']);
    expect(
      lines.talk.map((one) => one.id),
      String(nation),
    ).toContain('samaritans');
    expect(
      lines.text.map((one) => one.id),
      String(nation),
    ).toEqual(['shout']);
    expect(
      lines.abuse.some((one) => one.hours.kind === 'always'),
      String(nation),
    ).toBe(true);
    expect(lines.talk[0]?.hours.kind, String(nation)).toBe('always');
  }
});

test('Crisis lines are those of the nation', () => {
  const talkIn = (nation: Nation) => crisisLines(everyone, nation).talk.map((one) => one.id);
  expect(talkIn('northern_ireland')).toContain('lifeline-ni');
  expect(talkIn('northern_ireland')).not.toContain('nhs-111-mental-health-option');
  expect(talkIn('scotland')).toContain('breathing-space-scotland-listening-line');
  expect(talkIn('england')).not.toContain('breathing-space-scotland-listening-line');
  expect(talkIn('wales')).toEqual(
    expect.arrayContaining(['c.a.l.l.-mental-health-helpline', 'samaritans-welsh-language-line']),
  );
  expect(crisisLines(everyone, 'wales').abuse.map((one) => one.id)).toEqual(['live-fear-free']);
  expect(crisisLines(everyone, 'england').abuse.map((one) => one.id)).toEqual([
    'national-domestic-abuse-helpline-refuge',
  ]);
});

test('Every crisis line of the directory is shown when the nation is not known, and none from abroad', () => {
  const { danger, talk, text, abuse } = crisisLines(everyone, null);
  const shown = [...danger, ...talk, ...text, ...abuse].map((one) => one.id).sort();
  expect(shown).toEqual(
    british
      .filter((one) => one.isCrisisLine)
      .map((one) => one.id)
      .sort(),
  );
});

test('Crisis lines stand in the same order whatever the order of the directory', () => {
  fc.assert(
    fc.property(
      fc.shuffledSubarray(everyone, { minLength: everyone.length }),
      fc.constantFrom(...NATIONS),
      (shuffled, nation) => {
        expect(crisisLines(shuffled, nation)).toEqual(crisisLines(everyone, nation));
      },
    ),
  );
});

function byState(a: string, b: string): number {
  const order = ['open', 'may-differ', 'not-known', 'closed'];
  return order.indexOf(a) - order.indexOf(b);
}

import type { Day } from './calendar';
import type { Nation } from './holidays';
import { type LocalMoment, localMoment, type OpenState, openStateAt } from './hours';
import type { Resource, ResourceLanguage } from './resources';

/** What a person may look for help with, in the order it is shown. */
export const NEEDS = [
  'debt',
  'business',
  'tax',
  'home',
  'bills',
  'benefits',
  'abuse',
  'feeling-low',
  'bereavement',
  'gambling',
  'drink-or-drugs',
  'loan-sharks',
  'caring',
  'complaint',
] as const;
export type Need = (typeof NEEDS)[number];

/** Topics of the directory that answer a need: first those that are about it, then those that touch it. */
const TOPICS_OF: Readonly<
  Record<Need, { readonly about: readonly string[]; readonly near: readonly string[] }>
> = {
  debt: {
    about: ['debt', 'debt-management-plan', 'breathing-space', 'insolvency'],
    near: ['money-guidance', 'budgeting'],
  },
  business: { about: ['business-debt', 'self-employed'], near: ['farming', 'tax-debt'] },
  tax: { about: ['tax-debt'], near: [] },
  home: { about: ['housing', 'eviction', 'homelessness'], near: ['legal', 'debt'] },
  bills: { about: ['energy', 'council-tax'], near: ['benefits', 'grants', 'money-guidance'] },
  benefits: { about: ['benefits', 'grants'], near: ['money-guidance', 'pensions'] },
  abuse: {
    about: ['domestic-abuse', 'economic-abuse', 'honour-based-abuse', 'forced-marriage', 'sexual-violence'],
    near: ['danger', 'joint-debt'],
  },
  'feeling-low': { about: ['crisis', 'suicide', 'mental-health', 'listening'], near: ['wellbeing'] },
  bereavement: { about: ['bereavement'], near: ['listening'] },
  gambling: { about: ['gambling'], near: ['listening', 'debt'] },
  'drink-or-drugs': { about: ['drugs', 'alcohol'], near: [] },
  'loan-sharks': { about: ['illegal-lending'], near: ['debt'] },
  caring: { about: ['carers', 'care', 'single-parents', 'older-people'], near: [] },
  complaint: { about: ['complaints', 'disputes'], near: ['legal'] },
};

/** Everyday words and the topics they mean; search also reads names and whom each one serves. */
const MEANS: readonly (readonly [RegExp, readonly string[]])[] = [
  [/^(rent|landlord|mortgage|evict\w*|home|house|homeless)$/, ['housing', 'eviction', 'homelessness']],
  [/^(bailiffs?|sheriff)$/, ['bailiffs', 'debt']],
  [/^(gas|electric\w*|heating|energy|water|bills?)$/, ['energy', 'benefits']],
  [/^(hmrc|vat|tax)$/, ['tax-debt', 'council-tax']],
  [/^(violen\w*|abus\w*|controll?\w*)$/, ['domestic-abuse', 'economic-abuse', 'sexual-violence']],
  [/^(suicid\w*|depress\w*|anxi\w*|sad|lonely|low)$/, ['suicide', 'mental-health', 'listening']],
  [/^(bets?|betting|casino|gambl\w*)$/, ['gambling']],
  [/^(drink\w*|alcohol\w*|drugs?)$/, ['alcohol', 'drugs']],
  [/^(dead|died|death|grief|funeral|widow\w*)$/, ['bereavement']],
  [/^(shark|sharks|lender)$/, ['illegal-lending']],
  [/^(deaf|bsl|sign|hearing)$/, ['accessibility']],
  [/^(shop|company|firm|trader|business\w*)$/, ['business-debt', 'self-employed']],
];

export type HelpQuery = {
  /** ISO country; `GB` unless said. */
  readonly country?: string;
  readonly nation?: Nation | null;
  readonly need?: Need | null;
  readonly audience?: 'personal' | 'business' | null;
  readonly language?: ResourceLanguage | null;
  /** Leaves out what is closed. What may differ or is not known stays, after what is open. */
  readonly openNow?: boolean;
  readonly words?: string;
};

export type HelpFound = { readonly resource: Resource; readonly state: OpenState; readonly rank: number };

/** The moment of asking, on any place's clock, and what is a holiday where. */
export type HelpClock = {
  readonly momentIn: (timeZone: string) => LocalMoment;
  readonly isHoliday: (nation: Nation, day: Day) => boolean;
};

/** A clock that stands at one instant; each time zone is worked out once. */
export function helpClock(epochMilliseconds: number, isHoliday: HelpClock['isHoliday']): HelpClock {
  const known = new Map<string, LocalMoment>();
  return {
    isHoliday,
    momentIn: (timeZone) => {
      const moment = known.get(timeZone) ?? localMoment(epochMilliseconds, timeZone);
      known.set(timeZone, moment);
      return moment;
    },
  };
}

/**
 * The free help that answers a query, nearest first. Within a rank the order is a fair shuffle by `seed` (a random whole
 * number, drawn anew for each visit), so that no organisation always comes first. Nobody is left out for unknown hours.
 */
export function findHelp(
  resources: readonly Resource[],
  query: HelpQuery,
  clock: HelpClock,
  seed: number,
): HelpFound[] {
  const found = resources.flatMap((resource) => {
    const rank = rankOf(resource, query);
    if (rank === null) return [];
    const state = stateOf(resource, clock);
    if (query.openNow && state === 'closed') return [];
    return [{ resource, state, rank: query.openNow ? STATES.indexOf(state) * 100 + rank : rank }];
  });
  return shuffle(found, seed).sort((a, b) => a.rank - b.rank);
}

const STATES: readonly OpenState[] = ['open', 'may-differ', 'not-known', 'closed'];

/** Whether an organisation answers now. A holiday in any nation it serves makes its hours unsure. */
export function stateOf(resource: Resource, clock: HelpClock): OpenState {
  const zone = ZONES[resource.country];
  const moment = zone ? clock.momentIn(zone) : null;
  return openStateAt(resource.hours, moment, (day) =>
    resource.nations.some((nation) => clock.isHoliday(nation, day)),
  );
}

/** Countries with one clock. Elsewhere the hour depends on the town, so hours may differ. */
const ZONES: Readonly<Record<string, string>> = {
  GB: 'Europe/London',
  IE: 'Europe/Dublin',
  NZ: 'Pacific/Auckland',
};

/** How near a resource is to what was asked: 0 is nearest; null where it does not answer at all. */
function rankOf(resource: Resource, query: HelpQuery): number | null {
  if (resource.country !== (query.country ?? 'GB')) return null;
  if (query.nation && !resource.nations.includes(query.nation)) return null;
  if (query.audience === 'personal' && !resource.helpsPeople) return null;
  if (query.audience === 'business' && !resource.helpsBusinesses) return null;
  if (query.language && !resource.languages.includes(query.language)) return null;
  const byNeed = query.need ? rankByNeed(resource, query.need) : 0;
  const byWords = rankByWords(resource, query.words ?? '');
  if (byNeed === null || byWords === null) return null;
  // What serves one town comes after what serves everyone in the nation.
  return byNeed + byWords + (resource.place === null ? 0 : 1);
}

function rankByNeed(resource: Resource, need: Need): number | null {
  const { about, near } = TOPICS_OF[need];
  if (resource.topics.some((topic) => about.includes(topic))) return 0;
  return resource.topics.some((topic) => near.includes(topic)) ? 2 : null;
}

/** What an organisation is there for, in the order of {@link NEEDS}; what it merely touches is left out. */
export function needsOf(resource: Resource): Need[] {
  return NEEDS.filter((need) => rankByNeed(resource, need) === 0);
}

/** Every word has to be found: in the name or a topic (nearest), or in whom it serves. */
function rankByWords(resource: Resource, words: string): number | null {
  const near = wordsIn(`${resource.name} ${resource.topics.join(' ')}`);
  const far = wordsIn(`${resource.serves} ${resource.place ?? ''}`);
  let rank = 0;
  for (const word of wordsIn(words)) {
    const meant = MEANS.filter(([said]) => said.test(word)).flatMap(([, topics]) => topics);
    const isNear =
      near.some((one) => one.startsWith(word)) || resource.topics.some((one) => meant.includes(one));
    if (!isNear && !far.some((one) => one.startsWith(word))) return null;
    if (!isNear) rank = 1;
  }
  return rank;
}

function wordsIn(text: string): string[] {
  const plain = text.normalize('NFKD').replace(/\p{M}/gu, '').replace(/['’.]/g, '').toLowerCase();
  return plain.match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** Fisher–Yates with a small generator (mulberry32), from a fixed starting order, so that only the seed decides. */
function shuffle(found: readonly HelpFound[], seed: number): HelpFound[] {
  const order = [...found].sort((a, b) => (a.resource.id < b.resource.id ? -1 : 1));
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  for (let last = order.length - 1; last > 0; last -= 1) {
    const pick = Math.floor(next() * (last + 1));
    const [a, b] = [order[last], order[pick]];
    if (a && b) [order[last], order[pick]] = [b, a];
  }
  return order;
}

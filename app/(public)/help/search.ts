import { randomInt } from 'node:crypto';
import { NEEDS, type Need } from '@/domain/find-help';
import { NATIONS, type Nation } from '@/domain/nation';
import { RESOURCE_LANGUAGES, type ResourceLanguage } from '@/domain/resources';

export const AUDIENCES = ['personal', 'business'] as const;

/** What somebody looks for, as the address of the page says it. It lives in the address alone: we keep none of it. */
export type Search = {
  readonly words: string;
  readonly need: Need | null;
  readonly nation: Nation | null;
  readonly audience: (typeof AUDIENCES)[number] | null;
  readonly language: ResourceLanguage | null;
  readonly openNow: boolean;
  /** The seed of the fair shuffle, drawn for each visit and carried along, so that the next page follows from this one. */
  readonly order: number;
  /** The last service of the page before; null on the first page. */
  readonly after: string | null;
  /** Everything on one page, to print. */
  readonly whole: boolean;
};

export const FILTERS = ['words', 'need', 'nation', 'audience', 'language', 'openNow'] as const;
export type Filter = (typeof FILTERS)[number];

type Params = Readonly<Record<string, string | string[] | undefined>>;

const LONGEST_WORDS = 100;
const ORDERS = 2 ** 31;

/** Reads a search from an address. What it does not know counts as not asked, and a missing order is drawn anew. */
export function readSearch(params: Params): Search {
  const one = (name: string) => [params[name]].flat()[0] ?? '';
  const of = <Choice extends string>(choices: readonly Choice[], name: string) =>
    choices.find((choice) => choice === one(name)) ?? null;
  return {
    words: one('words').slice(0, LONGEST_WORDS).trim(),
    need: of(NEEDS, 'need'),
    nation: of(NATIONS, 'nation'),
    audience: of(AUDIENCES, 'for'),
    language: of(RESOURCE_LANGUAGES, 'language'),
    openNow: one('open') === 'now',
    order: readOrder(one('order')) ?? randomInt(ORDERS),
    after: one('after') || null,
    whole: one('show') === 'all',
  };
}

/** Whether this is somebody who has not asked for anything yet. */
export function isArrival(params: Params): boolean {
  return Object.keys(params).length === 0;
}

/** The address of a search, with some of it changed. A changed filter starts again on the first page. */
export function hrefOf(search: Search, changes: Partial<Search> = {}, path = '/help'): string {
  const isFiltered = FILTERS.some((filter) => filter in changes);
  const { words, need, nation, audience, language, openNow, order, after, whole } = {
    ...search,
    ...(isFiltered ? { after: null, whole: false } : {}),
    ...changes,
  };
  const params = Object.entries({
    words,
    need,
    nation,
    for: audience,
    language,
    open: openNow ? 'now' : null,
    order: String(order),
    after,
    show: whole ? 'all' : null,
  }).filter((entry): entry is [string, string] => Boolean(entry[1]));
  return `${path}?${new URLSearchParams(params)}`;
}

/** The same search without one of its filters. */
export function without(filter: Filter): Partial<Search> {
  if (filter === 'words') return { words: '' };
  return filter === 'openNow' ? { openNow: false } : { [filter]: null };
}

/** Which filters are on. */
export function filtersOn(search: Search): Filter[] {
  return FILTERS.filter((filter) => Boolean(search[filter]));
}

function readOrder(text: string): number | null {
  return /^\d{1,10}$/.test(text) && Number(text) < ORDERS ? Number(text) : null;
}

import { type IsoDay, readDay } from './calendar';
import { NATIONS, type Nation } from './holidays';
import { type Hours, parseHours } from './hours';

/** What someone may ask to be helped in. Relay and text are ways in, not languages, and are shown beside every number. */
export const RESOURCE_LANGUAGES = [
  'english',
  'welsh',
  'irish',
  'french',
  'spanish',
  'bsl',
  'interpreter',
] as const;
export type ResourceLanguage = (typeof RESOURCE_LANGUAGES)[number];

/** A row of the directory as it is kept (db/seed/data/resources.json and the table `resource`). */
export type DirectoryRow = {
  readonly id: string;
  readonly name: string;
  readonly country: string;
  readonly region: string;
  readonly topics: readonly string[];
  readonly serves: string;
  readonly phone: string | null;
  readonly text: string | null;
  readonly webchat: string | null;
  readonly hours: string | null;
  readonly url: string;
  readonly languages_access: string | null;
  readonly call_cost: string;
  readonly crisis: boolean;
  readonly small_business: boolean;
  readonly date_known: string;
  readonly notes: string | null;
};

/** An organisation that helps for free, as it is searched and shown. */
export type Resource = {
  readonly id: string;
  readonly name: string;
  readonly country: string;
  /** The nations of the United Kingdom that it serves; none where it is in another country. */
  readonly nations: readonly Nation[];
  /** The one place it serves, where that is less than a nation. */
  readonly place: string | null;
  readonly topics: readonly string[];
  readonly serves: string;
  readonly phone: string | null;
  readonly text: string | null;
  readonly webchat: string | null;
  readonly hours: Hours;
  readonly hoursAsGiven: string | null;
  readonly url: string;
  readonly languages: readonly ResourceLanguage[];
  readonly callCost: string;
  readonly isCrisisLine: boolean;
  readonly helpsPeople: boolean;
  readonly helpsBusinesses: boolean;
  /** As the source says it: a day, a year, or that it is not dated. */
  readonly dateKnown: string;
};

/**
 * Makes a row of the directory ready to search. A region that names no nation is taken for all four: a word that we cannot
 * read must not hide help from anyone. Words in brackets that are not nations name a place only where a nation stands
 * before them (`England (London)`).
 */
export function readResource(row: DirectoryRow): Resource {
  const region = readRegion(row.country, row.region);
  const isForBusiness = row.topics.includes('business-debt');
  return {
    id: row.id,
    name: row.name,
    country: row.country,
    ...region,
    topics: row.topics,
    serves: row.serves,
    phone: row.phone,
    text: row.text,
    webchat: row.webchat,
    hours: parseHours(row.hours),
    hoursAsGiven: row.hours,
    url: row.url,
    languages: readLanguages(row.languages_access),
    callCost: row.call_cost,
    isCrisisLine: row.crisis,
    helpsPeople: !(row.small_business && isForBusiness),
    // Someone who runs a business is still a person: whoever is there in a crisis is there for them.
    helpsBusinesses: row.small_business || row.crisis || row.topics.includes('accessibility'),
    dateKnown: row.date_known,
  };
}

/**
 * The earliest day that the directory's words for when a row was known can mean: the day itself, the first day of a year
 * (`2026 (MaPS code)`), or 1970-01-01 for `undated`. It decides who is asked to check a row, so that a reminder never
 * comes late; what is shown to people is `dateKnown`, which claims no more than its source.
 */
export function earliestKnownOn(dateKnown: string): IsoDay {
  if (readDay(dateKnown) !== null) return dateKnown;
  const year = /^(20\d\d)\b/.exec(dateKnown)?.[1];
  return year ? `${year}-01-01` : '1970-01-01';
}

const NATION_NAMES: readonly (readonly [RegExp, Nation])[] = [
  [/\bengland\b(?!-)/i, 'england'],
  [/\bwales\b/i, 'wales'],
  [/\bscotland\b/i, 'scotland'],
  [/\bnorthern ireland\b/i, 'northern_ireland'],
];

function readRegion(country: string, region: string): { nations: Nation[]; place: string | null } {
  if (country !== 'GB') return { nations: [], place: null };
  const [, before = '', inside = ''] = /^([^(]*)(?:\((.*)\))?$/.exec(region) ?? [];
  const outer = nationsNamed(before);
  const nations = outer.length > 0 ? outer : nationsNamed(inside);
  return {
    nations: nations.length > 0 ? nations : [...NATIONS],
    place: outer.length > 0 && inside !== '' && nationsNamed(inside).length === 0 ? inside : null,
  };
}

function nationsNamed(text: string): Nation[] {
  return NATION_NAMES.filter(([name]) => name.test(text)).map(([, nation]) => nation);
}

/** Only what the row says. Everyone is taken to speak English but a line that names one other language alone. */
function readLanguages(text: string | null): ResourceLanguage[] {
  const said = text ?? '';
  const named: [RegExp, ResourceLanguage][] = [
    [/\bwelsh\b/i, 'welsh'],
    [/\birish\b/i, 'irish'],
    [/\bfrench\b/i, 'french'],
    [/\bspanish\b/i, 'spanish'],
    [/\bBSL\b|\bsignvideo\b/i, 'bsl'],
    [/\binterpreters?\b/i, 'interpreter'],
  ];
  const others = named.filter(([name]) => name.test(said)).map(([, language]) => language);
  const isOnlyOther = /^(welsh|irish|french|spanish)$/i.test(said.trim());
  return isOnlyOther ? others : ['english', ...others];
}

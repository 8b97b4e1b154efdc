/** How long words that were typed as a session ended are kept for the person to come back to. */
export const KEPT_HOURS = 24;
/** More than this, in characters, is no form of ours, and is not kept. */
const LONGEST = 60_000;

/** A page of ours behind sign-in, with what its address says: nothing else is ever led to. */
const PLACE =
  /^\/(home|debts|options|agree|answers|budget|nothing-left)(\/[a-z0-9-]+)*(\?[\w=~.:&-]*)?(#[a-z-]+)?$/;

/** The page where staff answer something. */
const ANSWER = /^\/admin\/cases\/[0-9a-f-]{36}\/answer\/[0-9a-f-]{36}$/;

/** The page where a second person looks at an answer. */
const SECOND = /^\/admin\/seconds\/[0-9a-f-]{36}$/;

/** Fields that are of one showing of a page, and mean nothing on the next. */
const OF_ONE_SHOWING: readonly string[] = ['requestId', 'kept'];

/** The address of a form as it may be kept; null for anything that is not a page of ours. */
export function readPlace(place: string): string | null {
  return place.length <= 4_000 && PLACE.test(place) ? place : null;
}

/** The address where staff answer what a case has sent; null for ids that are none. */
export function answerPlace(caseId: string, submissionId: string): string | null {
  const place = `/admin/cases/${caseId}/answer/${submissionId}`;
  return ANSWER.test(place) ? place : null;
}

/** The address where a second person looks at an answer; null for an id that is none. */
export function secondPlace(proposedId: string): string | null {
  const place = `/admin/seconds/${proposedId}`;
  return SECOND.test(place) ? place : null;
}

const PARTS = ['home', 'debts', 'options', 'agree', 'answers', 'budget', 'nothing-left'] as const;
/** Which part of the pages a kept form is in, to say what it was. */
export type KeptPart = (typeof PARTS)[number];

/** The part of a place that {@link readPlace} let in. */
export function partOf(place: string): KeptPart {
  return PARTS.find((part) => part === place.split(/[/?#]/)[1]) ?? 'home';
}

/**
 * What was typed in a form, by field; several values of one name are joined by commas, as forms are given them back.
 * Null where nothing was typed, or too much to be a form of ours. Names that begin with `$` are the framework's.
 */
export function fieldsTyped(entries: Iterable<[string, unknown]>): Record<string, string> | null {
  const typed: Record<string, string> = {};
  let length = 0;
  for (const [name, value] of entries) {
    if (typeof value !== 'string' || name.startsWith('$') || OF_ONE_SHOWING.includes(name)) continue;
    typed[name] = name in typed ? `${typed[name]},${value}` : value;
    length += name.length + value.length;
  }
  return length === 0 || length > LONGEST ? null : typed;
}

/** The address that shows a form again with what was kept of it. */
export function placeWithKept(place: string, id: string): string {
  const [page = '', anchor] = place.split('#');
  const [path = '', query = ''] = page.split('?');
  const asked = query.split('&').filter((one) => one !== '' && !/^kept(=|$)/.test(one));
  return `${path}?${[...asked, `kept=${id}`].join('&')}${anchor ? `#${anchor}` : ''}`;
}

import { sentValue } from '@/app/read-form';
import { readOffer } from '@/domain/offer';

/** One debt and what was picked for it, as an address carries it: `o=HOLDING~amount.2500.monthly:28`. */
export type Chosen = { readonly holdingId: string; readonly offer: string };

/** Nobody has more debts than this in one go; more is a slip or a game with the address. */
const MOST = 30;
const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Reads what an address says was picked; what is no offer is left out. */
export function readChosen(said: string | readonly string[] | undefined): Chosen[] {
  const found = [said ?? []].flat().flatMap((one) => {
    const [holdingId = '', offer = ''] = one.split('~');
    return ID.test(holdingId) && readOffer(offer) ? [{ holdingId, offer }] : [];
  });
  const once = found.filter(
    (one, at) => found.findIndex((other) => other.holdingId === one.holdingId) === at,
  );
  return once.slice(0, MOST);
}

/** The same as the query of an address. */
export function writeChosen(chosen: readonly Chosen[]): `?${string}` {
  return `?${chosen.map(({ holdingId, offer }) => `o=${holdingId}~${offer}`).join('&')}`;
}

/** The query of the page whose form this is: what was picked, as its hidden field says it. */
export function placeOfChosen(data: unknown): string {
  return writeChosen(readChosen(sentValue(data, 'chosen').split(',')));
}

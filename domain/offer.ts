import { type IsoDay, readDay } from '@/domain/calendar';
import { LARGEST_MINOR } from '@/domain/money';
import { type PayDay, readPayDay, writePayDay } from '@/domain/pay-day';

/** What a person asks for on one debt. Amounts in minor units. */
export type Offer =
  | { readonly way: 'amount'; readonly amountMinor: number; readonly payDay: PayDay }
  | { readonly way: 'months'; readonly months: number; readonly payDay: PayDay }
  /** A little for now: always goes to a person, whatever the policy says. */
  | { readonly way: 'little'; readonly amountMinor: number; readonly payDay: PayDay }
  | { readonly way: 'day'; readonly on: IsoDay }
  | { readonly way: 'settle'; readonly percent: number };

/** An offer as one word for an address: `amount.2500.monthly:28`, `months.24.weekly:5`, `day.2026-12-20`, `settle.70`. */
export function writeOffer(offer: Offer): string {
  switch (offer.way) {
    case 'amount':
    case 'little':
      return `${offer.way}.${offer.amountMinor}.${writePayDay(offer.payDay)}`;
    case 'months':
      return `months.${offer.months}.${writePayDay(offer.payDay)}`;
    case 'day':
      return `day.${offer.on}`;
    case 'settle':
      return `settle.${offer.percent}`;
  }
}

/** Reads what `writeOffer` wrote; null for anything else, such as an address that somebody changed by hand. */
export function readOffer(text: string): Offer | null {
  const [way = '', first = '', day = ''] = text.split('.');
  const number = /^\d{1,11}$/.test(first) ? Number(first) : 0;
  const offer = offerOf(way, first, number, readPayDay(day));
  return offer && writeOffer(offer) === text ? offer : null;
}

function offerOf(way: string, first: string, number: number, payDay: PayDay | null): Offer | null {
  if (way === 'day') return readDay(first) === null ? null : { way, on: first };
  if (number < 1 || number > LARGEST_MINOR) return null;
  if (way === 'settle') return number > 100 ? null : { way, percent: number };
  if (!payDay) return null;
  if (way === 'months') return { way, months: number, payDay };
  return way === 'amount' || way === 'little' ? { way, amountMinor: number, payDay } : null;
}

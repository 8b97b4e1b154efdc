import registry from './registry.json' with { type: 'json' };

/** A phone number, text number or web page of another organisation, as a guide or a page may show it. */
export type Contact = {
  readonly id: string;
  readonly name: string;
  readonly phone: string | null;
  /** What to text and where, as the organisation says it. */
  readonly text: string | null;
  readonly url: string;
  /** As the source has them; `parseHours` in domain/hours.ts makes sense of them. Null where nobody has said. */
  readonly hours: string | null;
  /** The day it was last seen to be right, YYYY-MM-DD; null where that is not known. */
  readonly checkedOn: string | null;
  readonly source: string;
};

/** Every number and outside link that we may show. Words hold no numbers or links of their own: they name one of these. */
export const CONTACTS: readonly Contact[] = registry.entries;

const byId = new Map(CONTACTS.map((contact) => [contact.id, contact]));

/** The contact with this id. Throws where there is none, so that a page never shows a gap where help should be. */
export function contact(id: string): Contact {
  const found = byId.get(id);
  if (!found) throw new Error(`No contact “${id}” in content/registry.json`);
  return found;
}

/** Whom people can reach, and when. `madeUp` is said out loud, so that nobody calls a number that is not real. */
export type OurContact = { name: string; phone: string; hours: string; madeUp: boolean };

/** A number that Ofcom keeps for drama: it never rings anyone. */
const MADE_UP_PHONE = '020 7946 0018';

type Settings = { CONTACT_NAME: string; CONTACT_PHONE: string; CONTACT_HOURS: string; EVENKEEL_ENV: string };

/**
 * The person to call, from this copy's settings; half a contact is none. Outside production a made-up one stands in;
 * in production nothing is ever made up, and pages point to the letter instead.
 */
export function ourContact(
  { CONTACT_NAME: name, CONTACT_PHONE: phone, CONTACT_HOURS: hours, EVENKEEL_ENV }: Settings,
  words: { madeUpName: string; madeUpHours: string },
): OurContact | undefined {
  if (name && phone && hours) return { name, phone, hours, madeUp: false };
  if (EVENKEEL_ENV === 'production') return undefined;
  return { name: words.madeUpName, phone: MADE_UP_PHONE, hours: words.madeUpHours, madeUp: true };
}

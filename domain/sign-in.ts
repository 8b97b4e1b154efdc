/** The rules of coming in. Limits are decision 0051; every number of them is here. */

/** How long a code sent by email or text opens anything. */
export const CODE_MINUTES = 10;
/** How long a browser that asked may still use the code on the letter instead. */
export const ASK_MINUTES = 30;
/** Two presses of one button within this are one press. */
export const SAME_PRESS_SECONDS = 20;
/** A session ends after this long with nothing done in it … */
export const IDLE_MINUTES = 15;
/** … and after this long whatever is done. */
export const LONGEST_HOURS = 12;

/** Wrong codes that one case may see in `hours`; asking again does not reset the count. */
export const WRONG_CODES = { most: 5, hours: 24 } as const;
/** Codes that one case is sent, so that nobody’s phone or inbox can be flooded. */
export const SENDS = { perHour: 5, perDay: 10 } as const;
/** Tries from one address. Phone networks put many people behind one, so these are far above one person’s need. */
export const FROM_ONE_ADDRESS = { most: 30, minutes: 15 } as const;
/** Tries from everywhere; they bound what many addresses together can do. */
export const FROM_EVERYWHERE = { asksPerMinute: 600, wrongPerMinute: 300 } as const;
/** Wrong passwords or authenticator codes for one member of staff; then signing in rests for as long. */
export const WRONG_STAFF_TRIES = { most: 5, minutes: 15 } as const;

/** Why nothing was tried. The words for these say nothing about any case. */
export type Refusal = 'too-many-from-here' | 'busy';

/** Whether another try may be made at all, from what one address and all of them did lately. */
export function mayTry(
  lately: { fromHere: number; everywhere: number },
  mostEverywhere: number,
): { ok: true } | { ok: false; reason: Refusal } {
  if (lately.fromHere >= FROM_ONE_ADDRESS.most) return { ok: false, reason: 'too-many-from-here' };
  if (lately.everywhere >= mostEverywhere) return { ok: false, reason: 'busy' };
  return { ok: true };
}

/** A case that a typed reference found, as far as signing in needs to know it. */
export type Found = {
  readonly kind: 'person' | 'sole_trader' | 'business';
  /** YYYY-MM-DD. */
  readonly bornOn: string | null;
};

/** What was given with the reference: a date of birth (YYYY-MM-DD), or whether the letter code was right. */
export type Proof = { readonly bornOn: string } | { readonly letter: boolean };

/**
 * Whether what was given belongs to the case. A person and a sole trader give a date of birth; a business gives the
 * code on its letter, because a company number is public and proves nothing. The other kind of proof is none.
 */
export function isProved(found: Found, proof: Proof): boolean {
  if (found.kind === 'business') return 'letter' in proof && proof.letter;
  return 'bornOn' in proof && found.bornOn !== null && found.bornOn === proof.bornOn;
}

/**
 * Whether this case has nothing but the letter to prove itself by: a person or sole trader whose date of birth we do not
 * hold. Nothing is sent to them, whatever date was typed, and the code on their letter opens (the accounts file's contract).
 */
export function isByLetterOnly({ kind, bornOn }: Found): boolean {
  return kind !== 'business' && bornOn === null;
}

/** Whether a code goes out: not while wrong codes have stopped them, and not more than {@link SENDS}. */
export function maySend(lately: { wrong: number; sentInHour: number; sentInDay: number }): boolean {
  return (
    lately.wrong < WRONG_CODES.most && lately.sentInHour < SENDS.perHour && lately.sentInDay < SENDS.perDay
  );
}

/** A code as it was found by its digits, if any was. */
export type FoundCode = { readonly used: boolean; readonly over: boolean };

/**
 * What becomes of a try with a six-digit code. While the case has seen its wrong codes, nothing opens and nothing is
 * counted. The right digits too late, or a second time, are not a wrong code: whoever knows them is not guessing.
 */
export function decideCode(
  wrong: number,
  found: FoundCode | undefined,
): 'open' | 'wrong' | 'late' | 'stopped' {
  if (wrong >= WRONG_CODES.most) return 'stopped';
  if (!found) return 'wrong';
  return found.used || found.over ? 'late' : 'open';
}

/** A reference as people type it, ready to be looked up: capitals, without spaces, dashes or full stops. */
export function normaliseReference(typed: string): string {
  return typed
    .normalize('NFKC')
    .replace(/[\s\-‐-―.]/g, '')
    .toUpperCase()
    .slice(0, 64);
}

/** Six digits out of what was typed or pasted, or null: spaces and dashes between them do not matter. */
export function readSixDigits(typed: string): string | null {
  const digits = typed.normalize('NFKC').replace(/[\s\-‐-―]/g, '');
  return /^\d{6}$/.test(digits) ? digits : null;
}

/**
 * An address as limits count it: one IPv4 address, or one IPv6 network of 64 bits, which is what one home or phone
 * has. Anything that is neither is one address called `unknown`.
 */
export function countedAddress(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1] ?? address;
  if (/^\d{1,3}(\.\d{1,3}){3}$/.test(mapped)) return mapped;
  if (!/^[0-9a-f:]+(%.+)?$/i.test(address) || !address.includes(':')) return 'unknown';
  const [head = '', tail] = address.split('%')[0]?.toLowerCase().split('::') ?? [];
  const left = head === '' ? [] : head.split(':');
  const right = tail ? tail.split(':') : [];
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - left.length - right.length);
  const groups = [...left, ...Array<string>(zeros).fill('0'), ...right];
  return `${groups
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':')}::/64`;
}

import { createHash } from 'node:crypto';
import type { IsoDay } from '@/domain/calendar';
import type { Proposal } from '@/domain/proposal';

/** One plan as it is agreed: everything that the page, the print and the message say of it. Amounts in minor units. */
export type AgreedPlan = Omit<Proposal, 'outside' | 'decidedBy' | 'offer'> & {
  readonly holdingId: string;
  readonly debtId: string;
  readonly accountReference: string;
  readonly creditorName: string;
  readonly currency: string;
  readonly balanceMinor: number;
  readonly asAtOn: IsoDay;
  readonly policyId: string;
  readonly policyVersion: number;
};

/** What one person agreed to at one moment. `by` says how it was known that they can keep to it. */
export type Agreement = {
  readonly form: 'evenkeel-agreement-1';
  readonly debtorId: string;
  readonly language: string;
  readonly agreedOn: IsoDay;
  readonly by: 'budget' | 'own-word';
  readonly plans: readonly AgreedPlan[];
};

/**
 * A value as canonical JSON: keys in code-unit order, no spaces, whole numbers only. Equal content is equal text, whatever
 * order it was built in. Refuses (throws) a number that is not a safe integer and what JSON cannot hold: an agreement has
 * neither.
 */
export function canonicalJson(value: unknown): string {
  if (typeof value === 'number' && !Number.isSafeInteger(value)) throw new Error('a number is not whole');
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object') throw new Error('a value is not JSON');
  const entries = Object.entries(value)
    .filter(([, held]) => held !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, held]) => `${JSON.stringify(key)}:${canonicalJson(held)}`).join(',')}}`;
}

/** SHA-256 of a text in UTF-8, as 64 hexadecimal digits. */
export function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

/** Reads an agreement back from its record; throws where the record is not what its hash says, so that nobody is shown it. */
export function readAgreement(canonical: string, hash: string): Agreement {
  if (sha256(canonical) !== hash) throw new Error('an agreement is not what its hash says');
  const read: Agreement = JSON.parse(canonical);
  if (read.form !== 'evenkeel-agreement-1') throw new Error('an agreement is of another form');
  return read;
}

/** An id that the same text always gives, shaped as a UUID of version 8, which is free for such use (RFC 9562). */
export function uuidFrom(text: string): string {
  const hex = sha256(text);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

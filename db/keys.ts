import { createHmac, hkdfSync } from 'node:crypto';
import { env } from '@/env';

/** What a derived key is for; each purpose has its own, so that none can stand in for another. */
export type Purpose =
  | 'event-chain'
  | 'event-head'
  | 'code'
  | 'session'
  | 'case'
  | 'address'
  | 'browser'
  | 'cookie'
  | 'backup';

const derived = new Map<Purpose, Buffer>();

/** The 32-byte key for one purpose, derived (HKDF-SHA-256) from EVENKEEL_SECRET; it never reaches the database. */
export function keyFor(purpose: Purpose): Buffer {
  const kept = derived.get(purpose);
  if (kept) return kept;
  const key = Buffer.from(hkdfSync('sha256', env().EVENKEEL_SECRET, 'evenkeel', purpose, 32));
  derived.set(purpose, key);
  return key;
}

/** A keyed hash (HMAC-SHA-256) of something that must be recognised again but not read: a code, a token, an address. */
export function keyedHash(purpose: Purpose, text: string): Buffer {
  return createHmac('sha256', keyFor(purpose)).update(text).digest();
}

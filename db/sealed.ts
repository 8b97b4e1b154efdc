import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { dataKey } from '@/db/schema';
import { env } from '@/env';

/** Where sealed words stand. It is bound into the seal: moved to another row or column they do not open. */
export type Place = { readonly table: string; readonly column: string; readonly row: string };

/** One debtor's data key, opened; kept only as long as the transaction that asked for it. */
export type DataKey = { readonly key: Buffer };

const VERSION = 1;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/**
 * The data key of a debtor, made at first use, with a new id (UUIDv7) for the row about to be sealed into.
 * Refuses (`erased`) once the key has been destroyed: what it sealed is gone, and nothing new is sealed for them.
 */
export async function dataKeyFor(
  tx: Tx,
  debtorId: string,
): Promise<{ ok: true; key: DataKey; rowId: string } | { ok: false; reason: 'erased' }> {
  for (;;) {
    const [kept] = await tx
      .select({ wrapped: dataKey.wrapped, keyId: dataKey.keyId, rowId: sql<string>`uuidv7()` })
      .from(dataKey)
      .where(eq(dataKey.debtorId, debtorId));
    if (kept) {
      const key = openDataKey(debtorId, kept);
      return key ? { ok: true, key, rowId: kept.rowId } : { ok: false, reason: 'erased' };
    }
    const { id, key } = newestWrappingKey();
    const wrapped = sealBytes(key, `data_key:${debtorId}`, randomBytes(32));
    // Another request may have made it in between: then theirs counts, and is read above.
    await tx.insert(dataKey).values({ debtorId, wrapped, keyId: id }).onConflictDoNothing();
  }
}

/** A data key opened from its row; null once it has been destroyed, and what it sealed with it. */
export function openDataKey(
  debtorId: string,
  { wrapped, keyId }: { wrapped: Buffer | null; keyId: string },
): DataKey | null {
  return wrapped ? { key: openBytes(wrappingKey(keyId), `data_key:${debtorId}`, wrapped) } : null;
}

/** Free words, sealed (AES-256-GCM) for one place. */
export function sealWords({ key }: DataKey, place: Place, words: string): Buffer {
  return sealBytes(key, boundTo(place), Buffer.from(words, 'utf8'));
}

/** The words that were sealed for this place. Throws where they were sealed for another, or changed since. */
export function openWords({ key }: DataKey, place: Place, sealed: Buffer): string {
  return openBytes(key, boundTo(place), sealed).toString('utf8');
}

/**
 * A secret of the house (not of a debtor), sealed for one place by the newest key of the environment; the key's id
 * stands before it, so that it opens after the keys have been rotated.
 */
export function sealSecret(place: Place, secret: string): Buffer {
  const { id, key } = newestWrappingKey();
  const name = Buffer.from(id, 'utf8');
  return Buffer.concat([
    Buffer.from([name.length]),
    name,
    sealBytes(key, boundTo(place), Buffer.from(secret, 'utf8')),
  ]);
}

/** The secret that was sealed for this place. Throws where it was sealed for another, changed, or its key is gone. */
export function openSecret(place: Place, sealed: Buffer): string {
  const start = 1 + (sealed[0] ?? 0);
  const key = wrappingKey(sealed.subarray(1, start).toString('utf8'));
  return openBytes(key, boundTo(place), sealed.subarray(start)).toString('utf8');
}

/** Whether the keys of this environment open a data key, as after a restore they must. */
export function canOpenDataKey(debtorId: string, keyId: string, wrapped: Buffer): boolean {
  try {
    return openBytes(wrappingKey(keyId), `data_key:${debtorId}`, wrapped).length > 0;
  } catch {
    return false;
  }
}

function boundTo({ table, column, row }: Place): string {
  return `${table}.${column}:${row}`;
}

/** version · nonce · tag · ciphertext */
function sealBytes(key: Buffer, boundTo: string, plain: Buffer): Buffer {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(boundTo));
  const sealed = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([Buffer.from([VERSION]), nonce, cipher.getAuthTag(), sealed]);
}

function openBytes(key: Buffer, boundTo: string, sealed: Buffer): Buffer {
  if (sealed[0] !== VERSION) throw new Error('sealed by a version that is not known');
  const [nonce, rest] = [sealed.subarray(1, 1 + NONCE_BYTES), sealed.subarray(1 + NONCE_BYTES)];
  const cipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES })
    .setAAD(Buffer.from(boundTo))
    .setAuthTag(rest.subarray(0, TAG_BYTES));
  return Buffer.concat([cipher.update(rest.subarray(TAG_BYTES)), cipher.final()]);
}

/** The keys of the environment, newest first. */
function wrappingKeys(): { id: string; key: Buffer }[] {
  return env()
    .EVENKEEL_KEYS.split(',')
    .map((entry) => {
      const [id = '', encoded = ''] = entry.trim().split(':');
      const key = Buffer.from(encoded, 'base64');
      if (id === '' || id.length > 60 || key.length !== 32)
        throw new Error('EVENKEEL_KEYS must be id:base64 of 32 bytes');
      return { id, key };
    });
}

function newestWrappingKey(): { id: string; key: Buffer } {
  const [newest] = wrappingKeys();
  if (!newest) throw new Error('EVENKEEL_KEYS is empty');
  return newest;
}

function wrappingKey(id: string): Buffer {
  const found = wrappingKeys().find((key) => key.id === id);
  if (!found)
    throw new Error(`EVENKEEL_KEYS has no key called ${id}, which is needed to open what it sealed`);
  return found.key;
}

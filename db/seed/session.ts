import { randomBytes } from 'node:crypto';
import type postgres from 'postgres';
import { keyedHash } from '@/db/keys';

/** Writes a live session as the owner, and gives its token. `at` is when it began; now where nothing is said. */
export async function aSession(
  owner: postgres.Sql,
  who: { debtorId: string; proved?: 'contact' | 'letter' } | { staffId: string },
  at = new Date(),
): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  const kind = 'staffId' in who ? 'staff' : 'debtor';
  await owner`
    insert into session (token_hash, debtor_id, staff_id, proved, created_at, last_seen_at, expires_at, device)
    values (${keyedHash('session', `${kind}:${token}`)}, ${'debtorId' in who ? who.debtorId : null},
      ${'staffId' in who ? who.staffId : null}, ${'staffId' in who ? 'staff' : (who.proved ?? 'contact')},
      ${at}, ${at}, ${at}::timestamptz + interval '12 hours', 'chrome/linux')`;
  return token;
}

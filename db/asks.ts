import { sql } from 'drizzle-orm';
import { lockCase, recordAttempts } from '@/db/attempts';
import type { Tx } from '@/db/client';
import { keyedHash } from '@/db/keys';
import { ASK_MINUTES, CODE_MINUTES, maySend, SAME_PRESS_SECONDS, WRONG_CODES } from '@/domain/sign-in';

/** How a person wants the code: to the email or mobile on file, or none because they use the one on the letter. */
export type Channel = 'email' | 'text' | 'letter';

/** A case that a code may be sent about; all null where nothing was found. */
export type Case = {
  holdingId: string | null;
  debtorId: string | null;
  hasEmail: boolean;
  hasMobile: boolean;
};

/** A uuid that is nobody's, so that what is asked about nobody is asked in the same way. */
export const NOBODY = '00000000-0000-0000-0000-000000000000';

/** What a browser asked lately, with the case that it found, if it found one. */
export type Lately = Case & { reference: string | null; channel: Channel };

/** The newest ask of a browser; undefined where it did not ask, or not lately. Who comes by letter only has no reach. */
export async function findAsk(tx: Tx, browser: string): Promise<Lately | undefined> {
  const [row] = await tx.execute<Lately>(sql`
    select c.channel, h.id as "holdingId", h.debtor_id as "debtorId",
      d.email is not null and (d.born_on is not null or d.kind = 'business') as "hasEmail",
      d.mobile is not null and (d.born_on is not null or d.kind = 'business') as "hasMobile",
      h.account_reference as reference
    from code c left join holding h on h.id = c.holding_id left join debtor d on d.id = h.debtor_id
    where c.kind = 'contact' and c.browser_hash = ${browserHashOf(browser)}
      and c.created_at > guard.now() - make_interval(mins => ${ASK_MINUTES})
    order by c.id desc limit 1`);
  return row;
}

/** The hash by which codes know the browser that asked for them. */
export function browserHashOf(browser: string): Buffer {
  return keyedHash('browser', `cookie:${browser}`);
}

/** The six digits of a code, made from its id by a key that is not in the database; they are written nowhere. */
export function digitsOf(codeId: string): string {
  const number = keyedHash('code', `digits:${codeId}`).readUIntBE(0, 6) % 1_000_000;
  return String(number).padStart(6, '0');
}

/** What a code is recognised by. */
export function hashOfDigits(codeId: string, digits: string): Buffer {
  return keyedHash('code', `${codeId}:${digits}`);
}

type Sending = {
  found: Case;
  caseHash: Buffer;
  browser: string;
  channel: Channel;
  addressHash: Buffer;
  tagged: boolean;
};

/**
 * Writes the ask, the message and the tries. A code that is not sent is over before it begins, so that asking often
 * makes nothing easier to guess.
 */
export async function sendCode(
  tx: Tx,
  { found, caseHash, browser, channel, addressHash, tagged }: Sending,
): Promise<void> {
  const browserHash = browserHashOf(browser);
  const [, [lately]] = await Promise.all([
    lockCase(tx, caseHash),
    countLately(tx, { caseHash, browserHash, channel }),
  ]);
  if (!lately) throw new Error('a count gave no row');
  const { codeId } = lately;
  const reachable = channel === 'email' ? found.hasEmail : channel === 'text' && found.hasMobile;
  const sent = found.debtorId !== null && reachable && !lately.samePress && (tagged || maySend(lately));
  const minutes = sent ? CODE_MINUTES : 0;
  await Promise.all([
    tx.execute(sql`
    insert into code (id, kind, holding_id, hash, browser_hash, channel, expires_at)
    select ${codeId}::uuid, 'contact', ${found.holdingId}::uuid, ${hashOfDigits(codeId, digitsOf(codeId))}, ${browserHash},
      ${channel}, guard.now() + make_interval(mins => ${minutes})
    where not ${lately.samePress}`),
    tx.execute(sql`
    insert into outbox (dedupe_key, channel, template, debtor_id, details, next_attempt_at)
    select ${`code:${codeId}`}, ${channel}, 'sign-in-code', ${found.debtorId ?? NOBODY}::uuid,
      ${JSON.stringify({ codeId })}::jsonb, now() where ${sent}`),
    recordAttempts(
      tx,
      { kind: 'find', caseHash, addressHash, succeeded: true },
      { kind: 'send', caseHash, succeeded: sent },
    ),
  ]);
}

/** What this case saw lately, and an id for the code to come. */
function countLately(
  tx: Tx,
  { caseHash, browserHash, channel }: { caseHash: Buffer; browserHash: Buffer; channel: Channel },
) {
  return tx.execute<Counts>(sql`
    select uuidv7() as "codeId",
      (select count(*)::int from attempt where case_hash = ${caseHash} and kind = 'code' and not succeeded
        and at > guard.now() - make_interval(hours => ${WRONG_CODES.hours})) as wrong,
      (select count(*)::int from attempt where case_hash = ${caseHash} and kind = 'send' and succeeded
        and at > guard.now() - interval '1 hour') as "sentInHour",
      (select count(*)::int from attempt where case_hash = ${caseHash} and kind = 'send' and succeeded
        and at > guard.now() - interval '1 day') as "sentInDay",
      exists (select from code where browser_hash = ${browserHash} and channel = ${channel}
        and created_at > guard.now() - make_interval(secs => ${SAME_PRESS_SECONDS})) as "samePress"`);
}

type Counts = { codeId: string; wrong: number; sentInHour: number; sentInDay: number; samePress: boolean };

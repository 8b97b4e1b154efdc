import { randomInt, randomUUID } from 'node:crypto';
import type postgres from 'postgres';
import { type Channel, digitsOf } from '@/db/asks';
import { letterCodeHash } from '@/db/letters';
import type { Built } from '@/db/seed/build';
import { askForCode } from '@/db/sign-in';
import { makeLetterCode } from '@/domain/letter-code';
import type { Stranger } from '@/domain/viewer';

/** Someone not signed in, at an instant if one is given. */
export function aStranger(clock?: string): Stranger {
  return { kind: 'stranger', ...(clock ? { clock } : {}) };
}

/** An address of documentation that no other test uses (RFC 5737 is too small, so RFC 3849). */
export function anAddress(): string {
  const [a, b] = randomUUID().split('-');
  return `2001:db8:${b}:${a?.slice(0, 4)}::1`;
}

/** Asks for a code as the person this was built for. Gives the browser’s token; throws where asking was refused. */
export async function ask(
  built: Pick<Built, 'accountReference' | 'bornOn'>,
  wanted: { clock?: string; address?: string; channel?: Channel; letterCode?: string } = {},
): Promise<string> {
  const asked = await askForCode(aStranger(wanted.clock), {
    reference: built.accountReference,
    proof: wanted.letterCode ? { letterCode: wanted.letterCode } : { bornOn: built.bornOn },
    channel: wanted.channel ?? 'email',
    requestId: randomUUID(),
    address: wanted.address ?? anAddress(),
  });
  if (!asked.ok) throw new Error(asked.reason);
  return asked.browser;
}

/** The digits of the newest code of a case, as its message will say them; null where none was sent. */
export async function newestDigits(owner: postgres.Sql, { debtorId }: Built): Promise<string | null> {
  const [message] = await owner<{ codeId: string }[]>`
    select details->>'codeId' as "codeId" from outbox
    where debtor_id = ${debtorId} and template = 'sign-in-code' order by id desc limit 1`;
  return message ? digitsOf(message.codeId) : null;
}

/** A code that is not the right one. */
export function wrongDigits(right: string): string {
  return String((Number(right) + 1) % 1_000_000).padStart(6, '0');
}

/** A letter code of this account, good for sixty days from now or from `at`. */
export async function aLetterCode(
  owner: postgres.Sql,
  { holdingId }: Built,
  at = new Date(),
): Promise<string> {
  const code = makeLetterCode(randomInt);
  await owner`
    insert into code (kind, holding_id, hash, channel, created_at, expires_at)
    values ('letter', ${holdingId}, ${letterCodeHash(holdingId, code)}, 'letter', ${at},
      ${at}::timestamptz + interval '60 days')`;
  return code;
}

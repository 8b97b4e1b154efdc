import { sql } from 'drizzle-orm';
import { type Case, type Channel, findAsk, NOBODY, sendCode } from '@/db/asks';
import { addressHashOf, caseHashOf, isTagged, mayTryFrom, signInJob } from '@/db/attempts';
import { asViewer, type Tx } from '@/db/client';
import { keyedHash } from '@/db/keys';
import { letterCodeHash } from '@/db/letters';
import {
  type Found,
  isByLetterOnly,
  isProved,
  normaliseReference,
  type Proof,
  type Refusal,
} from '@/domain/sign-in';
import type { DebtorViewer, Stranger } from '@/domain/viewer';

export type Asked = { ok: true; browser: string } | { ok: false; reason: Refusal };

/** What a person says to be found. `requestId` was made with the page, so that two presses are one. */
export type Ask = {
  readonly reference: string;
  readonly proof: { readonly bornOn: string } | { readonly letterCode: string };
  readonly channel: Channel;
  readonly requestId: string;
  readonly address: string;
};

/**
 * Looks for a case and, where what was said belongs to it, sends a code. The answer, and every statement run, is the
 * same whether or not there was one: it is a token for the cookie of the asking browser, in which alone the code will
 * work. Refuses only for tries from this address, or from everywhere.
 */
export async function askForCode(viewer: Stranger, ask: Ask): Promise<Asked> {
  const reference = normaliseReference(ask.reference);
  const browser = browserOf(ask, reference);
  return asViewer(signInJob(viewer), async (tx) => {
    const addressHash = addressHashOf(ask.address, reference);
    const allowed = await mayTryFrom(tx, addressHash, 'ask');
    if (!allowed.ok) return allowed;
    const row = await findCase(tx, ask.reference.trim(), reference);
    const letter = await isLetterCode(
      tx,
      row.holdingId,
      'letterCode' in ask.proof ? ask.proof.letterCode : '',
    );
    const proof = 'bornOn' in ask.proof ? ask.proof : { letter };
    const found = caseOf(row, proof);
    const caseHash = caseHashOf(found.debtorId, reference);
    await sendCode(tx, {
      found,
      caseHash,
      browser,
      channel: ask.channel,
      addressHash,
      tagged: isTagged(reference),
    });
    return { ok: true, browser };
  });
}

/** Sends another code to the browser that asked, about the same case. Without an earlier ask: `not-asked`. */
export async function askAgain(
  viewer: Stranger,
  { browser, address }: { browser: string; address: string },
): Promise<Asked | { ok: false; reason: 'not-asked' }> {
  return asViewer(signInJob(viewer), async (tx) => {
    const asked = await findAsk(tx, browser);
    if (!asked) return { ok: false, reason: 'not-asked' };
    const addressHash = addressHashOf(address, asked.reference ?? '');
    const allowed = await mayTryFrom(tx, addressHash, 'ask');
    if (!allowed.ok) return allowed;
    const caseHash = caseHashOf(asked.debtorId, browser);
    await sendCode(tx, {
      found: asked,
      caseHash,
      browser,
      channel: asked.channel,
      addressHash,
      tagged: isTagged(asked.reference ?? ''),
    });
    return { ok: true, browser };
  });
}

/** Sends a code to someone who came in with a letter, so that they can prove a contact on file too. */
export async function askToProveContact(
  viewer: DebtorViewer,
  { requestId, address, channel }: { requestId: string; address: string; channel: 'email' | 'text' },
): Promise<Asked> {
  const browser = keyedHash('browser', `prove:${viewer.debtorId}:${requestId}:${channel}`).toString(
    'base64url',
  );
  return asViewer(signInJob(viewer), async (tx) => {
    const [row] = await tx.execute<Case & { reference: string }>(sql`
      select h.id as "holdingId", d.id as "debtorId", d.email is not null as "hasEmail",
        d.mobile is not null as "hasMobile", h.account_reference as reference
      from debtor d join holding h on h.debtor_id = d.id
      where d.id = ${viewer.debtorId} and d.erased_at is null order by h.id limit 1`);
    if (!row) throw new Error('a signed-in debtor has no account');
    const addressHash = addressHashOf(address, row.reference);
    const allowed = await mayTryFrom(tx, addressHash, 'ask');
    if (!allowed.ok) return allowed;
    const caseHash = caseHashOf(row.debtorId, '');
    await sendCode(tx, {
      found: row,
      caseHash,
      browser,
      channel,
      addressHash,
      tagged: isTagged(row.reference),
    });
    return { ok: true, browser };
  });
}

const NO_CASE: Case = { holdingId: null, debtorId: null, hasEmail: false, hasMobile: false };

/** The case that what was said belongs to, and how it can be reached; nobody's where it belongs to none. */
function caseOf({ kind, bornOn, ...row }: Looked, proof: Proof): Case {
  if (kind === null) return NO_CASE;
  if (isProved({ kind, bornOn }, proof)) return row;
  return isByLetterOnly({ kind, bornOn }) ? { ...row, hasEmail: false, hasMobile: false } : NO_CASE;
}

/** The same press of the same button gives the same token; anyone who cannot see that page cannot guess it. */
function browserOf({ requestId, proof, channel }: Ask, reference: string): string {
  return keyedHash('browser', JSON.stringify(['ask', requestId, reference, proof, channel])).toString(
    'base64url',
  );
}

type Looked = { kind: Found['kind'] | null; bornOn: string | null } & Case;

/** One row always; its fields are null where no account has this reference. */
async function findCase(tx: Tx, typed: string, reference: string): Promise<Looked> {
  const [row] = await tx.execute<Looked>(sql`
    select h.id as "holdingId", d.id as "debtorId", d.kind, d.born_on::text as "bornOn",
      coalesce(d.email is not null, false) as "hasEmail", coalesce(d.mobile is not null, false) as "hasMobile"
    from (select) one
    left join holding h on h.account_reference in (${typed}, ${typed.toUpperCase()}, ${reference})
    left join debtor d on d.id = h.debtor_id and d.erased_at is null
    order by h.account_reference = ${typed} desc nulls last limit 1`);
  if (!row) throw new Error('a look-up gave no row');
  return row;
}

/** Whether a letter of this account carries this code. One that opened the account before still says whose it is. */
async function isLetterCode(tx: Tx, holdingId: string | null, typed: string): Promise<boolean> {
  const of = holdingId ?? NOBODY;
  const rows = await tx.execute(sql`
    select 1 from code where kind = 'letter' and holding_id = ${of} and hash = ${letterCodeHash(of, typed)}
      and expires_at > guard.now()`);
  return rows.length > 0;
}

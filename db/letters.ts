import { randomInt } from 'node:crypto';
import { and, asc, eq, gt, inArray, isNull, or, type SQL, sql } from 'drizzle-orm';
import { dayOf } from '@/clock';
import { asViewer, type Tx } from '@/db/client';
import { recordEvent } from '@/db/events';
import { keyedHash } from '@/db/keys';
import { code, creditor, debt, debtor, holding } from '@/db/schema';
import { makeLetterCode } from '@/domain/letter-code';
import type { JobViewer } from '@/domain/viewer';

/** One letter: whom it goes to, and the code that is printed in it. The code is nowhere else. */
export type Letter = {
  accountReference: string;
  name: string;
  addressLine1: string | null;
  addressLine2: string | null;
  town: string | null;
  postcode: string | null;
  language: string;
  format: string | null;
  code: string;
  /** The last whole day on which the code works, in the operator's time zone. */
  validUntilOn: string;
};

/** Which accounts get a letter; every one that may, when nothing is said. */
export type LettersWanted = {
  readonly creditor?: string | undefined;
  readonly references?: readonly string[] | undefined;
};

/**
 * Where letters go as they are made. `begin` is called before the first, and again if the work has to start over; the
 * codes count only once `finish` has returned, so what it was given must be safe by then.
 */
export type LetterSink = {
  readonly begin: () => Promise<void>;
  readonly write: (letters: readonly Letter[]) => Promise<void>;
  readonly finish: () => Promise<void>;
};

export type LettersMade =
  | { ok: true; made: number; withoutAddress: number }
  | { ok: false; reason: 'unknown-creditor'; creditors: string[] }
  | { ok: false; reason: 'unknown-references' | 'not-now'; references: string[] };

/** Sixty days by the database's clock. */
const VALID = sql`interval '60 days'`;
const PAGE = 1_000;
const HOUR_MS = 3_600_000;

/** The keyed hash under which a letter's code is kept: of the holding and the code together, so it opens no other. */
export function letterCodeHash(holdingId: string, normalisedCode: string): Buffer {
  return keyedHash('code', `letter:${holdingId}:${normalisedCode}`);
}

/**
 * Makes a letter code for each account wanted, in one transaction with one event for the batch: single use, 60 days,
 * kept only as a keyed hash. An earlier unused code of the same account ends. No letter goes to an account that may be
 * too old to enforce (nobody is contacted before staff have decided), to one an import set aside (unless only the date
 * of birth is missing: then the letter code is the only way in), or to an erased person. Refuses an unknown creditor
 * or reference, and a reference that may have no letter now, before anything is made.
 */
export async function makeLetters(
  viewer: JobViewer,
  wanted: LettersWanted,
  sink: LetterSink,
): Promise<LettersMade> {
  return asViewer(
    viewer,
    async (tx) => {
      // Two batches at once would each leave a live code: the second waits for the first.
      await tx.execute(
        sql`select set_config('lock_timeout', '60s', true), set_config('statement_timeout', '60s', true)`,
      );
      await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended('letters', 7310514))`);
      const refused = await refuseUnknown(tx, wanted);
      if (refused) return refused;
      await sink.begin();
      const { batchId, validUntilOn } = await startBatch(tx);
      let [made, withoutAddress, after] = [0, 0, '00000000-0000-0000-0000-000000000000'];
      for (;;) {
        const page = await readPage(tx, wanted, after);
        const last = page.at(-1);
        if (!last) break;
        after = last.holdingId;
        const posted = page.filter(({ addressLine1, postcode }) => addressLine1 ?? postcode);
        await sink.write(await giveCodes(tx, posted, validUntilOn));
        made += posted.length;
        withoutAddress += page.length - posted.length;
      }
      if (made > 0)
        await recordEvent(tx, viewer, {
          caseId: batchId,
          act: 'letters made',
          subject: 'letters',
          subjectId: batchId,
          payload: {
            made,
            withoutAddress,
            creditor: wanted.creditor ?? null,
            byReference: !!wanted.references,
          },
        });
      await sink.finish();
      return { ok: true, made, withoutAddress };
    },
    { deadlineMs: HOUR_MS },
  );
}

type Account = Omit<Letter, 'code' | 'validUntilOn' | 'name'> & {
  holdingId: string;
  kind: 'person' | 'sole_trader' | 'business';
  title: string | null;
  firstName: string | null;
  lastName: string | null;
  companyName: string | null;
};

function mayHaveLetter(): SQL | undefined {
  return and(
    isNull(debtor.erasedAt),
    or(isNull(debt.mayBeTooOldOn), eq(debt.tooOldDecision, 'not_too_old')),
    or(
      isNull(holding.withheldAt),
      sql`${holding.releasedAt} is not null`,
      and(isNull(debtor.bornOn), sql`${debtor.kind} <> 'business'`),
    ),
  );
}

function isWanted({ creditor: name, references }: LettersWanted): SQL | undefined {
  return and(
    name === undefined ? undefined : eq(creditor.name, name),
    references === undefined ? undefined : inArray(holding.accountReference, [...references]),
  );
}

async function refuseUnknown(
  tx: Tx,
  { creditor: name, references }: LettersWanted,
): Promise<LettersMade | null> {
  if (name !== undefined) {
    const known = await tx.select({ name: creditor.name }).from(creditor).orderBy(asc(creditor.name));
    const creditors = known.map((row) => row.name);
    if (!creditors.includes(name)) return { ok: false, reason: 'unknown-creditor', creditors };
  }
  if (references === undefined) return null;
  const found = await tx
    .select({ reference: holding.accountReference, may: sql<boolean>`(${mayHaveLetter()}) is true` })
    .from(holding)
    .innerJoin(debt, eq(debt.id, holding.debtId))
    .innerJoin(debtor, eq(debtor.id, holding.debtorId))
    .innerJoin(creditor, eq(creditor.id, debt.creditorId))
    .where(isWanted({ creditor: name, references }));
  const unknown = references.filter((wanted) => !found.some(({ reference }) => reference === wanted));
  if (unknown.length > 0) return { ok: false, reason: 'unknown-references', references: unknown };
  const later = found.filter(({ may }) => !may).map(({ reference }) => reference);
  return later.length > 0 ? { ok: false, reason: 'not-now', references: later } : null;
}

async function startBatch(tx: Tx): Promise<{ batchId: string; validUntilOn: string }> {
  const [batch] = await tx.execute<{ id: string; last: string }>(
    sql`select uuidv7() as id, guard.now() + ${VALID} - interval '1 day' as last`,
  );
  if (!batch) throw new Error('the database gave no id');
  return { batchId: batch.id, validUntilOn: dayOf(new Date(batch.last)) };
}

async function readPage(tx: Tx, wanted: LettersWanted, after: string): Promise<Account[]> {
  return tx
    .select({
      holdingId: holding.id,
      accountReference: holding.accountReference,
      kind: debtor.kind,
      title: debtor.title,
      firstName: debtor.firstName,
      lastName: debtor.lastName,
      companyName: debtor.companyName,
      addressLine1: debtor.addressLine1,
      addressLine2: debtor.addressLine2,
      town: debtor.town,
      postcode: debtor.postcode,
      language: debtor.language,
      format: debtor.format,
    })
    .from(holding)
    .innerJoin(debt, eq(debt.id, holding.debtId))
    .innerJoin(debtor, eq(debtor.id, holding.debtorId))
    .innerJoin(creditor, eq(creditor.id, debt.creditorId))
    .where(and(gt(holding.id, after), mayHaveLetter(), isWanted(wanted)))
    .orderBy(asc(holding.id))
    .limit(PAGE);
}

async function giveCodes(tx: Tx, accounts: readonly Account[], validUntilOn: string): Promise<Letter[]> {
  if (accounts.length === 0) return [];
  const holdingIds = accounts.map(({ holdingId }) => holdingId);
  await tx
    .update(code)
    .set({ expiresAt: sql`guard.now()` })
    .where(
      and(
        eq(code.kind, 'letter'),
        inArray(code.holdingId, holdingIds),
        isNull(code.usedAt),
        gt(code.expiresAt, sql`guard.now()`),
      ),
    );
  const letters = accounts.map((account) => ({
    account,
    made: makeLetterCode((choices) => randomInt(choices)),
  }));
  await tx.insert(code).values(
    letters.map(({ account, made }) => ({
      kind: 'letter' as const,
      channel: 'letter' as const,
      holdingId: account.holdingId,
      hash: letterCodeHash(account.holdingId, made),
      expiresAt: sql`guard.now() + ${VALID}`,
    })),
  );
  return letters.map(({ account, made }) => ({
    ...account,
    name: nameOf(account),
    code: made,
    validUntilOn,
  }));
}

function nameOf({ kind, title, firstName, lastName, companyName }: Account): string {
  const person = [title, firstName, lastName].filter(Boolean).join(' ');
  return kind === 'business' ? (companyName ?? person) : person || (companyName ?? '');
}

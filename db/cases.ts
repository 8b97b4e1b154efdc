import { eq, sql } from 'drizzle-orm';
import { dayOf } from '@/clock';
import type { Reader } from '@/db/lines';
import { type Late, momentOf } from '@/db/moment';
import { askAtOnce, isId } from '@/db/read';
import { dataKey, debtor } from '@/db/schema';
import { openDataKey } from '@/db/sealed';
import { inOrder } from '@/domain/case-focus';
import type { Nation } from '@/domain/nation';
import { may, type Role, type StaffViewer } from '@/domain/viewer';
import { type CaseBudget, caseBudgetOf, openBudget, sealedInBudget } from './cases-budget';
import {
  type CaseDebt,
  type CaseHold,
  type CasePolicy,
  caseDebtsOf,
  caseHoldsOf,
  casePoliciesOf,
} from './cases-debts';
import { type CasePlan, casePlansOf } from './cases-plans';
import { type CaseSent, caseSentAlone, caseSentOf, openSent, sealedIn } from './cases-sent';
import { type CaseEvent, caseVersion, timelineOf } from './cases-timeline';
import { type Looking, lookedLately, lookingAt, recordLookAtWords } from './cases-words';

/** Who a case is about, and how they are reached, column by column. */
export type CasePerson = {
  readonly debtorId: string;
  readonly kind: 'person' | 'sole_trader' | 'business';
  /** How they are called: a person's name, or that of their business. */
  readonly name: string;
  readonly companyName: string | null;
  readonly companyNumber: string | null;
  readonly bornOn: string | null;
  readonly email: string | null;
  readonly mobile: string | null;
  readonly address: readonly string[];
  readonly nation: Nation | null;
  readonly language: string;
  readonly format: string | null;
  readonly erasedAt: Date | null;
};

/** A colleague: a name and what they are here. */
export type Colleague = { readonly name: string; readonly role: Role };

/** Everything a member of staff needs to answer a person well, as it was at one moment. */
export type CaseRead = {
  readonly id: string;
  readonly at: Date;
  readonly todayOn: string;
  readonly late: Late;
  /** The number of the newest event that changed anything: what a decision made from this page carries. */
  readonly version: number;
  /** Null where what was sent is about nobody, such as a rate that is missing. */
  readonly person: CasePerson | null;
  readonly mayReadWords: boolean;
  /** Everything sent in this case, newest first. */
  readonly sent: readonly CaseSent[];
  /** What waits for an answer: what is in focus first, then the most urgent. */
  readonly open: readonly CaseSent[];
  /** The one that was asked for, answered or not; else the most urgent that waits. */
  readonly focus: CaseSent | null;
  readonly debts: readonly CaseDebt[];
  readonly holds: readonly CaseHold[];
  readonly plans: readonly CasePlan[];
  readonly policies: readonly CasePolicy[];
  readonly budget: CaseBudget | null;
  readonly events: readonly CaseEvent[];
  /** Where the next page of events begins; null on the last one. */
  readonly next: number | null;
  readonly looking: readonly Looking[];
  readonly colleagues: ReadonlyMap<string, Colleague>;
};

/** What part of a case is asked for: what is in focus, which page of its events, and whether looks are among them. */
export type CaseAsked = {
  readonly on?: string | undefined;
  readonly before?: number | undefined;
  readonly looks?: boolean | undefined;
};

/** Later than any event. */
const NEVER = 2_147_483_647;

/**
 * A case as a member of staff may see it, in one wait: by the debtor's id, or by that of something sent that is about no
 * debtor. Null where there is none in their portfolio: not theirs and not there are one answer. Whoever may read the
 * person's words gets them opened, and that look is on the record before they are; a second wait, at most once in a
 * quarter of an hour. That the case is open here is told to colleagues.
 */
export async function readCase(
  staff: StaffViewer,
  id: string,
  asked: CaseAsked = {},
): Promise<CaseRead | null> {
  if (!isId(id)) return null;
  const [round] = await Promise.all([
    askAtOnce(staff, (tx) => askForCase(tx, staff, id, asked)),
    markOpen(staff, id),
  ]);
  if (!round) return null;
  const { wrapped, rows, sealedBudget, looked, ...rest } = round;
  const mayReadWords = may(staff, 'case:read-words');
  const opened = rest.person && wrapped ? openDataKey(rest.person.debtorId, wrapped) : null;
  const key = mayReadWords ? opened : 'private';
  const inBudget = sealedBudget ? Object.values(sealedInBudget(sealedBudget)) : [];
  const sealed = [...rows.flatMap((row) => Object.values(sealedIn(row))), ...inBudget];
  if (mayReadWords && opened && !looked && sealed.some((one) => one.sealed !== null))
    await recordLookAtWords(staff, id);
  const sent = rows.map((row) => openSent(row, key));
  return {
    ...rest,
    ...inOrder(sent, asked.on),
    id,
    mayReadWords,
    sent,
    budget: sealedBudget && openBudget(sealedBudget, key),
  };
}

/** Everything of a case in one round; null where there is nothing for this viewer. */
async function askForCase(tx: Reader, staff: StaffViewer, id: string, asked: CaseAsked) {
  const [moment, who, alone, rows, debts, holds, plans, policies, sealedBudget, timeline, about, looking] =
    await Promise.all([
      momentOf(tx),
      personOf(tx, id),
      caseSentAlone(tx, id),
      caseSentOf(tx, id),
      caseDebtsOf(tx, id),
      caseHoldsOf(tx, id),
      casePlansOf(tx, id),
      casePoliciesOf(tx, id),
      caseBudgetOf(tx, id),
      timelineOf(tx, id, { before: asked.before ?? NEVER, looks: asked.looks ?? false }),
      Promise.all([
        caseVersion(tx, id),
        tx.execute<{ looked: boolean }>(sql`select ${lookedLately(staff, id)} as looked`),
      ]),
      Promise.all([lookingAt(tx, staff, id), colleaguesOf(tx)]),
    ]);
  const sent = who ? rows : alone;
  if (!who && sent.length === 0) return null;
  const [version, [row]] = about;
  return {
    ...moment,
    ...timeline,
    todayOn: dayOf(moment.at),
    version,
    looked: row?.looked ?? false,
    person: who?.person ?? null,
    wrapped: who?.wrapped ?? null,
    rows: sent,
    debts,
    holds,
    plans,
    policies,
    sealedBudget,
    looking: looking[0],
    colleagues: looking[1],
  };
}

async function personOf(tx: Reader, id: string) {
  const [row] = await tx
    .select({
      debtorId: debtor.id,
      kind: debtor.kind,
      title: debtor.title,
      firstName: debtor.firstName,
      lastName: debtor.lastName,
      companyName: debtor.companyName,
      companyNumber: debtor.companyNumber,
      bornOn: debtor.bornOn,
      email: debtor.email,
      mobile: debtor.mobile,
      addressLine1: debtor.addressLine1,
      addressLine2: debtor.addressLine2,
      town: debtor.town,
      postcode: debtor.postcode,
      nation: debtor.nation,
      language: debtor.language,
      format: debtor.format,
      erasedAt: debtor.erasedAt,
      wrapped: dataKey.wrapped,
      keyId: dataKey.keyId,
    })
    .from(debtor)
    .leftJoin(dataKey, eq(dataKey.debtorId, debtor.id))
    .where(eq(debtor.id, id));
  if (!row) return null;
  const { title, firstName, lastName, addressLine1, addressLine2, town, postcode, wrapped, keyId, ...rest } =
    row;
  const called = [title, firstName, lastName].filter(Boolean).join(' ');
  const person: CasePerson = {
    ...rest,
    name: (rest.kind === 'business' ? rest.companyName : called) || rest.companyName || called,
    address: [addressLine1, addressLine2, town, postcode].flatMap((line) => (line ? [line] : [])),
  };
  return { person, wrapped: keyId ? { wrapped, keyId } : null };
}

async function colleaguesOf(tx: Reader): Promise<ReadonlyMap<string, Colleague>> {
  const rows = await tx.execute<{ id: string } & Colleague>(
    sql`select id, name, role from guard.colleagues()`,
  );
  return new Map(rows.map(({ id, name, role }) => [id, { name, role }]));
}

/** Tells colleagues that this case is open here, at most once a minute; nothing where the case is not theirs to see. */
async function markOpen(staff: StaffViewer, id: string): Promise<void> {
  await askAtOnce(
    staff,
    (tx) =>
      tx.execute(sql`
        insert into case_look (about_id, staff_id)
        select ${id}::uuid, ${staff.staffId}::uuid
        where exists (select from debtor where id = ${id}) or exists (select from submission where id = ${id} and debtor_id is null)
        on conflict (about_id, staff_id) do update set looked_at = excluded.looked_at
        where case_look.looked_at < excluded.looked_at - interval '1 minute'`),
    { mode: 'write' },
  );
}

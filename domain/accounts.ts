import { mayBeTooOld } from './accounts-age';
import { type Amounts, readAmounts } from './accounts-amounts';
import { ACCOUNT_COLUMNS, type Header } from './accounts-columns';
import { readDay } from './accounts-date';
import { DEBTOR_KINDS, type DebtorKind, fold, type Identity, matchText } from './accounts-identity';
import { mayBeScottish, type Nation, nationOf } from './accounts-nation';
import { hold, type RowFault, refuse, type Verdict } from './accounts-verdict';

/** A creditor as rows name it. */
export type FiledCreditor = { readonly id: string; readonly name: string; readonly currency: string };

/** What rows are judged by. `creditors` by {@link fold}ed name; `todayOn` as YYYY-MM-DD in the operator's time zone. */
export type Bench = {
  readonly header: Header;
  readonly creditors: ReadonlyMap<string, FiledCreditor>;
  readonly todayOn: string;
};

/** What a row that is not refused says. Text is kept letter for letter; null where the file says nothing. */
export type AccountFacts = {
  readonly creditorId: string;
  readonly currency: string;
  readonly identity: Identity;
  readonly amounts: Amounts;
  readonly matchText: string | null;
  readonly nation: Nation | null;
  readonly title: string | null;
  readonly email: string | null;
  readonly mobile: string | null;
  readonly addressLine1: string | null;
  readonly addressLine2: string | null;
  readonly town: string | null;
  readonly language: string;
  readonly format: string | null;
  readonly creditorReference: string | null;
  readonly product: string | null;
  readonly description: string | null;
  readonly balanceAsAtOn: string;
  readonly openedOn: string | null;
  readonly defaultedOn: string | null;
  readonly lastPaymentOn: string | null;
  readonly mayBeTooOld: boolean;
};

/** One row, judged by itself. `raw` is what it says in our columns, for telling a copy from a contradiction. */
export type JudgedRow = {
  /** False where the row has too few or too many fields: then none of them can be believed. */
  readonly whole: boolean;
  readonly reference: string;
  readonly joint: string | null;
  readonly raw: string;
  readonly refused: RowFault | null;
  readonly held: RowFault | null;
  /** Null when the row is refused. */
  readonly facts: AccountFacts | null;
};

/** How many characters any field may have (the accounts file's contract). */
export const LONGEST_FIELD = 10_000;
/** A reference must fit on a letter and into an index. */
const LONGEST_REFERENCE = 100;
const LONGEST_POSTCODE = 20;
const EMAIL = /^[^\s@"<>(),;:]+@[^\s@"<>(),;:.]+(?:\.[^\s@"<>(),;:.]+)+$/;
const LONGEST_EMAIL = 254;
const PHONE = /^\+?[\d\s().-]+$/;

/**
 * Judges one row by what it says itself: refused, held, or fit to be taken. Refused beats held, and the fault given
 * is the first in the file's column order. Other rows and what is already known are judged elsewhere (decision 0010).
 */
export function judgeRow(record: readonly string[], bench: Bench): JudgedRow {
  const { places, width } = bench.header;
  const reference = (record[places.account_reference] ?? '').trim();
  if (record.length !== width) {
    const refused: RowFault = { place: -1, reason: 'wrong-number-of-fields' };
    return { whole: false, reference, joint: null, raw: '', refused, held: null, facts: null };
  }
  let raw = '';
  for (const column of ACCOUNT_COLUMNS) raw += `${record[places[column]]}\u001f`;
  const verdict: Verdict = { refused: null, held: null };
  if (raw.length > LONGEST_FIELD || raw.includes('\u0000')) refuseUnfitText(record, bench, verdict);
  const facts = readFacts(record, bench, verdict);
  const joint = (record[places.joint_account_reference] ?? '').trim() || null;
  if (reference === '') refuse(verdict, places.account_reference, 'empty');
  else if (joint === reference) refuse(verdict, places.joint_account_reference, 'joint-with-itself');
  if (reference.length > LONGEST_REFERENCE) refuse(verdict, places.account_reference, 'too-long');
  const { refused, held } = verdict;
  return { whole: true, reference, joint, raw, refused, held, facts: refused ? null : facts };
}

/** Fields that are too long to keep, or hold what PostgreSQL's text cannot: the character of code 0. */
function refuseUnfitText(record: readonly string[], { header }: Bench, verdict: Verdict): void {
  for (const column of ACCOUNT_COLUMNS) {
    const place = header.places[column];
    const field = record[place] ?? '';
    if (field.length > LONGEST_FIELD && [...field].length > LONGEST_FIELD) refuse(verdict, place, 'too-long');
    if (field.includes('\u0000')) refuse(verdict, place, 'character-not-allowed');
  }
}

/**
 * Everything a row says, noting its faults. No closures and no spreads here: it runs for every row of a file, and they
 * took most of an import's time.
 */
function readFacts(record: readonly string[], bench: Bench, verdict: Verdict): AccountFacts {
  const { places } = bench.header;
  const creditor = readCreditor(record, bench, verdict);
  const identity = readIdentity(record, bench, verdict);
  const email = textAt(record, places.email).trim();
  const mobile = textAt(record, places.mobile).trim();
  judgeContact(email, mobile, bench, verdict);
  const amounts = readAmounts(record, places, verdict);
  const openedOn = dayAt(record, places.opened_on, bench, verdict);
  const defaultedOn = dayAt(record, places.defaulted_on, bench, verdict);
  const lastPaymentOn = dayAt(record, places.last_payment_on, bench, verdict);
  if (openedOn && lastPaymentOn && lastPaymentOn < openedOn)
    hold(verdict, places.last_payment_on, 'payment-before-opening');
  const balanceAsAtOn = dayAt(record, places.balance_as_at, bench, verdict);
  if (textAt(record, places.balance_as_at).trim() === '') refuse(verdict, places.balance_as_at, 'empty');
  const postcode = identity.postcode ?? '';
  const age = {
    openedOn,
    defaultedOn,
    lastPaymentOn,
    mayBeScottish: mayBeScottish(postcode),
    currentMinor: amounts.currentMinor,
  };
  return {
    creditorId: creditor?.id ?? '',
    currency: creditor?.currency ?? '',
    identity,
    matchText: matchText(identity),
    nation: nationOf(postcode),
    title: keptAt(record, places.title),
    email: email || null,
    mobile: mobile || null,
    addressLine1: keptAt(record, places.address_line_1),
    addressLine2: keptAt(record, places.address_line_2),
    town: keptAt(record, places.town),
    language: textAt(record, places.language).trim().toLowerCase() || 'en',
    format: textAt(record, places.format).trim() || null,
    creditorReference: keptAt(record, places.creditor_reference),
    product: keptAt(record, places.product),
    description: keptAt(record, places.description),
    amounts,
    balanceAsAtOn: balanceAsAtOn ?? '',
    openedOn,
    defaultedOn,
    lastPaymentOn,
    mayBeTooOld: mayBeTooOld(age, bench.todayOn),
  };
}

function textAt(record: readonly string[], place: number): string {
  return record[place] ?? '';
}

/** Letter for letter; null where there is nothing but space. */
function keptAt(record: readonly string[], place: number): string | null {
  const text = record[place] ?? '';
  return text === '' || text.trim() === '' ? null : text;
}

/** A day that may be empty; one that does not exist, or is still to come, is refused. */
function dayAt(
  record: readonly string[],
  place: number,
  { todayOn }: Bench,
  verdict: Verdict,
): string | null {
  const text = record[place] ?? '';
  if (text === '' || text.trim() === '') return null;
  const day = readDay(text);
  if (day === null) refuse(verdict, place, 'not-a-date');
  else if (day > todayOn) refuse(verdict, place, 'date-in-the-future');
  return day;
}

/** The creditor of a row, by name; the row's currency must be the creditor's, or at least one that somebody uses. */
function readCreditor(record: readonly string[], bench: Bench, verdict: Verdict): FiledCreditor | null {
  const { places } = bench.header;
  const name = textAt(record, places.creditor);
  const creditor = bench.creditors.get(fold(name)) ?? null;
  if (!creditor) refuse(verdict, places.creditor, name.trim() === '' ? 'empty' : 'unknown-creditor');
  const written = textAt(record, places.currency).trim().toUpperCase();
  const fits = creditor ? creditor.currency === written : isUsed(written, bench);
  if (!fits) refuse(verdict, places.currency, written === '' ? 'empty' : 'other-currency');
  return creditor;
}

function isUsed(currency: string, { creditors }: Bench): boolean {
  return [...creditors.values()].some((creditor) => creditor.currency === currency);
}

/** Who this is must be enough to address them and to let them in. Businesses sign in with a code from a letter. */
function readIdentity(record: readonly string[], bench: Bench, verdict: Verdict): Identity {
  const { places } = bench.header;
  const identity: Identity = {
    kind: readKind(textAt(record, places.debtor_type), places.debtor_type, verdict),
    bornOn: dayAt(record, places.date_of_birth, bench, verdict),
    firstName: keptAt(record, places.first_name),
    lastName: keptAt(record, places.last_name),
    postcode: keptAt(record, places.postcode),
    companyName: keptAt(record, places.company_name),
    companyNumber: keptAt(record, places.company_number),
  };
  if (identity.postcode && identity.postcode.length > LONGEST_POSTCODE)
    refuse(verdict, places.postcode, 'not-a-postcode');
  if (identity.kind === 'business') {
    if (identity.companyName === null) refuse(verdict, places.company_name, 'no-company-name');
    return identity;
  }
  if (keptAt(record, places.date_of_birth) === null) hold(verdict, places.date_of_birth, 'no-date-of-birth');
  if (identity.firstName === null && identity.lastName === null)
    hold(verdict, Math.min(places.first_name, places.last_name), 'no-name');
  return identity;
}

function readKind(text: string, place: number, verdict: Verdict): DebtorKind {
  if (text === 'person') return text;
  const written = text.trim().toLowerCase();
  const kind = DEBTOR_KINDS.find((known) => known === written);
  if (!kind) refuse(verdict, place, written === '' ? 'empty' : 'unknown-debtor-type');
  // Any kind serves for reading on: the row is refused.
  return kind ?? 'person';
}

/** An address that cannot be written to is a typing slip, and codes must never go to someone else. */
function judgeContact(email: string, mobile: string, { header }: Bench, verdict: Verdict): void {
  if (email !== '' && (email.length > LONGEST_EMAIL || !EMAIL.test(email)))
    refuse(verdict, header.places.email, 'not-an-email');
  if (mobile === '') return;
  const digits = mobile.replace(/\D/g, '').length;
  if (!PHONE.test(mobile) || digits < 7 || digits > 15)
    refuse(verdict, header.places.mobile, 'not-a-phone-number');
}

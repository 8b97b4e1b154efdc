import { createHash } from 'node:crypto';
import { once } from 'node:events';
import type { Writable } from 'node:stream';
import type postgres from 'postgres';
import type { AccountFacts, JudgedRow } from '@/domain/accounts';

/** The transaction of one import, on a connection of its own. */
export type ImportTx = postgres.TransactionSql;

/** What is staged of a row that may be taken, column by column; each gives its value from the row's facts. */
const FACTS: readonly (readonly [name: string, type: string, value: (facts: AccountFacts) => Staged])[] = [
  ['creditor_id', 'uuid', (facts) => facts.creditorId],
  ['currency', 'text', (facts) => facts.currency],
  ['kind', 'text', (facts) => facts.identity.kind],
  ['match_key', 'text', (facts) => (facts.matchText === null ? null : digestText(facts.matchText))],
  ['title', 'text', (facts) => facts.title],
  ['first_name', 'text', (facts) => facts.identity.firstName],
  ['last_name', 'text', (facts) => facts.identity.lastName],
  ['company_name', 'text', (facts) => facts.identity.companyName],
  ['company_number', 'text', (facts) => facts.identity.companyNumber],
  ['born_on', 'date', (facts) => facts.identity.bornOn],
  ['email', 'text', (facts) => facts.email],
  ['mobile', 'text', (facts) => facts.mobile],
  ['address_line1', 'text', (facts) => facts.addressLine1],
  ['address_line2', 'text', (facts) => facts.addressLine2],
  ['town', 'text', (facts) => facts.town],
  ['postcode', 'text', (facts) => facts.identity.postcode],
  ['nation', 'text', (facts) => facts.nation],
  ['language', 'text', (facts) => facts.language],
  ['format', 'text', (facts) => facts.format],
  ['creditor_reference', 'text', (facts) => facts.creditorReference],
  ['product', 'text', (facts) => facts.product],
  ['description', 'text', (facts) => facts.description],
  ['original', 'bigint', (facts) => facts.amounts.originalMinor],
  ['interest', 'bigint', (facts) => facts.amounts.interestMinor],
  ['fees', 'bigint', (facts) => facts.amounts.feesMinor],
  ['payments', 'bigint', (facts) => facts.amounts.paymentsMinor],
  ['adjustments', 'bigint', (facts) => facts.amounts.adjustmentsMinor],
  ['current', 'bigint', (facts) => facts.amounts.currentMinor],
  ['as_at', 'date', (facts) => facts.balanceAsAtOn],
  ['opened_on', 'date', (facts) => facts.openedOn],
  ['defaulted_on', 'date', (facts) => facts.defaultedOn],
  ['last_payment_on', 'date', (facts) => facts.lastPaymentOn],
  ['last_payment_minor', 'bigint', (facts) => facts.amounts.lastPaymentMinor],
  ['too_old', 'boolean', (facts) => facts.mayBeTooOld],
];

type Staged = string | number | boolean | null;

const NO_FACTS = '\t\\N'.repeat(FACTS.length);
const NEEDS_ESCAPE = /[\\\t\n\r]/;
const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

/** Rows on their way into the stage: `add` is instant, `flush` waits until the database has taken what was added. */
export type Stage = {
  readonly add: (row: JudgedRow, line: number) => void;
  readonly flush: () => Promise<void>;
  readonly close: () => Promise<void>;
};

/**
 * Opens a staging table that ends with the transaction, and COPY into it. Tables with row-level security take no COPY,
 * so the rows go on from here by INSERT … SELECT. A refused row stages only its reference and its fault.
 */
export async function openStage(tx: ImportTx): Promise<Stage> {
  const facts = FACTS.map(([name, type]) => `${name} ${type}`).join(', ');
  await tx.unsafe(`create temp table stage (line int, whole boolean, reference text, joint text, digest text,
    refused_at int, refused text, held_at int, held text, ${facts}) on commit drop`);
  const copy: Writable = await tx`copy stage from stdin`.writable();
  const broken = new Promise<never>((_, reject) => copy.once('error', reject));
  broken.catch(() => {});
  let waiting: string[] = [];
  const flush = async (): Promise<void> => {
    if (waiting.length === 0) return;
    const text = waiting.join('');
    waiting = [];
    if (!copy.write(text)) await Promise.race([once(copy, 'drain'), broken]);
  };
  const close = async (): Promise<void> => {
    await flush();
    const finished = once(copy, 'finish');
    copy.end();
    await Promise.race([finished, broken]);
    await tx`analyze stage`;
  };
  return { add: (row, line) => waiting.push(encodeRow(row, line)), flush, close };
}

/** A short text that stands for a longer one; equal texts give equal digests. */
export function digestText(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}

function encodeRow(row: JudgedRow, line: number): string {
  const { whole, reference, joint, refused, held, facts } = row;
  const digest = whole ? digestText(row.raw) : null;
  // A refused row's reference may hold what the database cannot; it is shown without it.
  const shown = reference.replaceAll('\u0000', '');
  const faults = [refused?.place ?? null, refused?.reason ?? null, held?.place ?? null, held?.reason ?? null];
  const head = [line, whole, shown, joint?.replaceAll('\u0000', '') ?? null, digest, ...faults]
    .map(encode)
    .join('\t');
  if (!facts) return `${head}${NO_FACTS}\n`;
  let text = head;
  for (const [, , value] of FACTS) text += `\t${encode(value(facts))}`;
  return `${text}\n`;
}

/** A value in the text format of COPY. */
function encode(value: Staged): string {
  if (value === null) return '\\N';
  if (typeof value !== 'string') return String(value);
  return NEEDS_ESCAPE.test(value)
    ? value.replace(/[\\\t\n\r]/g, (character) => ESCAPES[character] ?? '')
    : value;
}

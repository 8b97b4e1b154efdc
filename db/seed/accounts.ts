import { once } from 'node:events';
import fs from 'node:fs';
import { ACCOUNT_COLUMNS, type AccountColumn } from '@/domain/accounts-columns';

/** One row of an accounts file, as written. */
export type AccountRow = Record<AccountColumn, string>;

const CREDITORS = [
  ['Northwater Utilities', 'Water bills'],
  ['Brightline Energy', 'Gas and electricity'],
  ['Harbour Card Services', 'Credit card'],
  ['Mobile Seven', 'Phone contract'],
  ['Elmfield Borough Council', 'Council tax'],
  ['Kettle & Co Catalogue', 'Catalogue account'],
  ['St Brannock Housing', 'Rent arrears'],
] as const;
const FIRST_NAMES = [
  'Ada',
  'Bryn',
  'Carys',
  'Dai',
  'Eilidh',
  'Femi',
  'Grace',
  'Hamza',
  'Iona',
  'Jo',
  'Siân',
  'Łucja',
];
const LAST_NAMES = [
  'Okafor',
  'Hughes',
  'O’Brien',
  'Khan',
  'Mac Leod',
  'Price',
  'Rowe',
  'Singh',
  'Ward',
  'Young',
];
const POSTCODES = [
  'M1 1AE',
  'G1 1XQ',
  'CF10 1EP',
  'BT1 5GS',
  'LS1 4DY',
  'B33 8TH',
  'EH1 1YZ',
  'LL57 2DG',
  'SW1A 2AA',
];
/** Every so many rows is a second debt of the row before, or the second holder of its debt. */
const [SAME_PERSON_EVERY, JOINT_EVERY] = [41, 60];

/**
 * The nth made-up account of a set called `tag`: a person with one debt whose parts add up. Only n decides, so the
 * same file can be written again. References are the tag and nine digits.
 */
export function aRow(n: number, tag: string, changes: Partial<AccountRow> = {}): AccountRow {
  const [creditor, product] = CREDITORS[n % CREDITORS.length] ?? CREDITORS[0];
  const pence = (step: number, most: number): number => ((n + 1) * step) % most;
  const parts = [
    pence(7_919, 800_000) + 5_000,
    n % 3 ? pence(613, 90_000) : 0,
    n % 5 ? 0 : 2_500,
    n % 2 ? pence(331, 4_000) : 0,
  ];
  const [original = 0, interest = 0, fees = 0, payments = 0] = parts;
  const reference = `${tag}${String(n).padStart(9, '0')}`;
  const day = String((n % 28) + 1).padStart(2, '0');
  const month = String((n % 12) + 1).padStart(2, '0');
  return {
    account_reference: reference,
    creditor,
    creditor_reference: `C${((n + 1) * 48_271).toString(36).toUpperCase()}`,
    product,
    description: '',
    debtor_type: 'person',
    title: ['Mr', 'Ms', 'Mx', ''][n % 4] ?? '',
    first_name: FIRST_NAMES[n % FIRST_NAMES.length] ?? 'Jo',
    last_name: `${LAST_NAMES[n % LAST_NAMES.length]} ${reference}`,
    company_name: '',
    company_number: '',
    date_of_birth: `${1940 + (n % 65)}-${month}-${day}`,
    email: n % 6 ? `${reference.toLowerCase()}@example.com` : '',
    mobile: n % 4 ? `07700 900${String(n % 1000).padStart(3, '0')}` : '',
    address_line_1: `${(n % 400) + 1} Example Street`,
    address_line_2: '',
    town: 'Sampletown',
    postcode: POSTCODES[n % POSTCODES.length] ?? 'M1 1AE',
    currency: 'GBP',
    original_balance: asMoney(original),
    interest: asMoney(interest),
    fees: asMoney(fees),
    payments: asMoney(payments),
    adjustments: '0.00',
    current_balance: asMoney(original + interest + fees - payments),
    balance_as_at: '2026-11-02',
    opened_on: `202${n % 3}-${month}-${day}`,
    defaulted_on: `2024-${month}-${day}`,
    last_payment_on: payments > 0 ? `2025-${month}-${day}` : '',
    last_payment_amount: payments > 0 ? asMoney(payments) : '',
    joint_account_reference: '',
    language: n % 20 ? 'en' : 'cy',
    format: n % 30 ? '' : 'large_print',
    ...changes,
  };
}

/** A second debt of the person in that row. */
export function samePerson(first: AccountRow, second: AccountRow): AccountRow {
  const { title, first_name, last_name, date_of_birth, postcode, email, mobile, address_line_1 } = first;
  return { ...second, title, first_name, last_name, date_of_birth, postcode, email, mobile, address_line_1 };
}

/** The second holder, from another row, of that row's debt. */
export function jointHolder(first: AccountRow, other: AccountRow): AccountRow {
  const { title, first_name, last_name, date_of_birth, email, mobile, account_reference, postcode } = other;
  const holder = { title, first_name, last_name, date_of_birth, email, mobile, account_reference, postcode };
  return { ...first, ...holder, joint_account_reference: first.account_reference };
}

/** How a file is written. Columns may be in any order, and others among them. */
export type Writing = { columns?: readonly string[]; newline?: '\n' | '\r\n'; bom?: boolean };

/** A whole file as text. */
export function csvOf(
  rows: readonly AccountRow[],
  { columns = ACCOUNT_COLUMNS, newline = '\n', bom = false }: Writing = {},
): string {
  const lines = rows.map((row) =>
    csvLine(columns.map((column) => (row as Record<string, string>)[column] ?? 'extra')),
  );
  return `${bom ? '\uFEFF' : ''}${[csvLine(columns), ...lines].join(newline)}${newline}`;
}

/** Fields as one line of a CSV file, quoted where they must be (RFC 4180). */
export function csvLine(fields: readonly string[]): string {
  return fields
    .map((field) => (/[",\r\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field))
    .join(',');
}

/** Writes a file of `rows` made-up accounts, with second debts and joint holders among them. The same every time. */
export async function writeAccounts(
  file: string,
  { rows, tag, asAt }: { rows: number; tag: string; asAt?: string },
): Promise<void> {
  const out = fs.createWriteStream(file);
  out.write(`${csvLine(ACCOUNT_COLUMNS)}\n`);
  let before = aRow(0, tag);
  for (let n = 0; n < rows; n += 1) {
    const own = aRow(n, tag, asAt ? { balance_as_at: asAt } : {});
    const row =
      n % JOINT_EVERY === 1
        ? jointHolder(before, own)
        : n % SAME_PERSON_EVERY === 5
          ? samePerson(before, own)
          : own;
    before = row.joint_account_reference ? own : row;
    if (!out.write(`${csvLine(ACCOUNT_COLUMNS.map((column) => row[column]))}\n`)) await once(out, 'drain');
  }
  out.end();
  await once(out, 'finish');
}

function asMoney(minor: number): string {
  return `${Math.floor(minor / 100)}.${String(minor % 100).padStart(2, '0')}`;
}

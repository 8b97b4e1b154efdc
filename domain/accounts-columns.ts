/** The columns of an accounts file, by the names its header gives them. Every one must be there; order is free. */
export const ACCOUNT_COLUMNS = [
  'account_reference',
  'creditor',
  'creditor_reference',
  'product',
  'description',
  'debtor_type',
  'title',
  'first_name',
  'last_name',
  'company_name',
  'company_number',
  'date_of_birth',
  'email',
  'mobile',
  'address_line_1',
  'address_line_2',
  'town',
  'postcode',
  'currency',
  'original_balance',
  'interest',
  'fees',
  'payments',
  'adjustments',
  'current_balance',
  'balance_as_at',
  'opened_on',
  'defaulted_on',
  'last_payment_on',
  'last_payment_amount',
  'joint_account_reference',
  'language',
  'format',
] as const;

export type AccountColumn = (typeof ACCOUNT_COLUMNS)[number];

/** Where each column stands in this file: counted from 0, as its header has them. */
export type Places = Readonly<Record<AccountColumn, number>>;

/** A header that was understood. `width` is how many fields every row must have. */
export type Header = {
  readonly places: Places;
  readonly width: number;
  /** Columns the file has and the import does not use, as written. */
  readonly ignored: readonly string[];
};

/** What is wrong with a header: nothing in it, a column twice (`at` is the second), or a column that is not there. */
export type HeaderFault =
  | { readonly reason: 'empty-file' }
  | { readonly reason: 'column-twice'; readonly field: AccountColumn; readonly at: number }
  | { readonly reason: 'column-missing'; readonly field: AccountColumn };

const KNOWN: ReadonlySet<string> = new Set(ACCOUNT_COLUMNS);

/** Reads a header. Names may have capitals and spaces around them; a column of ours twice or missing is refused. */
export function readHeader(
  fields: readonly string[],
): { ok: true; header: Header } | { ok: false; fault: HeaderFault } {
  const found = new Map<string, number>();
  const ignored: string[] = [];
  for (const [at, written] of fields.entries()) {
    const name = written.trim().toLowerCase();
    if (!isColumn(name)) {
      ignored.push(written.trim());
      continue;
    }
    if (found.has(name)) return { ok: false, fault: { reason: 'column-twice', field: name, at } };
    found.set(name, at);
  }
  const missing = ACCOUNT_COLUMNS.find((column) => !found.has(column));
  if (missing) return { ok: false, fault: { reason: 'column-missing', field: missing } };
  // Every column was found just above, so the record is whole.
  const places = Object.fromEntries(found) as Record<AccountColumn, number>;
  return { ok: true, header: { places, width: fields.length, ignored } };
}

function isColumn(name: string): name is AccountColumn {
  return KNOWN.has(name);
}

import { ACCOUNT_COLUMNS, type AccountColumn } from '@/domain/accounts-columns';
import { type AccountRow, aRow, jointHolder, samePerson } from './accounts';

/** What must become of a row, for tests. */
export type Fate = { outcome: 'accepted' | 'held' | 'skipped' | 'refused'; field: AccountColumn | null };

/**
 * Rows that belong together and what must become of each. `byOrder`: what happens depends only on which comes first in
 * the file. `shape` breaks the number of fields.
 */
export type Odd = {
  readonly kind: string;
  readonly rows: readonly AccountRow[];
  readonly fates: readonly Fate[];
  readonly byOrder?: true;
  readonly shape?: 'too few' | 'too many';
};

const taken: Fate = { outcome: 'accepted', field: null };
const refused = (field: AccountColumn | null): Fate => ({ outcome: 'refused', field });
const held = (field: AccountColumn): Fate => ({ outcome: 'held', field });

/** Faults of one field each: what to write there, and what must become of the row. */
const ONE_FIELD: readonly [kind: string, changes: Partial<AccountRow>, fate: Fate][] = [
  ['no account reference', { account_reference: '' }, refused('account_reference')],
  ['date of birth in the future', { date_of_birth: '2031-01-01' }, refused('date_of_birth')],
  ['opened on a date that does not exist', { opened_on: '2023-02-30' }, refused('opened_on')],
  ['defaulted on a date that does not exist', { defaulted_on: '31/04/2023' }, refused('defaulted_on')],
  ['balance as at a day to come', { balance_as_at: '2031-01-01' }, refused('balance_as_at')],
  ['negative balance', { current_balance: '-45.00' }, refused('current_balance')],
  ['negative payments', { payments: '-1.00' }, refused('payments')],
  ['three decimals', { original_balance: '120.005' }, refused('original_balance')],
  ['three decimals in fees', { fees: '0.005' }, refused('fees')],
  ['no original balance', { original_balance: '' }, refused('original_balance')],
  ['no current balance', { current_balance: '' }, refused('current_balance')],
  ['balance is words', { current_balance: 'about a hundred' }, refused('current_balance')],
  ['unknown creditor', { creditor: 'Nobody Knows Plc' }, refused('creditor')],
  ['broken email address', { email: 'not-an-email' }, refused('email')],
  ['unknown currency', { currency: 'ZZZ' }, refused('currency')],
  ['another currency', { currency: 'EUR' }, refused('currency')],
  [
    'business without a company name',
    { debtor_type: 'business', date_of_birth: '' },
    refused('company_name'),
  ],
  ['unknown debtor type', { debtor_type: 'alien' }, refused('debtor_type')],
  ['no date of birth', { date_of_birth: '' }, held('date_of_birth')],
  [
    'sole trader without a date of birth',
    { debtor_type: 'sole_trader', date_of_birth: '' },
    held('date_of_birth'),
  ],
  ['parts do not add up', { fees: '77.77' }, held('current_balance')],
  ['current balance above everything charged', { current_balance: '99999.00' }, held('current_balance')],
  ['last payment before opening', { last_payment_on: '2001-01-01' }, held('last_payment_on')],
  ['joint with nothing', { joint_account_reference: 'NOT-THERE' }, refused('joint_account_reference')],
  ['field longer than 10,000 characters', { address_line_1: 'A'.repeat(10_001) }, refused('address_line_1')],
  ['town longer than 10,000 characters', { town: 'é'.repeat(10_001) }, refused('town')],
  ['a character no text can hold', { town: 'Sample\u0000town' }, refused('town')],
  ['line break and quotes in an address', { address_line_1: 'Flat 2, "The Mill"\r\nRiver Lane' }, taken],
  ['backslashes and tabs', { description: 'a\\b\t\\N\\.\rc' }, taken],
  ['formula as a name', { first_name: '=HYPERLINK("http://example.com","x")' }, taken],
  ['markup as a name', { last_name: '<script>alert(1)</script>' }, taken],
  ['UK date order', { opened_on: '05/04/2022', defaulted_on: '01/12/2023' }, taken],
  ['sole trader', { debtor_type: 'sole_trader', company_name: 'Rowe Roofing' }, taken],
  ['too old', { opened_on: '2010-01-01', defaulted_on: '2018-02-01', last_payment_on: '' }, taken],
  ['refused beats held', { date_of_birth: '', current_balance: 'lots' }, refused('current_balance')],
];

/** One of every odd kind we know, with references of the set called `tag`. */
export function everyOddKind(tag: string): Odd[] {
  let n = 0;
  const row = (changes: Partial<AccountRow> = {}): AccountRow => {
    n += 1;
    return aRow(n, tag, changes);
  };
  const single = ONE_FIELD.map(
    ([kind, changes, fate]): Odd => ({ kind, rows: [row(changes)], fates: [fate] }),
  );
  const zero = {
    original_balance: '250',
    interest: '',
    fees: '',
    payments: '250.00',
    current_balance: '0.00',
  };
  const pretty = { ...zero, original_balance: ' £1,234.50 ', payments: '0', current_balance: '£1,234.5' };
  return [
    ...single,
    { kind: 'business', rows: [row(business(tag))], fates: [taken] },
    { kind: 'nothing owed', rows: [row(zero)], fates: [taken] },
    { kind: 'pound sign, comma and spaces', rows: [row(pretty)], fates: [taken] },
    { kind: 'an adjustment below zero', rows: [row(adjusted())], fates: [taken] },
    { kind: 'too few fields', rows: [row()], fates: [refused(null)], shape: 'too few' },
    { kind: 'too many fields', rows: [row()], fates: [refused(null)], shape: 'too many' },
    ...repeats(row),
    ...joints(row),
  ];
}

function business(tag: string): Partial<AccountRow> {
  return { debtor_type: 'business', company_name: `Rowe ${tag} Ltd`, company_number: tag, date_of_birth: '' };
}

function adjusted(): Partial<AccountRow> {
  const parts = {
    original_balance: '100.00',
    interest: '0',
    fees: '0',
    payments: '0',
    adjustments: '-40.00',
  };
  return { ...parts, current_balance: '60.00' };
}

type Make = (changes?: Partial<AccountRow>) => AccountRow;

function repeats(row: Make): Odd[] {
  const [copied, changed, broken, second] = [row(), row(), row({ email: 'x' }), row()];
  const person = row();
  return [
    {
      kind: 'exact copies',
      rows: [copied, copied, copied],
      fates: [taken, { outcome: 'skipped', field: null }, { outcome: 'skipped', field: null }],
      byOrder: true,
    },
    {
      kind: 'same reference with differences',
      rows: [changed, { ...changed, town: 'Elsewhere' }],
      fates: [taken, refused('account_reference')],
      byOrder: true,
    },
    {
      kind: 'copy of a refused row',
      rows: [broken, broken],
      fates: [refused('email'), { outcome: 'skipped', field: null }],
      byOrder: true,
    },
    { kind: 'one person with two debts', rows: [person, samePerson(person, second)], fates: [taken, taken] },
  ];
}

function joints(row: Make): Odd[] {
  const joint = (first: AccountRow, changes: Partial<AccountRow> = {}): AccountRow => ({
    ...jointHolder(first, row()),
    ...changes,
  });
  const [plain, mutual, start, bad, doubtful, other, own] = [
    row(),
    row(),
    row(),
    row({ mobile: 'none' }),
    row({ date_of_birth: '' }),
    row(),
    row(),
  ];
  const [back, middle, onBad, onDoubtful] = [
    joint(mutual),
    joint(start),
    joint(bad, { mobile: '' }),
    joint(doubtful),
  ];
  const onField = 'joint_account_reference';
  return [
    { kind: 'joint holders', rows: [plain, joint(plain)], fates: [taken, taken] },
    {
      kind: 'joint holders who name each other',
      rows: [{ ...mutual, joint_account_reference: back.account_reference }, back],
      fates: [taken, taken],
    },
    { kind: 'a chain of three holders', rows: [start, middle, joint(middle)], fates: [taken, taken, taken] },
    {
      kind: 'joint with a refused row, and with that one',
      rows: [bad, onBad, joint(onBad, { mobile: '' })],
      fates: [refused('mobile'), refused(onField), refused(onField)],
    },
    {
      kind: 'joint with a held row, and with that one',
      rows: [
        doubtful,
        { ...onDoubtful, date_of_birth: '1970-01-01' },
        joint(onDoubtful, { date_of_birth: '1971-01-01' }),
      ],
      fates: [held('date_of_birth'), held(onField), held(onField)],
    },
    {
      kind: 'joint with other amounts',
      rows: [
        other,
        joint(other, {
          original_balance: '1.00',
          interest: '',
          fees: '',
          payments: '',
          current_balance: '1.00',
        }),
      ],
      fates: [taken, held(onField)],
    },
    {
      kind: 'joint with itself',
      rows: [{ ...own, joint_account_reference: own.account_reference }],
      fates: [refused(onField)],
    },
  ];
}

/** The columns in every file, for shuffling. */
export const COLUMNS: readonly AccountColumn[] = ACCOUNT_COLUMNS;

import fc from 'fast-check';
import { expect, test } from 'playwright/test';
import { type Bench, judgeRow } from './accounts';
import { mayBeTooOld } from './accounts-age';
import { ACCOUNT_COLUMNS, type AccountColumn, readHeader } from './accounts-columns';
import { readDay } from './accounts-date';
import { fold, foldCompanyNumber, type Identity, matchText } from './accounts-identity';
import { mayBeScottish, nationOf } from './accounts-nation';

const ORDINARY: Readonly<Record<AccountColumn, string>> = {
  account_reference: 'EK1',
  creditor: 'Harbour Card Services',
  creditor_reference: 'H1',
  product: 'Credit card',
  description: '',
  debtor_type: 'person',
  title: 'Ms',
  first_name: 'Siân',
  last_name: 'O’Brien',
  company_name: '',
  company_number: '',
  date_of_birth: '1980-02-29',
  email: 'sian@example.com',
  mobile: '07700 900123',
  address_line_1: '1 Example Street',
  address_line_2: '',
  town: 'Sampletown',
  postcode: 'M1 1AE',
  currency: 'GBP',
  original_balance: '100.00',
  interest: '10.00',
  fees: '5.00',
  payments: '20.00',
  adjustments: '-1.00',
  current_balance: '94.00',
  balance_as_at: '2026-11-02',
  opened_on: '2022-01-10',
  defaulted_on: '2024-03-01',
  last_payment_on: '2024-05-01',
  last_payment_amount: '20.00',
  joint_account_reference: '',
  language: 'en',
  format: '',
};

function judge(
  changes: Partial<Record<AccountColumn, string>>,
  columns: readonly AccountColumn[] = ACCOUNT_COLUMNS,
) {
  const read = readHeader(columns);
  if (!read.ok) throw new Error('the columns are all there');
  const creditors: Bench['creditors'] = new Map([
    [fold('Harbour Card Services'), { id: 'c1', name: 'Harbour Card Services', currency: 'GBP' }],
    [fold('Cafè Neuf'), { id: 'c2', name: 'Cafè Neuf', currency: 'EUR' }],
  ]);
  const row = { ...ORDINARY, ...changes };
  const judged = judgeRow(
    columns.map((column) => row[column]),
    { header: read.header, creditors, todayOn: '2026-11-22' },
  );
  const fault = judged.refused ?? judged.held;
  const outcome = judged.refused ? 'refused' : judged.held ? 'held' : 'fit';
  return {
    outcome,
    field: fault ? (columns[fault.place] ?? null) : null,
    reason: fault?.reason ?? null,
    facts: judged.facts,
  };
}

const FAULTS: readonly [
  Partial<Record<AccountColumn, string>>,
  outcome: string,
  field: AccountColumn,
  reason: string,
][] = [
  [{ account_reference: ' ' }, 'refused', 'account_reference', 'empty'],
  [{ account_reference: 'x'.repeat(101) }, 'refused', 'account_reference', 'too-long'],
  [{ creditor: 'Nobody Knows Plc' }, 'refused', 'creditor', 'unknown-creditor'],
  [{ creditor: '' }, 'refused', 'creditor', 'empty'],
  [{ debtor_type: 'alien' }, 'refused', 'debtor_type', 'unknown-debtor-type'],
  [{ debtor_type: '' }, 'refused', 'debtor_type', 'empty'],
  [{ debtor_type: 'business' }, 'refused', 'company_name', 'no-company-name'],
  [{ date_of_birth: '' }, 'held', 'date_of_birth', 'no-date-of-birth'],
  [{ date_of_birth: '2026-11-23' }, 'refused', 'date_of_birth', 'date-in-the-future'],
  [{ date_of_birth: '29/02/1981' }, 'refused', 'date_of_birth', 'not-a-date'],
  [{ debtor_type: 'sole_trader', date_of_birth: '' }, 'held', 'date_of_birth', 'no-date-of-birth'],
  [{ first_name: ' ', last_name: '' }, 'held', 'first_name', 'no-name'],
  [{ email: 'not-an-email' }, 'refused', 'email', 'not-an-email'],
  [{ email: 'a@b' }, 'refused', 'email', 'not-an-email'],
  [{ email: 'a@b.com, c@d.com' }, 'refused', 'email', 'not-an-email'],
  [{ mobile: 'ask at work' }, 'refused', 'mobile', 'not-a-phone-number'],
  [{ mobile: '12345' }, 'refused', 'mobile', 'not-a-phone-number'],
  [{ postcode: 'X'.repeat(21) }, 'refused', 'postcode', 'not-a-postcode'],
  [{ currency: 'ZZZ' }, 'refused', 'currency', 'other-currency'],
  [{ currency: 'EUR' }, 'refused', 'currency', 'other-currency'],
  [{ currency: '' }, 'refused', 'currency', 'empty'],
  [{ original_balance: '' }, 'refused', 'original_balance', 'empty'],
  [{ current_balance: ' ' }, 'refused', 'current_balance', 'empty'],
  [{ original_balance: '100.005' }, 'refused', 'original_balance', 'too-many-decimals'],
  [{ interest: '-10.00' }, 'refused', 'interest', 'negative-amount'],
  [{ fees: '-5' }, 'refused', 'fees', 'negative-amount'],
  [{ payments: '£-20.00' }, 'refused', 'payments', 'negative-amount'],
  [{ adjustments: 'one' }, 'refused', 'adjustments', 'not-an-amount'],
  [{ current_balance: 'about a hundred' }, 'refused', 'current_balance', 'not-an-amount'],
  [{ current_balance: '-45.00' }, 'refused', 'current_balance', 'negative-amount'],
  [{ current_balance: '1,23.00' }, 'refused', 'current_balance', 'not-an-amount'],
  [{ current_balance: '9'.repeat(20) }, 'refused', 'current_balance', 'amount-too-large'],
  [{ last_payment_amount: '-1.00' }, 'refused', 'last_payment_amount', 'negative-amount'],
  [{ last_payment_amount: '1.001' }, 'refused', 'last_payment_amount', 'too-many-decimals'],
  [{ current_balance: '93.99' }, 'held', 'current_balance', 'parts-do-not-add-up'],
  [{ current_balance: '1800.00' }, 'held', 'current_balance', 'more-than-was-charged'],
  [{ balance_as_at: '' }, 'refused', 'balance_as_at', 'empty'],
  [{ balance_as_at: '2026-11-23' }, 'refused', 'balance_as_at', 'date-in-the-future'],
  [{ opened_on: '2023-02-30' }, 'refused', 'opened_on', 'not-a-date'],
  [{ opened_on: '2031-01-01' }, 'refused', 'opened_on', 'date-in-the-future'],
  [{ defaulted_on: '2024-13-01' }, 'refused', 'defaulted_on', 'not-a-date'],
  [{ defaulted_on: '01/12/2026' }, 'refused', 'defaulted_on', 'date-in-the-future'],
  [{ last_payment_on: 'yesterday' }, 'refused', 'last_payment_on', 'not-a-date'],
  [{ last_payment_on: '2027-01-01' }, 'refused', 'last_payment_on', 'date-in-the-future'],
  [{ last_payment_on: '2001-01-01' }, 'held', 'last_payment_on', 'payment-before-opening'],
  [{ joint_account_reference: 'EK1' }, 'refused', 'joint_account_reference', 'joint-with-itself'],
  ...ACCOUNT_COLUMNS.filter((column) => !['account_reference', 'postcode'].includes(column)).map(
    (column): [Partial<Record<AccountColumn, string>>, string, AccountColumn, string] => [
      { [column]: 'A'.repeat(10_001) },
      'refused',
      column,
      'too-long',
    ],
  ),
  [{ town: 'Sample\u0000town' }, 'refused', 'town', 'character-not-allowed'],
];

test.describe('A row of an accounts file', () => {
  for (const [changes, outcome, field, reason] of FAULTS) {
    const [column, text = ''] = Object.entries(changes)[0] ?? [];
    test(`with ${column} “${text.slice(0, 25).replace('\u0000', '␀')}” is ${outcome} for ${field}: ${reason}`, () => {
      expect(judge(changes)).toMatchObject({ outcome, field, reason });
    });
  }

  test('that is ordinary is fit to be taken, and keeps every letter', () => {
    const { outcome, facts } = judge({
      first_name: '=HYPERLINK("http://example.com","x")',
      last_name: '<b>Łukasz</b> ',
    });
    expect(outcome).toBe('fit');
    expect(facts).toMatchObject({
      identity: { firstName: '=HYPERLINK("http://example.com","x")', lastName: '<b>Łukasz</b> ' },
    });
  });

  test('may write money with a pound sign, thousands commas and spaces, and leave parts empty', () => {
    const money = { original_balance: ' £1,234.50 ', interest: '0', fees: '', payments: '', adjustments: '' };
    const { outcome, facts } = judge({ ...money, current_balance: '£1 234.5' });
    expect(outcome).toBe('fit');
    expect(facts).toMatchObject({ amounts: { originalMinor: 123_450, feesMinor: 0, currentMinor: 123_450 } });
  });

  test('of a business needs no date of birth and no company number', () => {
    const { outcome, facts } = judge({
      debtor_type: 'business',
      company_name: 'Rowe & Co',
      date_of_birth: '',
    });
    expect(outcome).toBe('fit');
    expect(facts?.matchText).toBeNull();
  });

  test('of ten thousand characters in one field is not too long, and one more is, counted as people count', () => {
    expect(judge({ address_line_1: 'é'.repeat(10_000) }).outcome).toBe('fit');
    expect(judge({ address_line_1: '🏠'.repeat(10_000) }).outcome).toBe('fit');
    expect(judge({ address_line_1: '🏠'.repeat(10_001) }).outcome).toBe('refused');
  });

  test('with several faults is refused rather than held, for the first faulty field in the order of its columns', () => {
    const held = { date_of_birth: '', last_payment_on: '2001-01-01' };
    const refused = { email: 'not-an-email', opened_on: '2023-02-30', current_balance: 'lots' };
    fc.assert(
      fc.property(
        fc.shuffledSubarray([...ACCOUNT_COLUMNS], { minLength: ACCOUNT_COLUMNS.length }),
        fc.subarray(Object.keys(held) as (keyof typeof held)[]),
        fc.subarray(Object.keys(refused) as (keyof typeof refused)[]),
        (columns, holds, refusals) => {
          const changes = { ...pick(held, holds), ...pick(refused, refusals) };
          const opened = refusals.includes('opened_on');
          const guilty =
            refusals.length > 0
              ? refusals
              : holds.filter((column) => !(opened && column === 'last_payment_on'));
          const first = columns.find((column) => (guilty as string[]).includes(column)) ?? null;
          const { outcome, field } = judge(changes, columns);
          expect({ outcome, field }).toEqual({
            outcome: refusals.length > 0 ? 'refused' : holds.length > 0 ? 'held' : 'fit',
            field: first,
          });
        },
      ),
    );
  });

  test('with too few or too many fields is refused, and no field of it is blamed', () => {
    const read = readHeader(ACCOUNT_COLUMNS);
    if (!read.ok) throw new Error('the columns are all there');
    const bench: Bench = { header: read.header, creditors: new Map(), todayOn: '2026-11-22' };
    for (const record of [
      ['EK1', 'x'],
      [...Object.values(ORDINARY), 'more'],
    ])
      expect(judgeRow(record, bench)).toMatchObject({
        whole: false,
        reference: 'EK1',
        refused: { place: -1, reason: 'wrong-number-of-fields' },
      });
  });
});

test.describe('A header', () => {
  test('may have its columns in any order, in capitals, with others among them, which are named', () => {
    const read = readHeader([
      ' Notes ',
      ...[...ACCOUNT_COLUMNS].reverse().map((column) => column.toUpperCase()),
      '',
    ]);
    expect(read).toMatchObject({
      ok: true,
      header: { width: 35, ignored: ['Notes', ''], places: { format: 1 } },
    });
  });

  test('without one of the columns, or with one twice, is none', () => {
    expect(readHeader(ACCOUNT_COLUMNS.slice(1))).toEqual({
      ok: false,
      fault: { reason: 'column-missing', field: 'account_reference' },
    });
    expect(readHeader([...ACCOUNT_COLUMNS, 'email'])).toEqual({
      ok: false,
      fault: { reason: 'column-twice', field: 'email', at: 33 },
    });
  });
});

test('A day is read in ISO or British order, and only when it exists', () => {
  expect(readDay('05/04/2022')).toBe('2022-04-05');
  expect(readDay(' 2024-02-29 ')).toBe('2024-02-29');
  for (const not of [
    '2023-02-29',
    '31/04/2022',
    '2022-4-5',
    '5/4/2022',
    '04-05-2022',
    '0000-01-01',
    '',
    '2022-04-05T00:00',
  ])
    expect(readDay(not), not).toBeNull();
});

test('A nation comes from the postcode area, and is asked for where the area straddles a border', () => {
  const nations = {
    'M1 1AE': 'england',
    ec1a1bb: 'england',
    'G1 1XQ': 'scotland',
    'CF10 1EP': 'wales',
    'BT1 5GS': 'northern_ireland',
  };
  for (const [postcode, nation] of Object.entries(nations)) expect(nationOf(postcode), postcode).toBe(nation);
  expect(nationOf('LL57 2DG')).toBe('wales');
  for (const unsure of ['TD15 1AA', 'CH5 1AA', 'SY10 1AA', 'LL13 1AA', 'JE2 3AB', '', 'nowhere'])
    expect(nationOf(unsure), unsure).toBeNull();
  expect(['TD15 1AA', 'CH5 1AA', ''].map(mayBeScottish)).toEqual([true, false, true]);
});

test('A debt may be too old six years after its default or last payment, five in Scotland, the later counts', () => {
  const age = {
    openedOn: '2010-01-01',
    defaultedOn: '2018-02-01',
    lastPaymentOn: null,
    mayBeScottish: false,
    currentMinor: 1,
  };
  const today = '2026-11-22';
  expect(mayBeTooOld(age, today)).toBe(true);
  expect(mayBeTooOld({ ...age, lastPaymentOn: '2020-11-22' }, today)).toBe(false);
  expect(mayBeTooOld({ ...age, lastPaymentOn: '2020-11-21' }, today)).toBe(true);
  expect(mayBeTooOld({ ...age, defaultedOn: '2021-11-21', mayBeScottish: true }, today)).toBe(true);
  expect(mayBeTooOld({ ...age, defaultedOn: '2021-11-22', mayBeScottish: true }, today)).toBe(false);
  expect(mayBeTooOld({ ...age, defaultedOn: null }, today)).toBe(true);
  expect(mayBeTooOld({ ...age, currentMinor: 0 }, today)).toBe(false);
});

test.describe('Two rows are one debtor', () => {
  const sian: Identity = {
    kind: 'person',
    bornOn: '1980-02-29',
    firstName: 'Siân',
    lastName: 'Strauß Mac Leod',
    postcode: 'M1 1AE',
    companyName: null,
    companyNumber: null,
  };

  test('whatever their accents are made of, their capitals and their spaces', () => {
    const same = { ...sian, firstName: 'SIA\u0302N', lastName: ' strauss  mac\tleod ', postcode: 'm11ae' };
    expect(matchText(same)).toBe(matchText(sian));
  });

  test('never across kinds, and never when a part is missing', () => {
    expect(matchText({ ...sian, kind: 'sole_trader' })).not.toBe(matchText(sian));
    for (const part of ['bornOn', 'firstName', 'lastName', 'postcode'] as const)
      expect(matchText({ ...sian, [part]: null })).toBeNull();
  });

  test('as businesses by company number alone, with the zeros a spreadsheet dropped', () => {
    const rowe = { ...sian, kind: 'business' as const, companyNumber: '01234567' };
    expect(matchText({ ...rowe, companyNumber: ' 1234567', lastName: 'Other' })).toBe(matchText(rowe));
    expect(foldCompanyNumber('sc 123456')).toBe('SC123456');
  });

  test('whichever of its capitals a ß is written with', () => {
    expect(fold('STRAẞE')).toBe(fold('Straße'));
    expect(fold('STRASSE')).toBe(fold('Straße'));
  });

  test('by a folding that changes nothing the second time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => expect(fold(fold(text))).toBe(fold(text))),
    );
  });
});

function pick<T extends object, K extends keyof T>(from: T, keys: readonly K[]): Pick<T, K> {
  return Object.fromEntries(keys.map((key) => [key, from[key]])) as Pick<T, K>; // the keys are those given
}

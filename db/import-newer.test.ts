import fc from 'fast-check';
import type { Sql } from 'postgres';
import { type AccountRow, aRow, csvOf, jointHolder } from '@/db/seed/accounts';
import { importText, newTag } from '@/db/seed/import-text';
import { expect, test } from '@/db/seed/testing';

test.describe.configure({ timeout: 180_000 });

const PARTS = {
  original_balance: '500.00',
  interest: '20.00',
  fees: '10.00',
  payments: '30.00',
  current_balance: '500.00',
};

type Entry = { kind: string; component: string | null; amount: number; on: string; source: string };

function entriesOf(owner: Sql, reference: string) {
  return owner<Entry[]>`
    select e.kind, e.component, e.amount_minor::int as amount, e.effective_on::text as "on", e.source
    from ledger_entry e join holding h on h.debt_id = e.debt_id
    where h.account_reference = ${reference} order by e.id`;
}

async function pay(owner: Sql, reference: string, minor: number, on: string): Promise<void> {
  await owner`
    insert into ledger_entry (debt_id, kind, amount_minor, effective_on, source)
    select debt_id, 'payment', ${-minor}, ${on}, 'payment' from holding where account_reference = ${reference}`;
}

const money = (minor: number): string => `${Math.floor(minor / 100)}.${String(minor % 100).padStart(2, '0')}`;

test('A newer file posts one correction per component that differs, net of payments made here, and says what changed', async ({
  database: { owner },
}) => {
  const first = aRow(1, newTag(), { ...PARTS, balance_as_at: '2026-10-01' });
  const reference = first.account_reference;
  await importText(csvOf([first]));
  await pay(owner, reference, 40_00, '2026-10-15');
  await pay(owner, reference, 25_00, '2026-11-10');
  // The creditor has heard of the payment in October, and charged a fee.
  const heard = { payments: '70.00', fees: '22.00', current_balance: '472.00', balance_as_at: '2026-11-02' };
  const newer = { ...first, ...heard };
  const { rows, imported } = await importText(csvOf([newer]));
  expect(imported).toMatchObject({ changes: expect.arrayContaining([{ column: 'fees', many: 1 }]) });
  expect(rows).toEqual([
    {
      line: 2,
      account_reference: reference,
      outcome: 'updated',
      field: null,
      reason: 'changed: fees, payments, current_balance, balance_as_at',
    },
  ]);
  const entries = await entriesOf(owner, reference);
  expect(entries.filter(({ kind }) => kind === 'correction')).toEqual([
    { kind: 'correction', component: 'fee', amount: 12_00, on: '2026-11-02', source: 'file' },
  ]);
  // What was paid after the file's day counts on top of it.
  expect(entries.reduce((sum, { amount }) => sum + amount, 0)).toBe(472_00 - 25_00);
  expect((await importText(csvOf([newer]))).rows[0]).toMatchObject({ outcome: 'unchanged', reason: null });
  expect((await importText(csvOf([first]))).rows[0]).toMatchObject({ outcome: 'skipped', field: null });
  expect(await entriesOf(owner, reference)).toEqual(entries);
});

test('Whatever files and payments come, the entries up to a file’s day sum to its balance, and a file again changes nothing', async ({
  database: { owner },
}) => {
  const file = fc.record({
    original: fc.integer({ min: 0, max: 100_000 }),
    interest: fc.integer({ min: 0, max: 5_000 }),
    fees: fc.integer({ min: 0, max: 5_000 }),
    payments: fc.integer({ min: 0, max: 20_000 }),
    paid: fc.array(
      fc.record({ minor: fc.integer({ min: 1, max: 9_000 }), day: fc.integer({ min: 1, max: 28 }) }),
      { maxLength: 3 },
    ),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(file, { minLength: 2, maxLength: 4 }), async (files) => {
      const plain = aRow(1, newTag());
      for (const [month, { original, interest, fees, payments, paid }] of files.entries()) {
        const current = original + interest + fees - payments;
        const asAt = `2026-0${month + 1}-15`;
        const row: AccountRow = {
          ...plain,
          original_balance: money(original),
          interest: money(interest),
          fees: money(fees),
          payments: money(current < 0 ? 0 : payments),
          current_balance: money(current < 0 ? original + interest + fees : current),
          balance_as_at: asAt,
        };
        const { rows } = await importText(csvOf([row]));
        expect(rows[0]?.outcome).toBe(month === 0 ? 'accepted' : 'updated');
        const entries = await entriesOf(owner, plain.account_reference);
        const known = entries.filter(({ on }) => on <= asAt).reduce((sum, { amount }) => sum + amount, 0);
        expect(known).toBe(Math.round(Number(row.current_balance) * 100));
        for (const { minor, day } of paid)
          await pay(
            owner,
            plain.account_reference,
            minor,
            `2026-0${month + 1}-${String(day).padStart(2, '0')}`,
          );
        const paidEntries = await entriesOf(owner, plain.account_reference);
        expect((await importText(csvOf([row]))).rows[0]?.outcome).toBe('unchanged');
        expect(await entriesOf(owner, plain.account_reference)).toEqual(paidEntries);
      }
    }),
    { numRuns: 5 },
  );
});

test('A joint debt is corrected once, whichever holders a newer file names', async ({
  database: { owner },
}) => {
  const tag = newTag();
  const one = aRow(1, tag, { ...PARTS, balance_as_at: '2026-10-01' });
  const two = jointHolder(one, aRow(2, tag));
  await importText(csvOf([one, two]));
  const changes = { interest: '25.00', current_balance: '505.00', balance_as_at: '2026-11-02' };
  const { rows } = await importText(
    csvOf([
      { ...two, ...changes },
      { ...one, ...changes },
    ]),
  );
  expect(rows.map(({ outcome }) => outcome)).toEqual(['updated', 'updated']);
  const corrections = (await entriesOf(owner, one.account_reference)).filter(
    ({ kind }) => kind === 'correction',
  );
  expect(corrections).toMatchObject([{ component: 'interest', amount: 5_00 }]);
  // Each alone, without its joint reference, and with different amounts: the first row speaks, the other waits.
  const later = { ...changes, balance_as_at: '2026-11-10', joint_account_reference: '' };
  const apart = [
    { ...one, ...later, fees: '11.00', current_balance: '506.00' },
    { ...two, ...later },
  ];
  expect((await importText(csvOf(apart))).rows.map(({ outcome, field }) => [outcome, field])).toEqual([
    ['updated', null],
    ['held', 'joint_account_reference'],
  ]);
});

test('A new holder may join a debt that another file brought', async ({ database: { owner } }) => {
  const tag = newTag();
  const one = aRow(1, tag, PARTS);
  await importText(csvOf([one]));
  const [two, other] = [jointHolder(one, aRow(2, tag)), jointHolder(one, aRow(3, tag))];
  const apart = { original_balance: '1.00', interest: '', fees: '', payments: '', current_balance: '1.00' };
  const { rows } = await importText(
    csvOf([
      two,
      { ...other, ...apart },
      { ...one, account_reference: `${tag}again`, joint_account_reference: one.account_reference },
    ]),
  );
  expect(rows.map(({ outcome, field }) => [outcome, field])).toEqual([
    ['accepted', null],
    ['held', 'joint_account_reference'],
    ['held', 'joint_account_reference'],
  ]);
  const [debts] = await owner`
    select count(distinct debt_id)::int as many from holding
    where account_reference in (${one.account_reference}, ${two.account_reference})`;
  expect(debts).toEqual({ many: 1 });
});

const CHANGES: readonly [
  what: string,
  changes: Partial<AccountRow>,
  outcome: string,
  field: string | null,
][] = [
  ['another last name', { last_name: 'Married' }, 'held', 'last_name'],
  [
    'another first name and birthday',
    { first_name: 'Other', date_of_birth: '1999-01-01' },
    'held',
    'first_name',
  ],
  ['another postcode', { postcode: 'M9 9ZZ' }, 'held', 'postcode'],
  ['another kind of debtor', { debtor_type: 'sole_trader' }, 'held', 'debtor_type'],
  ['another creditor', { creditor: 'Mobile Seven' }, 'held', 'creditor'],
  ['other amounts for the same day', { fees: '11.00', current_balance: '501.00' }, 'held', 'fees'],
  ['parts that do not add up', { balance_as_at: '2026-11-10', fees: '11.00' }, 'held', 'current_balance'],
  ['a broken email address', { balance_as_at: '2026-11-10', email: 'x' }, 'refused', 'email'],
  [
    'an older day and everything else',
    { balance_as_at: '2026-10-01', last_name: 'Before', fees: '0', current_balance: '490.00' },
    'skipped',
    null,
  ],
  [
    'another way to write the same',
    { original_balance: '£500', opened_on: '02/02/2021', first_name: ' BRYN ' },
    'unchanged',
    null,
  ],
  [
    'other contact details',
    { email: 'new@example.com', mobile: '', town: 'Elsewhere', language: 'cy' },
    'unchanged',
    null,
  ],
];

for (const [what, changes, outcome, field] of CHANGES)
  test(`A known account with ${what} is ${outcome}, and nothing that is here changes`, async ({
    database: { owner },
  }) => {
    const first = aRow(1, newTag(), { ...PARTS, opened_on: '2021-02-02' });
    await importText(csvOf([first]));
    const everything = () => owner`
      select h.*, d.*, b.*, (select json_agg(e order by e.id) from ledger_entry e where e.debt_id = d.id) as entries
      from holding h join debt d on d.id = h.debt_id join debtor b on b.id = h.debtor_id
      where h.account_reference = ${first.account_reference}`;
    const before = await everything();
    const asked = () => owner<{ kind: string }[]>`
      select s.kind from submission s join holding h on h.id = s.holding_id where h.account_reference = ${first.account_reference}`;
    for (const _time of ['once', 'again']) {
      const { rows } = await importText(csvOf([{ ...first, ...changes }]));
      expect(rows).toMatchObject([{ outcome, field }]);
      expect(await everything()).toEqual(before);
      // A file that comes again does not ask staff again.
      expect((await asked()).map(({ kind }) => kind)).toEqual(
        outcome === 'held' ? [expect.stringMatching(/^import_(held|identity)$/)] : [],
      );
    }
  });

test('Facts about a debt follow a newer file, and only staff take away the flag that it may be too old', async ({
  database: { owner },
}) => {
  const old = {
    opened_on: '2010-01-01',
    defaulted_on: '2018-02-01',
    last_payment_on: '',
    last_payment_amount: '',
  };
  const first = aRow(1, newTag(), { ...PARTS, ...old });
  await importText(csvOf([first]));
  const newer = {
    ...first,
    balance_as_at: '2026-11-10',
    defaulted_on: '2024-02-01',
    product: 'Other product',
  };
  const { rows } = await importText(csvOf([newer]));
  expect(rows[0]?.reason).toBe('changed: balance_as_at, product, defaulted_on');
  const debts = await owner`
    select d.product, d.defaulted_on::text, d.may_be_too_old_on is not null as flagged
    from debt d join holding h on h.debt_id = d.id where h.account_reference = ${first.account_reference}`;
  expect([...debts]).toEqual([{ product: 'Other product', defaulted_on: '2024-02-01', flagged: true }]);
});

import fc from 'fast-check';
import type { Sql as Owner } from 'postgres';
import type { ReportRow } from '@/db/import-report';
import { type AccountRow, aRow, csvLine, csvOf } from '@/db/seed/accounts';
import { COLUMNS, everyOddKind, type Odd } from '@/db/seed/accounts-odd';
import { importText, newTag } from '@/db/seed/import-text';
import { expect, test } from '@/db/seed/testing';

test.describe.configure({ timeout: 180_000 });

type Placed = { odd: Odd | null; index: number; row: AccountRow };

test('Odd rows of every kind become what they must, wherever they stand and however the file is written', async ({
  database,
}) => {
  await fc.assert(
    fc.asyncProperty(
      fc.record({
        seed: fc.integer({ min: 1, max: 1e9 }),
        columns: fc.shuffledSubarray([...COLUMNS, 'notes', 'internal score'], {
          minLength: COLUMNS.length + 2,
        }),
        newline: fc.constantFrom('\n' as const, '\r\n' as const),
        bom: fc.boolean(),
        trailing: fc.constantFrom('', '\n', '\r\n\r\n\n'),
        around: fc.integer({ min: 0, max: 12 }),
      }),
      async ({ seed, columns, newline, bom, trailing, around }) => {
        const tag = newTag();
        const placed: Placed[] = everyOddKind(tag).flatMap((odd) =>
          odd.rows.map((row, index) => ({ odd, index, row })),
        );
        for (let n = 0; n < around; n += 1) placed.push({ odd: null, index: 0, row: aRow(9_000 + n, tag) });
        shuffle(placed, seed);
        const { text, expected } = write(placed, columns, newline, bom);
        const { rows, imported } = await importText(text + trailing);
        expect(
          rows.map(({ line, outcome, field, account_reference }) => ({
            line,
            outcome,
            field,
            account_reference,
          })),
        ).toEqual(expected);
        expect(imported).toMatchObject({ ignoredColumns: columns.filter((column) => !isOurs(column)) });
        await expectSums(database.owner, tag, rows, placed);
      },
    ),
    { numRuns: 6 },
  );
});

function isOurs(column: string): boolean {
  return (COLUMNS as readonly string[]).includes(column);
}

/** The file, and for each row the line it begins on and what must become of it. */
function write(placed: readonly Placed[], columns: readonly string[], newline: '\n' | '\r\n', bom: boolean) {
  let line = 2;
  const seen = new Map<Odd, number>();
  const expected: Omit<ReportRow, 'reason'>[] = [];
  const lines = placed.map(({ odd, index, row }) => {
    const fields = columns.map((column) => (row as Record<string, string>)[column] ?? 'x');
    // A row that lost its last field must keep its reference, so that the report can name it.
    if (odd?.shape === 'too few') fields.splice(columns.at(-1) === 'account_reference' ? 0 : -1, 1);
    if (odd?.shape === 'too many') fields.push('more');
    const nth = odd ? (seen.get(odd) ?? 0) : 0;
    if (odd) seen.set(odd, nth + 1);
    const fate = odd?.fates[odd.byOrder ? nth : index] ?? { outcome: 'accepted' as const, field: null };
    const at = fields.length === columns.length || odd?.shape ? columns.indexOf('account_reference') : 0;
    expected.push({
      line,
      outcome: fate.outcome,
      field: fate.field,
      account_reference: fields[at]?.trim() ?? '',
    });
    const text = csvLine(fields);
    line += 1 + (text.match(/\n/g)?.length ?? 0);
    return text;
  });
  return { text: `${bom ? '\uFEFF' : ''}${[csvLine(columns), ...lines, ''].join(newline)}`, expected };
}

/** Every accepted debt's entries sum to its file's balance; a joint debt is there once. */
async function expectSums(owner: Owner, tag: string, rows: readonly ReportRow[], placed: readonly Placed[]) {
  const kept = await owner<
    { reference: string; debt: string; balance: number; withheld: boolean; last_name: string }[]
  >`
    select h.account_reference as reference, h.debt_id as debt, h.withheld_at is not null as withheld, b.last_name,
      (select coalesce(sum(amount_minor), 0)::int from ledger_entry e where e.debt_id = h.debt_id) as balance
    from holding h join debtor b on b.id = h.debtor_id where h.account_reference like ${`${tag}%`}`;
  const taken = rows.filter(({ outcome }) => outcome === 'accepted' || outcome === 'held');
  expect(new Set(kept.map(({ reference }) => reference))).toEqual(
    new Set(taken.map((row) => row.account_reference)),
  );
  for (const { outcome, account_reference } of taken) {
    const row = placed.find((one) => one.row.account_reference === account_reference)?.row;
    const found = kept.find((one) => one.reference === account_reference);
    expect(found?.withheld, account_reference).toBe(outcome === 'held');
    expect(found?.last_name).toBe(row?.last_name);
    if (outcome === 'accepted')
      expect(found?.balance, account_reference).toBe(
        Math.round(Number(row?.current_balance.replace(/[£, ]/g, '')) * 100),
      );
  }
}

function shuffle<T>(list: T[], seed: number): void {
  let state = seed;
  for (let at = list.length - 1; at > 0; at -= 1) {
    state = (state * 48_271) % 2_147_483_647;
    const other = state % (at + 1);
    [list[at], list[other]] = [list[other] as T, list[at] as T]; // both are inside the list
  }
}

test('One person with two debts is one debtor, and a joint debt is one debt with two holders, owed once', async ({
  database,
}) => {
  const tag = newTag();
  const odd = everyOddKind(tag).filter(({ kind }) => /two debts|joint holders|chain of three/.test(kind));
  await importText(csvOf(odd.flatMap(({ rows }) => rows)));
  for (const { kind, rows } of odd) {
    const references = rows.map((row) => row.account_reference);
    const [found] = await database.owner<
      { debtors: number; debts: number; entries: number; parts: number }[]
    >`
      select count(distinct debtor_id)::int as debtors, count(distinct debt_id)::int as debts
      from holding where account_reference in ${database.owner(references)}`;
    const expected = /two debts/.test(kind) ? { debtors: 1, debts: 2 } : { debtors: rows.length, debts: 1 };
    expect(found, kind).toEqual(expected);
  }
});

test('A person, their trade and their company are never one debtor, and one debtor is found again in another file', async ({
  database,
}) => {
  const tag = newTag();
  const names = {
    first_name: 'SIA\u0302N',
    last_name: `  o’brien ${tag}`,
    date_of_birth: '1980-02-29',
    postcode: 'm11ae',
  };
  const first = aRow(1, tag, {
    ...names,
    first_name: 'Siân',
    last_name: `O’Brien  ${tag}`,
    postcode: 'M1 1AE',
    email: 'first@example.com',
  });
  const company = {
    debtor_type: 'business',
    company_name: 'O’Brien Ltd',
    company_number: `9${tag.slice(2, 8)}`,
  };
  await importText(
    csvOf([
      first,
      aRow(2, tag, { ...names, debtor_type: 'sole_trader' }),
      aRow(3, tag, { ...names, ...company }),
    ]),
  );
  await importText(
    csvOf([
      aRow(4, tag, { ...names, email: 'later@example.com' }),
      aRow(5, tag, { ...company, company_number: ` ${company.company_number} ` }),
    ]),
  );
  const holders = await database.owner<{ n: string; debtor: string; email: string; first_name: string }[]>`
    select right(h.account_reference, 1) as n, b.id as debtor, b.email, b.first_name from holding h join debtor b on b.id = h.debtor_id
    where account_reference like ${`${tag}%`} order by 1`;
  const [one, two, three, four, five] = holders;
  expect(new Set([one?.debtor, two?.debtor, three?.debtor]).size).toBe(3);
  expect(four?.debtor).toBe(one?.debtor);
  expect(five?.debtor).toBe(three?.debtor);
  // What is here stays: the person may have changed it here, and codes go there.
  expect(four).toMatchObject({ email: 'first@example.com', first_name: 'Siân' });
});

test('A held row waits for staff with its line, field and reason and nothing personal that can be read there, and one event tells of the import', async ({
  database,
}) => {
  const tag = newTag();
  await importText(csvOf([aRow(1, tag, { date_of_birth: '' }), aRow(2, tag)]));
  const submissions = await database.owner`
    select s.kind, s.details - 'said' as details, s.details->>'said' ~ '^[A-Za-z0-9+/=]+$' as sealed, s.line, h.withheld_reason, h.withheld_field, s.debt_id = h.debt_id as same, i.summary->'held' as held,
      s.priority, s.promised_at between now() + interval '4 days' and now() + interval '20 days' as promised
    from submission s join holding h on h.id = s.holding_id join import i on i.id = s.import_id
    where h.account_reference like ${`${tag}%`}`;
  const reason = 'no-date-of-birth';
  expect([...submissions]).toEqual([
    {
      kind: 'import_held',
      details: { line: 2, field: 'date_of_birth', reason },
      sealed: true,
      line: 2,
      withheld_reason: reason,
      withheld_field: 'date_of_birth',
      same: true,
      held: 1,
      priority: 60,
      promised: true,
    },
  ]);
  const [events] = await database.owner`
    select count(*)::int as many from event e where e.case_id in (
      select import_id from import_row where account_reference like ${`${tag}%`})`;
  expect(events).toEqual({ many: 1 });
});

test('An account that may be too old is taken and flagged, and one that is settled is not', async ({
  database,
}) => {
  const tag = newTag();
  const old = {
    opened_on: '2010-01-01',
    defaulted_on: '2018-02-01',
    last_payment_on: '',
    last_payment_amount: '',
  };
  const settled = {
    ...old,
    original_balance: '5.00',
    interest: '',
    fees: '',
    payments: '5.00',
    current_balance: '0',
  };
  const { rows, imported } = await importText(csvOf([aRow(1, tag, old), aRow(2, tag, settled)]));
  expect(rows.map(({ outcome, field, reason }) => [outcome, field, reason])).toEqual([
    ['accepted', null, 'may be too old to enforce; staff decide before any contact'],
    ['accepted', null, null],
  ]);
  expect(imported).toMatchObject({ counts: { mayBeTooOld: 1 } });
  const flags = await database.owner`
    select d.may_be_too_old_on is not null as flagged from debt d join holding h on h.debt_id = d.id
    where h.account_reference like ${`${tag}%`} order by h.account_reference`;
  expect(flags.map(({ flagged }) => flagged)).toEqual([true, false]);
});

const HEADER = csvLine(COLUMNS);
const row = (): string => csvLine(COLUMNS.map((column) => aRow(1, newTag())[column]));
const NOT_FILES: readonly [why: string, text: () => string | Buffer, fault: Record<string, unknown>][] = [
  ['that is empty', () => '', { reason: 'empty-file', line: 1, column: 1 }],
  ['that is a BOM and nothing else', () => '\uFEFF', { reason: 'empty-file', line: 1, column: 1 }],
  [
    'without a column',
    () => HEADER.replace(',town', ''),
    { reason: 'column-missing', field: 'town', line: 1, column: HEADER.length - 4 },
  ],
  [
    'with a column twice',
    () => `${HEADER},town\n`,
    { reason: 'column-twice', field: 'town', line: 1, column: HEADER.length + 2 },
  ],
  [
    'with a quote that is never closed',
    () => `${HEADER}\n${row()}\nA,"${row()}\n`,
    { reason: 'quote-out-of-place', line: 3, column: 3 },
  ],
  [
    'with a quote that closes rows later',
    () => `${HEADER}\n"é",ß"\n`,
    { reason: 'quote-out-of-place', line: 2, column: 6 },
  ],
  [
    'with a quote closed in the middle',
    () => `${HEADER}\r\n${row()}\r\nA,"B" C\r\n`,
    { reason: 'quote-out-of-place', line: 3, column: 3 },
  ],
  [
    'in Latin-1',
    () => Buffer.from(`${HEADER}\n${row()}\nAé,`, 'latin1'),
    { reason: 'not-utf-8', line: 3, column: 2 },
  ],
  [
    'that stops inside a character',
    () => Buffer.from(`${HEADER}\nAé`).subarray(0, -1),
    { reason: 'not-utf-8', line: 2, column: 2 },
  ],
  ['in UTF-16', () => Buffer.from(`\uFEFF${HEADER}`, 'utf16le'), { reason: 'not-utf-8', line: 1, column: 1 }],
  [
    'with one endless row',
    () => `${HEADER}\n"${'a'.repeat(17_000_000)}"`,
    { reason: 'row-too-long', line: 2 },
  ],
];

for (const [why, text, fault] of NOT_FILES)
  test(`A file ${why} is not such a file: it says where, and nothing is loaded`, async ({ database }) => {
    const count = () => database.owner<{ many: number }[]>`select count(*)::int as many from holding`;
    const [before] = await count();
    const { imported } = await importText(text());
    expect(imported).toEqual({ ok: false, fault: expect.objectContaining(fault) });
    expect((await count())[0]).toEqual(before);
  });

test('A file of a header and nothing else is read to its end, and blank lines are no rows', async () => {
  for (const text of [HEADER, `${HEADER}\n`, `${HEADER}\r\n\r\n\n`]) {
    const { imported, rows } = await importText(text);
    expect(imported).toMatchObject({ ok: true, loaded: true });
    expect(rows).toEqual([]);
  }
});

test('A dry run and a strict run with a refused row load nothing, and say the same of every row', async ({
  database,
}) => {
  const tag = newTag();
  const text = csvOf([aRow(1, tag), aRow(2, tag, { email: 'x' })]);
  const dry = await importText(text, { dryRun: true });
  const strict = await importText(text, { strict: true });
  expect(await database.owner`select 1 from holding where account_reference like ${`${tag}%`}`).toHaveLength(
    0,
  );
  expect([dry.imported, strict.imported]).toEqual([
    expect.objectContaining({ loaded: false }),
    expect.objectContaining({ loaded: false }),
  ]);
  const real = await importText(text);
  expect(dry.rows).toEqual(real.rows);
  expect(strict.rows).toEqual(real.rows);
  expect(real.imported).toMatchObject({ loaded: true });
});

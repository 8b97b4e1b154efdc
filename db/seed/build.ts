import { randomBytes, randomUUID } from 'node:crypto';
import type postgres from 'postgres';

/** How a tagged reference begins; TEST_TAGGED_REFERENCES of the stage. */
export const TAG = 'TT';

/** A debtor with one debt, as tests ask for them: every reference random, so that tests run side by side. */
export type Built = {
  debtorId: string;
  debtId: string;
  holdingId: string;
  creditorId: string;
  accountReference: string;
  bornOn: string;
};

/** What a test may say about the debt it wants; the rest is ordinary. */
export type Wanted = {
  balanceMinor?: number;
  creditor?: string;
  kind?: 'person' | 'sole_trader' | 'business';
  debtorId?: string;
  email?: string | null;
  mobile?: string | null;
  withheldReason?: string;
  mayBeTooOldOn?: string;
  jointWith?: string;
  /** Whether limits by address and of codes sent leave this case alone, where a test environment allows it. */
  tagged?: boolean;
};

/** Writes a debt (and its debtor, unless one is given) as the owner, and says what was written. */
export async function aDebt(owner: postgres.Sql, wanted: Wanted = {}): Promise<Built> {
  const accountReference = `${wanted.tagged ? TAG : 'T'}${randomBytes(6).toString('hex').toUpperCase()}`;
  const [creditor] = await owner<{ id: string }[]>`
    select id from creditor where name = ${wanted.creditor ?? 'Harbour Card Services'}`;
  if (!creditor) throw new Error('that creditor is not in the seed');
  const debtorId = wanted.debtorId ?? (await aDebtor(owner, wanted));
  const debtId = wanted.jointWith ?? (await debtWithLedger(owner, creditor.id, wanted));
  const [holding] = await owner<{ id: string }[]>`
    insert into holding (debt_id, debtor_id, account_reference, withheld_reason, withheld_at)
    values (${debtId}, ${debtorId}, ${accountReference}, ${wanted.withheldReason ?? null},
      ${wanted.withheldReason ? new Date() : null}) returning id`;
  if (!holding) throw new Error('the holding was not written');
  return {
    debtorId,
    debtId,
    holdingId: holding.id,
    creditorId: creditor.id,
    accountReference,
    bornOn: '1980-02-29',
  };
}

async function aDebtor(owner: postgres.Sql, { kind = 'person', email, mobile }: Wanted): Promise<string> {
  const tag = randomUUID();
  const [row] = await owner<{ id: string }[]>`
    insert into debtor (kind, first_name, last_name, company_name, company_number, born_on, email, mobile, postcode, nation)
    values (${kind}, 'Robin', ${`Test ${tag.slice(0, 8)}`}, ${kind === 'person' ? null : `${tag} Ltd`},
      ${kind === 'business' ? tag.slice(0, 8) : null}, ${kind === 'business' ? null : '1980-02-29'},
      ${email === undefined ? `${tag}@example.com` : email}, ${mobile === undefined ? '07700 900123' : mobile},
      'M1 1AE', 'england') returning id`;
  if (!row) throw new Error('the debtor was not written');
  return row.id;
}

async function debtWithLedger(owner: postgres.Sql, creditorId: string, wanted: Wanted): Promise<string> {
  const [debt] = await owner<{ id: string }[]>`
    insert into debt (creditor_id, creditor_reference, product, currency, balance_as_at_on, opened_on, defaulted_on, may_be_too_old_on)
    values (${creditorId}, ${randomBytes(5).toString('hex')}, 'Credit card', 'GBP', '2026-11-02', '2022-01-10',
      '2024-03-01', ${wanted.mayBeTooOldOn ?? null}) returning id`;
  if (!debt) throw new Error('the debt was not written');
  await owner`
    insert into ledger_entry (debt_id, kind, amount_minor, effective_on, source)
    values (${debt.id}, 'original', ${wanted.balanceMinor ?? 120_00}, '2022-01-10', 'staff')`;
  return debt.id;
}

/** A line of a budget as tests write it: section, group, line, an amount in minor units, and how often. */
export type BuiltLine = readonly [
  section: string,
  group: string,
  line: string,
  amountMinor: number,
  frequency?: string,
];

/** Writes a budget for a debtor, finished unless asked otherwise, and gives its id. */
export async function aBudget(
  owner: postgres.Sql,
  debtorId: string,
  lines: readonly BuiltLine[],
  { finished = true, kind = 'household' }: { finished?: boolean; kind?: 'household' | 'cash_flow' } = {},
): Promise<string> {
  const [row] = await owner<{ id: string }[]>`
    insert into budget (debtor_id, version, kind, finished_at)
    select ${debtorId}, coalesce(max(version), 0) + 1, ${kind}, ${finished ? new Date() : null}
    from budget where debtor_id = ${debtorId} returning id`;
  if (!row) throw new Error('the budget was not written');
  for (const [section, group, line, amountMinor, frequency = 'monthly'] of lines)
    await owner`
      insert into budget_line (budget_id, section, group_key, line_key, amount_minor, frequency)
      values (${row.id}, ${section}, ${group}, ${line}, ${amountMinor}, ${frequency})`;
  return row.id;
}

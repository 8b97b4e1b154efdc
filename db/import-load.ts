import { PROMISES } from '@/domain/promise';
import type { ImportTx } from './import-stage';
import { sealSaid } from './row-said';

/** Which import writes, the day it counts as today, and by when staff look at what it sets aside. */
export type Run = { readonly id: string; readonly todayOn: string; readonly promisedAt: Date };

/**
 * Writes what `result` decided: new debtors, debts, holdings and ledger entries; corrections and facts of known debts;
 * and one submission for staff per held row.
 */
export async function load(tx: ImportTx, run: Run): Promise<void> {
  await chooseKeys(tx);
  await addDebtors(tx);
  await addDebts(tx, run);
  await addHoldings(tx);
  await addEntries(tx, run);
  await flagOldJointDebts(tx, run);
  await changeKnown(tx, run);
  await addSubmissions(tx, run);
}

/** The history of every row of a run. */
export async function keepRows(tx: ImportTx, runId: string): Promise<void> {
  await tx`
    insert into import_row (import_id, line, account_reference, outcome, field, reason)
    select ${runId}, line, reference, outcome, field, reason from result`;
}

/** `fresh`: every new account with its debtor and debt, whether they are here already, and which row brings them. */
async function chooseKeys(tx: ImportTx): Promise<void> {
  await tx`
    create temp table fresh on commit drop as
    with taken as materialized (
      select r.line, r.outcome, r.field, r.reason, s.match_key, j.party, j.existing
      from result r join stage s using (line) left join joined j using (line)
      where r.outcome in ('accepted', 'held') and r.holding_id is null),
    person as materialized (
      select t.match_key, t.lead, d.id as existing, coalesce(d.id, uuidv7()) as id
      from (select match_key, min(line) as lead from taken where match_key is not null group by match_key) t
      left join debtor d on d.match_key = t.match_key),
    shared as materialized (
      select party, min(line) as lead, existing, coalesce(existing, uuidv7()) as id
      from taken where party is not null group by party, existing)
    select t.line, t.outcome, t.field, t.reason,
      coalesce(p.id, uuidv7()) as debtor_id, p.existing is null and coalesce(p.lead = t.line, true) as brings_debtor,
      coalesce(s.id, uuidv7()) as debt_id, s.existing is null and coalesce(s.lead = t.line, true) as brings_debt,
      uuidv7() as holding_id
    from taken t left join person p using (match_key) left join shared s using (party)`;
  await tx`analyze fresh`;
}

async function addDebtors(tx: ImportTx): Promise<void> {
  await tx`
    insert into debtor (id, kind, title, first_name, last_name, company_name, company_number, born_on, email, mobile,
      address_line1, address_line2, town, postcode, nation, language, format, match_key)
    select f.debtor_id, s.kind, s.title, s.first_name, s.last_name, s.company_name, s.company_number, s.born_on, s.email,
      s.mobile, s.address_line1, s.address_line2, s.town, s.postcode, s.nation, s.language, s.format, s.match_key
    from fresh f join stage s using (line) where f.brings_debtor`;
}

async function addDebts(tx: ImportTx, run: Run): Promise<void> {
  await tx`
    insert into debt (id, creditor_id, creditor_reference, product, description, currency, balance_as_at_on, opened_on,
      defaulted_on, last_payment_on, last_payment_minor, filed_original_minor, filed_interest_minor, filed_fees_minor,
      filed_payments_minor, filed_adjustments_minor, may_be_too_old_on)
    select f.debt_id, s.creditor_id, s.creditor_reference, s.product, s.description, s.currency, s.as_at, s.opened_on,
      s.defaulted_on, s.last_payment_on, s.last_payment_minor, s.original, s.interest, s.fees, s.payments, s.adjustments,
      case when s.too_old then ${run.todayOn}::date end
    from fresh f join stage s using (line) where f.brings_debt`;
}

async function addHoldings(tx: ImportTx): Promise<void> {
  await tx`
    insert into holding (id, debt_id, debtor_id, account_reference, withheld_reason, withheld_field, withheld_at)
    select f.holding_id, f.debt_id, f.debtor_id, s.reference, case when f.outcome = 'held' then f.reason end,
      f.field, case when f.outcome = 'held' then guard.now() end
    from fresh f join stage s using (line)`;
}

/** The parts of the balance as the file states them; what is nothing needs no entry. */
async function addEntries(tx: ImportTx, run: Run): Promise<void> {
  await tx`
    insert into ledger_entry (debt_id, kind, amount_minor, effective_on, source, import_id, line)
    select f.debt_id, part.kind, part.amount, part.effective_on, 'file', ${run.id}, f.line
    from fresh f join stage s using (line)
    cross join lateral (values ('original', s.original, least(s.opened_on, s.as_at)), ('interest', s.interest, s.as_at),
      ('fee', s.fees, s.as_at), ('payment', -s.payments, s.as_at), ('adjustment', s.adjustments, s.as_at)
    ) as part (kind, amount, effective_on)
    where f.brings_debt and part.amount <> 0`;
}

/** A joint debt may be too old when any of its holders' rows says so. */
async function flagOldJointDebts(tx: ImportTx, run: Run): Promise<void> {
  await tx`
    update debt d set may_be_too_old_on = ${run.todayOn}
    from fresh f join stage s using (line)
    where d.id = f.debt_id and s.too_old and not f.brings_debt and d.may_be_too_old_on is null and d.too_old_decision is null`;
}

/**
 * The creditor's file is the truth on its day: for each component that differs, one correction brings the sum of all
 * entries up to that day, payments made here among them, to what the file says. Staff's answer about age stands.
 */
async function changeKnown(tx: ImportTx, run: Run): Promise<void> {
  await tx`
    create temp table change on commit drop as
    select distinct on (k.debt_id) k.debt_id, k.leads, k.balance_as_at_on < s.as_at as newer, s.*
    from result r join stage s using (line) join known k using (line)
    where r.outcome = 'updated' order by k.debt_id, r.line`;
  await tx`
    update debt d set balance_as_at_on = c.as_at, filed_original_minor = c.original, filed_interest_minor = c.interest,
      filed_fees_minor = c.fees, filed_payments_minor = c.payments, filed_adjustments_minor = c.adjustments,
      creditor_reference = case when c.leads then c.creditor_reference else d.creditor_reference end,
      product = case when c.leads then c.product else d.product end,
      description = case when c.leads then c.description else d.description end,
      opened_on = case when c.leads then c.opened_on else d.opened_on end,
      defaulted_on = case when c.leads then c.defaulted_on else d.defaulted_on end,
      last_payment_on = case when c.leads then c.last_payment_on else d.last_payment_on end,
      last_payment_minor = case when c.leads then c.last_payment_minor else d.last_payment_minor end,
      may_be_too_old_on = case when c.too_old and d.too_old_decision is null
        then coalesce(d.may_be_too_old_on, ${run.todayOn}) else d.may_be_too_old_on end
    from change c where d.id = c.debt_id`;
  // The debts are locked now, so no payment can slip in between the sum and its correction.
  await tx`
    with here as materialized (
      select c.debt_id, case e.kind when 'correction' then e.component when 'write_off' then 'adjustment' else e.kind end as component,
        sum(e.amount_minor)::bigint as total
      from change c join ledger_entry e on e.debt_id = c.debt_id and e.effective_on <= c.as_at
      where c.newer group by 1, 2)
    insert into ledger_entry (debt_id, kind, component, amount_minor, effective_on, source, import_id, line)
    select c.debt_id, 'correction', part.component, part.stated - coalesce(here.total, 0), c.as_at, 'file', ${run.id}, c.line
    from change c
    cross join lateral (values ('original', c.original), ('interest', c.interest), ('fee', c.fees),
      ('payment', -c.payments), ('adjustment', c.adjustments)) as part (component, stated)
    left join here on here.debt_id = c.debt_id and here.component = part.component
    where c.newer and part.stated <> coalesce(here.total, 0)`;
}

/** What staff must look at: where, why, and, sealed, what the row said. A file sent again does not ask again. */
async function addSubmissions(tx: ImportTx, run: Run): Promise<void> {
  await sealSaid(tx, run.id);
  await tx`
    insert into submission (kind, creditor_id, debtor_id, debt_id, holding_id, import_id, line, priority, promised_at, details)
    select case when r.reason in ('identity-changed', 'other-creditor-before') then 'import_identity' else 'import_held' end,
      s.creditor_id, coalesce(f.debtor_id, r.debtor_id), coalesce(f.debt_id, r.debt_id), coalesce(f.holding_id, r.holding_id),
      ${run.id}, r.line, ${PROMISES.import_held.priority}, ${run.promisedAt}, 
      jsonb_build_object('line', r.line, 'field', r.field, 'reason', r.reason, 'said', said.sealed)
    from result r join stage s using (line) join said using (line) left join fresh f using (line) left join known k using (line)
    where r.outcome = 'held' and not exists (
      select from submission asked
      where asked.holding_id = r.holding_id and asked.import_id is not null and asked.details->>'reason' = r.reason
        and asked.details->>'field' is not distinct from r.field
        and (asked.closed_at is null or s.as_at <= k.balance_as_at_on))`;
}

import { ACCOUNT_COLUMNS, type Header } from '@/domain/accounts-columns';
import { CHANGED } from '@/domain/accounts-reasons';
import type { ImportTx } from './import-stage';

/** What became of a row. */
export const OUTCOMES = ['accepted', 'updated', 'unchanged', 'held', 'skipped', 'refused'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** How many rows there were of each outcome, and how many of those taken may be too old to enforce. */
export type Counts = Readonly<Record<Outcome, number>> & { readonly mayBeTooOld: number };

/**
 * Gives every row its one outcome, in the table `result`: refused beats held, and the field is the first faulty one in
 * the file's column order. An update's reason names the columns that changed.
 */
export async function settle(tx: ImportTx, header: Header): Promise<Counts> {
  const names = Array.from({ length: header.width }, (_, place) => nameAt(header, place)).join(',');
  await tx`
    create temp table result on commit drop as
    with fault as (
      select line, held, min(at) as at, (array_agg(reason order by at))[1] as reason from cross_fault group by line, held),
    judged as (
      select s.line, s.reference, c.same is true as copied, k.older is true as older, s.too_old,
        k.holding_id, k.debtor_id, k.debt_id,
        case when s.refused_at <= r.at or r.at is null then s.refused_at else r.at end as refused_at,
        case when s.refused_at <= r.at or r.at is null then s.refused else r.reason end as refused,
        case when s.held_at <= h.at or h.at is null then s.held_at else h.at end as held_at,
        case when s.held_at <= h.at or h.at is null then s.held else h.reason end as held,
        case when k.line is not null then ${changedColumns(tx)} end as changed
      from stage s
      left join fault r on r.line = s.line and not r.held
      left join fault h on h.line = s.line and h.held
      left join repeat c on c.line = s.line
      left join known k on k.line = s.line
      left join debt d on d.id = k.debt_id),
    settled as (
      select *, case when copied then 'skipped' when refused is not null then 'refused' when held is not null then 'held'
        when older then 'skipped' when holding_id is null then 'accepted' when changed = '' then 'unchanged'
        else 'updated' end as outcome
      from judged)
    select line, reference, outcome, holding_id, debtor_id, debt_id,
      (string_to_array(${names}, ','))[1 + case outcome when 'refused' then refused_at when 'held' then held_at end] as field,
      case outcome when 'refused' then refused when 'held' then held when 'updated' then ${CHANGED} || changed
        when 'skipped' then case when copied then 'copy-of-an-earlier-row' else 'older-than-what-is-here' end
        when 'accepted' then case when too_old then 'may-be-too-old' end end as reason
    from settled`;
  await tx`analyze result`;
  return countOutcomes(tx);
}

/** The names of the columns in which a known account differs from what the last file said; '' where nothing does. */
function changedColumns(tx: ImportTx) {
  return tx`array_to_string(array[
    case when s.original is distinct from k.original then 'original_balance' end,
    case when s.interest is distinct from k.interest then 'interest' end,
    case when s.fees is distinct from k.fees then 'fees' end,
    case when s.payments is distinct from k.payments then 'payments' end,
    case when s.adjustments is distinct from k.adjustments then 'adjustments' end,
    case when s.current is distinct from k.original + k.interest + k.fees - k.payments + k.adjustments then 'current_balance' end,
    case when s.as_at > k.balance_as_at_on then 'balance_as_at' end,
    case when k.leads and k.other_facts then array_to_string(array[
      case when s.creditor_reference is distinct from d.creditor_reference then 'creditor_reference' end,
      case when s.product is distinct from d.product then 'product' end,
      case when s.description is distinct from d.description then 'description' end,
      case when s.opened_on is distinct from d.opened_on then 'opened_on' end,
      case when s.defaulted_on is distinct from d.defaulted_on then 'defaulted_on' end,
      case when s.last_payment_on is distinct from d.last_payment_on then 'last_payment_on' end,
      case when s.last_payment_minor is distinct from d.last_payment_minor then 'last_payment_amount' end], ', ') end
    ], ', ')`;
}

async function countOutcomes(tx: ImportTx): Promise<Counts> {
  const rows = await tx<{ outcome: Outcome; many: number; old: number }[]>`
    select outcome, count(*)::int as many, (count(*) filter (where reason = 'may-be-too-old'))::int as old
    from result group by outcome`;
  const many = (outcome: Outcome): number => rows.find((row) => row.outcome === outcome)?.many ?? 0;
  return {
    accepted: many('accepted'),
    updated: many('updated'),
    unchanged: many('unchanged'),
    held: many('held'),
    skipped: many('skipped'),
    refused: many('refused'),
    mayBeTooOld: rows.reduce((sum, row) => sum + row.old, 0),
  };
}

/** In how many updated rows each column changed, the most frequent first. */
export async function countChanges(tx: ImportTx): Promise<{ column: string; many: number }[]> {
  const rows = await tx<{ column: string; many: number }[]>`
    select changed as column, count(*)::int as many
    from result, unnest(string_to_array(substr(reason, ${CHANGED.length + 1}::int), ', ')) as changed
    where outcome = 'updated' group by changed order by many desc, changed`;
  return [...rows];
}

function nameAt({ places }: Header, place: number): string {
  return ACCOUNT_COLUMNS.find((column) => places[column] === place) ?? '';
}

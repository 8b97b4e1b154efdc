import type { Places } from '@/domain/accounts-columns';
import { type Identity, identityDifferences } from '@/domain/accounts-identity';
import type { ImportTx } from './import-stage';

/**
 * Finds which rows name the same reference twice and which are known from before, and judges them: a copy is skipped,
 * a contradiction refused; a known account whose creditor or identity changed, or whose amounts changed without a newer
 * day, is held (decision 0011). Leaves the tables `repeat`, `known` and `cross_fault` for what follows.
 */
export async function judgeKnown(tx: ImportTx, places: Places): Promise<void> {
  await tx`create temp table cross_fault (line int, held boolean, at int, reason text) on commit drop`;
  await tx`
    create temp table repeat on commit drop as
    select s.line, s.digest = f.digest as same
    from (select reference, min(line) as line from stage where whole and reference <> ''
          group by reference having count(*) > 1) first
    join stage f on f.line = first.line
    join stage s on s.reference = first.reference and s.whole and s.line <> first.line`;
  await tx`
    insert into cross_fault select line, false, ${places.account_reference}::int, 'repeated-with-differences'
    from repeat where not same`;
  await findKnown(tx);
  await tx`
    insert into cross_fault select k.line, true, ${places.creditor}::int, 'other-creditor-before'
    from known k join stage s using (line) where k.creditor_id <> s.creditor_id and not k.older`;
  await tx`
    insert into cross_fault select k.line, true, least(
      case when s.original is distinct from k.original then ${places.original_balance}::int end,
      case when s.interest is distinct from k.interest then ${places.interest}::int end,
      case when s.fees is distinct from k.fees then ${places.fees}::int end,
      case when s.payments is distinct from k.payments then ${places.payments}::int end,
      case when s.adjustments is distinct from k.adjustments then ${places.adjustments}::int end),
      'amounts-changed-on-the-same-day'
    from known k join stage s using (line)
    where s.as_at = k.balance_as_at_on and (s.original, s.interest, s.fees, s.payments, s.adjustments)
      is distinct from (k.original, k.interest, k.fees, k.payments, k.adjustments)`;
  await holdChangedIdentities(tx, places);
}

/** `leads`: of the rows on one debt, the first; it speaks for the facts that the holders of a joint debt share. */
async function findKnown(tx: ImportTx): Promise<void> {
  await tx`
    create temp table known on commit drop as
    select s.line, h.id as holding_id, h.debt_id, h.debtor_id, d.creditor_id, d.balance_as_at_on, b.match_key,
      s.as_at < d.balance_as_at_on as older,
      s.line = min(s.line) over (partition by h.debt_id) as leads,
      d.filed_original_minor as original, d.filed_interest_minor as interest, d.filed_fees_minor as fees,
      d.filed_payments_minor as payments, d.filed_adjustments_minor as adjustments,
      (d.creditor_reference, d.product, d.description, d.opened_on, d.defaulted_on, d.last_payment_on, d.last_payment_minor)
        is distinct from (s.creditor_reference, s.product, s.description, s.opened_on, s.defaulted_on, s.last_payment_on,
          s.last_payment_minor) as other_facts
    from stage s
    join holding h on h.account_reference = s.reference
    join debt d on d.id = h.debt_id
    join debtor b on b.id = h.debtor_id
    where s.refused_at is null and not exists (select from repeat r where r.line = s.line)`;
  await tx`analyze known`;
}

type Compared = {
  line: number;
  was: Record<keyof Identity, string | null>;
  is: Record<keyof Identity, string | null>;
};

/** How many identities are compared at a time, so that memory does not grow with the file. */
const PAGE = 10_000;

/** Names are compared here, by the same folding as ever, and only for the few whose match key is not the same. */
async function holdChangedIdentities(tx: ImportTx, places: Places): Promise<void> {
  const identity = (
    alias: string,
  ) => tx`jsonb_build_object('kind', ${tx(`${alias}.kind`)}, 'bornOn', ${tx(`${alias}.born_on`)},
    'firstName', ${tx(`${alias}.first_name`)}, 'lastName', ${tx(`${alias}.last_name`)}, 'postcode', ${tx(`${alias}.postcode`)},
    'companyName', ${tx(`${alias}.company_name`)}, 'companyNumber', ${tx(`${alias}.company_number`)})`;
  for (let after = 0; ; ) {
    const rows = await tx<Compared[]>`
      select k.line, ${identity('b')} as was, ${identity('s')} as "is"
      from known k join stage s using (line) join debtor b on b.id = k.debtor_id
      where k.line > ${after} and not k.older and (k.match_key is null or k.match_key is distinct from s.match_key)
      order by k.line limit ${PAGE}`;
    const changed = rows.flatMap(({ line, was, is }) => {
      const columns = identityDifferences(asIdentity(was), asIdentity(is));
      return columns.length > 0
        ? [{ line, place: Math.min(...columns.map((column) => places[column])) }]
        : [];
    });
    await tx`
      insert into cross_fault select (c->>'line')::int, true, (c->>'place')::int, 'identity-changed'
      from jsonb_array_elements(${JSON.stringify(changed)}::text::jsonb) c`;
    after = rows.at(-1)?.line ?? 0;
    if (rows.length < PAGE) return;
  }
}

/** Both come from columns that hold only the three kinds. */
function asIdentity(row: Record<keyof Identity, string | null>): Identity {
  return row as Identity;
}

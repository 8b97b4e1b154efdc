import type { Places } from '@/domain/accounts-columns';
import type { ImportTx } from './import-stage';

/**
 * Judges joint references, whichever row comes first: to nothing or a refused row is refused, to a held row or with
 * other amounts held, along any chain. Leaves the table `joined`: which rows share one debt (`party`), and the debt
 * that is already here (`existing`).
 */
export async function judgeJoint(tx: ImportTx, places: Places): Promise<void> {
  const joint = places.joint_account_reference;
  await findLinks(tx);
  await judgeLinks(tx, joint);
  await cascadeFaults(tx, joint);
  await gatherParties(tx);
  await partSamePerson(tx, joint);
  await holdDisagreeingHolders(tx, joint);
}

/** One row per joint reference: the row it names, or the account known from before that it names. */
async function findLinks(tx: ImportTx): Promise<void> {
  await tx`
    create temp table link on commit drop as
    select s.line, t.line as target, h.debt_id as outside, coalesce(t.match_key, b.match_key) as target_key, s.match_key,
      h.withheld_at is not null and h.released_at is null as withheld,
      case when t.line is not null then (t.creditor_id, t.original, t.interest, t.fees, t.payments, t.adjustments)
        is distinct from (s.creditor_id, s.original, s.interest, s.fees, s.payments, s.adjustments)
        or t.current is distinct from s.current
      when h.id is not null then (d.creditor_id, d.filed_original_minor, d.filed_interest_minor, d.filed_fees_minor,
          d.filed_payments_minor, d.filed_adjustments_minor)
        is distinct from (s.creditor_id, s.original, s.interest, s.fees, s.payments, s.adjustments) end as differs,
      s.refused_at is not null or coalesce(t.refused_at is not null, false) as unread
    from stage s
    left join stage t on t.reference = s.joint and t.whole and not exists (select from repeat r where r.line = t.line)
    left join holding h on h.account_reference = s.joint and t.line is null
    left join debt d on d.id = h.debt_id
    left join debtor b on b.id = h.debtor_id
    where s.whole and s.joint is not null and s.joint <> s.reference
      and not exists (select from repeat r where r.line = s.line)`;
}

async function judgeLinks(tx: ImportTx, joint: number): Promise<void> {
  await tx`
    insert into cross_fault
    select line, false, ${joint}::int, 'joint-with-nothing' from link where target is null and outside is null`;
  await tx`
    insert into cross_fault select line, true, ${joint}::int,
      case when differs then 'joint-with-other-amounts' when withheld then 'joint-with-held-row' else 'joint-with-same-person' end
    from link where not unread and (target is not null or outside is not null)
      and (differs or coalesce(withheld, false) or match_key = target_key)`;
}

/** A row that names a refused row is refused, and so on along the chain; the same for held. Circles end too. */
async function cascadeFaults(tx: ImportTx, joint: number): Promise<void> {
  await tx`
    create temp table node on commit drop as
    select s.line, coalesce(l.target, s.line) as next,
      s.refused_at is not null or exists (select from cross_fault f where f.line = s.line and not f.held) as refused,
      s.held_at is not null or exists (select from cross_fault f where f.line = s.line and f.held) as held
    from (select line from link union select target from link where target is not null) n
    join stage s using (line) left join link l using (line)`;
  // Each round looks twice as far ahead as the one before.
  for (let round = await roundsFor(tx, 'node'); round > 0; round -= 1)
    await tx`
      update node a set next = b.next, refused = a.refused or b.refused, held = a.held or b.held
      from node b where b.line = a.next and a.next <> a.line`;
  await tx`
    insert into cross_fault select l.line, not t.refused, ${joint}::int,
      case when t.refused then 'joint-with-refused-row' else 'joint-with-held-row' end
    from link l join node t on t.line = l.target where t.refused or t.held`;
}

/** Rows that share one debt: those that hang together through links whose two ends say the same. */
async function gatherParties(tx: ImportTx): Promise<void> {
  await tx`
    create temp table party on commit drop as
    select n.line, n.line as least, case when l.outside is not null and not l.differs then l.outside end as outside,
      case when l.target is null or l.unread or l.differs or l.match_key = l.target_key then n.line else l.target end as next
    from node n left join link l using (line)
    where not n.refused`;
  await tx`update party a set next = line where not exists (select from party b where b.line = a.next)`;
  for (let round = await roundsFor(tx, 'party'); round > 0; round -= 1)
    await tx`
      update party a set next = b.next, least = least(a.least, b.least)
      from party b where b.line = a.next and a.next <> a.line`;
  await tx`
    create temp table joined on commit drop as
    with shared as (
      select a.line, b.least as party, coalesce(k.debt_id, a.outside) as debt_id
      from party a join party b on b.line = a.next left join known k on k.line = a.line)
    select line, party, first_value(debt_id) over (partition by party order by debt_id is null, line) as existing from shared`;
}

/** One person is one holder of a debt: a second row of theirs stands alone until a person has looked. */
async function partSamePerson(tx: ImportTx, joint: number): Promise<void> {
  await tx`
    create temp table twice on commit drop as
    select j.line from (
      select j.line, j.existing, s.match_key, s.reference, k.line is not null as is_known,
        row_number() over (partition by j.party, s.match_key order by k.line is null, j.line) as nth
      from joined j join stage s using (line) left join known k using (line) where s.match_key is not null) j
    where not j.is_known and (j.nth > 1 or exists (
      select from holding h join debtor b on b.id = h.debtor_id
      where h.debt_id = j.existing and b.match_key = j.match_key))`;
  await tx`
    insert into cross_fault select line, true, ${joint}::int, 'joint-with-same-person' from twice t
    where not exists (select from cross_fault f where f.line = t.line and f.at = ${joint}::int)`;
  await tx`update joined set party = line, existing = null where line in (select line from twice)`;
}

/** Two holders of one debt, both known: the first row speaks for it, and one that says otherwise is held. */
async function holdDisagreeingHolders(tx: ImportTx, joint: number): Promise<void> {
  await tx`
    insert into cross_fault
    select line, true, ${joint}::int, 'joint-with-other-amounts' from (
      select k.line, k.debt_id, (s.original, s.interest, s.fees, s.payments, s.adjustments, s.as_at) as said,
        first_value((s.original, s.interest, s.fees, s.payments, s.adjustments, s.as_at))
          over (partition by k.debt_id order by k.line) as first_said
      from known k join stage s using (line)
      where k.debt_id in (select debt_id from known group by debt_id having count(*) > 1)
        and s.held_at is null and not exists (select from cross_fault f where f.line = k.line)) told
    where said is distinct from first_said`;
}

async function roundsFor(tx: ImportTx, table: 'node' | 'party'): Promise<number> {
  const [{ many } = { many: 0 }] = await tx<
    { many: number }[]
  >`select count(*)::int as many from ${tx(table)}`;
  return many === 0 ? 0 : Math.ceil(Math.log2(many)) + 1;
}

import { type SQL, sql } from 'drizzle-orm';
import { NAME } from '@/db/queue';
import { askAtOnce, isId } from '@/db/read';
import type { StaffViewer } from '@/domain/viewer';

/** Rows to a page of what was found. */
export const FOUND_PAGE = 20;
/** A single letter would find a city. */
export const FEWEST_LETTERS = 2;

/** What somebody was found by. Accounts come first, then people, companies, places. */
export const FOUND_BY = ['reference', 'name', 'whole', 'company', 'postcode'] as const;
export type FoundBy = (typeof FOUND_BY)[number];

/** Somebody who was found, with what tells them from others of the same name. */
export type Found = {
  readonly by: FoundBy;
  readonly debtorId: string;
  readonly name: string | null;
  readonly postcode: string | null;
  readonly accounts: readonly { readonly reference: string; readonly creditorName: string }[];
  readonly isWaiting: boolean;
};

/** Where the page before ended. Its id is a row's; what was looked for is not in it. */
export type FoundKey = { readonly by: FoundBy; readonly id: string };

export type SearchRead =
  | { readonly ok: true; readonly found: readonly Found[]; readonly next: FoundKey | null }
  | { readonly ok: false; readonly reason: 'too-short' };

// One more than a page: whether there is a next one.
const LIMIT = sql.raw(String(FOUND_PAGE + 1));

/** What each key is made from, by the id of its row. */
const WORDS: Readonly<Record<FoundBy, SQL>> = {
  reference: sql.raw('select account_reference from holding where id ='),
  name: sql.raw('select last_name from debtor where id ='),
  whole: sql.raw("select first_name || ' ' || last_name from debtor where id ="),
  company: sql.raw('select company_name from debtor where id ='),
  postcode: sql.raw('select postcode from debtor where id ='),
};

/**
 * People by the beginning, or all, of an account reference, a last name, a first name and a last name, a company's name or
 * a postcode; capitals, accents, spaces and signs make no difference. What matches exactly comes first. Refuses (`too-short`) fewer than two
 * letters or figures. Each kind is one walk along an index for each creditor of the viewer's, from where the words begin, so it
 * takes as long among millions.
 */
export async function searchPeople(
  viewer: StaffViewer,
  words: string,
  after: FoundKey | null = null,
): Promise<SearchRead> {
  if ((words.match(/[\p{L}\p{N}]/gu) ?? []).length < FEWEST_LETTERS)
    return { ok: false, reason: 'too-short' };
  const from = after && isId(after.id) ? after : null;
  // PostgreSQL takes every character but this one.
  const asked = searchSql(words.replaceAll('\u0000', ''), from);
  return askAtOnce(viewer, async (tx) => {
    // The plan is the same whatever is looked for, and making it anew takes longer than walking it does.
    const [, rows] = await Promise.all([
      tx.execute(
        sql`select set_config('plan_cache_mode', 'force_generic_plan', true), set_config('enable_bitmapscan', 'off', true)`,
      ),
      tx.execute<Found & { id: string }>(asked),
    ]);
    const last = rows.length > FOUND_PAGE ? rows[FOUND_PAGE - 1] : undefined;
    return {
      ok: true,
      found: rows.slice(0, FOUND_PAGE).map(({ id, ...row }) => row),
      next: last ? { by: last.by, id: last.id } : null,
    };
  });
}

/** A page of what is found, and one more. */
export function searchSql(words: string, from: FoundKey | null): SQL {
  // A first name by itself would find too many to be of use.
  const asked = FOUND_BY.filter((by) => by !== 'whole' || /\S\s+\S/.test(words));
  const kinds = asked.slice(from ? asked.indexOf(from.by) : 0);
  const walks = kinds.map((by) => walk(by, words, from?.by === by ? from.id : null));
  // Somebody who owes two of the creditors is there twice.
  return sql`
    with found as materialized (
      select distinct place, by, key, id, debtor_id from (${sql.join(walks, sql` union all `)}) f
      order by place, key, id limit ${LIMIT})
    select f.by, f.id, d.id as "debtorId", d.postcode, ${NAME} as name,
      coalesce((select json_agg(json_build_object('reference', a.account_reference, 'creditorName', a.name))
        from (select h.account_reference, c.name from holding h join debt b on b.id = h.debt_id
          join creditor c on c.id = b.creditor_id where h.debtor_id = d.id order by h.id limit 5) a), '[]') as accounts,
      exists (select from submission s where s.debtor_id = d.id and s.closed_at is null) as "isWaiting"
    from found f join debtor d on d.id = f.debtor_id order by f.place, f.key, f.id`;
}

/** One kind of finding: what begins with the words at each creditor, from the row `afterId` on where one is given. */
function walk(by: FoundBy, words: string, afterId: string | null): SQL {
  const begins = sql`guard.search_key(${words}::text) collate "C"`;
  // Nothing sorts after the last character there is, so this is every key with that beginning.
  const ends = sql`(guard.search_key(${words}::text) || chr(1114111)) collate "C"`;
  const onwards = afterId
    ? sql`and (k.key, k.row_id) > (guard.search_key((${WORDS[by]} ${afterId}::uuid)) collate "C", ${afterId}::uuid)`
    : sql.empty();
  return sql`select ${by}::text as by, ${sql.raw(String(FOUND_BY.indexOf(by)))} as place, k.key, k.row_id as id, k.debtor_id
    from creditor c cross join lateral (select * from findable k where k.creditor_id = c.id and k.place = ${by}::text
      and k.key >= ${begins} and k.key < ${ends} ${onwards} order by k.key, k.row_id limit ${LIMIT}) k
    where guard.in_portfolio(c.id)`;
}

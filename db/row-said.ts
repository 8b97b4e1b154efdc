import { eq, sql } from 'drizzle-orm';
import type { Reader } from '@/db/lines';
import { debtor } from '@/db/schema';
import { openSecret, sealSecret } from '@/db/sealed';
import type { Correctable } from '@/domain/decision-input';
import type { RowSaid } from '@/domain/row-said';
import type { ImportTx } from './import-stage';

/** How many rows are sealed at a time, so that memory does not grow with the file. */
const PAGE = 5_000;

/** Where what a row said stands, until somebody has answered: with what was set aside (decision 0093). */
function placeOf(importId: string, line: number) {
  return { table: 'submission', column: 'details', row: `${importId}:${line}` };
}

/**
 * Leaves the table `said`: what each held row of this import said, sealed by the house's key. It may be of somebody else
 * than the person whose account it names, so no key of theirs would do.
 */
export async function sealSaid(tx: ImportTx, importId: string): Promise<void> {
  await tx`create temp table said (line int primary key, sealed text) on commit drop`;
  for (let after = 0; ; ) {
    const rows = await tx<{ line: number; said: RowSaid }[]>`
      select s.line, jsonb_build_object('creditorName', c.name, 'currency', s.currency, 'asAtOn', s.as_at,
        'currentMinor', s.current, 'amounts', jsonb_build_object('original', s.original, 'interest', s.interest,
          'fee', s.fees, 'payment', -s.payments, 'adjustment', s.adjustments),
        'facts', jsonb_build_object('firstName', s.first_name, 'lastName', s.last_name, 'companyName', s.company_name,
          'companyNumber', s.company_number, 'bornOn', s.born_on, 'addressLine1', s.address_line1,
          'addressLine2', s.address_line2, 'town', s.town, 'postcode', s.postcode)) as said
      from result r join stage s using (line) join creditor c on c.id = s.creditor_id
      where r.outcome = 'held' and s.line > ${after} order by s.line limit ${PAGE}`;
    const sealed = rows.map(({ line, said }) => ({
      line,
      sealed: sealSecret(placeOf(importId, line), JSON.stringify(said)).toString('base64'),
    }));
    await tx`
      insert into said select (one->>'line')::int, one->>'sealed'
      from jsonb_array_elements(${JSON.stringify(sealed)}::text::jsonb) one`;
    after = rows.at(-1)?.line ?? 0;
    if (rows.length < PAGE) return;
  }
}

/** What a row said; null where it was not kept, or has been let go since. */
export function openSaid(
  details: unknown,
  { importId, line }: { importId: string | null; line: number | null },
): RowSaid | null {
  if (typeof details !== 'object' || details === null || !('said' in details)) return null;
  if (typeof details.said !== 'string' || importId === null || line === null) return null;
  // Sealed by us, just above, and bound to the row it came from.
  return JSON.parse(openSecret(placeOf(importId, line), Buffer.from(details.said, 'base64'))) as RowSaid;
}

/** What is on file of who somebody is, of what staff can put right; null where there is nobody to see. */
export async function factsOf(
  tx: Reader,
  debtorId: string,
): Promise<Readonly<Record<Correctable, string | null>> | null> {
  const [row] = await tx
    .select({
      firstName: debtor.firstName,
      lastName: debtor.lastName,
      companyName: debtor.companyName,
      companyNumber: debtor.companyNumber,
      bornOn: debtor.bornOn,
      addressLine1: debtor.addressLine1,
      addressLine2: debtor.addressLine2,
      town: debtor.town,
      postcode: debtor.postcode,
    })
    .from(debtor)
    .where(eq(debtor.id, debtorId));
  return row ?? null;
}

/** What is left of the details of something that was set aside once it is answered: what the row said is let go. */
export const WITHOUT_SAID = sql`details - 'said'`;

import { once } from 'node:events';
import fs from 'node:fs';
import { wordReason } from '@/domain/accounts-reasons';
import type { Outcome } from './import-settle';
import type { ImportTx } from './import-stage';

/** What became of one row, for whoever sent the file. */
export type ReportRow = {
  readonly line: number;
  readonly account_reference: string;
  readonly outcome: Outcome;
  readonly field: string | null;
  readonly reason: string | null;
};

const AT_ONCE = 2_000;

/** Every row's outcome as a JSON array in file order, written as it is read so that memory does not grow. */
export async function writeReport(tx: ImportTx, file: string): Promise<void> {
  const out = fs.createWriteStream(file);
  const broken = new Promise<never>((_, reject) => out.once('error', reject));
  broken.catch(() => {});
  let before = '[';
  const rows = tx<ReportRow[]>`
    select line, reference as account_reference, outcome, field, reason from result order by line`;
  for await (const some of rows.cursor(AT_ONCE)) {
    let text = '';
    for (const row of some) {
      text += `${before}\n  ${JSON.stringify(inWords(row))}`;
      before = ',';
    }
    if (!out.write(text)) await Promise.race([once(out, 'drain'), broken]);
  }
  const finished = once(out, 'finish');
  out.end(before === '[' ? '[]\n' : '\n]\n');
  await Promise.race([finished, broken]);
}

/** The first rows of one outcome, in file order, for the summary. */
export async function firstRows(tx: ImportTx, outcome: Outcome, many: number): Promise<ReportRow[]> {
  const rows = await tx<ReportRow[]>`
    select line, reference as account_reference, outcome, field, reason from result
    where outcome = ${outcome} order by line limit ${many}`;
  return rows.map(inWords);
}

/** The same row with its reason in words. */
export function inWords(row: ReportRow): ReportRow {
  return { ...row, reason: row.reason === null ? null : wordReason(row.reason) };
}

import type { Imported } from '@/db/import';
import type { FileFault, FileFaultReason } from '@/db/import-read';
import { OUTCOMES, type Outcome } from '@/db/import-settle';

const FAULT_WORDS: Readonly<Record<FileFaultReason, string>> = {
  'empty-file': 'the file is empty.',
  'column-twice': 'the header names this column twice.',
  'column-missing': 'the header does not have this column.',
  'no-such-file': 'there is no such file, or you may not read it.',
  'not-the-file-tried': 'this is not the file that was tried.',
  'not-utf-8': 'this is not UTF-8 text. Save the file again as “CSV UTF-8”.',
  'quote-out-of-place': 'this quotation mark is never closed, or stands where none can.',
  'row-too-long': 'this row is too long to be one.',
};

const OUTCOME_WORDS: Readonly<Record<Outcome, string>> = {
  accepted: 'accepted',
  updated: 'updated with newer amounts or facts',
  unchanged: 'already here and unchanged',
  held: 'held for a person to look at',
  skipped: 'skipped (an exact copy, or older than what is here)',
  refused: 'refused',
};

/** Why a file cannot be read, and where, in a sentence. */
export function faultWords({ reason, line, column, field }: FileFault): string {
  const place = line > 0 ? `line ${line}, column ${column}${field ? ` (${field})` : ''}: ` : '';
  return `${place}${FAULT_WORDS[reason]}`;
}

type Asked = { dryRun: boolean; strict: boolean; report: string | null };

/** What an import came to, for whoever ran it: how many rows of each outcome, and the first that were refused. */
export function summaryLines(fileName: string, imported: Imported & { ok: true }, asked: Asked): string[] {
  const { counts, ignoredColumns, changes } = imported;
  const rows = OUTCOMES.reduce((sum, outcome) => sum + counts[outcome], 0);
  const lines = [`${fileName}: ${count(rows, 'row')} read.`];
  for (const outcome of OUTCOMES)
    if (counts[outcome] > 0) lines.push(`${String(counts[outcome]).padStart(9)} ${OUTCOME_WORDS[outcome]}`);
  if (counts.mayBeTooOld > 0)
    lines.push(
      `Of those accepted, ${counts.mayBeTooOld} may be too old to enforce. Staff decide before any contact.`,
    );
  if (changes.length > 0)
    lines.push(
      `What changed: ${changes.map(({ column, many }) => `${column} in ${count(many, 'row')}`).join(', ')}.`,
    );
  if (ignoredColumns.length > 0)
    lines.push(`Columns that are not used: ${ignoredColumns.map((name) => name || '(no name)').join(', ')}.`);
  if (asked.report) lines.push(`Every row's outcome is in ${asked.report}`);
  else lines.push(...refusedLines(imported));
  if (asked.dryRun) lines.push('This was a dry run: nothing was loaded.');
  else if (!imported.loaded)
    lines.push('Nothing was loaded, because --strict was asked for and rows were refused.');
  if (imported.loaded && counts.held > 0) lines.push('What is held waits for staff, who see why.');
  return lines;
}

function refusedLines({ counts, firstRefused }: Imported & { ok: true }): string[] {
  if (firstRefused.length === 0) return [];
  const more = counts.refused - firstRefused.length;
  return [
    'Refused:',
    ...firstRefused.map(({ line, account_reference, field, reason }) => {
      const name = account_reference ? `, ${printable(account_reference)}` : '';
      return `  line ${line}${name}${field ? `, ${field}` : ''}: ${reason ?? ''}`;
    }),
    ...(more > 0 ? [`  and ${more} more; add --report out.json to see them all.`] : []),
  ];
}

/** A file's text must not move the cursor of whoever reads about it. */
function printable(text: string): string {
  return text.replace(/\p{Cc}/gu, '�');
}

function count(many: number, what: string): string {
  return `${many} ${what}${many === 1 ? '' : 's'}`;
}

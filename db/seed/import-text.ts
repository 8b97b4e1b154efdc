import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { type Imported, type ImportOptions, importAccounts } from '@/db/import';
import type { ReportRow } from '@/db/import-report';
import { aFolder } from './folder';

/** The beginning of references that no other test uses. */
export const newTag = (): string => `T${randomBytes(4).toString('hex').toUpperCase()}-`;

/** Imports a text as a file would be, and gives what came of it and the report's rows. */
export async function importText(
  text: string | Buffer,
  options: Partial<ImportOptions> = {},
): Promise<{ imported: Imported; rows: ReportRow[] }> {
  const folder = aFolder();
  const [file, reportFile] = [path.join(folder.path, 'accounts.csv'), path.join(folder.path, 'report.json')];
  try {
    fs.writeFileSync(file, text);
    const asked: ImportOptions = {
      file,
      reportFile,
      fileName: 'accounts.csv',
      dryRun: false,
      strict: false,
      ...options,
    };
    const imported = await importAccounts({ kind: 'job', name: 'import' }, asked);
    // What we wrote ourselves, in the shape we wrote it.
    const rows = imported.ok ? (JSON.parse(fs.readFileSync(reportFile, 'utf8')) as ReportRow[]) : [];
    return { imported, rows };
  } finally {
    folder.remove();
  }
}

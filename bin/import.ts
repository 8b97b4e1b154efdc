/** `npm run import -- FILE [--dry-run] [--strict] [--report out.json]`: takes a creditor's file of accounts in. */
import fs from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { asFault, isAway } from '@/db/fault';
import { importAccounts } from '@/db/import';
import { seedReference } from '@/db/seed/reference';
import { typedPath, withDatabase } from './command';
import { sayDiskFault } from './disk-words';
import { showProgress } from './import-progress';
import { faultWords, summaryLines } from './import-words';

const USAGE = 'Usage: npm run import -- FILE [--dry-run] [--strict] [--report out.json]';
/** Read to its end; refused by --strict; not what it says it is; could not be loaded. */
const EXIT = { done: 0, refused: 1, notSuchAFile: 2, failed: 3 } as const;

type Asked = { file: string; report: string | null; dryRun: boolean; strict: boolean };

const asked = readArguments();
if (!asked) {
  console.error(USAGE);
  process.exit(EXIT.notSuchAFile);
}
const unfit = refuseReport(asked);
if (unfit) {
  console.error(`${unfit} Nothing was loaded.`);
  process.exit(EXIT.notSuchAFile);
}
// A connection that is lost while the driver is writing is thrown where nobody can catch it.
process.on('uncaughtException', (error) => {
  sayFailed(error);
  process.exit(EXIT.failed);
});
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => console.error('\nStopped. A file is loaded whole or not at all.'));
try {
  process.exitCode = await withDatabase(async ({ embedded, ownerUrl }) => {
    // The database that comes with the portal knows the made-up creditors; an operator's own has the operator's.
    if (embedded && ownerUrl) await seedReference(ownerUrl, { creditors: 'db/seed/data/creditors.json' });
    return bringIn(asked);
  });
} catch (error) {
  sayFailed(error);
  process.exitCode = EXIT.failed;
}

function sayFailed(error: unknown): void {
  const known = asFault(error);
  const isDriver = known.stack?.includes('node_modules/postgres/') ?? false;
  console.error(
    isAway(known) || isDriver ? 'The database did not answer.' : (sayDiskFault(known) ?? known.message),
  );
  console.error('A file is loaded whole or not at all: it is safe to run the same command again.');
}

/** Why a report cannot be written there, before anything is loaded; null where it can. */
function refuseReport({ file, report }: Asked): string | null {
  if (report === null) return null;
  const folder = path.dirname(report);
  if (!fs.statSync(folder, { throwIfNoEntry: false })?.isDirectory())
    return `There is no folder ${folder} for the report.`;
  if (fs.statSync(report, { throwIfNoEntry: false })?.isDirectory())
    return `${report} is a folder. Name a file in it for the report.`;
  return report === file ? 'The report would be written over the file itself. Give it another name.' : null;
}

async function bringIn({ file, report, dryRun, strict }: Asked): Promise<number> {
  const half = report && `${report}.${process.pid}.part`;
  const size = fs.statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  const progress = showProgress(size);
  try {
    const fileName = path.basename(file);
    const options = { file, fileName, dryRun, strict, reportFile: half, onProgress: progress.show };
    const imported = await importAccounts({ kind: 'job', name: 'import' }, options);
    progress.stop();
    if (!imported.ok) {
      const { line, column, field, reason } = imported.fault;
      if (report) fs.writeFileSync(report, `${JSON.stringify({ line, column, field, reason }, null, 2)}\n`);
      console.error(`${fileName}: ${faultWords(imported.fault)} Nothing was loaded.`);
      return EXIT.notSuchAFile;
    }
    // It takes its name only now that everything it says is so.
    if (half && report) fs.renameSync(half, report);
    console.log(summaryLines(fileName, imported, { dryRun, strict, report }).join('\n'));
    return imported.loaded || dryRun ? EXIT.done : EXIT.refused;
  } finally {
    progress.stop();
    if (half) fs.rmSync(half, { force: true });
  }
}

function readArguments(): Asked | null {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { 'dry-run': { type: 'boolean' }, strict: { type: 'boolean' }, report: { type: 'string' } },
    });
    const [file, ...more] = positionals;
    if (!file || more.length > 0) return null;
    const report = values.report ? typedPath(values.report) : null;
    return {
      file: typedPath(file),
      report,
      dryRun: values['dry-run'] ?? false,
      strict: values.strict ?? false,
    };
  } catch {
    return null;
  }
}

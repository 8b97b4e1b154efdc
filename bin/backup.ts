/** `npm run backup -- FILE [--force]`: everything in the database, as it is at one moment, in one file. */
import { createReadStream, existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { backUp } from '@/db/backup';
import { checkBackup } from '@/db/backup-restore';
import { ownerOf, refuse, runCommand, typedPath, withDatabase } from './command';
import { newFile } from './new-file';
import { dataDir } from './prepare';

const USAGE = 'How to use it: npm run backup -- FILE [--force]';

function readWords(): { given: string; force: boolean } {
  try {
    const options = { force: { type: 'boolean' } } as const;
    const { positionals, values } = parseArgs({ allowPositionals: true, options });
    const [given, ...more] = positionals;
    if (given && more.length === 0) return { given, force: values.force ?? false };
  } catch {}
  return refuse(USAGE);
}

async function main(): Promise<void> {
  const { given, force } = readWords();
  const file = typedPath(given);
  if (existsSync(file) && statSync(file).isDirectory()) refuse(`${given} is a folder. Name a file in it.`);
  if (existsSync(file) && !force)
    refuse(`There is already a file at ${given}. Choose another name, or add --force to replace it.`);
  if (!existsSync(path.dirname(file)))
    refuse(`There is no folder ${path.dirname(file)}. Nothing was written.`);
  const written = newFile(file, { replace: force });
  try {
    const made = await withDatabase((prepared) => backUp(ownerOf(prepared), written.stream()), {
      migrates: false,
    });
    if (!made.ok) return refuse('There is nothing to back up: this database has no schema yet.');
    written.flush();
    const { at, checked } = await keepIfWhole(written);
    const { madeAt, tables } = checked;
    const rows = tables.reduce((sum, table) => sum + table.rows, 0);
    const size = (statSync(at).size / 1_000_000).toFixed(1);
    console.log(
      `Backed up: ${rows} rows of ${tables.length} tables, as they were at ${madeAt} (${size} MB).`,
    );
    console.log(`The file is ${at}. It was read again to its end, and is whole.`);
    console.log(
      `The keys are not in it, on purpose. Without them nobody can read what people wrote: keep a copy of ${path.join(dataDir(), 'keys.json')} (or of EVENKEEL_SECRET and EVENKEEL_KEYS), in another place.`,
    );
  } finally {
    written.discard();
  }
}

async function keepIfWhole(written: ReturnType<typeof newFile>) {
  const checked = await checkBackup(() => createReadStream(written.partial));
  if (!checked.ok)
    throw new Error(`The backup could not be read again (${checked.reason}). It was thrown away.`);
  return { at: written.keep(), checked: checked.header };
}

await runCommand(main);

/** `npm run restore -- FILE [--yes] [--unproved]`: a backup in the place of everything in the database. */
import { createReadStream, existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { type NotRestored, type Restored, restore } from '@/db/backup-restore';
import { ownerOf, refuse, runCommand, typedPath, withDatabase } from './command';
import { nameFindings } from './event-findings';
import { dataDir } from './prepare';

const USAGE = `How to use it: npm run restore -- FILE [--yes] [--unproved]
  --yes       replace the rows that are there
  --unproved  restore even where the keys or the record of events do not hold`;

function readWords(): { given: string; yes: boolean; unproved: boolean } {
  try {
    const options = { yes: { type: 'boolean' }, unproved: { type: 'boolean' } } as const;
    const { positionals, values } = parseArgs({ allowPositionals: true, options });
    const [given, ...more] = positionals;
    if (given && more.length === 0)
      return { given, yes: values.yes ?? false, unproved: values.unproved ?? false };
  } catch {}
  return refuse(USAGE);
}

async function main(): Promise<void> {
  const { given, yes, unproved } = readWords();
  const file = typedPath(given);
  if (!existsSync(file) || !statSync(file).isFile())
    refuse(`There is no file at ${given}. Nothing was changed.`);
  const done = await withDatabase((prepared) =>
    restore(ownerOf(prepared), () => createReadStream(file), { replace: yes, unproved }),
  );
  if (!done.ok) return refuse(`${sayWhyNot(done)}\nNothing was changed.`);
  sayWhatIsThere(done);
}

function sayWhatIsThere({ header, verified, proved }: Extract<Restored, { ok: true }>): void {
  const rows = header.tables.reduce((sum, table) => sum + table.rows, 0);
  console.log(`Restored: ${rows} rows of ${header.tables.length} tables, as they were at ${header.madeAt}.`);
  console.log('Every table has the rows and every sum is what the backup says.');
  console.log(
    proved
      ? `Every one of ${verified.events} events in ${verified.cases} cases is as it was written.`
      : 'The keys or the record of events do not hold. It was restored because you asked for it without proof.',
  );
  if (verified.found > 0) console.log(nameFindings(verified));
}

function sayWhyNot(refused: NotRestored): string {
  switch (refused.reason) {
    case 'not-a-backup':
      return 'This file is not a backup of Evenkeel.';
    case 'newer-format':
      return 'This backup was made by a newer Evenkeel. Restore it with that one.';
    case 'cut-short':
      return 'This file was cut short: its end is missing.';
    case 'altered':
      return 'This file is not as it was written. Something in it was changed or damaged.';
    case 'other-migration':
      return `This backup is of another version: it had ${refused.backup} migrations, and this database has ${refused.database}, or others. Restore it with the Evenkeel that made it, then upgrade.`;
    case 'other-tables':
      return 'The tables of this database are not those of the backup. Restore into a database of its own.';
    case 'has-rows':
      return 'There are rows in this database already. To replace all of them with the backup, add --yes.';
    case 'busy':
      return 'The database is busy, and could not be kept still. Stop the portal and try again.';
    case 'wrong-secret':
      return `EVENKEEL_SECRET is not the one this backup was made with, so its events, codes and sessions would not hold. Put the keys of that time in ${path.join(dataDir(), 'keys.json')} (or in EVENKEEL_SECRET and EVENKEEL_KEYS) and try again. If they are lost, add --unproved.`;
    case 'wrong-keys':
      return `EVENKEEL_KEYS cannot open what people wrote: it needs the key called ${refused.keyIds.join(', ')} as it was. If it is lost, add --unproved.`;
    case 'sums-differ':
      return 'What was loaded is not what the backup says: rows or sums differ.';
    case 'rows-refused':
      return `PostgreSQL refused the rows of ${refused.table}.`;
    case 'events-broken':
      return `${nameFindings(refused.verified)}\nTo restore it as it is all the same, add --unproved.`;
  }
}

await runCommand(main);

import path from 'node:path';
import { writeAccounts } from '@/db/seed/accounts';
import { copyDatabase } from '@/db/seed/copy';
import { countRows, untilQuiet } from '@/db/seed/copy-rows';
import { aFolder } from '@/db/seed/folder';
import { type OwnServer, startOwnServer } from '@/db/seed/server';
import { command, startCommand } from '../testing';

/** What is killed: the import, or the database under it. */
export type Victim = 'import' | 'database';

/** One kill: when, as a share of an undisturbed run, and whether the file was in or out as a whole afterwards. */
export type Killed = { victim: Victim; at: number; outcome: 'nothing' | 'everything' | 'half' };

const EVERY_TABLE = [
  'debtor',
  'debt',
  'holding',
  'ledger_entry',
  'submission',
  'import_row',
  'event',
  'event_payload',
] as const;

/**
 * Imports `rows` rows again and again and kills it, or the database, with SIGKILL at random moments; looks each time at
 * every table. After the last kill the same file goes in whole.
 */
export async function killAtMoments(
  server: OwnServer,
  victims: readonly Victim[],
  rows: number,
): Promise<Killed[]> {
  const folder = aFolder();
  const file = path.join(folder.path, 'accounts.csv');
  await writeAccounts(file, { rows, tag: 'KILL' });
  const whole = await copyDatabase(server.ownerUrl, 'evenkeel', `whole_${Date.now()}`);
  const began = performance.now();
  await importInto(server, whole, file);
  const undisturbedMs = performance.now() - began;
  const everything = await countRows(whole);
  const killed: Killed[] = [];
  for (const [nth, victim] of victims.entries()) {
    const database = await copyDatabase(server.ownerUrl, 'evenkeel', `killed_${Date.now()}_${nth}`);
    const at = Math.random();
    const running = startCommand('import', [file], server.envFor(database));
    await new Promise((resolve) => setTimeout(resolve, at * undisturbedMs));
    if (victim === 'import') running.kill('SIGKILL');
    else process.kill(server.pid(), 'SIGKILL');
    await running.ended;
    await untilQuiet(database);
    const left = await countRows(database);
    const isAs = (wanted: (table: (typeof EVERY_TABLE)[number]) => number): boolean =>
      EVERY_TABLE.every((table) => left[table] === wanted(table));
    const outcome = isAs(() => 0) ? 'nothing' : isAs((table) => everything[table]) ? 'everything' : 'half';
    killed.push({ victim, at, outcome });
    await importInto(server, database, file);
    if ((await countRows(database)).holding !== everything.holding)
      throw new Error('the file did not go in afterwards');
  }
  folder.remove();
  return killed;
}

async function importInto(server: OwnServer, ownerUrl: string, file: string): Promise<void> {
  const ended = await command('import', [file], server.envFor(ownerUrl));
  if (ended.code !== 0) throw new Error(`the import failed: ${ended.err}`);
}

/** Ten random moments: five of the import, five of the database. Gives how many left a file half loaded. */
export async function bench([rows = '20000']: readonly string[]): Promise<void> {
  const server = await startOwnServer('bench-import-kill');
  try {
    const victims: Victim[] = Array.from({ length: 10 }, (_, nth) => (nth % 2 ? 'database' : 'import'));
    const killed = await killAtMoments(server, victims, Number(rows));
    for (const { victim, at, outcome } of killed)
      console.log(
        JSON.stringify({
          name: `import-kill-${victim}`,
          value: Number(at.toFixed(3)),
          unit: `of a run, left ${outcome}`,
          baseline: null,
          ratio: null,
        }),
      );
    const half = killed.filter(({ outcome }) => outcome === 'half').length;
    console.log(
      JSON.stringify({
        name: 'import-kill',
        value: half,
        unit: 'half-loaded of 10',
        baseline: 0,
        ratio: null,
      }),
    );
    if (half > 0) process.exitCode = 1;
  } finally {
    await server.remove();
  }
}

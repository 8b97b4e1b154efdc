/** `npm run db:migrate`: brings the database to the newest schema and says so. */
import { refuse, runCommand, withDatabase } from './command';
import { dataDir } from './prepare';

async function main(): Promise<void> {
  if (process.argv.length > 2) refuse('How to use it: npm run db:migrate');
  await withDatabase(async ({ embedded }) => {
    console.log(`The database${embedded ? ` in ${dataDir()}` : ''} has the newest schema.`);
  });
}

await runCommand(main);

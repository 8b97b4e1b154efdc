/** `npm run audit -- verify`: whether every event is as it was written, whoever owns the database. */
import { type Verified, verifyDatabase } from '@/db/verify-events';
import { ownerOf, refuse, runCommand, withDatabase } from './command';
import { nameFindings } from './event-findings';
import { dataDir } from './prepare';

const USAGE = 'How to use it: npm run audit -- verify';

async function main(): Promise<void> {
  const [what, ...more] = process.argv.slice(2);
  if (what !== 'verify' || more.length > 0) refuse(USAGE);
  const verified = await withDatabase((prepared) => verifyDatabase(ownerOf(prepared)));
  say(verified);
  if (verified.found > 0) process.exitCode = 1;
}

function say(verified: Verified): void {
  const { events, cases, erased, found, wrongSecret } = verified;
  if (wrongSecret)
    console.log(
      `Not one event fits EVENKEEL_SECRET, so it is very likely another than they were written with. Look at ${dataDir()}/keys.json.`,
    );
  if (found > 0) console.log(nameFindings(verified, Number.POSITIVE_INFINITY));
  if (erased > 0) console.log(`What ${erased} events said was erased; that they happened still holds.`);
  const read = `${events} events of ${cases} cases read`;
  console.log(
    found > 0
      ? `${read}: ${found === 1 ? '1 thing is not as it was' : `${found} things are not as they were`} written.`
      : `${read}: every one is as it was written.`,
  );
}

await runCommand(main);

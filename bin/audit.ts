/** `npm run audit -- verify`: whether every event is as it was written, whoever owns the database. */
import postgres from 'postgres';
import { type Verified, verifyEvents } from '@/db/verify-events';
import { ownerOf, refuse, runCommand, withDatabase } from './command';
import { nameFindings } from './event-findings';
import { dataDir } from './prepare';

const USAGE = 'How to use it: npm run audit -- verify';

async function main(): Promise<void> {
  const [what, ...more] = process.argv.slice(2);
  if (what !== 'verify' || more.length > 0) refuse(USAGE);
  const verified = await withDatabase((prepared) => verify(ownerOf(prepared)), { migrates: false });
  if (!verified) return refuse('There is nothing to verify: this database has no schema yet.');
  say(verified);
  if (verified.found > 0) process.exitCode = 1;
}

/** Reads all of it at one moment, as the owner; null where there is no such table yet. Changes nothing. */
async function verify(ownerUrl: string): Promise<Verified | null> {
  const client = postgres(ownerUrl, {
    max: 1,
    connect_timeout: 5,
    onnotice: () => {},
    connection: { TimeZone: 'UTC', DateStyle: 'ISO', statement_timeout: 0 },
  });
  try {
    return await client.begin('isolation level repeatable read, read only', async (tx) => {
      const [row] = await tx`select to_regclass('public.event') is not null as there`;
      return row?.there ? verifyEvents(tx) : null;
    });
  } finally {
    await client.end({ timeout: 2 });
  }
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
      ? `${read}: ${found} things are not as they were written.`
      : `${read}: every one is as it was written.`,
  );
}

await runCommand(main);

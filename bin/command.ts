import path from 'node:path';
import { closeDatabase } from '@/db/client';
import { asFault, isAway } from '@/db/fault';
import { sayDiskFault } from './disk-words';
import { type Prepared, prepare } from './prepare';
import { isRefusal, refuse } from './refusal';

export { refuse } from './refusal';

/**
 * Runs a command to its end: 0 when it returns, 2 when it was refused, 1 when something broke. What broke is said
 * without the values of a query.
 */
export async function runCommand(main: () => Promise<void>): Promise<void> {
  try {
    await main();
  } catch (error) {
    if (isRefusal(error)) {
      console.error(error.message);
      process.exitCode = 2;
      return;
    }
    process.exitCode = 1;
    console.error(sayWhat(asFault(error)));
  }
}

/** A path as it was typed: relative to the folder in which `npm run` was typed. */
export function typedPath(text: string): string {
  return path.resolve(process.env.INIT_CWD || process.cwd(), text);
}

/** Runs `work` with the database ready, and lets go of it afterwards, Ctrl-C included. */
export async function withDatabase<T>(
  work: (prepared: Prepared) => Promise<T>,
  options?: Parameters<typeof prepare>[0],
): Promise<T> {
  const prepared = await prepare(options);
  const letGo = async (): Promise<void> => {
    await closeDatabase();
    await prepared.release();
  };
  const interrupted = (): void => {
    void letGo().finally(() => process.exit(130));
  };
  process.once('SIGINT', interrupted).once('SIGTERM', interrupted);
  try {
    return await work(prepared);
  } finally {
    process.off('SIGINT', interrupted).off('SIGTERM', interrupted);
    await letGo();
  }
}

/** The owner's connection, which some commands cannot do without. */
export function ownerOf({ ownerUrl }: Prepared): string {
  return (
    ownerUrl ??
    refuse(
      'This command needs the database owner’s connection. Set DATABASE_OWNER_URL and try again. Nothing was changed.',
    )
  );
}

function sayWhat(error: Error): Error | string {
  if (isAway(error)) return 'The database did not answer. Nothing was changed.';
  const disk = sayDiskFault(error);
  return disk ? `${disk} Nothing was changed.` : error;
}

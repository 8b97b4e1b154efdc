/**
 * One of several processes that try codes at once, for tests: takes {browser, typed, times} as its argument and
 * prints what came of each try.
 */
import { openWithCode } from '@/db/codes';
import { anAddress, aStranger } from '@/db/seed/sign-in';

const { browser, typed, times } = JSON.parse(process.argv[2] ?? '');
const tries = Array.from({ length: times }, () =>
  // On a busy machine a try may wait past its deadline; it has not got in then.
  openWithCode(aStranger(), { typed, browser, address: anAddress(), device: 'other/other' }).catch(() => ({
    ok: false,
    reason: 'busy',
  })),
);
// Gone as a process that is killed is gone: what it began and did not end is the database’s to undo.
process.stdout.write(JSON.stringify(await Promise.all(tries)), () => process.exit(0));

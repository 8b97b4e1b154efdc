/**
 * One act of signing in, in a process of its own, for tests: takes {what, …} as its argument and prints what came of
 * it.
 */
import { openWithCode } from '@/db/codes';
import { anAddress, aStranger, ask } from '@/db/seed/sign-in';
import { findDebtorSession } from '@/db/sessions';

const { what, ...input } = JSON.parse(process.argv[2] ?? '');
const acts: Record<string, () => Promise<unknown>> = {
  ask: () => ask(input),
  code: () => openWithCode(aStranger(), { ...input, address: anAddress(), device: 'other/other' }),
  session: () => findDebtorSession(aStranger(), input.token),
};
process.stdout.write(JSON.stringify((await acts[what]?.()) ?? null), () => process.exit(0));

import { closeDatabase } from '@/db/client';
import { agreePlans } from '@/db/plans';
import { shownFor } from '@/db/seed/planning';
import type { DebtorViewer } from '@/domain/viewer';

/** Agrees so many different offers for one debt at once, in a process of its own; prints what came of each. */
const {
  viewer,
  holdingId,
  from,
  times,
}: { viewer: DebtorViewer; holdingId: string; from: number; times: number } = JSON.parse(
  process.argv[2] ?? '{}',
);

const wanted = [];
for (let n = 0; n < times; n += 1)
  wanted.push(await shownFor(viewer, [{ holdingId, offer: `amount.${(from + n) * 100}.monthly:28` }]));
// Both processes have looked before either agrees: what they are shown must not tell them about each other.
process.stdout.write('looked\n');
await new Promise((resolve) => process.stdin.once('data', resolve));
const results = await Promise.all(
  wanted.map((one) =>
    agreePlans(viewer, one).catch((error: Error) => ({ ok: false, reason: `threw ${error.message}` })),
  ),
);
process.stdout.write(`${JSON.stringify(results)}\n`);
await closeDatabase();
process.exit(0);

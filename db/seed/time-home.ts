/** Reads home in a process of its own and says how long each reading took, in ms: `time-home.ts '{"debtorId":…,"times":…}'`. */
import { closeDatabase } from '@/db/client';
import { readHome } from '@/db/home';

const { debtorId, times } = JSON.parse(process.argv[2] ?? '') as { debtorId: string; times: number };
const took: number[] = [];
for (let n = 0; n < times; n += 1) {
  const from = performance.now();
  await readHome({ kind: 'debtor', debtorId, proved: 'contact' });
  took.push(performance.now() - from);
}
console.log(JSON.stringify(took));
await closeDatabase();

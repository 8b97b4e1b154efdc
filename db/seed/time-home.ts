/**
 * Reads home in a process of its own, first to learn its queries and then, once a line comes in, three times more; says
 * how long each of those took, in ms: `time-home.ts DEBTOR_ID`.
 */
import { once } from 'node:events';
import { closeDatabase } from '@/db/client';
import { readHome } from '@/db/home';
import { areLinesFree } from '@/db/lines';

async function time(): Promise<number> {
  const from = performance.now();
  await readHome({ kind: 'debtor', debtorId: process.argv[2] ?? '', proved: 'contact' });
  const took = performance.now() - from;
  // The end of a reading comes just after its answer. Asked before that, the next would open a line of its own, which
  // waits for the database many times until it is there.
  while (!areLinesFree()) await new Promise((resolve) => setTimeout(resolve, 5));
  return took;
}

await time();
await time();
console.log('learnt');
await once(process.stdin, 'data');
console.log(JSON.stringify([await time(), await time(), await time()]));
await closeDatabase();
process.exit(0);

/**
 * Reads a case in a process of its own, first to learn its queries and then, once a line comes in, three times more; says
 * how long each of those took, in ms: `time-case.ts DEBTOR_ID STAFF_ID`.
 */
import { once } from 'node:events';
import { readCase } from '@/db/cases';
import { closeDatabase } from '@/db/client';
import { areLinesFree, giveBack, type Line, takeLine } from '@/db/lines';
import { PERMISSIONS_OF, type StaffViewer } from '@/domain/viewer';

const [debtorId = '', staffId = ''] = process.argv.slice(2);
const staff: StaffViewer = {
  kind: 'staff',
  staffId,
  permissions: PERMISSIONS_OF.agent,
  creditorIds: 'all',
};

async function time(): Promise<number> {
  const from = performance.now();
  const read = await readCase(staff, debtorId);
  if (read?.sent[0]?.words.kind !== 'shown') throw new Error('the words were not shown');
  const took = performance.now() - from;
  // The end of a reading comes just after its answer. Asked before that, the next would open a line of its own, which
  // waits for the database many times until it is there.
  while (!areLinesFree()) await new Promise((resolve) => setTimeout(resolve, 5));
  return took;
}

/** Lays one line on top of the other, so that a reading takes it and its mark takes the other. */
async function layOnTop(wanted: Line | null): Promise<Line> {
  const [one, other] = [await takeLine(), await takeLine()];
  const [top, below] = wanted === other ? [other, one] : [one, other];
  giveBack(below);
  giveBack(top);
  return below;
}

// A reading and its mark each take a line, whichever is free first, and each line has to learn the queries of both.
await time();
let top: Line | null = null;
for (let round = 0; round < 4; round += 1) {
  top = await layOnTop(top);
  await time();
}
console.log('learnt');
await once(process.stdin, 'data');
console.log(JSON.stringify([await time(), await time(), await time()]));
await closeDatabase();
process.exit(0);

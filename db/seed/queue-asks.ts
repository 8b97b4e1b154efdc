/**
 * Asks one database about its queue, as often as it is told, in a process of its own: a line of JSON in (what to ask, how
 * often, as whom), a line of milliseconds out. Each answer is used up, as a page would.
 */
import { createInterface } from 'node:readline';
import { readCase } from '@/db/cases';
import { closeDatabase } from '@/db/client';
import { QUEUE_PAGE, readQueue } from '@/db/queue';
import { FOUND_PAGE, searchPeople } from '@/db/search';
import { readQueueKey, WHOLE_QUEUE } from '@/domain/queue';
import type { StaffViewer } from '@/domain/viewer';

/** What can be asked, and what has to come of it for the time to count. */
export const ASKS = [
  'queue page',
  'tenth page',
  'by kind',
  'nobody’s',
  'late',
  'by creditor',
  'search by name',
  'search by reference',
  'search by postcode',
  'case',
] as const;
export type Ask = (typeof ASKS)[number];

/** What one process is told: which ask, so often, as this viewer. `caseIds` are cases to open and `references` their accounts. */
export type Told = {
  readonly ask: Ask;
  readonly times: number;
  readonly viewer: StaffViewer;
  readonly creditorId: string;
  readonly caseIds: readonly string[];
  readonly references: readonly string[];
};

async function askOnce(told: Told, turn: number): Promise<void> {
  const { viewer, creditorId } = told;
  const page = async (filter: Partial<typeof WHOLE_QUEUE>, pages = 1): Promise<number> => {
    let after = readQueueKey('');
    let rows = 0;
    for (let n = 0; n < pages; n += 1) {
      const read = await readQueue(viewer, { ...WHOLE_QUEUE, ...filter }, after);
      rows = read.rows.length;
      after = readQueueKey(read.next ?? '');
    }
    return rows;
  };
  const find = async (words: string): Promise<number> => {
    const read = await searchPeople(viewer, words);
    return read.ok ? read.found.length : 0;
  };
  const asks: Record<Ask, () => Promise<number>> = {
    'queue page': () => page({}),
    'tenth page': () => page({}, 10),
    'by kind': () => page({ kind: 'ask_to_reduce' }),
    'nobody’s': () => page({ whose: 'nobody' }),
    late: () => page({ late: true }),
    'by creditor': () => page({ creditorId }),
    'search by name': () => find(['sm', 'wi', 'ta', 'ro'][turn % 4] ?? ''),
    'search by reference': () => find(told.references[turn % told.references.length] ?? ''),
    'search by postcode': () => find(['LS', 'EH', 'BT', 'SW'][turn % 4] ?? ''),
    case: async () => ((await readCase(viewer, told.caseIds[turn % told.caseIds.length] ?? '')) ? 1 : 0),
  };
  const many = await asks[told.ask]();
  const wholes: Partial<Record<Ask, number>> = {
    'search by name': FOUND_PAGE,
    'search by postcode': FOUND_PAGE,
    'search by reference': 1,
    case: 1,
  };
  const whole = wholes[told.ask] ?? QUEUE_PAGE;
  if (many < whole) throw new Error(`${told.ask} gave ${many} rows as ${JSON.stringify(viewer.creditorIds)}`);
}

process.stdout.write('ready\n');
for await (const line of createInterface({ input: process.stdin })) {
  const told: Told = JSON.parse(line);
  const times: number[] = [];
  for (let turn = 0; turn < told.times; turn += 1) {
    const from = performance.now();
    await askOnce(told, turn);
    times.push(performance.now() - from);
  }
  process.stdout.write(`${JSON.stringify(times)}\n`);
}
await closeDatabase();

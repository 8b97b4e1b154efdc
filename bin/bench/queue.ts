import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { copyDatabase } from '@/db/seed/copy';
import { BIG_CREDITOR, fillQueue } from '@/db/seed/many-waiting';
import { type Owner, openOwner } from '@/db/seed/owner';
import type { Ask, Told } from '@/db/seed/queue-asks';
import { startOwnServer } from '@/db/seed/server';
import { PERMISSIONS_OF, type StaffViewer } from '@/domain/viewer';

const MANY = 1_000_000;
const FEW = 10_000;
const ROUNDS = 12;
const EACH = 10;
const CASES = 200;
const ASKED: readonly Ask[] = [
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
];

type Side = {
  readonly owner: Owner;
  readonly ask: (told: Told) => Promise<number[]>;
  readonly stop: () => void;
  readonly viewers: Readonly<Record<string, StaffViewer>>;
  readonly creditorId: string;
  readonly caseIds: readonly string[];
  readonly references: readonly string[];
};

/**
 * The queue, filtered, searched, and a case, with a million things waiting beside ten thousand: two databases on one
 * server, asked in turns in one run by two processes that do the same, as staff who see all and as staff who see one
 * creditor of twenty. Prints the middle time of each beside its baseline. `bench -- queue 100000` takes that many instead.
 */
export async function bench(args: readonly string[]): Promise<void> {
  const server = await startOwnServer('bench-queue');
  const sides: Side[] = [];
  try {
    const few = await copyDatabase(server.ownerUrl, 'evenkeel', 'few');
    const many = await copyDatabase(server.ownerUrl, 'evenkeel', 'many');
    sides.push(await open(server.envFor(few), few, FEW));
    const from = performance.now();
    sides.push(await open(server.envFor(many), many, Number(args[0] ?? MANY)));
    say('filling', (performance.now() - from) / 1000, 's', null);
    for (const as of ['all', 'portfolio'] as const) for (const ask of ASKED) await compare(sides, as, ask);
  } finally {
    for (const side of sides) {
      side.stop();
      await side.owner.end({ timeout: 1 });
    }
    await server.remove();
  }
}

async function compare(sides: readonly Side[], as: string, ask: Ask): Promise<void> {
  const times: number[][] = sides.map(() => []);
  for (let round = 0; round <= ROUNDS; round += 1)
    for (const [n, side] of sides.entries()) {
      const { creditorId, caseIds, references } = side;
      const viewer = side.viewers[as];
      if (!viewer) throw new Error(`nobody is called ${as}`);
      const taken = await side.ask({ ask, times: EACH, viewer, creditorId, caseIds, references });
      // The first round only warms it up.
      if (round > 0) times[n]?.push(...taken);
    }
  const [few = [], many = []] = times;
  const name = `${ask.replaceAll(' ', '-').replaceAll('’', '')}-${as}`;
  say(name, middle(many), 'ms', middle(few));
}

function say(name: string, value: number, unit: string, baseline: number | null): void {
  const ratio = baseline === null ? null : Number((value / baseline).toFixed(3));
  console.log(
    JSON.stringify({
      name,
      value: Number(value.toFixed(2)),
      unit,
      baseline: baseline && Number(baseline.toFixed(2)),
      ratio,
    }),
  );
}

function middle(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

async function open(env: Record<string, string>, ownerUrl: string, submissions: number): Promise<Side> {
  const owner = openOwner(ownerUrl);
  await fillQueue(owner, submissions);
  // What was written is put away first: whoever asks next would wait for it at every write.
  await owner`vacuum`;
  await owner`checkpoint`;
  const [who] = await owner<{ staffId: string; creditorId: string }[]>`
    select s.id as "staffId", c.id as "creditorId" from staff s, creditor c
    where s.email = 'bench1@example.com' and c.name = ${BIG_CREDITOR}`;
  if (!who) throw new Error('the queue was not filled');
  const viewer = (creditorIds: StaffViewer['creditorIds']): StaffViewer => ({
    kind: 'staff',
    staffId: who.staffId,
    permissions: PERMISSIONS_OF.agent,
    creditorIds,
  });
  const cases = await owner<{ id: string; reference: string }[]>`
    select h.debtor_id as id, h.account_reference as reference from holding h join debt d on d.id = h.debt_id where d.creditor_id = ${who.creditorId}
    order by md5(h.account_reference) limit ${CASES}`;
  return {
    owner,
    ...ask(env),
    viewers: { all: viewer('all'), portfolio: viewer([who.creditorId]) },
    creditorId: who.creditorId,
    caseIds: cases.map(({ id }) => id),
    references: cases.map(({ reference }) => reference),
  };
}

/** A process that asks one database. */
function ask(env: Record<string, string>): Pick<Side, 'ask' | 'stop'> {
  const child: ChildProcess = spawn(
    process.execPath,
    ['--conditions=react-server', '--import', 'tsx', 'db/seed/queue-asks.ts'],
    { env: { ...process.env, ...env, NODE_OPTIONS: '' }, stdio: ['pipe', 'pipe', 'inherit'] },
  );
  if (!child.stdout) throw new Error('the process says nothing');
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const next = async (): Promise<string> => {
    const { value, done } = await lines.next();
    if (done) throw new Error('the process that asks has ended');
    return value;
  };
  const ready = next();
  return {
    ask: async (told) => {
      await ready;
      child.stdin?.write(`${JSON.stringify(told)}\n`);
      return JSON.parse(await next());
    },
    stop: () => child.kill('SIGKILL'),
  };
}

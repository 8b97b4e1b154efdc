import { closeDatabase } from '@/db/client';
import { openOwner } from '@/db/seed/owner';
import { startOwnServer } from '@/db/seed/server';
import { someWriters, WRITES, type Write, type Writer, writeOnce } from '@/db/seed/writing';

/** People who write: enough that chains stay as short as they are in life. */
const PEOPLE = 40;
const BATCH = 10;

/**
 * What writing costs with its event, beside the very same writes without one: a doubt and a pause, built from the parts
 * that the data room builds them from, and the least there could be, one row. Both take turns in one run, ten at a time, on one database; the first batches
 * only warm up. The value is milliseconds a write, one after the other.
 */
export async function bench([wanted = '600']: readonly string[]): Promise<void> {
  const server = await startOwnServer('bench-audit');
  Object.assign(process.env, server.envFor(server.ownerUrl));
  const owner = openOwner(server.ownerUrl);
  try {
    const people = await someWriters(owner, PEOPLE);
    const spent = { with: 0, without: 0 };
    for (const [name, write] of Object.entries(WRITES)) {
      const { recorded, plain } = await compare(write, people, Number(wanted));
      spent.with += recorded / Number(wanted);
      spent.without += plain / Number(wanted);
      say(`audit-${name}`, recorded / Number(wanted), plain / Number(wanted));
    }
    const many = Object.keys(WRITES).length;
    say('audit', spent.with / many, spent.without / many);
  } finally {
    await closeDatabase();
    await owner.end({ timeout: 1 });
    await server.remove();
  }
}

async function compare(
  write: Write,
  people: readonly Writer[],
  times: number,
): Promise<{ recorded: number; plain: number }> {
  const [half = [], other = []] = [people.slice(0, PEOPLE / 2), people.slice(PEOPLE / 2)];
  const warmUp = BATCH * 5;
  const spent = { recorded: 0, plain: 0 };
  for (let done = -warmUp; done < times; done += BATCH) {
    const recorded = await time(half, (writer) => writeOnce(writer, write, true));
    const plain = await time(other, (writer) => writeOnce(writer, write, false));
    if (done < 0) continue;
    spent.recorded += recorded;
    spent.plain += plain;
  }
  return spent;
}

async function time(people: readonly Writer[], work: (writer: Writer) => Promise<void>): Promise<number> {
  const began = performance.now();
  for (let nth = 0; nth < BATCH; nth += 1) {
    const writer = people[Math.floor(Math.random() * people.length)];
    if (writer) await work(writer);
  }
  return performance.now() - began;
}

function say(name: string, value: number, baseline: number): void {
  const ratio = Number((value / baseline).toFixed(3));
  const [shown, beside] = [Number(value.toFixed(3)), Number(baseline.toFixed(3))];
  console.log(JSON.stringify({ name, value: shown, unit: 'ms/write', baseline: beside, ratio }));
}

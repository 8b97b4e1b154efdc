import { randomUUID } from 'node:crypto';
import { and, eq, sql } from 'drizzle-orm';
import type postgres from 'postgres';
import { dayOf } from '@/clock';
import { asViewer, closeDatabase, type Tx } from '@/db/client';
import { type Act, recordEvent } from '@/db/events';
import { holdsOf, placeHold } from '@/db/holds';
import { momentOf } from '@/db/moment';
import { debt, hold, holding } from '@/db/schema';
import { aDebt, type Built } from '@/db/seed/build';
import { openOwner } from '@/db/seed/owner';
import { startOwnServer } from '@/db/seed/server';
import { send } from '@/db/submissions';
import type { DebtorViewer } from '@/domain/viewer';

/** People who write: enough that chains stay as short as they are in life. */
const PEOPLE = 40;
const BATCH = 10;

type Person = Built & { readonly viewer: DebtorViewer };
/** A change as the data room makes it, up to the act that it would record. */
type Write = (tx: Tx, person: Person) => Promise<Act>;

const WRITES: Readonly<Record<string, Write>> = { doubt: sendADoubt, pause: placeAPause, row: addARow };

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
    const people = await bring(owner);
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

async function bring(owner: postgres.Sql): Promise<Person[]> {
  const people: Person[] = [];
  for (let nth = 0; nth < PEOPLE; nth += 1) {
    const built = await aDebt(owner);
    people.push({ ...built, viewer: { kind: 'debtor', debtorId: built.debtorId, proved: 'contact' } });
  }
  return people;
}

async function compare(
  write: Write,
  people: readonly Person[],
  times: number,
): Promise<{ recorded: number; plain: number }> {
  const [half = [], other = []] = [people.slice(0, PEOPLE / 2), people.slice(PEOPLE / 2)];
  const warmUp = BATCH * 5;
  const spent = { recorded: 0, plain: 0 };
  for (let done = -warmUp; done < times; done += BATCH) {
    const recorded = await time(half, (person) => run(person, write, true));
    const plain = await time(other, (person) => run(person, write, false));
    if (done < 0) continue;
    spent.recorded += recorded;
    spent.plain += plain;
  }
  return spent;
}

async function time(people: readonly Person[], work: (person: Person) => Promise<void>): Promise<number> {
  const began = performance.now();
  for (let nth = 0; nth < BATCH; nth += 1) {
    const person = people[Math.floor(Math.random() * people.length)];
    if (person) await work(person);
  }
  return performance.now() - began;
}

async function run(person: Person, write: Write, recorded: boolean): Promise<void> {
  await asViewer(person.viewer, async (tx) => {
    const act = await write(tx, person);
    if (recorded) await recordEvent(tx, person.viewer, act);
  });
}

/** As sendDoubt does it. */
async function sendADoubt(tx: Tx, { viewer, holdingId }: Person): Promise<Act> {
  const [found] = await tx
    .select({ debtId: debt.id, creditorId: debt.creditorId })
    .from(holding)
    .innerJoin(debt, eq(debt.id, holding.debtId))
    .where(and(eq(holding.id, holdingId), eq(holding.debtorId, viewer.debtorId)));
  if (!found) throw new Error('a debt of the bench is not there');
  const taken = await send(tx, viewer, {
    kind: 'looks_wrong',
    words: 'I paid this in March.',
    requestId: randomUUID(),
    details: { doubt: 'wrong_amount', line: null },
    about: { ...found, holdingId },
  });
  if (!taken.ok || !taken.isNew) throw new Error('a doubt of the bench was not taken');
  const fromOn = dayOf(taken.sentAt);
  const holdId = await placeHold(tx, viewer, {
    debtId: found.debtId,
    reason: 'dispute',
    fromOn,
    submissionId: taken.id,
  });
  return {
    caseId: viewer.debtorId,
    act: 'said that a debt looks wrong',
    subject: 'submission',
    subjectId: taken.id,
    payload: { debtId: found.debtId, doubt: 'wrong_amount', line: null, holdId, reason: 'dispute', fromOn },
  };
}

/** As placePause does it, but for what another pause in force would change. */
async function placeAPause(tx: Tx, { viewer }: Person): Promise<Act> {
  const { debtorId } = viewer;
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${debtorId}, 7310516))`);
  const requestId = randomUUID();
  const [{ at }] = await Promise.all([
    momentOf(tx),
    holdsOf(tx, viewer),
    tx.select({ id: hold.id }).from(hold).where(eq(hold.requestId, requestId)),
  ]);
  const [fromOn, reason] = [dayOf(at), 'getting_advice' as const];
  const [placed] = await tx
    .insert(hold)
    .values({ debtorId, reason, fromOn, placedBy: 'debtor', placedById: debtorId, requestId })
    .returning({ id: hold.id });
  if (!placed) throw new Error('a pause of the bench was not written');
  return {
    caseId: debtorId,
    act: 'paused everything',
    subject: 'hold',
    subjectId: placed.id,
    payload: { reason, fromOn },
  };
}

/** The least that anything could write: one row, and nothing asked before. */
async function addARow(tx: Tx, { viewer }: Person): Promise<Act> {
  const { debtorId } = viewer;
  const [placed] = await tx
    .insert(hold)
    .values({ debtorId, reason: 'staff', fromOn: '2026-11-02', placedBy: 'debtor', placedById: debtorId })
    .returning({ id: hold.id });
  if (!placed) throw new Error('a row of the bench was not written');
  return { caseId: debtorId, act: 'wrote', subject: 'hold', subjectId: placed.id, payload: {} };
}

function say(name: string, value: number, baseline: number): void {
  const ratio = Number((value / baseline).toFixed(3));
  const [shown, beside] = [Number(value.toFixed(3)), Number(baseline.toFixed(3))];
  console.log(JSON.stringify({ name, value: shown, unit: 'ms/write', baseline: beside, ratio }));
}

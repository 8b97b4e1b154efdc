import { randomUUID } from 'node:crypto';
import { aDebt, type Built } from '@/db/seed/build';
import { ask, newestDigits } from '@/db/seed/sign-in';
import { expect, type TestDatabase, test } from '@/db/seed/testing';
import { localOutbox, readOutbox } from './local-outbox';
import type { Carrier, Message, Sent } from './message';
import { type Carriers, sendWaiting } from './sender';

/** A carrier that keeps what it is given and answers as it is told to. */
function aCarrier(answer: () => Sent = () => ({ ok: true })): Carrier & { sent: Message[] } {
  const sent: Message[] = [];
  return {
    sent,
    send: async (message) => {
      sent.push(message);
      await new Promise((resolve) => setTimeout(resolve, 5));
      return answer();
    },
  };
}

const both = (carrier: Carrier): Carriers => ({ email: carrier, text: carrier });

async function aPerson(database: TestDatabase): Promise<Built & { email: string }> {
  const email = `${randomUUID()}@example.com`;
  return { ...(await aDebt(database.owner, { email })), email };
}

/** The message to one person, as it stands in the outbox. */
async function waiting({ owner }: TestDatabase, { debtorId }: Built) {
  const [row] = await owner<{ sent: boolean; attempts: number; later: boolean }[]>`
    select sent_at is not null as sent, attempts, next_attempt_at > now() as later
    from outbox where debtor_id = ${debtorId}`;
  return row;
}

/** Sends until nothing waits: other tests of this worker may have left messages before ours. */
async function sendAll(carriers: Carriers): Promise<void> {
  while ((await sendWaiting(carriers)) > 0);
}

test('Two senders at once send every message once', async ({ database }) => {
  const people = await Promise.all(Array.from({ length: 12 }, () => aPerson(database)));
  for (const person of people) await ask(person);
  const carrier = aCarrier();
  while (
    (await Promise.all([sendWaiting(both(carrier)), sendWaiting(both(carrier))])).some((taken) => taken > 0)
  );
  const to = carrier.sent
    .map((message) => message.to)
    .filter((one) => people.some(({ email }) => email === one));
  expect(to.sort()).toEqual(people.map(({ email }) => email).sort());
});

test('The words are made when a message is sent: subject and code, and no word of debt', async ({
  database,
}) => {
  const person = await aPerson(database);
  await ask(person);
  const carrier = aCarrier();
  await sendAll(both(carrier));
  const message = carrier.sent.find(({ to }) => to === person.email);
  expect(message?.subject).toBe('Your code');
  expect(message?.text).toContain(`Your code is ${await newestDigits(database.owner, person)}.`);
  expect(`${message?.subject} ${message?.text}`).not.toMatch(/debt|owe|pay|account|£|Harbour/i);
});

test('A message that cannot be sent now is kept for later, and nothing is lost', async ({ database }) => {
  const person = await aPerson(database);
  await ask(person);
  let answer: Sent = { ok: false, reason: 'unreachable' };
  const carrier = aCarrier(() => answer);
  await sendAll(both(carrier));
  expect(await waiting(database, person)).toEqual({ sent: false, attempts: 1, later: true });
  await database.owner`update outbox set next_attempt_at = now() where debtor_id = ${person.debtorId}`;
  answer = { ok: true };
  await sendAll(both(carrier));
  expect(carrier.sent.filter(({ to }) => to === person.email).map(({ id }) => id)).toHaveLength(2);
  expect(new Set(carrier.sent.filter(({ to }) => to === person.email).map(({ id }) => id)).size).toBe(1);
  expect((await waiting(database, person))?.sent).toBe(true);
});

test('A message that is refused for good is not sent again and again', async ({ database }) => {
  const person = await aPerson(database);
  await ask(person);
  await sendAll(both(aCarrier(() => ({ ok: false, reason: 'refused' }))));
  expect((await waiting(database, person))?.sent).toBe(true);
});

test('A code is not sent once it has ended, nor to someone who has been erased', async ({ database }) => {
  const [late, erased] = [await aPerson(database), await aPerson(database)];
  await ask(late);
  await ask(erased);
  await database.owner`update debtor set erased_at = now() where id = ${erased.debtorId}`;
  // An id carries the moment it was made: this one is of 2025.
  await database.owner`
    update outbox set id = ${randomUUID().replace(/^.{8}-.{4}-4/, '0195a000-0000-7')}::uuid where debtor_id = ${late.debtorId}`;
  const carrier = aCarrier();
  await sendAll(both(carrier));
  expect(carrier.sent.filter(({ to }) => [late.email, erased.email].includes(to))).toEqual([]);
  expect((await waiting(database, late))?.sent).toBe(true);
});

test('Without a provider a message is a file that can be read, and sent twice it is one', async () => {
  const message: Message = {
    id: randomUUID(),
    channel: 'text',
    to: '07700 900123',
    subject: 'Your code',
    text: 'A text.',
  };
  await localOutbox.send(message);
  await localOutbox.send(message);
  expect((await readOutbox(1000)).filter(({ id }) => id === message.id)).toEqual([
    { ...message, at: expect.any(String) },
  ]);
});

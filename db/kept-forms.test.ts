import { randomUUID } from 'node:crypto';
import { dropKept, keepAnswer, keepForm, newestKept, readKept } from '@/db/kept-forms';
import { aDebt } from '@/db/seed/build';
import { asDebtor } from '@/db/seed/planning';
import { aSession } from '@/db/seed/session';
import { aMember } from '@/db/seed/staff';
import { expect, test } from '@/db/seed/testing';
import { aCreditor, aWaiting } from '@/db/seed/waiting';
import { findEndedSession } from '@/db/sessions';
import type { StaffViewer } from '@/domain/viewer';

const TYPED = '2026-12-01T10:30:00.000Z';
const later = (minutes: number): string => new Date(Date.parse(TYPED) + minutes * 60_000).toISOString();
const words = { words: 'I lost my job in June.' };

test('What was typed is kept sealed, comes back to its writer for a day, and to nobody else', async ({
  database: { owner },
}) => {
  const [mine, others] = [await aDebt(owner), await aDebt(owner)];
  expect(await keepForm(asDebtor(mine, TYPED), { place: '/home#telling', fields: words })).toBe(true);
  const kept = await newestKept(asDebtor(mine, later(60)));
  expect(kept?.place).toBe('/home#telling');
  const id = kept?.id ?? '';
  expect(await readKept(asDebtor(mine, later(60)), id)).toEqual(words);
  const [row] = await owner<{ text: string }[]>`
    select encode(fields, 'escape') as text from kept_form where id = ${id}`;
  expect(row?.text).not.toContain('job');
  expect(await readKept(asDebtor(others, later(60)), id)).toBeNull();
  expect(await newestKept(asDebtor(others, later(60)))).toBeNull();
  await dropKept(asDebtor(others, later(60)), { id });
  expect(await readKept(asDebtor(mine, later(24 * 60 - 1)), id)).toEqual(words);
  expect(await newestKept(asDebtor(mine, later(24 * 60)))).toBeNull();
  expect(await readKept(asDebtor(mine, later(24 * 60)), id)).toBeNull();
});

test('A letter alone does not show what was typed by somebody whose contact was proved', async ({
  database: { owner },
}) => {
  const built = await aDebt(owner);
  const [contact, letter] = [asDebtor(built, TYPED), asDebtor(built, TYPED, 'letter')];
  await keepForm(contact, { place: '/home#telling', fields: words });
  const kept = await newestKept(contact);
  expect(await newestKept(letter)).toBeNull();
  expect(await readKept(letter, kept?.id ?? '')).toBeNull();
  await keepForm(letter, { place: '/budget/bills', fields: { 'spending-rent': '700' } });
  expect((await newestKept(letter))?.place).toBe('/budget/bills');
  expect((await newestKept(contact))?.place).toBe('/budget/bills');
});

test('Of one form the newest is kept, and of all forms the newest five, until they are sent or thrown away', async ({
  database: { owner },
}) => {
  const built = await aDebt(owner);
  for (const minute of [0, 1, 2, 3, 4, 5, 6])
    await keepForm(asDebtor(built, later(minute)), {
      place: `/budget/step-${'abcdefg'[minute]}`,
      fields: { amount: String(minute) },
    });
  await keepForm(asDebtor(built, later(7)), { place: '/budget/step-c', fields: { amount: 'new' } });
  const places = async (): Promise<string[]> =>
    (
      await owner<{ place: string }[]>`
      select place from kept_form where debtor_id = ${built.debtorId} order by created_at`
    ).map(({ place }) => place.slice(-1));
  expect(await places()).toEqual(['d', 'e', 'f', 'g', 'c']);
  await dropKept(asDebtor(built, later(8)), { place: '/budget/step-e' });
  expect(await places()).toEqual(['d', 'f', 'g', 'c']);
});

test('An erased person’s form is not kept, and what was kept of them opens no more', async ({
  database: { owner },
}) => {
  const built = await aDebt(owner);
  const me = asDebtor(built, TYPED);
  await keepForm(me, { place: '/home#telling', fields: words });
  const kept = await newestKept(me);
  await owner`update data_key set wrapped = null, destroyed_at = now() where debtor_id = ${built.debtorId}`;
  expect(await readKept(me, kept?.id ?? '')).toBeNull();
  expect(await keepForm(me, { place: '/home#telling', fields: words })).toBe(false);
});

test('A session is known after it ended by idling or by its age, for a day, and not where somebody ended it', async ({
  database: { owner },
}) => {
  const built = await aDebt(owner);
  const token = await aSession(owner, built, new Date(TYPED));
  const at = (minutes: number, given = token) =>
    findEndedSession({ kind: 'stranger', clock: later(minutes) }, given);
  expect(await at(14)).toBeNull();
  expect(await at(16)).toEqual({ debtorId: built.debtorId, proved: 'contact' });
  expect(await at(13 * 60)).toEqual({ debtorId: built.debtorId, proved: 'contact' });
  expect(await at(24 * 60 + 1)).toBeNull();
  expect(await at(16, 'not-a-token')).toBeNull();
  await owner`update session set ended_at = ${later(1)} where debtor_id = ${built.debtorId}`;
  expect(await at(16)).toBeNull();
});

test('An answer that staff had begun is sealed for its person and is its writer’s alone, for a day', async ({
  database: { owner },
}) => {
  const built = await aDebt(owner);
  const submissionId = await aWaiting(owner, {
    kind: 'looks_wrong',
    debtorId: built.debtorId,
    creditorId: built.creditorId,
    holdingId: built.holdingId,
    debtId: built.debtId,
  });
  const at = (viewer: StaffViewer, clock: string): StaffViewer => ({ ...viewer, clock });
  const [me, colleague, stranger] = [
    await aMember(owner),
    await aMember(owner),
    await aMember(owner, { creditorIds: [await aCreditor(owner, `Creditor ${randomUUID()}`)] }),
  ];
  const fields = { sent: submissionId, reply: 'Thank you for your words.' };
  expect(await keepAnswer(at(me, TYPED), { submissionId, fields })).toBe(true);
  const kept = await newestKept(at(me, later(60)));
  expect(kept?.place).toBe(`/admin/cases/${built.debtorId}/answer/${submissionId}`);
  const id = kept?.id ?? '';
  expect(await readKept(at(me, later(60)), id)).toEqual(fields);
  for (const other of [at(colleague, later(60)), asDebtor(built, later(60))]) {
    expect(await newestKept(other)).toBeNull();
    expect(await readKept(other, id)).toBeNull();
    await dropKept(other, { id });
  }
  await keepForm(asDebtor(built, later(61)), { place: '/home#telling', fields: words });
  expect(await readKept(at(me, later(24 * 60 - 1)), id)).toEqual(fields);
  expect(await readKept(at(me, later(24 * 60)), id)).toBeNull();
  expect(await keepAnswer(at(stranger, TYPED), { submissionId, fields })).toBe(false);
  expect(await keepAnswer(at(me, TYPED), { submissionId: randomUUID(), fields })).toBe(false);
  expect(await keepAnswer(at(me, TYPED), { submissionId: 'none', fields })).toBe(false);
  await dropKept(at(me, later(62)), { place: kept?.place ?? '' });
  expect(await readKept(at(me, later(62)), id)).toBeNull();
  const proposed = randomUUID();
  const word = { sent: submissionId, proposed, note: 'Please offer less.' };
  expect(await keepAnswer(at(me, TYPED), { submissionId, fields: word })).toBe(true);
  expect((await newestKept(at(me, later(60))))?.place).toBe(`/admin/seconds/${proposed}`);
  const elsewhere = { ...word, proposed: '../queue' };
  expect(await keepAnswer(at(me, TYPED), { submissionId, fields: elsewhere })).toBe(false);
});

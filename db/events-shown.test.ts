import { randomUUID } from 'node:crypto';
import type { Sql as Owner } from 'postgres';
import { asViewer } from '@/db/client';
import { recordEvent } from '@/db/events';
import { EVENTS_A_PAGE, listEvents } from '@/db/events-shown';
import { aDebt } from '@/db/seed/build';
import { expect, test } from '@/db/seed/testing';
import { type JobViewer, PERMISSIONS_OF, type Role, type StaffViewer, type Viewer } from '@/domain/viewer';

const JOB: JobViewer = { kind: 'job', name: 'letters' };
const ALL = { caseId: null, actorId: null, before: null };

async function aMember(owner: Owner, role: Role): Promise<StaffViewer> {
  const [row] = await owner<{ id: string }[]>`
    insert into staff (email, name, role, password_hash) values (${randomUUID()}, 'Sam Lee', ${role}, 'x') returning id`;
  return { kind: 'staff', staffId: row?.id ?? '', permissions: PERMISSIONS_OF[role], creditorIds: 'all' };
}

const act = (viewer: Viewer, caseId: string, what: string): Promise<void> =>
  asViewer(viewer, (tx) => recordEvent(tx, viewer, { caseId, act: what, subject: 'x', subjectId: 'x' }));

test('A name that no text can hold is nobody’s, and the record says so without breaking', async ({
  database: { owner },
}) => {
  const auditor = await aMember(owner, 'auditor');
  await act(auditor, randomUUID(), 'looked');
  const found = await listEvents(auditor, { ...ALL, actorId: `${auditor.staffId}x\u0000` });
  expect(found.events).toEqual([]);
});

test('The record is shown newest first, page after page without a gap, by case and by who did it', async ({
  database: { owner },
}) => {
  const [auditor, agent] = [await aMember(owner, 'auditor'), await aMember(owner, 'agent')];
  const [caseId, other] = [randomUUID(), randomUUID()];
  for (let nth = 1; nth <= EVENTS_A_PAGE + 5; nth += 1) await act(JOB, caseId, `act ${nth}`);
  await act(agent, other, 'looked');
  const first = await listEvents(auditor, { ...ALL, caseId });
  const second = await listEvents(auditor, { ...ALL, caseId, before: first.events.at(-1)?.id ?? '' });
  expect([first.isMore, second.isMore]).toEqual([true, false]);
  expect([...first.events, ...second.events].map(({ sequence }) => sequence)).toEqual(
    Array.from({ length: EVENTS_A_PAGE + 5 }, (_, nth) => EVENTS_A_PAGE + 5 - nth),
  );
  const [newest] = (await listEvents(auditor, ALL)).events;
  expect(newest).toMatchObject({ caseId: other, act: 'looked', actorKind: 'staff', actorName: 'Sam Lee' });
  const theirs = await listEvents(auditor, { ...ALL, actorId: agent.staffId });
  expect(theirs.events.map((event) => event.act)).toEqual(['looked']);
  expect(theirs.colleagues).toContainEqual({ id: agent.staffId, name: 'Sam Lee' });
  expect((await listEvents(auditor, { ...ALL, caseId, actorId: agent.staffId })).events).toEqual([]);
});

test('Staff of some creditors see what was done in their own cases, and agents no record of anyone else’s', async ({
  database: { owner },
}) => {
  const [mine, theirs] = [await aDebt(owner), await aDebt(owner, { creditor: 'Northwater Utilities' })];
  await act(JOB, mine.debtorId, 'mine');
  await act(JOB, theirs.debtorId, 'theirs');
  const lead: StaffViewer = { ...(await aMember(owner, 'lead')), creditorIds: [mine.creditorId] };
  const seen = async (viewer: StaffViewer, caseId: string) =>
    (await listEvents(viewer, { ...ALL, caseId })).events.map((event) => event.act);
  expect(await seen(lead, mine.debtorId)).toEqual(['mine']);
  expect(await seen(lead, theirs.debtorId)).toEqual([]);
  const nobody: StaffViewer = { ...lead, permissions: [], creditorIds: 'all' };
  expect(await seen(nobody, mine.debtorId)).toEqual([]);
});

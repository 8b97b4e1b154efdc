'use server';

import { notFound, redirect } from 'next/navigation';
import { z } from 'zod';
import { readForm } from '@/app/read-form';
import { requireStaff } from '@/auth';
import { type Assigned, assignCase, handBack } from '@/db/queue-assign';
import { takeNext } from '@/db/queue-take';
import { readQueueFilter, readQueueKey } from '@/domain/queue';
import { caseHref, queueHref } from './places';
import { rememberSearch } from './searched';

const press = z.object({ requestId: z.uuid() });

/** Takes the next one and opens its case; back to the queue where nothing waits. */
export async function takeTheNextOne(data: FormData): Promise<void> {
  const viewer = await requireStaff('case:decide');
  const read = readForm(press, data);
  if (!read.ok) redirect('/admin/queue');
  const taken = await takeNext(viewer, read.input.requestId);
  redirect(taken.ok ? caseHref(taken.caseId, taken.submissionId) : queueHref({}, { said: 'nothing' }));
}

/** Which thing, who had it on the page, and which part of the queue was looked at. */
const handed = z.object({
  submissionId: z.uuid(),
  holderId: z.union([z.uuid(), z.literal('')]),
  kind: z.string(),
  whose: z.string(),
  creditor: z.string(),
  late: z.string(),
  after: z.string(),
});
type Handed = z.output<typeof handed>;

/** Takes one thing that nobody has. */
export async function takeThis(data: FormData): Promise<void> {
  const viewer = await requireStaff('case:decide');
  const read = readForm(handed, data);
  if (!read.ok) redirect('/admin/queue');
  const { submissionId, holderId } = read.input;
  const seenHolderId = holderId === '' ? null : holderId;
  leave(read.input, await assignCase(viewer, { submissionId, toStaffId: viewer.staffId, seenHolderId }));
}

/** Gives one thing to a colleague. */
export async function giveTo(data: FormData): Promise<void> {
  const viewer = await requireStaff('queue:assign');
  const read = readForm(handed.extend({ to: z.union([z.uuid(), z.literal('')]) }), data);
  if (!read.ok) redirect('/admin/queue');
  const { submissionId, holderId, to } = read.input;
  if (to === '') redirect(placeOf(read.input, 'nobody-chosen'));
  const seenHolderId = holderId === '' ? null : holderId;
  leave(read.input, await assignCase(viewer, { submissionId, toStaffId: to, seenHolderId }));
}

/** Gives a case back for somebody else to take. */
export async function giveBack(data: FormData): Promise<void> {
  const viewer = await requireStaff('case:decide');
  const read = readForm(handed, data);
  if (!read.ok) redirect('/admin/queue');
  leave(read.input, await handBack(viewer, read.input.submissionId));
}

/** Back to the same part of the queue, with what came of it in words. */
function leave(input: Handed, done: Assigned): never {
  if (!done.ok && done.reason === 'not-there') notFound();
  redirect(placeOf(input, done.ok ? 'done' : done.reason));
}

function placeOf(input: Handed, said: string | null) {
  const after = readQueueKey(input.after) ? input.after : null;
  return queueHref(readQueueFilter(input), { after, on: input.submissionId, said });
}

const sought = z.object({ words: z.string() });

/** Looks for a person. What was typed goes into a sealed cookie and not into an address (decision 0083). */
export async function findPerson(data: FormData): Promise<void> {
  const viewer = await requireStaff('case:read');
  const read = readForm(sought, data);
  if (read.ok) await rememberSearch(viewer, read.input.words);
  redirect('/admin/queue/search');
}

'use server';

import { notFound, redirect } from 'next/navigation';
import { z } from 'zod';
import { readForm } from '@/app/read-form';
import { requireStaff } from '@/auth';
import { type Assigned, assignCase, handBack } from '@/db/queue-assign';

/** Which thing of which case was pressed, and who had it on the page. */
const pressed = z.object({
  caseId: z.uuid(),
  submissionId: z.uuid(),
  holderId: z.union([z.uuid(), z.literal('')]),
});
type Pressed = z.output<typeof pressed>;

/** Takes a case that nobody has. */
export async function takeCase(data: FormData): Promise<void> {
  const viewer = await requireStaff('case:decide');
  const { submissionId, holderId, caseId } = read(data);
  const seenHolderId = holderId === '' ? null : holderId;
  const done = await assignCase(viewer, { submissionId, toStaffId: viewer.staffId, seenHolderId });
  leave(caseId, submissionId, done);
}

/** Gives a case back for somebody else to take. */
export async function handCaseBack(data: FormData): Promise<void> {
  const viewer = await requireStaff('case:decide');
  const { submissionId, caseId } = read(data);
  leave(caseId, submissionId, await handBack(viewer, submissionId));
}

function read(data: FormData): Pressed {
  const form = readForm(pressed, data);
  if (!form.ok) notFound();
  return form.input;
}

/** Back to the case, with what came of it in words. */
function leave(caseId: string, submissionId: string, done: Assigned): never {
  const said = done.ok ? 'done' : done.reason;
  redirect(`/admin/cases/${caseId}?on=${submissionId}&said=${said}#waits`);
}

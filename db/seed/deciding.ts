import { randomUUID } from 'node:crypto';
import type postgres from 'postgres';
import { asViewer } from '@/db/client';
import { caseOf } from '@/db/decision-case';
import { type Answering, type Decided, decide } from '@/db/decisions';
import type { Built } from '@/db/seed/build';
import { agree, asDebtor, PLANNED_AT } from '@/db/seed/planning';
import type { DecisionInput } from '@/domain/decision-input';
import { PERMISSIONS_OF, type Role, type StaffViewer } from '@/domain/viewer';

/** When tests answer: the day after they plan. */
export const ANSWERED_AT = '2026-12-02T09:15:00.000Z';

/** A member of staff with a row of their own. */
export async function aStaff(
  owner: postgres.Sql,
  role: Role = 'agent',
  creditorIds: StaffViewer['creditorIds'] = 'all',
): Promise<StaffViewer> {
  const [row] = await owner<{ id: string }[]>`
    insert into staff (email, name, role, password_hash) values (${`${randomUUID()}@example.com`}, 'Sam Rowe', ${role}, 'x')
    returning id`;
  if (!row) throw new Error('nobody was added to the staff');
  return {
    kind: 'staff',
    staffId: row.id,
    permissions: PERMISSIONS_OF[role],
    creditorIds,
    clock: ANSWERED_AT,
  };
}

/** An offer outside the policy, as the person sends it; gives its id. */
export async function anOffer(built: Built, offer = 'little.300.monthly:28'): Promise<string> {
  const sent = await agree(asDebtor(built, PLANNED_AT), built, offer);
  const id = sent.ok ? sent.sentIds[0] : undefined;
  if (!id) throw new Error('the offer did not go to a person');
  return id;
}

/** What an answer starts from: the case as staff see it now, kind words, and a press of its own. */
export async function answering(
  viewer: StaffViewer,
  submissionId: string,
  input: DecisionInput,
  changes: Partial<Answering> = {},
): Promise<Answering> {
  const found = await asViewer(viewer, (tx) => caseOf(tx, submissionId));
  return {
    submissionId,
    versionSeen: found?.version ?? 0,
    input,
    reply: 'Thank you for telling us.',
    requestId: randomUUID(),
    takeOver: false,
    language: 'en',
    readReply: (reply) => ({
      isEmpty: reply === '',
      blocked: reply.includes('must pay') ? 1 : 0,
      thanks: /thank/i.test(reply),
    }),
    sayWords: (plans) =>
      plans.map(({ creditorName, totalMinor }) => `${creditorName}: ${totalMinor}`).join('\n'),
    ...changes,
  };
}

/** Looks and answers at once. */
export async function answer(
  viewer: StaffViewer,
  submissionId: string,
  input: DecisionInput,
  changes: Partial<Answering> = {},
): Promise<Decided> {
  return decide(viewer, await answering(viewer, submissionId, input, changes));
}

import { randomUUID } from 'node:crypto';
import type postgres from 'postgres';
import { PERMISSIONS_OF, type Role, type StaffViewer } from '@/domain/viewer';

/** Writes a member of staff as the owner, and gives them as they look: with all creditors, or those given. */
export async function aMember(
  owner: postgres.Sql,
  {
    role = 'agent',
    creditorIds = 'all',
    name = 'Asha Rao',
    clock,
  }: { role?: Role; creditorIds?: StaffViewer['creditorIds']; name?: string; clock?: string } = {},
): Promise<StaffViewer> {
  const [row] = await owner<{ id: string }[]>`
    insert into staff (email, name, role, password_hash, all_creditors)
    values (${`${randomUUID()}@example.com`}, ${name}, ${role}, 'x', ${creditorIds === 'all'}) returning id`;
  if (!row) throw new Error('the member of staff was not written');
  if (creditorIds !== 'all')
    for (const creditorId of creditorIds)
      await owner`insert into staff_creditor (staff_id, creditor_id) values (${row.id}, ${creditorId})`;
  const viewer = { kind: 'staff', staffId: row.id, permissions: PERMISSIONS_OF[role], creditorIds } as const;
  return clock ? { ...viewer, clock } : viewer;
}

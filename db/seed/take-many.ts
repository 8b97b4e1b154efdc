import { randomUUID } from 'node:crypto';
import { closeDatabase } from '@/db/client';
import { type TakenNext, takeNext } from '@/db/queue-take';
import type { StaffViewer } from '@/domain/viewer';

/** So many members of staff take the next one at once, in a process of their own; prints what each got. */
const viewers: StaffViewer[] = JSON.parse(process.argv[2] ?? '[]');
process.stdout.write('ready\n');
await new Promise((resolve) => process.stdin.once('data', resolve));
/** A press that found the database too busy is the same press again. */
async function press(viewer: StaffViewer, requestId: string, times = 5): Promise<TakenNext> {
  return takeNext(viewer, requestId).catch((error: Error) => {
    if (times === 0) throw error;
    return press(viewer, requestId, times - 1);
  });
}
const taken = await Promise.all(viewers.map((viewer) => press(viewer, randomUUID())));
process.stdout.write(`${JSON.stringify(taken)}\n`);
await closeDatabase();
process.exit(0);

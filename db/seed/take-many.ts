import { randomUUID } from 'node:crypto';
import { closeDatabase } from '@/db/client';
import { takeNext } from '@/db/queue-take';
import { press } from '@/db/seed/press';
import type { StaffViewer } from '@/domain/viewer';

/** So many members of staff take the next one at once, in a process of their own; prints what each got. */
const viewers: StaffViewer[] = JSON.parse(process.argv[2] ?? '[]');
process.stdout.write('ready\n');
await new Promise((resolve) => process.stdin.once('data', resolve));
const taken = await Promise.all(
  viewers.map((viewer) => {
    const requestId = randomUUID();
    return press(() => takeNext(viewer, requestId));
  }),
);
process.stdout.write(`${JSON.stringify(taken)}\n`);
await closeDatabase();
process.exit(0);

import { headers } from 'next/headers';
import { notFound } from 'next/navigation';
import { CLOCK_HEADER, dayOf, isTestDoorOpen, now, testInstant } from '@/clock';
import { databaseNow } from '@/db/clock';

export const dynamic = 'force-dynamic';

/** The test door: what the server and the database take as now. It does not exist outside a test environment. */
export async function GET(): Promise<Response> {
  const asked = await headers();
  if (!isTestDoorOpen(asked.get('authorization'))) notFound();
  const header = asked.get(CLOCK_HEADER);
  const clock = testInstant(header);
  const database = await databaseNow({ kind: 'stranger', ...(clock ? { clock } : {}) });
  const at = now(header);
  return Response.json({ now: at.toISOString(), day: dayOf(at), database: database.toISOString() });
}

import { HEALTH, schemaVersion } from '@/db/health';
import { env } from '@/env';

export const dynamic = 'force-dynamic';

/** Which build this is: its commit, the newest migration of its database, and a digest of its words. */
export async function GET(): Promise<Response> {
  const { COMMIT, CONTENT_VERSION } = env();
  const migration = await schemaVersion(HEALTH);
  return Response.json(
    { commit: COMMIT, migration, content: CONTENT_VERSION },
    { headers: { 'Cache-Control': 'no-store' } },
  );
}

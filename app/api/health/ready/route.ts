import { HEALTH, isReady } from '@/db/health';

export const dynamic = 'force-dynamic';

/** 200 while people can be served, 503 while the database is away; in under two seconds either way. */
export async function GET(): Promise<Response> {
  const ready = await isReady(HEALTH);
  return Response.json({ ready }, { status: ready ? 200 : 503, headers: { 'Cache-Control': 'no-store' } });
}

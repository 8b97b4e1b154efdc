import 'server-only';
import type postgres from 'postgres';
import { openSurviving } from '@/db/survive';
import { env } from '@/env';

/** No query may take longer than this; the kind page comes within three seconds. */
export const DEADLINE_MS = 2_500;

/** Up to `max` connections to the database as the app's own role, opened when they are needed. */
export function connect(max: number): postgres.Sql {
  return openSurviving(env().DATABASE_URL, {
    max,
    connect_timeout: 2,
    idle_timeout: 60,
    // The driver waits up to 20 seconds between tries by default; people should not.
    backoff: () => 0.2,
    onnotice: () => {},
    connection: {
      application_name: 'evenkeel',
      TimeZone: 'UTC',
      statement_timeout: DEADLINE_MS,
      lock_timeout: DEADLINE_MS,
      idle_in_transaction_session_timeout: 10_000,
    },
  });
}

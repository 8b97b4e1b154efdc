import postgres from 'postgres';
import { TURN } from '@/db/import';

/** Takes the turn that imports into one database take, as another import would, until it lets go or that database is gone. */
export async function takeImportTurn(
  ownerUrl: string,
): Promise<{ untilAwaited: (by?: number) => Promise<void>; letGo: () => Promise<void> }> {
  const client = postgres(ownerUrl, { max: 1, onnotice: () => {} });
  await client`select pg_advisory_lock(${TURN}::bigint)`;
  const awaiting = async (): Promise<number> => {
    const rows = await client`
      select 1 from pg_locks where locktype = 'advisory' and not granted
      and database = (select oid from pg_database where datname = current_database())`;
    return rows.length;
  };
  return {
    untilAwaited: async (by = 1) => {
      while ((await awaiting()) < by) await new Promise((resolve) => setTimeout(resolve, 50));
    },
    letGo: () => client.end({ timeout: 1 }),
  };
}

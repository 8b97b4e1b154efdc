import postgres from 'postgres';
import { TURN } from '@/db/import';

/** Takes the turn that imports into one database take, as another import would, until that database is gone. */
export async function takeImportTurn(ownerUrl: string): Promise<{ untilAwaited: () => Promise<void> }> {
  const client = postgres(ownerUrl, { max: 1, onnotice: () => {} });
  await client`select pg_advisory_lock(${TURN}::bigint)`;
  const isAwaited = async (): Promise<boolean> => {
    const rows = await client`select 1 from pg_locks where locktype = 'advisory' and not granted`;
    return rows.length > 0;
  };
  return {
    untilAwaited: async () => {
      while (!(await isAwaited())) await new Promise((resolve) => setTimeout(resolve, 50));
    },
  };
}

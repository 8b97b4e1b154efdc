import type { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type postgres from 'postgres';
import { COPY_SETTINGS, columnsOf, nameOf, readContents, readMigrations } from '@/db/backup-catalog';
import {
  type BackupHeader,
  type BackupTable,
  PIECE_BYTES,
  packPiece,
  secretCheck,
  startSeal,
  VERSION,
} from '@/db/backup-format';
import { openSurviving } from '@/db/survive';

/**
 * Writes every row of every table into `out`, as they all were at one moment, while others go on reading and writing.
 * Works as the owner (no viewer sees everything), over one connection, without any tool beside PostgreSQL. Memory does
 * not grow with the database. The keys are not in it. Refuses a database without a schema.
 */
export async function backUp(
  ownerUrl: string,
  out: Writable,
): Promise<{ ok: true; header: BackupHeader } | { ok: false; reason: 'no-schema' }> {
  const client = openSurviving(ownerUrl, {
    max: 1,
    connect_timeout: 5,
    max_lifetime: null,
    onnotice: () => {},
    connection: COPY_SETTINGS,
  });
  try {
    return await client.begin('isolation level repeatable read, read only', async (tx) => {
      if ((await readMigrations(tx)).length === 0)
        return { ok: false as const, reason: 'no-schema' as const };
      const header = await describe(tx);
      await pipeline(pack(tx, header), createGzip({ level: 3, chunkSize: PIECE_BYTES }), out);
      return { ok: true as const, header };
    });
  } finally {
    await client.end({ timeout: 2 });
  }
}

async function describe(tx: postgres.TransactionSql): Promise<BackupHeader> {
  const [moment] = await tx<{ at: Date }[]>`select now() as at`;
  if (!moment) throw new Error('the database gave no time');
  const madeAt = moment.at.toISOString();
  const contents = await readContents(tx);
  return {
    format: 'evenkeel-backup',
    version: VERSION,
    madeAt,
    ...contents,
    secretCheck: secretCheck(madeAt),
  };
}

async function* pack(tx: postgres.TransactionSql, header: BackupHeader): AsyncGenerator<Buffer> {
  const seal = startSeal();
  for await (const bytes of packRows(tx, header)) {
    seal.add(bytes);
    yield bytes;
  }
  yield packPiece('S', seal.close());
}

async function* packRows(tx: postgres.TransactionSql, header: BackupHeader): AsyncGenerator<Buffer> {
  yield packPiece('H', header);
  for (const table of header.tables) {
    yield packPiece('T', { schema: table.schema, name: table.name });
    for await (const rows of copyOut(tx, table)) yield packPiece('D', rows);
    yield packPiece('E', { rows: table.rows });
  }
}

async function* copyOut(tx: postgres.TransactionSql, table: BackupTable): AsyncGenerator<Buffer> {
  const rows = await tx.unsafe(`copy ${nameOf(table)} (${columnsOf(table)}) to stdout`).readable();
  let [held, size] = [[] as Buffer[], 0];
  for await (const row of rows) {
    held.push(row);
    size += row.length;
    if (size < PIECE_BYTES) continue;
    yield Buffer.concat(held);
    [held, size] = [[], 0];
  }
  if (size > 0) yield Buffer.concat(held);
  // The driver pauses its socket for a slow reader, and forgets to go on where the last row was the one too many.
  rows._read(0);
}

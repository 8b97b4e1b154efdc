import { createHash, timingSafeEqual } from 'node:crypto';
import { pipeline, type Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { z } from 'zod';
import { keyedHash } from '@/db/keys';

/** Why a file cannot be restored, found by reading it alone. */
export type Unfit = 'not-a-backup' | 'newer-format' | 'cut-short' | 'altered';

export const VERSION = 1;
/** How much of a table's rows stands in one piece. */
export const PIECE_BYTES = 256 * 1024;
const MOST_BYTES = 16 * 1024 * 1024;

const header = z.object({
  format: z.literal('evenkeel-backup'),
  version: z.number().int(),
  madeAt: z.iso.datetime(),
  /** The hashes of the migrations the database had, in order. */
  migrations: z.array(z.string()),
  tables: z.array(
    z.object({
      schema: z.string(),
      name: z.string(),
      columns: z.array(z.string()).min(1),
      rows: z.number().int().min(0),
    }),
  ),
  sequences: z.array(z.object({ schema: z.string(), name: z.string(), value: z.string() })),
  /** Per currency, how many ledger entries there are and their sum in minor units. */
  ledger: z.record(z.string(), z.object({ entries: z.number().int(), sumMinor: z.string() })),
  /** How many chains of events, how many events, and a digest of each chain's length and last hash. */
  events: z.object({ chains: z.number().int(), events: z.number().int(), digest: z.string() }),
  /** Known again only with the secret that the database's events and codes were made with. */
  secretCheck: z.string(),
});

const sealed = z.object({ sha256: z.string(), mac: z.string() });

/** What a backup says of itself, before its rows. */
export type BackupHeader = z.infer<typeof header>;
export type BackupTable = BackupHeader['tables'][number];

/**
 * A piece of a backup. The file is gzip over these, each one byte of kind, four bytes of length (big-endian), then the
 * piece: H the header (JSON); for each table T its name (JSON), D its rows (PostgreSQL's COPY text, cut anywhere), E how
 * many there were (JSON); at last S, the SHA-256 of all before it and its keyed hash (JSON).
 */
export type Piece = { readonly kind: 'H' | 'T' | 'D' | 'E' | 'S'; readonly body: Buffer };

export type Seal = {
  readonly add: (bytes: Buffer) => void;
  readonly close: () => { sha256: string; mac: string };
};

/** Adds up the bytes of a backup. */
export function startSeal(): Seal {
  const hash = createHash('sha256');
  return {
    add: (bytes) => void hash.update(bytes),
    close: () => {
      const sha256 = hash.digest('hex');
      return { sha256, mac: keyedHash('backup', `seal:${sha256}`).toString('hex') };
    },
  };
}

/** What stands in a header to know the secret again. */
export function secretCheck(madeAt: string): string {
  return keyedHash('backup', `secret:${madeAt}`).toString('hex');
}

/** Whether this environment has the secret that the backup was made with. */
export function hasItsSecret({ madeAt, secretCheck: said }: BackupHeader): boolean {
  const [one, two] = [Buffer.from(said), Buffer.from(secretCheck(madeAt))];
  return one.length === two.length && timingSafeEqual(one, two);
}

/** The bytes of one piece. */
export function packPiece(kind: Piece['kind'], body: Buffer | object): Buffer {
  const bytes = Buffer.isBuffer(body) ? body : Buffer.from(JSON.stringify(body));
  const head = Buffer.alloc(5);
  head.write(kind, 'latin1');
  head.writeUInt32BE(bytes.length, 1);
  return Buffer.concat([head, bytes]);
}

/** The reason carried by an error that {@link readBackup} or the work over it threw; undefined for any other error. */
export function unfitReason(error: unknown): Unfit | undefined {
  return error instanceof Error && 'unfit' in error ? (error.unfit as Unfit) : undefined; // set only by unfit()
}

function unfit(reason: Unfit): Error {
  return Object.assign(new Error(`backup: ${reason}`), { unfit: reason });
}

/** A backup as it is read: its header, then its pieces. */
export type Reading = { header: BackupHeader; pieces: AsyncGenerator<Piece> };

/**
 * Reads a backup as a stream. Throws, with an {@link unfitReason}, where it is no backup, was cut short or is not what
 * was written; whether it is whole is known only once the last piece has been read, so nothing may be kept before.
 */
export async function readBackup(file: Readable): Promise<Reading> {
  const trust = { isOurs: false };
  const pieces = checkedPieces(file, trust);
  const first = await pieces.next();
  if (first.done || first.value.kind !== 'H') throw unfit('not-a-backup');
  const said = readJson(first.value.body, 'not-a-backup');
  const version = z
    .looseObject({ format: z.literal('evenkeel-backup'), version: z.number() })
    .safeParse(said);
  if (!version.success) throw unfit('not-a-backup');
  if (version.data.version > VERSION) throw unfit('newer-format');
  const read = header.safeParse(said);
  if (!read.success) throw unfit('altered');
  trust.isOurs = hasItsSecret(read.data);
  return { header: read.data, pieces: inOrder(read.data, pieces) };
}

/** Lets the pieces of the tables through, in the order and number that the header says. */
async function* inOrder({ tables }: BackupHeader, pieces: AsyncGenerator<Piece>): AsyncGenerator<Piece> {
  let [at, rows, isOpen] = [0, 0, false];
  for await (const piece of pieces) {
    const table = tables[at];
    if (!table || piece.kind === 'H' || piece.kind === 'S' || isOpen === (piece.kind === 'T'))
      throw unfit('altered');
    if (piece.kind === 'T') [isOpen, rows] = [true, 0];
    if (piece.kind === 'D') rows += countRows(piece.body);
    if (piece.kind === 'E') {
      if (rows !== table.rows) throw unfit('altered');
      [isOpen, at] = [false, at + 1];
    }
    yield piece;
  }
  if (at !== tables.length) throw unfit('altered');
}

/** COPY's text has one line for each row, and writes a line break within a value as two letters. */
export function countRows(bytes: Buffer): number {
  let rows = 0;
  for (let at = bytes.indexOf(10); at !== -1; at = bytes.indexOf(10, at + 1)) rows += 1;
  return rows;
}

/** All pieces but the seal, which is checked: its keyed hash too, where the backup was made with our secret. */
async function* checkedPieces(file: Readable, trust: { isOurs: boolean }): AsyncGenerator<Piece> {
  const seal = startSeal();
  let isSealed = false;
  for await (const { piece, bytes } of rawPieces(file)) {
    if (isSealed) throw unfit('altered');
    if (piece.kind === 'S') {
      const said = sealed.safeParse(readJson(piece.body, 'altered'));
      const { sha256, mac } = seal.close();
      if (said.data?.sha256 !== sha256 || (trust.isOurs && said.data.mac !== mac)) throw unfit('altered');
      isSealed = true;
      continue;
    }
    seal.add(bytes);
    yield piece;
  }
  if (!isSealed) throw unfit('cut-short');
}

async function* rawPieces(file: Readable): AsyncGenerator<{ piece: Piece; bytes: Buffer }> {
  let held: Buffer = Buffer.alloc(0);
  let isFirst = true;
  for await (const chunk of unzip(file)) {
    held = held.length === 0 ? chunk : Buffer.concat([held, chunk]);
    while (held.length >= 5) {
      const kind = held.toString('latin1', 0, 1);
      const end = 5 + held.readUInt32BE(1);
      if (!isKind(kind) || end > MOST_BYTES) throw unfit(isFirst ? 'not-a-backup' : 'altered');
      if (held.length < end) break;
      yield { piece: { kind, body: held.subarray(5, end) }, bytes: held.subarray(0, end) };
      held = held.subarray(end);
      isFirst = false;
    }
  }
  if (held.length > 0) throw unfit(isFirst ? 'not-a-backup' : 'cut-short');
}

async function* unzip(file: Readable): AsyncGenerator<Buffer> {
  let size = 0;
  let isGzip = true;
  file.on('data', (chunk: Buffer) => {
    if (size === 0) isGzip = chunk[0] === 0x1f && chunk[1] === 0x8b;
    size += chunk.length;
  });
  const gunzip = createGunzip({ chunkSize: PIECE_BYTES });
  try {
    yield* pipeline(file, gunzip, () => {});
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : '';
    if (code === 'Z_BUF_ERROR') throw unfit('cut-short');
    if (code === 'Z_DATA_ERROR') throw unfit(isGzip ? 'altered' : 'not-a-backup');
    throw error;
  }
  // What stands after the end of the gzip is passed over in silence by the unzipping.
  if (gunzip.bytesWritten !== size) throw unfit('altered');
}

function isKind(kind: string): kind is Piece['kind'] {
  return 'HTDES'.includes(kind);
}

function readJson(body: Buffer, otherwise: Unfit): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    throw unfit(otherwise);
  }
}

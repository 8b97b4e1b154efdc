import { createHash } from 'node:crypto';
import fs from 'node:fs';
import { CsvError, type Info, parse } from 'csv-parse';
import { type Header, type HeaderFault, readHeader } from '@/domain/accounts-columns';
import { locateHeaderField, locateInvalidText, locateQuoteFault, type Place } from './import-locate';

/** Why a file cannot be read to its end: it is not what it says it is. */
export type FileFaultReason =
  | HeaderFault['reason']
  | 'no-such-file'
  | 'not-the-file-tried'
  | 'not-utf-8'
  | 'quote-out-of-place'
  | 'row-too-long';

/** What is wrong with a file, and where: physical line and character, from 1 (0 where there is no file). */
export type FileFault = Place & { readonly reason: FileFaultReason; readonly field: string | null };

/** What a file was, once read to its end. */
export type FileRead = { readonly header: Header; readonly bytes: number; readonly sha256: string };

export type RowReader = {
  /** The header has been understood; rows follow. */
  readonly onHeader: (header: Header) => void;
  /** One row, and the physical line on which it begins. */
  readonly onRow: (record: readonly string[], line: number) => void;
  /** Called after each piece of the file; reading waits for it, so that memory does not grow with the file. */
  readonly flush: (bytes: number) => Promise<void>;
};

const PIECE_BYTES = 256 * 1024;
/** A longer row can only be a quote that was never closed, and must not fill the memory. */
const LONGEST_ROW_BYTES = 16 * 1024 * 1024;

/**
 * Reads an accounts file in pieces, UTF-8 with or without BOM, LF or CRLF, blank lines skipped. Stops at the first
 * thing that makes it not such a file, and says where.
 */
export async function readRows(
  file: string,
  reader: RowReader,
): Promise<{ ok: true; read: FileRead } | { ok: false; fault: FileFault }> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const digest = createHash('sha256');
  const state: RowState = { header: null, fault: null, nextLine: 1 };
  const parser = startParser(reader, state);
  let bytes = 0;
  try {
    for await (const piece of fs.createReadStream(file, { highWaterMark: PIECE_BYTES })) {
      const chunk = piece as Buffer; // no encoding was asked for
      decoder.decode(chunk, { stream: true });
      digest.update(chunk);
      bytes += chunk.length;
      await new Promise<void>((resolve, reject) => {
        parser.write(chunk, (error) => (error ? reject(error) : resolve()));
      });
      await reader.flush(bytes);
    }
    decoder.decode();
    await new Promise((resolve, reject) => parser.once('error', reject).once('end', resolve).resume().end());
    await reader.flush(bytes);
  } catch (error) {
    return { ok: false, fault: await explain(file, error, state) };
  }
  if (!state.header) return { ok: false, fault: { reason: 'empty-file', line: 1, column: 1, field: null } };
  return { ok: true, read: { header: state.header, bytes, sha256: digest.digest('hex') } };
}

type RowState = { header: Header | null; fault: HeaderFault | null; nextLine: number };

function startParser(reader: RowReader, state: RowState): ReturnType<typeof parse> {
  const parser = parse({
    bom: true,
    record_delimiter: ['\r\n', '\n'],
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: LONGEST_ROW_BYTES,
    // Rows are taken here, as they are found; giving null back keeps them out of the stream's own queue.
    on_record: (record: string[], info: Info): null => {
      const line = state.nextLine + info.empty_lines;
      state.nextLine += 1 + countNewlines(record);
      if (state.header) reader.onRow(record, line);
      else takeHeader(record, reader, state);
      return null;
    },
  });
  // Every error reaches the write that caused it.
  parser.on('error', () => {});
  return parser;
}

function takeHeader(record: readonly string[], reader: RowReader, state: RowState): void {
  const read = readHeader(record);
  if (!read.ok) {
    state.fault = read.fault;
    throw new Error('the header is not one');
  }
  state.header = read.header;
  reader.onHeader(read.header);
}

/** Line breaks inside quotes: each moves the rows that follow one physical line down. */
function countNewlines(record: readonly string[]): number {
  let count = 0;
  for (const field of record)
    for (let at = field.indexOf('\n'); at >= 0; at = field.indexOf('\n', at + 1)) count += 1;
  return count;
}

/** Turns what stopped the reading into a fault of the file; anything else is thrown on. */
async function explain(file: string, error: unknown, state: RowState): Promise<FileFault> {
  if (state.fault) return explainHeader(file, state.fault);
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (['ENOENT', 'EISDIR', 'ENOTDIR', 'EACCES'].includes(code))
    return { reason: 'no-such-file', line: 0, column: 0, field: null };
  if (code === 'ERR_ENCODING_INVALID_ENCODED_DATA') {
    const place = (await locateInvalidText(file)) ?? { line: state.nextLine, column: 1 };
    return { reason: 'not-utf-8', ...place, field: null };
  }
  if (!(error instanceof CsvError)) throw error;
  const place = await locateQuoteFault(file);
  if (place) return { reason: 'quote-out-of-place', ...place, field: null };
  return { reason: 'row-too-long', line: state.nextLine, column: 1, field: null };
}

async function explainHeader(file: string, fault: HeaderFault): Promise<FileFault> {
  if (fault.reason === 'empty-file') return { reason: fault.reason, line: 1, column: 1, field: null };
  const at = fault.reason === 'column-twice' ? fault.at : Number.POSITIVE_INFINITY;
  return { reason: fault.reason, ...(await locateHeaderField(file, at)), field: fault.field };
}

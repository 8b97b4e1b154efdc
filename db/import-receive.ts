import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { Readable } from 'node:stream';
import type { ReadableStream as NodeStream } from 'node:stream/web';
import { Busboy, type BusboyFileStream, type BusboyInstance } from '@fastify/busboy';

/** A file as it arrived, under a name of its own; or why there is none. Nothing is left on disk then. */
export type Received =
  | { readonly ok: true; readonly path: string; readonly fileName: string; readonly bytes: number }
  | { readonly ok: false; readonly reason: NotReceived };

export type NotReceived = 'no-file' | 'too-large' | 'cut-short' | 'no-room';

/** The field of the form that brings the file. */
export const FILE_FIELD = 'file';

const LONGEST_NAME = 200;

/**
 * Writes the file of a form (multipart/form-data) to disk as it arrives, so that memory does not grow with it. Refuses a
 * form without a file or with an empty one, a file of more than `mostBytes`, one that broke off, and one for which there
 * is no room. What else the form brings is read and forgotten, so that a browser can finish sending and read the answer.
 */
export async function receiveFile(
  body: ReadableStream | null,
  contentType: string,
  { folder, mostBytes }: { folder: string; mostBytes: number },
): Promise<Received> {
  const parser = body && openParser(contentType, mostBytes);
  if (!parser) return { ok: false, reason: 'no-file' };
  // The same stream by two names: the browser's and Node's.
  const source = Readable.fromWeb(body as NodeStream);
  let breakOff: () => void = () => {};
  const brokeOff = new Promise<'broken'>((resolve) => {
    breakOff = () => resolve('broken');
  });
  let taking: Promise<Received> | undefined;
  parser.on('file', (field, stream, name) => {
    if (field !== FILE_FIELD || taking) stream.resume();
    else taking = keep(stream, name, { file: path.join(folder, `${randomUUID()}.part`), brokeOff });
  });
  const ended = new Promise<'broken' | 'parsed'>((resolve) => {
    parser.once('finish', () => resolve('parsed'));
    for (const stream of [source, parser]) stream.on('error', () => resolve('broken'));
  });
  source.pipe(parser);
  if ((await ended) === 'parsed') return (await taking) ?? { ok: false, reason: 'no-file' };
  source.destroy();
  breakOff();
  await taking;
  return { ok: false, reason: 'cut-short' };
}

/** What reads the form; null where it is no such form. */
function openParser(contentType: string, mostBytes: number): BusboyInstance | null {
  if (!/^multipart\/form-data;/i.test(contentType)) return null;
  try {
    return Busboy({
      headers: { 'content-type': contentType },
      limits: { fileSize: mostBytes, files: 1, fields: 10, fieldSize: 1_000, parts: 20 },
    });
  } catch {
    return null;
  }
}

/** Writes one file; what cannot be written is still read to its end. */
async function keep(
  stream: BusboyFileStream,
  name: string,
  { file, brokeOff }: { file: string; brokeOff: Promise<'broken'> },
): Promise<Received> {
  let [bytes, fits] = [0, true];
  const broken = new Promise<'broken'>((resolve) => stream.once('error', () => resolve('broken')));
  const out = await fs.promises.open(file, 'wx', 0o600).catch(() => null);
  const write = async (): Promise<'written'> => {
    for await (const piece of stream) {
      const chunk = piece as Buffer; // no encoding was asked for
      bytes += chunk.length;
      if (fits && out) fits = await out.write(chunk).then(isTrue, isFalse);
    }
    return 'written';
  };
  const ended = await Promise.race([write().catch(() => 'broken' as const), broken, brokeOff]);
  stream.destroy();
  await out?.close();
  const reason = faultOf({ ended, fits: fits && out !== null, bytes, isCut: stream.truncated });
  if (!reason) return { ok: true, path: file, fileName: tidyName(name), bytes };
  fs.rmSync(file, { force: true });
  return { ok: false, reason };
}

function faultOf(how: {
  ended: 'written' | 'broken';
  fits: boolean;
  bytes: number;
  isCut: boolean;
}): NotReceived | null {
  if (how.ended === 'broken') return 'cut-short';
  if (how.isCut) return 'too-large';
  if (!how.fits) return 'no-room';
  return how.bytes === 0 ? 'no-file' : null;
}

const isTrue = (): boolean => true;
const isFalse = (): boolean => false;

/** The name alone, without a folder, and without what could move a cursor. */
function tidyName(name: string): string {
  const last = name.split(/[\\/]/).at(-1) ?? '';
  const tidy = last.replace(/\p{C}/gu, '').trim().slice(0, LONGEST_NAME);
  return tidy === '' ? 'accounts.csv' : tidy;
}

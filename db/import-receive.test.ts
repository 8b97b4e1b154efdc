import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'playwright/test';
import { type Received, receiveFile } from '@/db/import-receive';
import { aFolder } from '@/db/seed/folder';

const BOUNDARY = '----of-a-test';
const TYPE = `multipart/form-data; boundary=${BOUNDARY}`;

function part(name: string, content: Buffer | string, fileName?: string): Buffer {
  const file = fileName === undefined ? '' : `; filename="${fileName}"\r\nContent-Type: text/csv`;
  const head = `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"${file}\r\n\r\n`;
  return Buffer.concat([Buffer.from(head), Buffer.from(content), Buffer.from('\r\n')]);
}

const END = Buffer.from(`--${BOUNDARY}--\r\n`);

/** Sends bytes in small pieces; breaks off after them if asked to. */
function stream(bytes: Buffer, { breaks = false } = {}): ReadableStream {
  let at = 0;
  return new ReadableStream({
    pull(controller) {
      if (at >= bytes.length) {
        if (breaks) controller.error(new Error('gone'));
        else controller.close();
        return;
      }
      controller.enqueue(new Uint8Array(bytes.subarray(at, at + 700)));
      at += 700;
    },
  });
}

async function receive(
  body: ReadableStream | null,
  { type = TYPE, mostBytes = 10_000, gone = false } = {},
): Promise<{ received: Received; left: string[]; text: string | null }> {
  const folder = aFolder();
  const into = gone ? path.join(folder.path, 'gone') : folder.path;
  const received = await receiveFile(body, type, { folder: into, mostBytes });
  const text = received.ok ? fs.readFileSync(received.path, 'utf8') : null;
  const left = fs.readdirSync(folder.path);
  folder.remove();
  return { received, left, text };
}

test('A file arrives byte for byte under a name of its own, with the name it was sent by kept beside it', async () => {
  const content = randomBytes(3_000).toString('hex');
  const form = Buffer.concat([
    part('note', 'x'),
    part('file', content, 'C:\\letters\\accounts\u202e.csv'),
    END,
  ]);
  const { received, left, text } = await receive(stream(form));
  expect(received).toMatchObject({ ok: true, fileName: 'accounts.csv', bytes: 6_000 });
  expect(text).toBe(content);
  expect(left).toHaveLength(1);
  expect(left[0]).not.toContain('accounts');
});

test('Exactly as much as is allowed is taken; a byte more is not, and nothing of it stays', async () => {
  const fits = await receive(stream(Buffer.concat([part('file', 'x'.repeat(9_999), 'a.csv'), END])));
  expect(fits.received.ok).toBe(true);
  const form = Buffer.concat([part('file', 'x'.repeat(10_001), 'a.csv'), END]);
  const { received, left } = await receive(stream(form));
  expect(received).toEqual({ ok: false, reason: 'too-large' });
  expect(left).toEqual([]);
});

test('A form without a file, with an empty one, and what is no such form bring nothing', async () => {
  for (const [body, type] of [
    [stream(Buffer.concat([part('note', 'x'), END])), TYPE],
    [stream(Buffer.concat([part('file', '', ''), END])), TYPE],
    [stream(Buffer.concat([part('file', '', 'a.csv'), END])), TYPE],
    [stream(Buffer.concat([part('other', 'abc', 'a.csv'), END])), TYPE],
    [stream(Buffer.from('file=x')), 'application/x-www-form-urlencoded'],
    [null, TYPE],
    [stream(Buffer.from('abc')), 'multipart/form-data;'],
  ] as const) {
    const { received, left } = await receive(body, { type });
    expect(received).toEqual({ ok: false, reason: 'no-file' });
    expect(left).toEqual([]);
  }
});

test('What broke off, wherever it did, is not taken for a whole file', async () => {
  const form = Buffer.concat([part('file', 'x'.repeat(5_000), 'a.csv'), END]);
  for (const length of [0, 20, 130, 2_000, form.length - 3 - END.length])
    for (const breaks of [true, false]) {
      const { received, left } = await receive(stream(form.subarray(0, length), { breaks }));
      expect(received.ok, `${length} ${breaks}`).toBe(false);
      expect(left, `${length} ${breaks}`).toEqual([]);
    }
});

test('Where there is no room the rest is still read, so that a browser gets its answer', async () => {
  const form = Buffer.concat([part('file', 'x'.repeat(9_000), 'a.csv'), END]);
  expect((await receive(stream(form), { gone: true })).received).toEqual({ ok: false, reason: 'no-room' });
});

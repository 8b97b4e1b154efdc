import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { env } from '@/env';
import type { Carrier, Message } from './message';

const kept = z.object({
  id: z.string(),
  channel: z.enum(['email', 'text']),
  to: z.string(),
  subject: z.string(),
  text: z.string(),
  at: z.iso.datetime(),
});

/** A message as it was written to the outbox folder. */
export type Kept = z.infer<typeof kept>;

/**
 * Sends nothing: writes each message to OUTBOX_DIR, one file for each, named by its id so that one sent twice is one.
 * For demonstrations, development and tests, and for an operator who has set up no provider yet.
 */
export const localOutbox: Carrier = {
  async send(message: Message) {
    const folder = path.resolve(env().OUTBOX_DIR);
    await mkdir(folder, { recursive: true });
    const file = path.join(folder, `${message.id}.json`);
    // Written beside its place first: whoever reads the folder finds whole files only.
    await writeFile(`${file}.half`, JSON.stringify({ ...message, at: new Date().toISOString() }), {
      mode: 0o600,
    });
    await rename(`${file}.half`, file);
    return { ok: true };
  },
};

/** What was written to the outbox folder, the newest first; nothing where there is no folder. */
export async function readOutbox(most = 50): Promise<Kept[]> {
  const folder = path.resolve(env().OUTBOX_DIR);
  const names = await readdir(folder).catch(() => []);
  // Ids are UUIDv7: their order is the order in which messages were made.
  const newest = names
    .filter((name) => name.endsWith('.json'))
    .sort()
    .reverse()
    .slice(0, most);
  const read = await Promise.all(newest.map((name) => readFile(path.join(folder, name), 'utf8')));
  return read.map((text) => kept.parse(JSON.parse(text)));
}

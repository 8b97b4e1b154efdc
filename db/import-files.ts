import fs from 'node:fs';
import path from 'node:path';
import { env } from '@/env';

/** A file that nobody loaded is forgotten after so many days: it holds people's names and addresses. */
export const KEEP_DAYS = 7;

/**
 * The folder in which files of accounts wait to be loaded, made if need be; nobody but the portal's own user may look.
 * Several instances of the portal need it in one place.
 */
export function filesFolder(): string {
  const folder = path.resolve(env().DATA_DIR, 'imports');
  fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
  return folder;
}

/** Where the file of a dry run waits. `tryId` is the id of its run, never a name that somebody typed. */
export function fileOf(tryId: string): string {
  if (!/^[0-9a-f-]{36}$/.test(tryId)) throw new Error('a file of accounts is known by the id of its run');
  return path.join(filesFolder(), `${tryId}.csv`);
}

/** Whether the file of a dry run still waits here. */
export function hasFile(tryId: string): boolean {
  return fs.existsSync(fileOf(tryId));
}

/** Removes the file of a dry run: it was loaded, or is no such file. */
export function forgetFile(tryId: string): void {
  fs.rmSync(fileOf(tryId), { force: true });
}

/** Removes files that nobody loaded within {@link KEEP_DAYS}, and halves of uploads that broke off. */
export function forgetOldFiles(at: number): void {
  const folder = filesFolder();
  for (const name of fs.readdirSync(folder)) {
    const file = path.join(folder, name);
    const since = fs.statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? at;
    const days = name.endsWith('.part') ? 1 : KEEP_DAYS;
    if (at - since > days * 24 * 3_600_000) fs.rmSync(file, { force: true });
  }
}

import {
  closeSync,
  createWriteStream,
  existsSync,
  fsyncSync,
  linkSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
} from 'node:fs';
import path from 'node:path';
import type { Writable } from 'node:stream';
import { isAlive } from '@/db/embedded-users';

/** A file that is written beside its place, and stands there only when it is whole. */
export type NewFile = {
  /** Where it is written until it is kept. */
  readonly partial: string;
  /** A stream into it, from the beginning; what was written before is gone. */
  readonly stream: () => Writable;
  /** Makes sure that what was written is on the disk, not only on its way there. */
  readonly flush: () => void;
  /**
   * Puts it in its place and says where that is: where another file has come to stand there meanwhile (and it may not
   * be replaced), a name beside it.
   */
  readonly keep: () => string;
  /** Leaves nothing behind. Does nothing once it is kept. */
  readonly discard: () => void;
};

/**
 * A new file at `file`, readable by its owner only (0600). The name beside it carries this process's number, so what a
 * killed command left behind is known and cleared away.
 */
export function newFile(file: string, { replace = false }: { replace?: boolean } = {}): NewFile {
  const [folder, base] = [path.dirname(file), path.basename(file)];
  clearLeftovers(folder, base);
  const partial = path.join(folder, `.${base}.${process.pid}.partial`);
  const discard = (): void => {
    rmSync(partial, { force: true });
    process.off('exit', discard);
  };
  process.once('exit', discard);
  return {
    partial,
    stream: () => {
      rmSync(partial, { force: true });
      // Whoever writes learns of an error from the write itself.
      return createWriteStream(partial, { flags: 'wx', mode: 0o600 }).on('error', () => {});
    },
    flush: () => {
      const handle = openSync(partial, 'r+');
      fsyncSync(handle);
      closeSync(handle);
    },
    keep: () => {
      if (replace) renameSync(partial, file);
      else if (!isMoved(partial, file)) {
        const aside = `${file}.${process.pid}`;
        renameSync(partial, aside);
        return aside;
      }
      return file;
    },
    discard,
  };
}

/** A link fails where something stands already; a rename would replace it without a word. */
function isMoved(partial: string, file: string): boolean {
  try {
    linkSync(partial, file);
    rmSync(partial);
    return true;
  } catch {
    // Some file systems have no links.
    if (existsSync(file)) return false;
    renameSync(partial, file);
    return true;
  }
}

function clearLeftovers(folder: string, base: string): void {
  for (const name of readdirSync(folder)) {
    const [, pid] = /\.(\d+)\.partial$/.exec(name) ?? [];
    if (pid && name === `.${base}.${pid}.partial` && !isAlive(Number(pid))) rmSync(path.join(folder, name));
  }
}

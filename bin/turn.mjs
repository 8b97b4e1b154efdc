// Two commands at once in one folder must not install or build over each other. Needs nothing but Node.
import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';

/** No install and no build takes longer; a turn that is older was left behind, whatever now has its number. */
const LONGEST_MS = 15 * 60_000;
const LOOK_EVERY_MS = 200;

/**
 * Runs `work` while no other process runs its own in the same turn. Whoever comes second says once whom it waits for,
 * and goes on when that process has finished or is gone. Where no file can be written there is nobody to wait for.
 */
export function inTurn(file, work) {
  let told = false;
  while (!take(file)) {
    const holder = holderOf(file);
    if (holder === null) rmSync(file, { force: true });
    else {
      // Whoever has just begun has not said yet who it is.
      if (!told && holder > 0) {
        told = true;
        console.log(
          `Another start of Evenkeel (process ${holder}) is getting things ready; waiting for it …`,
        );
      }
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, LOOK_EVERY_MS);
    }
  }
  // `process.exit` in the work runs no `finally`.
  const leave = () => rmSync(file, { force: true });
  process.once('exit', leave);
  try {
    return work();
  } finally {
    process.off('exit', leave);
    leave();
  }
}

function take(file) {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    // A folder that may not be written to is said by the work itself, if it has anything to write.
    if (['EACCES', 'EPERM', 'EROFS'].includes(error.code)) return true;
    throw error;
  }
}

/** The process whose turn it is; null where it is gone, or was here longer than any work takes. */
function holderOf(file) {
  try {
    if (Date.now() - statSync(file).mtimeMs > LONGEST_MS) return null;
    const holder = Number(readFileSync(file, 'utf8'));
    // Just made, and its number not yet written.
    if (!holder) return Date.now() - statSync(file).mtimeMs > 2_000 ? null : 0;
    process.kill(holder, 0);
    return holder;
  } catch (error) {
    return error.code === 'EPERM' ? Number(readFileSync(file, 'utf8')) : null;
  }
}

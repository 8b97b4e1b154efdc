import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** A folder of a test's or a bench's own, gone after `remove`. */
export function aFolder(): { path: string; remove: () => void } {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'evenkeel-'));
  return { path: folder, remove: () => fs.rmSync(folder, { recursive: true, force: true }) };
}

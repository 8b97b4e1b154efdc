import 'server-only';
import { spawn } from 'node:child_process';
import { markStopped } from '@/db/import-runs';
import { surroundingsForWork } from '@/env';

/**
 * Begins the work of a run in a process of its own, and waits for nothing: a file of a million accounts must not slow
 * anyone's page, and a database that is lost in the middle must not take the portal with it (decision 0091).
 */
export function startWork(id: string): void {
  const child = spawn(
    process.execPath,
    ['--conditions=react-server', '--import', 'tsx', 'bin/import-work.ts', id],
    { env: surroundingsForWork(), stdio: ['ignore', 'ignore', 'inherit'] },
  );
  const stopped = (): void => {
    markStopped(id).catch(() => {});
  };
  child.once('error', stopped);
  child.once('exit', (code) => {
    if (code !== 0) stopped();
  });
}

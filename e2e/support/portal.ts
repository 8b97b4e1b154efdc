import { spawn } from 'node:child_process';
import { expect } from 'playwright/test';
import { freePort } from '@/db/embedded';

/** Another process of the portal, on the same database, with settings of its own. Stop it when done. */
export async function aPortal(
  settings: Record<string, string>,
): Promise<{ address: string; stop: () => void }> {
  const address = `http://localhost:${await freePort()}`;
  const child = spawn(process.execPath, ['--import', 'tsx', 'bin/server.ts'], {
    env: { ...process.env, NODE_OPTIONS: '', PORT: new URL(address).port, APP_URL: address, ...settings },
    stdio: 'ignore',
  });
  const isLive = () =>
    fetch(`${address}/api/health/live`).then(
      (answer) => answer.ok,
      () => false,
    );
  await expect.poll(isLive, { timeout: 60_000 }).toBe(true);
  return { address, stop: () => child.kill('SIGTERM') };
}

import fs from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { isAlive } from '@/db/embedded-users';

/** Who runs the portal on a data folder, as written there. */
const holderShape = z.object({ pid: z.number(), address: z.string(), since: z.number() });

export type Lock = { ok: true; release: () => void } | { ok: false; running: boolean; words: string };

/** How long a start may take before a lock whose address does not answer counts as left behind. */
const START_MS = 180_000;

/**
 * Makes sure that one portal runs on a data folder. A lock left behind by a killed one is taken over; where another
 * runs, says its address; where another is just starting, says so.
 */
export async function takeLock(dir: string, address: string): Promise<Lock> {
  const file = path.join(dir, 'portal.json');
  fs.mkdirSync(dir, { recursive: true });
  for (;;) {
    try {
      const mine = { pid: process.pid, address, since: Date.now() };
      fs.writeFileSync(file, JSON.stringify(mine), { flag: 'wx', mode: 0o600 });
      return { ok: true, release: () => fs.rmSync(file, { force: true }) };
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    }
    const holder = readHolder(file);
    // Another copy may answer where a killed one did.
    if (holder && isAlive(holder.pid) && (await answers(holder.address)))
      return {
        ok: false,
        running: true,
        words: `Evenkeel is already running at ${holder.address} (process ${holder.pid}).`,
      };
    if (holder && isAlive(holder.pid) && Date.now() - holder.since < START_MS)
      return {
        ok: false,
        running: false,
        words: `Evenkeel is just starting (process ${holder.pid}). Give it a minute, or stop it with: kill ${holder.pid}`,
      };
    fs.rmSync(file, { force: true });
  }
}

function readHolder(file: string): z.infer<typeof holderShape> | null {
  try {
    return holderShape.parse(JSON.parse(fs.readFileSync(file, 'utf8')));
  } catch {
    return null;
  }
}

async function answers(address: string): Promise<boolean> {
  return fetch(`${address}/api/health/live`, { signal: AbortSignal.timeout(2_000) }).then(
    async (answer) => answer.ok && (await answer.text()).includes('live'),
    () => false,
  );
}

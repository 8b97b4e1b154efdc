import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { freePort, startEmbedded } from '../../db/embedded';
import { appUrl, migrate } from '../../db/migrate';
import { TAG } from '../../db/seed/build';
import { copyDatabase } from '../../db/seed/copy';
import { seedReference } from '../../db/seed/reference';

/**
 * Sets the stage for a run of tests: a real PostgreSQL of its own, a migrated template that every worker copies,
 * and (for browser projects, when EVENKEEL_STAGE=server and no BASE_URL points elsewhere) the production build
 * serving on a port of its own. Everything goes when the run ends.
 */
export default async function setStage(): Promise<() => Promise<void>> {
  // A build elsewhere brings its own database; nothing here touches it.
  if (process.env.BASE_URL) return async () => {};
  const dir = path.resolve('.data', `test-${process.pid}`);
  const server = await startEmbedded(path.join(dir, 'postgres'));
  let portal: ReturnType<typeof spawn> | undefined;
  const strike = async (): Promise<void> => {
    portal?.kill('SIGTERM');
    keepLog(dir);
    await server.stop();
    fs.rmSync(dir, { recursive: true, force: true });
  };
  try {
    Object.assign(process.env, await setDatabase(server.ownerUrl), settingsIn(dir));
    if (process.env.EVENKEEL_STAGE === 'server') portal = await servePortal(dir);
  } catch (error) {
    await strike();
    throw error;
  }
  return strike;
}

/** Migrates, seeds, and keeps a template for the workers. Gives the settings that lead there. */
async function setDatabase(ownerUrl: string): Promise<Record<string, string>> {
  const password = randomBytes(18).toString('base64url');
  await migrate(ownerUrl, password);
  await seedReference(ownerUrl, {
    creditors: 'db/seed/data/creditors.json',
    resources: 'db/seed/data/resources.json',
  });
  return {
    TEST_TEMPLATE_URL: await copyDatabase(ownerUrl, 'evenkeel', 'evenkeel_template'),
    TEST_APP_PASSWORD: password,
    DATABASE_OWNER_URL: ownerUrl,
    DATABASE_URL: appUrl(ownerUrl, password),
  };
}

function settingsIn(dir: string): Record<string, string> {
  return {
    EVENKEEL_ENV: 'test',
    TEST_DOOR_TOKEN: randomBytes(18).toString('base64url'),
    TEST_TAGGED_REFERENCES: TAG,
    EVENKEEL_SECRET: randomBytes(48).toString('base64url'),
    EVENKEEL_KEYS: `test:${randomBytes(32).toString('base64')}`,
    DATA_DIR: dir,
    OUTBOX_DIR: path.join(dir, 'outbox'),
    CONTACT_NAME: 'Sam Rowe',
    CONTACT_PHONE: '020 7946 0018',
    CONTACT_HOURS: 'Monday to Friday, 8am to 6pm',
  };
}

async function servePortal(dir: string): Promise<ReturnType<typeof spawn>> {
  const port = await freePort();
  const address = `http://localhost:${port}`;
  process.env.BASE_URL = address;
  const log = fs.openSync(path.join(dir, 'portal.log'), 'a');
  const child = spawn(process.execPath, ['--import', 'tsx', 'bin/server.ts'], {
    env: { ...process.env, NODE_OPTIONS: '', NODE_ENV: 'production', PORT: String(port), APP_URL: address },
    stdio: ['ignore', log, log],
  });
  const until = Date.now() + 30_000;
  while (
    !(await fetch(`${address}/api/health/live`).then(
      (answer) => answer.ok,
      () => false,
    ))
  ) {
    if (child.exitCode !== null || Date.now() > until)
      throw new Error(`The portal did not start:\n${fs.readFileSync(path.join(dir, 'portal.log'), 'utf8')}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return child;
}

/** What the portal said during the run, beside the other results. */
function keepLog(dir: string): void {
  const log = path.join(dir, 'portal.log');
  if (!fs.existsSync(log)) return;
  fs.mkdirSync('test-results', { recursive: true });
  fs.copyFileSync(log, 'test-results/portal.log');
}

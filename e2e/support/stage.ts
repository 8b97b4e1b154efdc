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
  const password = randomBytes(18).toString('base64url');
  await migrate(server.ownerUrl, password);
  await seedReference(server.ownerUrl, {
    creditors: 'db/seed/data/creditors.json',
    resources: 'db/seed/data/resources.json',
  });
  const template = await copyDatabase(server.ownerUrl, 'evenkeel', 'evenkeel_template');
  Object.assign(process.env, {
    EVENKEEL_ENV: 'test',
    TEST_DOOR_TOKEN: randomBytes(18).toString('base64url'),
    TEST_TAGGED_REFERENCES: TAG,
    EVENKEEL_SECRET: randomBytes(48).toString('base64url'),
    EVENKEEL_KEYS: `test:${randomBytes(32).toString('base64')}`,
    TEST_TEMPLATE_URL: template,
    TEST_APP_PASSWORD: password,
    DATABASE_OWNER_URL: server.ownerUrl,
    DATABASE_URL: appUrl(server.ownerUrl, password),
    DATA_DIR: dir,
    OUTBOX_DIR: path.join(dir, 'outbox'),
    CONTACT_NAME: 'Sam Rowe',
    CONTACT_PHONE: '020 7946 0018',
    CONTACT_HOURS: 'Monday to Friday, 8am to 6pm',
  });
  const portal = process.env.EVENKEEL_STAGE === 'server' ? await servePortal(dir) : null;
  return async () => {
    portal?.kill('SIGTERM');
    keepLog(dir);
    await server.stop();
    fs.rmSync(dir, { recursive: true, force: true });
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

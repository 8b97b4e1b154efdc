import { spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'playwright/test';
import { freePort } from '@/db/embedded';

/** What a build is made of; node_modules is found above. */
const LEFT_OUT = new Set([
  'node_modules',
  '.next',
  '.data',
  '.git',
  'test-results',
  'proxy.ts',
  'package-lock.json',
]);

test('with proxy.ts deleted, still nobody gets in anywhere @slow', async () => {
  test.setTimeout(600_000);
  // Below the project, so that its packages are found, and out of sight of git, lint and other builds.
  const copy = path.resolve('.data', `without-proxy-${process.pid}`);
  fs.mkdirSync(copy, { recursive: true });
  for (const name of fs.readdirSync('.'))
    if (!LEFT_OUT.has(name)) fs.cpSync(name, path.join(copy, name), { recursive: true });
  const clean = {
    ...process.env,
    NODE_OPTIONS: '',
    NODE_ENV: 'production' as const,
    NEXT_TELEMETRY_DISABLED: '1',
  };
  const node = (args: string[], cwd: string, env: NodeJS.ProcessEnv) =>
    spawnSync(process.execPath, args, { cwd, env, encoding: 'utf8' });
  const port = await freePort();
  const address = `http://localhost:${port}`;
  try {
    const built = node([path.resolve('node_modules/next/dist/bin/next'), 'build'], copy, clean);
    expect(built.status, built.stdout + built.stderr).toBe(0);
    expect(built.stdout).not.toContain('Proxy');
    const env = { ...clean, PORT: String(port), APP_URL: address };
    const server = spawn(process.execPath, ['--import', 'tsx', 'bin/server.ts'], {
      cwd: copy,
      env,
      stdio: 'ignore',
    });
    try {
      const isLive = () =>
        fetch(`${address}/api/health/live`).then(
          ({ ok }) => ok,
          () => false,
        );
      await expect.poll(isLive, { timeout: 60_000 }).toBe(true);
      const again = node(
        [
          'node_modules/playwright/cli.js',
          'test',
          'e2e/access.spec.ts',
          '--project=browser',
          '--output',
          path.join(copy, 'results'),
        ],
        path.resolve('.'),
        {
          ...clean,
          NODE_OPTIONS: '--conditions=react-server',
          BASE_URL: address,
          TESTED_BUILD: path.join(copy, '.next'),
          EVENKEEL_REPORT: '',
        },
      );
      expect(again.status, again.stdout + again.stderr).toBe(0);
      expect(again.stdout).not.toContain('skipped');
    } finally {
      server.kill('SIGTERM');
    }
  } finally {
    fs.rmSync(copy, { recursive: true, force: true });
  }
});

// Runs Playwright with what its tests need, and gives its exit code.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ROOT } from './root.mjs';

/** `stage` is `server` where browser projects run against a portal of our own; `report` is a file for the counts. */
export function runPlaywright(args, { stage, report } = {}) {
  const env = {
    ...process.env,
    NODE_OPTIONS: '--conditions=react-server',
    EVENKEEL_STAGE: stage ?? '',
    ...(report ? { EVENKEEL_REPORT: report } : {}),
  };
  const cli = join(ROOT, 'node_modules/playwright/cli.js');
  return (
    spawnSync(process.execPath, [cli, 'test', ...args], { cwd: ROOT, env, stdio: 'inherit' }).status ?? 1
  );
}

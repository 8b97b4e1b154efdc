// Makes sure that there is a browser for the tests: one that is here, Debian's, or Playwright's own.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { ROOT } from './root.mjs';

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** Finds a browser or gets one; ends with what to do where neither can be had. */
export async function ensureBrowser() {
  if (await isThere()) return;
  console.log('Getting a browser for the tests (once) …');
  const debian = process.getuid?.() === 0 && spawnSync('apt-get', ['--version']).status === 0;
  if (debian) {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    const quiet = { env, stdio: ['ignore', 'ignore', 'inherit'] };
    spawnSync('apt-get', ['update', '-qq'], quiet);
    spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], quiet);
    if (await isThere()) return;
  }
  const cli = `${ROOT}node_modules/playwright/cli.js`;
  spawnSync(process.execPath, [cli, 'install', ...(debian ? ['--with-deps'] : []), 'chromium'], {
    stdio: 'inherit',
  });
  if (await isThere()) return;
  console.error('No browser could be had. Install Chromium, or set CHROMIUM_PATH to one, and try again.');
  process.exit(1);
}

async function isThere() {
  if (process.env.CHROMIUM_PATH) return existsSync(process.env.CHROMIUM_PATH);
  if (PLACES.some((path) => existsSync(path))) return true;
  const { chromium } = await import('playwright');
  return existsSync(chromium.executablePath());
}

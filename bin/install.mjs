// Installs packages when they are missing or older than the lock file. Needs nothing but Node and npm.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { inTurn } from './turn.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const mark = `${root}node_modules/.evenkeel`;

/** Installs exactly what package-lock.json says, unless that is what is there. */
export async function install() {
  const [major = 0, minorVersion = 0] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minorVersion < 9)) {
    console.error(`Evenkeel needs Node 20.9 or newer; this is ${process.versions.node}.`);
    process.exit(1);
  }
  const wanted = createHash('sha256')
    .update(readFileSync(`${root}package-lock.json`))
    .digest('hex');
  const isHere = () => existsSync(mark) && readFileSync(mark, 'utf8') === wanted;
  if (isHere()) return;
  // Beside the packages, which are taken away while they are installed.
  inTurn(`${root}.evenkeel-installing`, () => isHere() || bringIn(wanted));
}

function bringIn(wanted) {
  console.log('Installing packages (once) …');
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const args = ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'];
  const done = spawnSync(npm, args, {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
  });
  if (done.status !== 0) {
    console.error('The packages could not be installed. Is the network there? Nothing else was changed.');
    process.exit(1);
  }
  writeFileSync(mark, wanted);
}

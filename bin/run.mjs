// Runs one command of bin/ through tsx, installing packages first if they are missing: node bin/run.mjs NAME ARGS
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { CLOSED_PIPE, exitCodeOf } from './ending.mjs';
import { install } from './install.mjs';

const [name = '', ...args] = process.argv.slice(2);
const file = fileURLToPath(new URL(`./${name}.ts`, import.meta.url));
if (!/^[a-z-]+$/.test(name) || !existsSync(file)) {
  console.error(`There is no command called “${name}”.`);
  process.exit(2);
}
await install();
process.chdir(fileURLToPath(new URL('..', import.meta.url)));
const flags = ['--conditions=react-server', '--import', CLOSED_PIPE, '--import', 'tsx', file];
const child = spawn(process.execPath, [...flags, ...args], { stdio: 'inherit' });
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
child.on('exit', (code, signal) => process.exit(exitCodeOf(code, signal)));

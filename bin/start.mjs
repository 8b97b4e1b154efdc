// npm start: installs what is missing, builds if the build is stale, then hands over to bin/portal.ts.
import { spawn } from 'node:child_process';
import { CLOSED_PIPE, exitCodeOf } from './ending.mjs';
import { install } from './install.mjs';
import { ROOT } from './root.mjs';

const dev = process.argv.includes('--dev');
await install();
process.chdir(ROOT);
const { build } = await import('./built.mjs');
if (!dev) build();
const flags = ['--conditions=react-server', '--import', CLOSED_PIPE, '--import', 'tsx', 'bin/portal.ts'];
const child = spawn(process.execPath, [...flags, ...process.argv.slice(2)], {
  // The channel closes when this process dies, however it dies; the portal then stops everything it started.
  stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1' },
});
// Ctrl-C reaches the whole group; the portal stops things in order, and this waits for it.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
child.on('exit', (code, signal) => process.exit(exitCodeOf(code, signal)));

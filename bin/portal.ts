/** Runs the portal: a database, demonstration data where nothing is configured, the server, and a calm farewell. */
import { type ChildProcess, spawn } from 'node:child_process';
import { takeLock } from './lock';
import { dataDir, type Prepared, prepare } from './prepare';
import { welcome } from './welcome';

const PORT_TAKEN = 98;
const dev = process.argv.includes('--dev');
const port = Number(process.env.PORT || 3000);
const address = process.env.APP_URL || `http://localhost:${port}`;

const lock = await takeLock(dataDir(), address);
if (!lock.ok) {
  console.log(lock.words);
  process.exit(lock.running ? 0 : 1);
}
const { release: releaseLock } = lock;

let stopping: Promise<never> | undefined;
let prepared: Prepared | undefined;
let server: ChildProcess | undefined;

/** Ctrl-C reaches every process of the terminal and is passed on as well: the second signal changes nothing. */
function stop(code: number): Promise<never> {
  stopping ??= (async () => {
    await stopServer(server);
    await prepared?.stop();
    releaseLock();
    process.exit(code);
  })();
  return stopping;
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void stop(0));
// Whoever started us is gone, however they went.
process.on('disconnect', () => void stop(0));

try {
  process.env.APP_URL = address;
  if (dev) process.env.EVENKEEL_ENV ||= 'development';
  prepared = await prepare({ asPortal: true });
  const lines = await welcome(prepared, address);
  server = await serve();
  console.log(lines.join('\n'));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  await stop(1);
}

/** Starts the server and keeps it up: one that dies by itself is started again, a little later each time. */
async function serve(died = 0): Promise<ChildProcess> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'bin/server.ts', ...(dev ? ['--dev'] : [])], {
    env: { ...process.env, NODE_OPTIONS: '', PORT: String(port) },
    stdio: ['ignore', dev ? 'inherit' : 'ignore', 'inherit', 'ipc'],
  });
  let wasLive = false;
  child.once('exit', (code) => {
    if (stopping) return;
    if (code === PORT_TAKEN || (!wasLive && died > 3)) return void stop(1);
    console.error('The server stopped by itself; starting it again.');
    setTimeout(async () => {
      server = await serve(wasLive ? 0 : died + 1);
    }, 500 * died);
  });
  while (child.exitCode === null && child.signalCode === null && !(await isLive())) await pause(100);
  wasLive = true;
  return child;
}

function isLive(): Promise<boolean> {
  return fetch(`http://localhost:${port}/api/health/live`, { signal: AbortSignal.timeout(2_000) }).then(
    (answer) => answer.ok,
    () => false,
  );
}

async function stopServer(child: ChildProcess | undefined): Promise<void> {
  if (!child || child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await Promise.race([gone, pause(12_000)]);
  child.kill('SIGKILL');
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

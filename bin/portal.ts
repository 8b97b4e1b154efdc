/** Runs the portal: a database, demonstration data where nothing is configured, the server, and a calm farewell. */
import { type ChildProcess, spawn } from 'node:child_process';
import { sayDiskFault } from './disk-words';
import { CLOSED_PIPE } from './ending.mjs';
import { takeLock } from './lock';
import { isTaken, readPort, takenWords } from './port';
import { dataDir, type Prepared, prepare } from './prepare';
import { welcome } from './welcome';

const PORT_TAKEN = 98;
const dev = process.argv.includes('--dev');
// Whoever started us is gone before we are: nothing runs yet, and a lock that stays behind is taken over.
const goAtOnce = (): never => process.exit(0);
process.once('disconnect', goAtOnce);
if (process.connected === false) goAtOnce();
const { port, address, releaseLock } = await begin().catch((error: unknown) => {
  console.error(sayDiskFault(error) ?? (error instanceof Error ? error.message : error));
  return process.exit(1);
});

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
process.off('disconnect', goAtOnce);
process.on('disconnect', () => void stop(0));

try {
  process.env.APP_URL = address;
  if (dev) process.env.EVENKEEL_ENV ||= 'development';
  prepared = await prepare({ asPortal: true });
  const lines = await welcome(prepared, address);
  server = await serve();
  console.log(lines.join('\n'));
} catch (error) {
  console.error(sayDiskFault(error) ?? (error instanceof Error ? error.message : error));
  await stop(1);
}

/**
 * Where people are served, and the right to serve there. On a database of the operator's own several portals may run,
 * and may share a data folder; on the embedded one a second is led to the first.
 */
async function begin(): Promise<{ port: number; address: string; releaseLock: () => void }> {
  const port = readPort(process.env.PORT);
  const address = process.env.APP_URL || `http://localhost:${port}`;
  const isOperators = Boolean(process.env.DATABASE_URL || process.env.DATABASE_OWNER_URL);
  const lock = isOperators ? ({ ok: true, release: () => {} } as const) : await takeLock(dataDir(), address);
  if (!lock.ok) {
    console.log(lock.words);
    return process.exit(lock.running ? 0 : 1);
  }
  if (await isTaken(port, process.env.HOST || undefined)) {
    lock.release();
    throw new Error(takenWords(port));
  }
  return { port, address, releaseLock: lock.release };
}

/** Starts the server and keeps it up: one that dies by itself is started again, a little later each time. */
async function serve(died = 0): Promise<ChildProcess> {
  const flags = ['--import', CLOSED_PIPE, '--import', 'tsx', 'bin/server.ts'];
  const child = spawn(process.execPath, [...flags, ...(dev ? ['--dev'] : [])], {
    env: { ...process.env, NODE_OPTIONS: '', PORT: String(port) },
    stdio: ['ignore', dev ? 'inherit' : 'ignore', 'inherit', 'ipc'],
  });
  let wasLive = false;
  const settled = new Promise<void>((resolve) => {
    // It says so itself: what answers at the port may be another program.
    child.once('message', () => {
      wasLive = true;
      resolve();
    });
    child.once('exit', () => resolve());
  });
  child.once('exit', (code) => {
    if (stopping) return;
    const failed = wasLive ? 0 : died + 1;
    // One that never served anybody will not by trying again: what is wrong is said above.
    if (code === PORT_TAKEN || (server === undefined && !wasLive) || failed > 3) return void stop(1);
    console.error('The server stopped by itself; starting it again.');
    setTimeout(async () => {
      server = await serve(failed);
    }, 500 * failed);
  });
  await settled;
  return stopping ?? child;
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

import { spawn } from 'node:child_process';

/** How a command ended, and what it said. */
export type Ended = { code: number | null; signal: NodeJS.Signals | null; out: string; err: string };

/** Runs a command of bin/ as `npm run` would, typed in `cwd`, with the environment of the tests and `extra`. */
export function startCommand(
  name: string,
  args: readonly string[],
  { cwd, ...extra }: { cwd?: string } & Record<string, string | undefined> = {},
): { ended: Promise<Ended>; kill: (signal: NodeJS.Signals) => void } {
  const env = { ...process.env, INIT_CWD: cwd, NODE_OPTIONS: '', ...extra };
  const child = spawn(
    process.execPath,
    ['--conditions=react-server', '--import', 'tsx', `bin/${name}.ts`, ...args],
    {
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  let [out, err] = ['', ''];
  child.stdout.on('data', (said) => {
    out += said;
  });
  child.stderr.on('data', (said) => {
    err += said;
  });
  const ended = new Promise<Ended>((resolve) => {
    child.once('close', (code, signal) => resolve({ code, signal, out, err }));
  });
  return { ended, kill: (signal) => child.kill(signal) };
}

/** The same, to its end. */
export function command(...how: Parameters<typeof startCommand>): Promise<Ended> {
  return startCommand(...how).ended;
}

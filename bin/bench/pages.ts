import { type ChildProcess, spawn } from 'node:child_process';
import fs from 'node:fs';
import { Agent, get } from 'node:http';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { cookieName, sealPointer } from '@/app/api/auth/pointer';
import { freePort } from '@/db/embedded';
import { aFolder } from '@/db/seed/folder';
import { openOwner } from '@/db/seed/owner';
import { startOwnServer } from '@/db/seed/server';
import { aSession } from '@/db/seed/session';
import { threeDebts } from '@/db/seed/three-debts';

const ROUNDS = 5;
const EACH_MS = 2_000;
const AT_ONCE = 10;

type Target = {
  readonly name: string;
  readonly url: string;
  readonly cookie: string;
  times: number[];
  rates: number[];
};

/**
 * Home of a person with three debts, beside a plain node server that asks the database the same and sends the same text,
 * and an empty page with home's frame, proxy and session. All take turns in one run, ten requests at once, on one
 * database. Prints requests a second and the time of one request; needs a build (`npm run build`).
 */
export async function bench(): Promise<void> {
  const server = await startOwnServer('bench-pages');
  const folder = aFolder();
  Object.assign(process.env, server.envFor(server.ownerUrl), { TEST_DOOR_TOKEN: 'x'.repeat(32) });
  const children: ChildProcess[] = [];
  const owner = openOwner(server.ownerUrl);
  try {
    const { debtorId } = await threeDebts(owner);
    const token = await aSession(owner, { debtorId });
    const cookie = `${cookieName('debtor', 'session')}=${await sealPointer('debtor', token)}`;
    const [portal, plain] = [await freePort(), await freePort()];
    children.push(await start('bin/server.ts', [], portal));
    const home = await ask(`http://localhost:${portal}/home`, cookie);
    fs.writeFileSync(path.join(folder.path, 'home.html'), home);
    children.push(
      await start(
        'db/seed/plain-home.ts',
        [String(plain), path.join(folder.path, 'home.html'), token],
        plain,
      ),
    );
    const target = (name: string, url: string): Target => ({ name, url, cookie, times: [], rates: [] });
    const targets = {
      home: target('home', `http://localhost:${portal}/home`),
      empty: target('empty page', `http://localhost:${portal}/blank`),
      plain: target('plain server', `http://localhost:${plain}/`),
    };
    for (let round = 0; round <= ROUNDS; round += 1)
      for (const one of Object.values(targets)) await measure(one, round === 0);
    report(targets, home);
  } finally {
    for (const child of children) child.kill('SIGKILL');
    await owner.end({ timeout: 1 });
    await server.remove();
    folder.remove();
  }
}

function report({ home, empty, plain }: Record<'home' | 'empty' | 'plain', Target>, text: Buffer): void {
  const say = (name: string, value: number, unit: string, baseline: number | null) => {
    const ratio = baseline === null ? null : Number((value / baseline).toFixed(3));
    console.log(JSON.stringify({ name, value, unit, baseline, ratio }));
  };
  for (const [beside, other] of [
    ['plain-server', plain],
    ['empty-page', empty],
  ] as const) {
    say(`home-beside-${beside}`, rateOf(home), 'requests/s', rateOf(other));
    say(`home-middle-beside-${beside}`, timeOf(home, 0.5), 'ms', timeOf(other, 0.5));
    say(`home-p95-beside-${beside}`, timeOf(home, 0.95), 'ms', timeOf(other, 0.95));
  }
  say('empty-page-beside-plain-server', rateOf(empty), 'requests/s', rateOf(plain));
  say('home-bytes-packed', gzipSync(text).length, 'bytes', text.length);
}

/** One target alone for a while; the first round only warms it up. */
async function measure(target: Target, isWarmUp: boolean): Promise<void> {
  const times: number[] = [];
  const began = performance.now();
  const askOn = async () => {
    while (performance.now() - began < EACH_MS) {
      const from = performance.now();
      await ask(target.url, target.cookie);
      times.push(performance.now() - from);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, askOn));
  if (isWarmUp) return;
  target.times.push(...times);
  target.rates.push((times.length / (performance.now() - began)) * 1000);
}

const rateOf = ({ rates }: Target): number => Number(quantile(rates, 0.5).toFixed(1));
const timeOf = ({ times }: Target, share: number): number => Number(quantile(times, share).toFixed(2));

function quantile(values: readonly number[], share: number): number {
  return (
    [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? 0
  );
}

const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE });

/** One page, whole; anything but success ends the bench. */
function ask(url: string, cookie: string): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const request = get(url, { agent, headers: { cookie, accept: 'text/html' } }, (answer) => {
      const parts: Buffer[] = [];
      answer.on('data', (part: Buffer) => parts.push(part));
      answer.on('end', () =>
        answer.statusCode === 200
          ? resolve(Buffer.concat(parts))
          : reject(new Error(`${url} answered ${answer.statusCode}`)),
      );
    });
    request.on('error', reject);
  });
}

/** Starts a server as production does, and waits until its port takes requests. */
async function start(file: string, args: readonly string[], port: number): Promise<ChildProcess> {
  // The framework brings its own way of loading server parts; the plain server needs to be told.
  const conditions = file === 'bin/server.ts' ? [] : ['--conditions=react-server'];
  const child = spawn(process.execPath, [...conditions, '--import', 'tsx', file, ...args], {
    env: { ...process.env, NODE_ENV: 'production', PORT: String(port), APP_URL: `http://localhost:${port}` },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  for (const end = performance.now() + 30_000; performance.now() < end; ) {
    const isUp = await fetch(`http://localhost:${port}/`).then(
      () => true,
      () => false,
    );
    if (isUp) return child;
    if (child.exitCode !== null) break;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`${file} did not start`);
}

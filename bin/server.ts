import { existsSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import shell from '../content/en/shell.json' with { type: 'json' };
import { ourContact } from '../content/our-contact';
import { env } from '../env';
import { takenWords } from './port';
import { markAddress, markHost, readTrusted } from './server/address';
import { prepareAnswer } from './server/answers';
import { drain } from './server/drain';
import { refuseForeign } from './server/foreign';
import { loadKindPages, sendTrouble } from './server/kind-pages';
import { takeNotFoundPage } from './server/not-found-page';
import { limitBody, refuseRequest } from './server/requests';

/** The exit code when another program has the port, so that whatever starts this can tell it from a crash. */
export const PORT_TAKEN = 98;
/** What is told to whatever started this, over its channel, once people are served. */
export const SERVING = 'serving';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

export type Running = { readonly port: number; readonly close: () => Promise<void> };

/**
 * Serves the portal. Takes the port first, so that a taken one is known at once (rejects with EADDRINUSE); requests
 * that come before the framework is ready wait for it. `close` stops accepting, lets requests finish and cuts what is
 * left after ten seconds. `port` 0 takes any free one; without `host` only this machine can reach it.
 */
export async function serve({
  port,
  host = '127.0.0.1',
  dev = false,
}: {
  port: number;
  host?: string;
  dev?: boolean;
}): Promise<Running> {
  // React chooses its build when it is first loaded, so this comes before.
  Object.assign(process.env, { NODE_ENV: dev ? 'development' : 'production', ...(dev ? {} : whichBuild()) });
  const pages = await loadKindPages(join(ROOT, 'public'), ourContact(env(), shell.help), shell.help.madeUp);
  const { APP_URL, EVENKEEL_ENV } = env();
  const https = APP_URL.startsWith('https:');
  // Elsewhere this machine has several names, and a form may come from any of them (domain/origin.ts).
  const isProduction = EVENKEEL_ENV === 'production';
  const trusted = readTrusted(env().TRUSTED_PROXY);
  const { default: next } = await import('next');
  const app = next({ dev, dir: ROOT, hostname: host, port });
  const server = createServer(async (request, response) => {
    markAddress(request, trusted);
    if (isProduction) markHost(request, APP_URL);
    prepareAnswer(request, response, { pages, https, dev });
    if (refuseRequest(request, response, pages)) return;
    if (refuseForeign(request, response)) return;
    limitBody(request, response, pages);
    try {
      await ready;
      await app.getRequestHandler()(request, response);
    } catch (error) {
      console.error(error);
      if (!response.headersSent) sendTrouble(request, response, 500, pages);
      else response.destroy();
    }
  });
  await listen(server, port, host);
  const ready = app.prepare();
  await ready;
  // Without it the portal still runs, and the framework's own answer stands.
  const notFoundPage = dev ? undefined : await takeNotFoundPage(originOf(server)).catch(console.error);
  if (notFoundPage) pages[404] = notFoundPage;
  return {
    port: (server.address() as AddressInfo).port,
    close: async () => {
      await drain(server);
      await app.close();
    },
  };
}

/** Which build this is, as `bin/built.mjs` wrote it down; what the environment says comes first. */
function whichBuild(): { COMMIT?: string; CONTENT_VERSION?: string } {
  const { COMMIT, CONTENT_VERSION, NEXT_DIST_DIR } = process.env;
  const file = join(ROOT, NEXT_DIST_DIR || '.next', 'evenkeel.json');
  if (!existsSync(file)) return {};
  const made = JSON.parse(readFileSync(file, 'utf8')) as { commit: string; content: string }; // written by the build
  return { COMMIT: COMMIT || made.commit, CONTENT_VERSION: CONTENT_VERSION || made.content };
}

/** Where this process can reach itself: a server on every address answers on the loopback one. */
function originOf(server: Server): string {
  const { address, family, port } = server.address() as AddressInfo;
  if (family === 'IPv6') return `http://[${address === '::' ? '::1' : address}]:${port}`;
  return `http://${address === '0.0.0.0' ? '127.0.0.1' : address}:${port}`;
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

/** Runs until told to stop: SIGTERM or Ctrl-C drains. */
async function main(): Promise<void> {
  const port = Number(process.env.PORT ?? 3000);
  const host = process.env.HOST;
  const dev = process.argv.includes('--dev');
  let running: Running | undefined;
  let stopping = false;
  const stop = async () => {
    // Ctrl-C reaches every process of the terminal, and whoever started us asks as well.
    if (stopping) return;
    stopping = true;
    await running?.close();
    process.exit(0);
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void stop());
  // Started by another process over a channel: it is gone, however it went, and maybe before we could listen for it.
  process.once('disconnect', () => void stop());
  if (process.connected === false) process.exit(0);
  running = await serve({ port, dev, ...(host ? { host } : {}) }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EADDRINUSE') {
      console.error(error.code === undefined ? error.message : error);
      process.exit(1);
    }
    console.error(takenWords(port));
    process.exit(PORT_TAKEN);
  });
  console.log(`Serving on http://localhost:${running.port}`);
  process.send?.(SERVING);
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) await main();

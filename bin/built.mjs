// Whether the build is of the sources that are here, and making it when it is not. Needs nothing but Node.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './root.mjs';
import { inTurn } from './turn.mjs';

/** What the build is made of. */
const SOURCES = [
  'app',
  'components',
  'content',
  'db',
  'domain',
  'services',
  'public',
  'auth.ts',
  'clock.ts',
  'env.ts',
  'instrumentation.ts',
  'proxy.ts',
  'next.config.ts',
  'postcss.config.mjs',
  'tsconfig.json',
  'package-lock.json',
];
const BUILD = join(ROOT, process.env.NEXT_DIST_DIR || '.next');
const MARK = join(BUILD, 'evenkeel.json');

/**
 * Actions are called by names that are made with this key. With one of each build's own, every form on a page that was
 * open during an upgrade, or that another process of an older build gave, would lead nowhere. It hides nothing: no action
 * of ours closes over a value that the framework would have to seal (decision 0120).
 */
const NAMES_OF_ACTIONS = createHash('sha256').update('the names of our actions').digest('base64');

/** Builds unless the last build was of these very sources. What is written beside it is said at /api/health/version. */
export function build({ force = false } = {}) {
  const sources = digestOf(SOURCES);
  const here = () => {
    const made = force ? null : readMade(MARK);
    return made?.sources === sources ? made : null;
  };
  // Whoever waited for its turn finds that the other has built already.
  return here() ?? inTurn(join(ROOT, 'node_modules/.evenkeel-building'), () => here() ?? buildFrom(sources));
}

/** What a build says of itself; null where there is none, and where it was cut short. */
export function readMade(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}

function buildFrom(sources) {
  console.log('Building the pages …');
  rmSync(MARK, { force: true });
  const next = join(ROOT, 'node_modules/next/dist/bin/next');
  const env = {
    ...process.env,
    NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: NAMES_OF_ACTIONS,
    NEXT_TELEMETRY_DISABLED: '1',
    NODE_ENV: 'production',
    NODE_OPTIONS: '',
  };
  const done = spawnSync(process.execPath, [next, 'build'], {
    cwd: ROOT,
    env,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  if (done.status !== 0) {
    console.error(done.stdout + done.stderr);
    console.error('The pages could not be built; what went wrong stands above.');
    process.exit(1);
  }
  const made = { sources, commit: commit(), content: digestOf(['content']).slice(0, 12) };
  writeFileSync(MARK, JSON.stringify(made));
  return made;
}

function digestOf(names) {
  const hash = createHash('sha256');
  for (const name of names) addTo(hash, name);
  return hash.digest('hex');
}

function addTo(hash, name) {
  const path = join(ROOT, name);
  if (!existsSync(path)) return;
  if (statSync(path).isDirectory())
    for (const entry of readdirSync(path).sort()) addTo(hash, join(name, entry));
  else if (!/\.(test|spec)\.tsx?$/.test(name)) hash.update(name).update('\0').update(readFileSync(path));
}

function commit() {
  if (process.env.COMMIT) return process.env.COMMIT;
  const asked = spawnSync('git', ['rev-parse', '--short=12', 'HEAD'], { cwd: ROOT, encoding: 'utf8' });
  return asked.status === 0 ? asked.stdout.trim() : 'unknown';
}

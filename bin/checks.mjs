// Types and lint, each a check with a sentence of its own.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ROOT } from './root.mjs';

const CHECKS = [
  ['every type holds', 'typescript/bin/tsc', ['--noEmit', '--incremental', 'false']],
  ['the house’s rules and format hold', '@biomejs/biome/bin/biome', ['check', '--error-on-warnings', '.']],
];

/** Runs the checks and prints each; gives how many passed and failed. */
export function runChecks() {
  run('next/dist/bin/next', ['typegen']);
  const counts = { passed: 0, failed: 0 };
  for (const [name, file, args] of CHECKS) {
    const done = run(file, args);
    const passed = done.status === 0;
    counts[passed ? 'passed' : 'failed'] += 1;
    console.log(`  ${passed ? '✓' : '✘'}  ${name}`);
    if (!passed) console.log(done.stdout + done.stderr);
  }
  return counts;
}

function run(file, args) {
  const env = { ...process.env, NEXT_TELEMETRY_DISABLED: '1', NODE_OPTIONS: '' };
  const options = { cwd: ROOT, env, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 };
  return spawnSync(process.execPath, [join(ROOT, 'node_modules', file), ...args], options);
}

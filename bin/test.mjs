// npm test: types, lint, and every project of tests against a production build and a database of its own.
import { readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureBrowser } from './browser.mjs';
import { install } from './install.mjs';

await install();
await ensureBrowser();
const { build } = await import('./built.mjs');
const { runChecks } = await import('./checks.mjs');
const { runPlaywright } = await import('./journeys.mjs');

const counts = { skipped: 0, ...runChecks() };
build();
const report = join(tmpdir(), `evenkeel-${process.pid}.json`);
const status = runPlaywright(process.argv.slice(2), { stage: 'server', report });
try {
  const { stats } = JSON.parse(readFileSync(report, 'utf8'));
  counts.passed += stats.expected;
  counts.failed += stats.unexpected + stats.flaky;
  counts.skipped += stats.skipped;
} catch {
  counts.failed += 1;
}
rmSync(report, { force: true });
// A run that broke off without a failed test still failed.
if (status !== 0 && counts.failed === 0) counts.failed += 1;
const skipped = counts.skipped > 0 ? `, ${counts.skipped} skipped` : '';
console.log(`${counts.passed} passed, ${counts.failed} failed${skipped}`);
process.exit(counts.failed > 0 ? 1 : 0);

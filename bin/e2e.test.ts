import { spawnSync } from 'node:child_process';
import { expect, test } from 'playwright/test';

test.describe.configure({ timeout: 120_000 });

/** The projects whose journeys `npm run e2e -- ARGS` would run; nothing is run. */
function projectsOf(...args: string[]): string[] {
  const env = { ...process.env, NODE_OPTIONS: '', BASE_URL: 'http://localhost:1', EVENKEEL_REPORT: '' };
  const listed = spawnSync(process.execPath, ['bin/e2e.mjs', '--list', '--grep', '@smoke', ...args], {
    env,
    encoding: 'utf8',
  });
  return [...new Set(listed.stdout.match(/^ *\[[a-z-]+\]/gm)?.map((name) => name.trim()))].sort();
}

test('QA run the projects they name, however they write it, and every browser project where they name none', () => {
  expect(projectsOf('--project', 'mobile')).toEqual(['[mobile]']);
  expect(projectsOf('--project=no-js')).toEqual(['[no-js]']);
  expect(projectsOf()).toEqual(['[browser]', '[mobile]', '[no-js]']);
});

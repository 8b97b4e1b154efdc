import { existsSync } from 'node:fs';
import { defineConfig, devices } from 'playwright/test';

const chromium =
  process.env.CHROMIUM_PATH ??
  ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) =>
    existsSync(path),
  );

/** Debian's Chromium when it is there, Playwright's own otherwise; root needs the sandbox off. */
const launchOptions = {
  ...(chromium ? { executablePath: chromium } : {}),
  args: [
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
};

const desktop = { ...devices['Desktop Chrome'], launchOptions };

/** A project's own list replaces the general one, so each names these too. */
const NEVER = ['**/node_modules/**', '**/.data/**', '**/.next/**'];

export default defineConfig({
  testDir: '.',
  testIgnore: NEVER,
  outputDir: 'test-results',
  globalSetup: './e2e/support/stage.ts',
  workers: Number(process.env.TEST_WORKERS ?? 2),
  fullyParallel: true,
  retries: 0,
  // A machine with other work may be slow for a while; what never comes is still a failure.
  timeout: 120_000,
  expect: { timeout: 15_000 },
  forbidOnly: Boolean(process.env.CI),
  reporter: process.env.EVENKEEL_REPORT
    ? [['list'], ['json', { outputFile: process.env.EVENKEEL_REPORT }]]
    : [['list']],
  use: { baseURL: process.env.BASE_URL ?? 'http://localhost:3000', trace: 'retain-on-failure' },
  projects: [
    { name: 'rules', testMatch: ['domain/**/*.test.ts', 'content/**/*.test.ts'] },
    { name: 'data', testMatch: ['db/**/*.test.ts', 'bin/**/*.test.ts', 'services/**/*.test.ts'] },
    {
      name: 'browser',
      testMatch: 'e2e/**/*.spec.ts',
      testIgnore: [...NEVER, 'e2e/no-script/**'],
      use: desktop,
    },
    {
      name: 'mobile',
      testMatch: 'e2e/journeys/**/*.spec.ts',
      use: { ...devices['Pixel 7'], viewport: { width: 320, height: 640 }, launchOptions },
    },
    {
      name: 'no-js',
      testMatch: 'e2e/{journeys,no-script}/**/*.spec.ts',
      use: { ...desktop, javaScriptEnabled: false },
    },
  ],
});

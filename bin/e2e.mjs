// npm run e2e: the browser journeys, against a portal of their own or the one at BASE_URL. Arguments go to Playwright.
import { ensureBrowser } from './browser.mjs';
import { install } from './install.mjs';

await install();
const { build } = await import('./built.mjs');
const { runPlaywright } = await import('./journeys.mjs');
await ensureBrowser();
if (!process.env.BASE_URL) build();
const projects = ['browser', 'mobile', 'no-js'].flatMap((name) => ['--project', name]);
const args = process.argv.slice(2);
const named = args.some((arg) => /^--project(=|$)/.test(arg));
process.exit(runPlaywright([...(named ? [] : projects), ...args], { stage: 'server' }));

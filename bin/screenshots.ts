import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type BrowserContextOptions, chromium } from 'playwright';

/**
 * Takes a picture of every page in every dress: `tsx bin/screenshots.ts --out FOLDER [--only PART] [PATH…]`, of the
 * server at BASE_URL. The pictures are for people to look at; no test compares them.
 */
const PATHS = ['/', '/is-this-real', '/safety', '/accessibility', '/privacy', '/no-such-page', '/catalogue'];

type Dress = BrowserContextOptions & { name: string; print?: boolean };

const DRESSES: readonly Dress[] = [
  { name: '320', viewport: { width: 320, height: 640 } },
  { name: '390', viewport: { width: 390, height: 844 }, deviceScaleFactor: 2 },
  { name: '1280', viewport: { width: 1280, height: 900 } },
  { name: '390-dark', viewport: { width: 390, height: 844 }, colorScheme: 'dark' },
  { name: '1280-dark', viewport: { width: 1280, height: 900 }, colorScheme: 'dark' },
  { name: '1280-forced', viewport: { width: 1280, height: 900 }, forcedColors: 'active' },
  { name: '390-no-script', viewport: { width: 390, height: 844 }, javaScriptEnabled: false },
  { name: 'print', viewport: { width: 794, height: 1123 }, print: true },
];

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { out: { type: 'string', default: 'test-results/pictures' }, only: { type: 'string' } },
});
const base = process.env.BASE_URL ?? 'http://localhost:3000';
const executablePath =
  process.env.CHROMIUM_PATH ?? ['/usr/bin/chromium', '/usr/bin/chromium-browser'].find(existsSync);
await mkdir(values.out, { recursive: true });
const browser = await chromium.launch({
  ...(executablePath ? { executablePath } : {}),
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
});
for (const { name, print, ...dress } of DRESSES.filter((one) => !values.only || one.name === values.only)) {
  const context = await browser.newContext({ baseURL: base, ...dress });
  const page = await context.newPage();
  if (print) await page.emulateMedia({ media: 'print' });
  for (const path of positionals.length > 0 ? positionals : PATHS) {
    await page.goto(path, { waitUntil: 'load' });
    const title = path.replaceAll(/\W+/g, '-').replaceAll(/^-|-$/g, '') || 'welcome';
    await page.screenshot({ path: join(values.out, `${title}.${name}.png`), fullPage: true });
  }
  await context.close();
}
await browser.close();

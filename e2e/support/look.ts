import { expect, type Page, test } from 'playwright/test';
import { expectAccessible } from './axe';

/** Nothing wider than the screen as it is, and, where script runs, nothing that axe finds. */
export async function look(page: Page): Promise<void> {
  await page.waitForLoadState();
  const [wide, width] = await page.evaluate(() => [
    document.documentElement.scrollWidth - window.innerWidth,
    window.innerWidth,
  ]);
  expect(wide, `${page.url()} at ${width}`).toBeLessThanOrEqual(0);
  if (test.info().project.use.javaScriptEnabled !== false) await expectAccessible(page);
}

import type { Page } from 'playwright/test';

/**
 * Until a page that was just opened is awake: the framework’s announcer comes with the first effects, when all of the
 * page has been taken over.
 */
export const awake = (page: Page): Promise<void> =>
  page.locator('next-route-announcer').waitFor({ state: 'attached' });

/** Opens a page whose script does not come yet; gives what lets it come, and waits until the page is awake. */
export async function openWithoutScript(page: Page, address: string): Promise<() => Promise<void>> {
  let letGo = () => {};
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  await page.route('**/_next/static/**/*.js', async (route) => {
    await held;
    await route.continue();
  });
  await page.goto(address, { waitUntil: 'commit' });
  await page.getByRole('button').last().waitFor();
  return async () => {
    letGo();
    await awake(page);
  };
}

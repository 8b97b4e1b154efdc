import type { BrowserContext, Page } from 'playwright/test';
import { at } from './door';
import type { People } from './session';

/** A Tuesday morning, some days before Christmas. */
export const PLANNED_AT = '2026-12-01T10:30:00.000Z';

/** Signs a person in and sets the portal's clock for this browser. */
export async function comeIn(
  { page, context, people }: { page: Page; context: BrowserContext; people: People },
  as: { debtorId: string },
  instant: string = PLANNED_AT,
): Promise<void> {
  await people.signIn(context, as, new Date(instant));
  await page.setExtraHTTPHeaders(at(instant));
}

/** Picks a day of the month as pay day, and goes on. */
export async function pickMonthDay(page: Page, day: number): Promise<void> {
  await page.getByRole('radio', { name: 'The same day each month' }).check();
  await page.getByLabel('Which day, from 1 to 28').fill(String(day));
  await page.getByRole('button', { name: 'Next: check your plan' }).click();
}

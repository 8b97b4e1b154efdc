import type { Page } from 'playwright/test';
import { expect } from 'playwright/test';
import { aRow, csvOf } from '@/db/seed/accounts';
import { newTag } from '@/db/seed/import-text';

/** A creditor's file as a browser sends it: so many rows that can be loaded, and one whose email is none. */
export function aFileOf(rows: number): {
  tag: string;
  file: { name: string; mimeType: string; buffer: Buffer };
} {
  const tag = newTag();
  const good = Array.from({ length: rows }, (_, n) => aRow(n + 1, tag));
  const text = csvOf([...good, aRow(rows + 1, tag, { email: 'nobody', first_name: '=1+1' })]);
  return { tag, file: { name: 'accounts.csv', mimeType: 'text/csv', buffer: Buffer.from(text) } };
}

/** Sends a file from the page where that is done. */
export async function sendFile(
  page: Page,
  file: { name: string; mimeType: string; buffer: Buffer },
): Promise<void> {
  await page.goto('/admin/imports/new');
  await page.getByLabel('File of accounts').setInputFiles(file);
  await page.getByRole('button', { name: 'Try this file' }).click();
}

/** Looks until a run is done, as somebody without script would; with script the page may be there first. */
export async function lookUntil(page: Page, heading: string): Promise<void> {
  await expect(async () => {
    const done = page.getByText(heading, { exact: true });
    const again = page.getByRole('link', { name: 'Look again' });
    await expect(done.or(again)).toBeVisible({ timeout: 2_000 });
    if (!(await done.isVisible())) await again.click({ timeout: 2_000 }).catch(() => {});
    await expect(done).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: 40_000 });
}

import { randomUUID } from 'node:crypto';
import { test as base } from 'playwright/test';
import postgres from 'postgres';
import { closeDatabase } from '@/db/client';
import { appUrl } from '@/db/migrate';
import { copyDatabase } from '@/db/seed/copy';
import { pointAt, pointOwnerAt, settingOf } from '@/db/seed/surroundings';

/** A migrated database of the worker's own, and its owner's connection for looking past every guard. */
export type TestDatabase = {
  readonly ownerUrl: string;
  readonly owner: postgres.Sql;
  readonly app: postgres.Sql;
};

/** Tests that use `database` run against a real PostgreSQL copied for their worker; the data room points at it. */
export const test = base.extend<object, { database: TestDatabase }>({
  database: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of a fixture's needs from here
    async ({}, use) => {
      const template = settingOf('TEST_TEMPLATE_URL');
      if (!template) throw new Error('the stage is not set: run through playwright.config.ts');
      const name = `evenkeel_${randomUUID().replaceAll('-', '')}`;
      const ownerUrl = await copyDatabase(template, 'evenkeel_template', name);
      const url = appUrl(ownerUrl, settingOf('TEST_APP_PASSWORD'));
      pointAt(url);
      pointOwnerAt(ownerUrl);
      const quiet = { max: 4, onnotice: () => {} };
      const [owner, app] = [postgres(ownerUrl, quiet), postgres(url, quiet)];
      await use({ ownerUrl, owner, app });
      await Promise.all([owner.end({ timeout: 1 }), app.end({ timeout: 1 }), closeDatabase()]);
    },
    { scope: 'worker' },
  ],
});

/**
 * The same, for a file whose tests have a worker and a database to themselves: they empty it, or ask about every row
 * there is.
 */
export const testAlone = () =>
  test.extend<object, { alone: boolean }>({
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of a fixture's needs from here
    alone: [async ({}, use) => use(true), { scope: 'worker', auto: true }],
  });

export { expect } from 'playwright/test';

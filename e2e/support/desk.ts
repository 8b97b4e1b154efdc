import { randomUUID } from 'node:crypto';
import type { Browser, BrowserContext, Page } from 'playwright/test';
import { aCreditor, aWaiting, type WantedWaiting } from '@/db/seed/waiting';
import type { Role } from '@/domain/viewer';
import { at } from './door';
import type { Case, People } from './session';

/** Two members of staff at one desk: the first in the browser of the test, the second in one of their own, without script. */
export async function sitTwo(
  {
    context,
    browser,
    baseURL,
    people,
  }: { context: BrowserContext; browser: Browser; baseURL?: string | undefined; people: People },
  [first, second]: readonly [{ staffId: string }, { staffId: string }],
): Promise<{ beside: Page; leave: () => Promise<void> }> {
  const own = await browser.newContext({ ...(baseURL ? { baseURL } : {}), javaScriptEnabled: false });
  await people.signIn(context, first);
  await people.signIn(own, second);
  return { beside: await own.newPage(), leave: () => own.close() };
}

/** A creditor of a test's own, with people who owe it and staff who see nothing else. */
export async function aDesk(people: People) {
  const { owner } = people;
  const creditor = `Creditor ${randomUUID().slice(0, 8)}`;
  const creditorId = await aCreditor(owner, creditor);
  return {
    creditor,
    creditorId,
    /** Somebody who owes that creditor, by a last name that nobody else has. */
    aPerson: async (
      lastName = `Q${randomUUID().replaceAll(/[-\d]/g, '')}`,
    ): Promise<Case & { name: string }> => {
      const one = await people.aCase({ creditor });
      await owner`update debtor set last_name = ${lastName} where id = ${one.debtorId}`;
      return { ...one, name: `Robin ${lastName}` };
    },
    waits: (one: Case, wanted: WantedWaiting = {}): Promise<string> => {
      const { debtorId, debtId, holdingId } = one;
      const isWhole = wanted.kind === 'telling' || wanted.kind === 'ask_for_pause';
      return aWaiting(owner, { debtorId, ...(isWhole ? {} : { creditorId, debtId, holdingId }), ...wanted });
    },
    /** Staff with this creditor as their portfolio. */
    aColleague: async (role: Role = 'agent', name = 'Sam Rowe'): Promise<{ staffId: string }> => {
      const { id } = await people.aMember({ role });
      await owner`update staff set all_creditors = false, name = ${name} where id = ${id}`;
      await owner`insert into staff_creditor (staff_id, creditor_id) values (${id}, ${creditorId})`;
      return { staffId: id };
    },
  };
}

const MINUTE = 60_000;

/** The page that answers a doubt, opened by somebody whose time has run out since, but for the clock of their requests. */
export async function openLongAgo({
  page,
  context,
  people,
}: {
  page: Page;
  context: BrowserContext;
  people: People;
}) {
  const desk = await aDesk(people);
  const built = await desk.aPerson();
  const sentId = await desk.waits(built, { kind: 'looks_wrong', details: { doubt: 'amount' } });
  const member = await people.aMember();
  await people.signIn(context, { staffId: member.id }, new Date(Date.now() - 30 * MINUTE));
  await page.setExtraHTTPHeaders(at(new Date(Date.now() - 29 * MINUTE).toISOString()));
  const path = `/admin/cases/${built.debtorId}/answer/${sentId}`;
  await page.goto(`${path}?as=answer`);
  return { member, path, sentId, ...built };
}

import type { BrowserContext, Page } from 'playwright/test';
import type { Wanted } from '@/db/seed/build';
import { agree, asDebtor, PLANNED_AT } from '@/db/seed/planning';
import type { Role } from '@/domain/viewer';
import { at } from './door';
import type { Case, People } from './session';

/** The morning after tests plan. */
export const ANSWERED_AT = '2026-12-02T09:15:00.000Z';

type Desk = { page: Page; context: BrowserContext; people: People };

/** Somebody with an offer that goes to a person, and its id. */
export async function aWaitingOffer(
  people: People,
  { offer = 'little.300.monthly:28', ...wanted }: Wanted & { offer?: string } = {},
): Promise<Case & { sentId: string }> {
  const built = await people.aCase(wanted);
  const sent = await agree(asDebtor(built, PLANNED_AT), built, offer);
  const sentId = sent.ok ? sent.sentIds[0] : undefined;
  if (!sentId) throw new Error('the offer did not go to a person');
  return { ...built, sentId };
}

/** Signs a new member of staff in, the morning after. Gives their id. */
export async function sitDown({ page, context, people }: Desk, role: Role = 'agent'): Promise<string> {
  const { id } = await people.aMember({ role });
  await people.signIn(context, { staffId: id }, new Date(ANSWERED_AT));
  await page.setExtraHTTPHeaders(at(ANSWERED_AT));
  return id;
}

/** The page that answers what a person sent, with an answer picked. */
export function answerPage({ debtorId, sentId }: { debtorId: string; sentId: string }, as = ''): string {
  return `/admin/cases/${debtorId}/answer/${sentId}${as && `?as=${as}`}`;
}

/** Somebody whose offer waits, and the page that answers it, with an answer picked, before a new member of staff. */
export async function openAnswer(
  desk: Desk,
  as = '',
  wanted?: Parameters<typeof aWaitingOffer>[1],
): Promise<Case & { sentId: string }> {
  const waiting = await aWaitingOffer(desk.people, wanted);
  await sitDown(desk);
  await desk.page.goto(answerPage(waiting, as));
  return waiting;
}

import 'server-only';
import type { Route } from 'next';
import { cookies, headers } from 'next/headers';
import { notFound, redirect } from 'next/navigation';
import { cache } from 'react';
import { cookieName, cookieOptions, type Kind, openPointer, sealPointer } from '@/app/api/auth/pointer';
import { refuseForeign } from '@/app/same-origin';
import { CLOCK_HEADER, testInstant } from '@/clock';
import { dropKept, keepAnswer, keepForm, newestKept } from '@/db/kept-forms';
import {
  type DebtorSession,
  endSessionOf,
  findDebtorSession,
  findEndedSession,
  findEndedStaffSession,
  findStaffSession,
  type StaffSession,
} from '@/db/sessions';
import { readDevice, writeDevice } from '@/domain/device';
import { fieldsTyped, placeWithKept, readPlace } from '@/domain/kept-form';
import { ASK_MINUTES } from '@/domain/sign-in';
import {
  type DebtorViewer,
  may,
  PERMISSIONS_OF,
  type Permission,
  type StaffViewer,
  type Stranger,
} from '@/domain/viewer';

export type { Kind };

/** Whoever sent this request, before anyone knows who it is. */
export const currentStranger = cache(async (): Promise<Stranger> => {
  const clock = testInstant((await headers()).get(CLOCK_HEADER));
  return { kind: 'stranger', ...(clock ? { clock } : {}) };
});

/** Where a request comes from: an address that bin/server.ts vouches for, and the kind of device. */
export async function currentOrigin(): Promise<{ address: string; device: string }> {
  const sent = await headers();
  const device = writeDevice(readDevice(sent.get('user-agent') ?? ''));
  return { address: sent.get('x-evenkeel-address') ?? 'unknown', device };
}

/** Ties the codes that were asked for to this browser. Only in actions and routes. */
export async function rememberAsking(kind: Kind, browser: string): Promise<void> {
  (await cookies()).set(cookieName(kind, 'asking'), browser, {
    ...cookieOptions(),
    maxAge: ASK_MINUTES * 60,
  });
}

/** The token of this browser, if it asked for a code lately. */
export async function askingBrowser(kind: Kind): Promise<string | null> {
  return (await cookies()).get(cookieName(kind, 'asking'))?.value || null;
}

/** The debtor’s session of this request, looked up in its row; null where there is none that lives. */
export const currentDebtor = cache(
  async (): Promise<{ viewer: DebtorViewer; session: DebtorSession } | null> => {
    const stranger = await currentStranger();
    const token = await currentToken('debtor');
    const session = token ? await findDebtorSession(stranger, token) : null;
    if (!session) return null;
    const { debtorId, proved } = session;
    return { viewer: { ...stranger, kind: 'debtor', debtorId, proved }, session };
  },
);

/** The session of staff of this request, with what they may do as of now; null where there is none that lives. */
export const currentStaff = cache(
  async (): Promise<{ viewer: StaffViewer; session: StaffSession } | null> => {
    const stranger = await currentStranger();
    const token = await currentToken('staff');
    const session = token ? await findStaffSession(stranger, token) : null;
    if (!session) return null;
    return { viewer: staffViewer(stranger, session), session };
  },
);

function staffViewer(
  stranger: Stranger,
  { staffId, role, creditorIds }: Pick<StaffSession, 'staffId' | 'role' | 'creditorIds'>,
): StaffViewer {
  return { ...stranger, kind: 'staff', staffId, permissions: PERMISSIONS_OF[role], creditorIds };
}

/** A form with words or answers of the person's own, and the page where it is. */
export type SentForm = { readonly place: string; readonly data: FormData };

/**
 * The debtor who is looking. Begin every debtor page and action with it: without a live session it leads to sign-in,
 * and a form that another site sent goes no further. An action that takes what somebody typed gives it along: where
 * their session has ended meanwhile, it is kept for them until they have signed in again (decision 0095).
 */
export async function requireDebtor(sent?: SentForm): Promise<DebtorViewer> {
  await refuseForeign();
  const signedIn = await currentDebtor();
  if (!signedIn) redirect(sent && (await keepSent(sent)) ? '/sign-in?kept=yes' : '/sign-in');
  const place = sent && readPlace(sent.place);
  if (place) await dropKept(signedIn.viewer, { place });
  return signedIn.viewer;
}

/** Keeps a form for whoever's session it was that ended by itself; gives whether it is kept. */
async function keepSent({ place, data }: SentForm): Promise<boolean> {
  // An action can be called with anything at all; only a form is kept.
  const [known, fields] = [readPlace(place), data instanceof FormData ? fieldsTyped(data) : null];
  const token = await currentToken('debtor');
  if (!known || !fields || !token) return false;
  const stranger = await currentStranger();
  const ended = await findEndedSession(stranger, token);
  return ended !== null && keepForm({ ...stranger, kind: 'debtor', ...ended }, { place: known, fields });
}

/** Where signing in leads with this new session: to what was typed when the last one ended, or to `otherwise`. */
export async function placeAfterSignIn(token: string, otherwise: Route): Promise<Route> {
  const stranger = await currentStranger();
  const session = await findDebtorSession(stranger, token);
  if (!session) return otherwise;
  const { debtorId, proved } = session;
  const kept = await newestKept({ ...stranger, kind: 'debtor', debtorId, proved });
  // The database gives back what readPlace let in.
  return kept ? (placeWithKept(kept.place, kept.id) as Route) : otherwise;
}

/**
 * The member of staff who is looking. Begin every page and action of theirs with it, naming what it needs: without a
 * live session it leads to sign-in; without the permission the page is not there. An action that takes an answer to a
 * person gives its form along (`sent` in it is what it answers), as {@link requireDebtor} is given forms.
 */
export async function requireStaff(permission?: Permission, answer?: FormData): Promise<StaffViewer> {
  await refuseForeign();
  const signedIn = await currentStaff();
  if (!signedIn)
    redirect(answer && (await keepSentAnswer(answer)) ? '/admin/sign-in?kept=yes' : '/admin/sign-in');
  if (permission !== undefined && !may(signedIn.viewer, permission)) notFound();
  return signedIn.viewer;
}

/** Keeps an answer for whoever of staff had the session that ended by itself; gives whether it is kept. */
async function keepSentAnswer(data: FormData): Promise<boolean> {
  const fields = data instanceof FormData ? fieldsTyped(data) : null;
  const token = await currentToken('staff');
  if (!fields || !token) return false;
  const stranger = await currentStranger();
  const ended = await findEndedStaffSession(stranger, token);
  if (!ended) return false;
  const viewer = staffViewer(stranger, ended);
  return may(viewer, 'case:decide') && keepAnswer(viewer, { submissionId: fields.sent ?? '', fields });
}

/** Where signing in leads staff with this new session, as {@link placeAfterSignIn} has it. */
export async function placeAfterStaffSignIn(token: string): Promise<Route> {
  const stranger = await currentStranger();
  const session = await findStaffSession(stranger, token);
  if (!session) return '/admin';
  const kept = await newestKept(staffViewer(stranger, session));
  return kept ? (placeWithKept(kept.place, kept.id) as Route) : '/admin';
}

/** When this browser’s session of one kind ends if nothing is done; null where there is none. */
export async function signedInUntil(kind: Kind): Promise<Date | null> {
  return (await (kind === 'staff' ? currentStaff() : currentDebtor()))?.session.until ?? null;
}

/** Puts a new session in this browser, in place of the one of its kind that was there. Only in actions and routes. */
export async function takeSession(kind: Kind, token: string): Promise<void> {
  const jar = await cookies();
  await endHere(kind);
  jar.set(cookieName(kind, 'session'), await sealPointer(kind, token), cookieOptions());
  jar.delete(cookieName(kind, 'asking'));
}

/** Ends the sessions of this browser, of both kinds or of one, and drops their cookies. Only in actions and routes. */
export async function signOutHere(kinds: readonly Kind[] = ['debtor', 'staff']): Promise<void> {
  const jar = await cookies();
  for (const kind of kinds) {
    await endHere(kind);
    for (const what of ['session', 'asking'] as const)
      jar.set(cookieName(kind, what), '', { ...cookieOptions(), maxAge: 0 });
  }
}

async function endHere(kind: Kind): Promise<void> {
  const token = await currentToken(kind);
  if (token) await endSessionOf(await currentStranger(), kind, token);
}

async function currentToken(kind: Kind): Promise<string | null> {
  return openPointer(kind, (await cookies()).get(cookieName(kind, 'session'))?.value);
}

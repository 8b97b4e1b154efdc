import 'server-only';
import { cookies } from 'next/headers';
import { openSecret, sealSecret } from '@/db/sealed';
import type { StaffViewer } from '@/domain/viewer';
import { env } from '@/env';

const NAME = 'evenkeel-staff-search';
const MINUTES = 15;
/** No name, reference or postcode is longer. */
const LONGEST = 100;

const placeOf = ({ staffId }: StaffViewer) => ({ table: 'cookie', column: 'search', row: staffId });

/** Keeps what somebody looks for in their browser for a while: sealed, and for them alone. Only in actions. */
export async function rememberSearch(viewer: StaffViewer, words: string): Promise<void> {
  const sealed = sealSecret(placeOf(viewer), words.trim().slice(0, LONGEST));
  (await cookies()).set(NAME, sealed.toString('base64url'), {
    httpOnly: true,
    sameSite: 'lax',
    secure: env().APP_URL.startsWith('https:'),
    path: '/admin/queue',
    maxAge: MINUTES * 60,
  });
}

/** What the viewer looked for last in this browser; null where they did not, or not lately, or it was someone else. */
export async function searchedWords(viewer: StaffViewer): Promise<string | null> {
  const kept = (await cookies()).get(NAME)?.value;
  if (!kept) return null;
  try {
    return openSecret(placeOf(viewer), Buffer.from(kept, 'base64url'));
  } catch {
    return null;
  }
}

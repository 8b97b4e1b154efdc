import { type NextRequest, NextResponse } from 'next/server';
import { getTranslations } from 'next-intl/server';
import { formatTime } from '@/app/instants';
import { isSameOrigin } from '@/app/same-origin';
import { type Kind, signedInUntil } from '@/auth';
import { CLOCK_HEADER, now } from '@/clock';

/**
 * Goes on with a session: looking it up is what keeps it. For a page with script, the new time as JSON; for one
 * without, a page of its own, so that what was typed in the first stays where it is.
 */
export async function POST(request: NextRequest): Promise<NextResponse> {
  if (!isSameOrigin(request.headers)) return seeOther('/not-taken');
  const asked = await request.formData().catch(() => null);
  const kind: Kind = asked?.get('kind') === 'staff' ? 'staff' : 'debtor';
  const until = await signedInUntil(kind);
  if (!request.headers.get('accept')?.includes('application/json'))
    return seeOther(until ? `/stayed${kind === 'staff' ? '?kind=staff' : ''}` : signInOf(kind));
  if (!until) return NextResponse.json(null, { status: 401, headers: NO_STORE });
  return NextResponse.json(
    {
      left: until.getTime() - now(request.headers.get(CLOCK_HEADER)).getTime(),
      words: await wordsOf(kind, await formatTime(until)),
    },
    { headers: NO_STORE },
  );
}

/** Someone who opens this address changes nothing. */
export function GET(): NextResponse {
  return seeOther('/');
}

const NO_STORE = { 'cache-control': 'no-store' };

async function wordsOf(kind: Kind, time: string): Promise<string> {
  if (kind === 'staff') {
    const t = await getTranslations('staffSignIn.bar');
    return t('stayed', { time });
  }
  const t = await getTranslations('signIn.bar');
  return t('stayed', { time });
}

function signInOf(kind: Kind): string {
  return kind === 'staff' ? '/admin/sign-in' : '/sign-in';
}

function seeOther(location: string): NextResponse {
  return new NextResponse(null, { status: 303, headers: { location, ...NO_STORE } });
}

import { type NextRequest, NextResponse } from 'next/server';
import { getTranslations } from 'next-intl/server';
import { signOutHere } from '@/auth';
import { NEUTRAL_PAGE } from '@/components/navigation';

const LONG_GONE = new Date(0).toUTCString();

/**
 * *Leave this site*: ends the session, drops every cookie and goes to a neutral page. It asks no proof of who presses it,
 * because leaving must always work; a press made for someone by another site moves them on but signs nobody out.
 */
export async function POST(request: NextRequest): Promise<NextResponse> {
  const answer = await moveOn();
  if (request.headers.get('sec-fetch-site') === 'cross-site') return answer;
  // Leaving works even while the database does not: the cookies go whatever happens to the session’s row.
  await signOutHere().catch(() => {});
  for (const { name } of request.cookies.getAll()) {
    // A day long gone, not Max-Age=0: the framework writes these headers again, and loses a zero.
    answer.headers.append(
      'set-cookie',
      `${name}=; Path=/; Expires=${LONG_GONE}; HttpOnly${needsSecure(name)}`,
    );
  }
  answer.headers.set('clear-site-data', '"cache", "storage"');
  return answer;
}

/** Someone who comes back to this address is shown what leaving does. */
export function GET(): NextResponse {
  return new NextResponse(null, { status: 303, headers: { location: '/safety' } });
}

/**
 * A page that is replaced at once, rather than a redirect: browsers hold a redirect after a form to `form-action`, and
 * the neutral site may send people on to anywhere. A refresh of no seconds also leaves no entry in the history.
 */
async function moveOn(): Promise<NextResponse> {
  const t = await getTranslations('safety');
  const page = `<!doctype html><html lang="en"><meta charset="utf-8"><title>${t('neutral')}</title><a href="${NEUTRAL_PAGE}">${t('neutral')}</a></html>`;
  return new NextResponse(page, {
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      refresh: `0; url=${NEUTRAL_PAGE}`,
    },
  });
}

function needsSecure(name: string): string {
  return /^__(host|secure)-/i.test(name) ? '; Secure' : '';
}

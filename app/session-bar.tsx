import { headers } from 'next/headers';
import type { ReactNode } from 'react';
import { type Kind, signedInUntil } from '@/auth';
import { CLOCK_HEADER, now } from '@/clock';
import { formatTime } from './instants';

/**
 * Until when someone is signed in, one press to go on, and one to sign out. It works without script, in a page of its
 * own so that what was typed here stays; public/stay.js makes it happen in place, and says so when the time is over.
 * That script may come before the page is awake, so it changes no more than attributes and the one sentence that is
 * known to change: a page that finds other elements than it was sent with is built anew, and what was typed is lost.
 * Only how long is left counts, since the clock of an old phone may be wrong; going on to another page gives more time.
 */
export async function SessionBar({
  kind,
  words,
  signOut,
  children,
}: {
  kind: Kind;
  words: {
    label: string;
    until: (time: string) => string;
    stay: string;
    opens: string;
    gone: string;
    out: string;
  };
  signOut: () => Promise<void>;
  children?: ReactNode;
}) {
  const until = await signedInUntil(kind);
  if (!until) return null;
  const time = await formatTime(until);
  const sent = await headers();
  const nonce = sent.get('x-nonce') ?? undefined;
  return (
    <section
      aria-label={words.label}
      className="-mt-6 mb-8 staff:mb-2 flex flex-wrap items-center gap-x-6 text-16 text-soft-ink print:hidden"
    >
      {/* public/stay.js may say something newer before the page is awake; that is kept, with all that was typed. */}
      <p
        role="status"
        data-left={until.getTime() - now(sent.get(CLOCK_HEADER)).getTime()}
        data-gone={words.gone}
        suppressHydrationWarning
      >
        {words.until(time)}
      </p>
      <div className="flex flex-wrap items-center gap-x-6">
        <form action="/stay" method="post" target="_blank" data-stay="" rel="noopener">
          <input type="hidden" name="kind" value={kind} />
          <QuietButton>
            {words.stay}
            {/* public/stay.js hides it, perhaps before the page is awake. */}
            <span data-opens="" suppressHydrationWarning>
              &nbsp;{words.opens}
            </span>
          </QuietButton>
        </form>
        <form action={signOut}>
          <QuietButton>{words.out}</QuietButton>
        </form>
        {children}
      </div>
      <script async src="/stay.js" nonce={nonce} />
    </section>
  );
}

/** A button that weighs no more than a link: these stand on every page and are seldom what someone came for. */
export function QuietButton({ children }: { children: ReactNode }) {
  return (
    <button
      type="submit"
      className="inline-flex min-h-11 cursor-pointer items-center text-action underline underline-offset-2 hover:text-action-deep"
    >
      {children}
    </button>
  );
}

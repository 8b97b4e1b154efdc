import type { ReactNode } from 'react';
import { Lines } from './lists';
import { PhoneLink } from './phone-link';
import { SummaryList, type SummaryRow } from './summary-list';
import { Way } from './way';

/** One way on: where it leads, or whom to call, or words alone. */
export type LetterWay = {
  key: string;
  title: string;
  text: string;
  href: string | null;
  phone: string | null;
};

/** An answer as its reader sees it, every word of it ready: made by app/answer-words.ts. */
export type LetterWords = {
  /** What was decided, in one sentence. */
  title: string;
  /** Who answered, and when. */
  from: string;
  /** The reply as it was written; blank lines part it. Null where it may not be shown now. */
  reply: string | null;
  reason: { title: string; text: string } | null;
  facts: readonly { label: string; value: string }[];
  /** What happens now, in a sentence or two. */
  next: readonly string[];
  ways: { title: string; each: readonly LetterWay[] } | null;
};

/**
 * The answer to something that was sent: what was decided, the words of whoever decided, the reason, the figures, what
 * happens now and the ways on. The same for staff who preview it and for the person who reads it. `instead` stands where
 * the reply may not be shown; `heading` is 1 where the letter is the page.
 */
export function AnswerLetter({
  words,
  heading = 2,
  instead,
  children,
}: {
  words: LetterWords;
  heading?: 1 | 2 | 3;
  instead?: ReactNode;
  children?: ReactNode;
}) {
  const { title, from, reply, reason, facts, next, ways } = words;
  const Head = HEADS[heading];
  const Part = HEADS[heading === 3 ? 4 : heading === 2 ? 3 : 2];
  const rows: readonly SummaryRow[] = facts;
  return (
    <article className="space-y-8 text-18">
      <header className="space-y-2">
        <Head className={heading === 1 ? 'text-28 wide:text-36' : 'text-28'}>{title}</Head>
        <p className="text-soft-ink">{from}</p>
      </header>
      {reply === null ? instead : <Reply text={reply} />}
      {reason && (
        <section className="space-y-2">
          <Part className="text-22">{reason.title}</Part>
          <p>{reason.text}</p>
        </section>
      )}
      {rows.length > 0 && <SummaryList rows={rows} />}
      {next.length > 0 && (
        <div className="space-y-2">
          {next.map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
        </div>
      )}
      {children}
      {ways && (
        <section className="space-y-4">
          <Part className="text-22">{ways.title}</Part>
          <Lines>
            {ways.each.map(({ key, title: name, text, href, phone }) => (
              <li key={key}>
                {href === null ? <p className="font-bold">{name}</p> : <Way href={href}>{name}</Way>}
                <p>{text}</p>
                {phone && <PhoneLink phone={phone} />}
              </li>
            ))}
          </Lines>
        </section>
      )}
    </article>
  );
}

const HEADS = { 1: 'h1', 2: 'h2', 3: 'h3', 4: 'h4' } as const;

/** Words as somebody typed them: a blank line starts a new paragraph, and a single one stays a line. */
function Reply({ text }: { text: string }) {
  const parts = text
    .split(/\n\s*\n/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  return (
    <div className="space-y-4 border-l-4 border-hairline pl-4">
      {parts.map((part, at) => (
        // Paragraphs of one reply have no name of their own and never move.
        // biome-ignore lint/suspicious/noArrayIndexKey: see above
        <p key={at} className="whitespace-pre-line">
          {part}
        </p>
      ))}
    </div>
  );
}

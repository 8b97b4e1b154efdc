import type { ReactNode } from 'react';

/** What becomes of it on paper: it opens, or it is left out. */
const PRINTED = { open: 'open-in-print', none: 'print:hidden' };

/**
 * Something that is one press away, and out of sight until then. The browser's own sign before the words tells it from a
 * link that leads elsewhere. It needs no script. `about` tells it, to those who hear it, from others with the same words.
 */
export function Fold({
  words,
  about,
  isOpen = false,
  printed = 'none',
  children,
}: {
  words: ReactNode;
  about?: string;
  isOpen?: boolean;
  printed?: keyof typeof PRINTED;
  children: ReactNode;
}) {
  return (
    <details open={isOpen} className={PRINTED[printed]}>
      <summary className="min-h-11 cursor-pointer py-2 text-action underline underline-offset-4 print:hidden">
        {words}
        {about && <span className="sr-only">: {about}</span>}
      </summary>
      <div className="pt-2">{children}</div>
    </details>
  );
}

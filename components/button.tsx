import type { ReactNode } from 'react';

const SHAPE =
  'inline-flex min-h-12 cursor-pointer items-center justify-center rounded-soft px-6 py-2 text-center text-balance font-bold no-underline print:hidden';
// The clear edge of the main one is there for forced colours, where it is the thicker of the two.
const LOOKS = {
  main: `${SHAPE} border-2 border-transparent bg-action text-on-action hover:bg-action-deep hover:text-on-action`,
  other: `${SHAPE} border border-edge bg-paper text-ink hover:bg-tint hover:text-ink`,
};

type Look = keyof typeof LOOKS;

/** Sends a form. One `main` button a screen; it is never disabled, so that pressing it always answers. */
export function Button({
  children,
  look = 'main',
  name,
  value,
}: {
  children: ReactNode;
  look?: Look;
  name?: string;
  value?: string;
}) {
  return (
    <button type="submit" className={LOOKS[look]} name={name} value={value}>
      {children}
    </button>
  );
}

/** Goes somewhere, with the weight of the one main thing to do. */
export function ButtonLink({
  href,
  children,
  look = 'main',
}: {
  href: string;
  children: ReactNode;
  look?: Look;
}) {
  return (
    <a href={href} className={LOOKS[look]}>
      {children}
    </a>
  );
}

import type { ReactNode } from 'react';

/**
 * A plain link that stands on its own line, tall enough for any thumb. Links inside a sentence stay bare. `beside` opens it
 * in a new tab, so that what is half written here stays; its words say so.
 */
export function Way({
  href,
  beside = false,
  children,
}: {
  href: string;
  beside?: boolean;
  children: ReactNode;
}) {
  return (
    <a
      href={href}
      target={beside ? '_blank' : undefined}
      className="inline-flex min-h-11 items-center py-1 wrap-anywhere print:inline"
    >
      {children}
    </a>
  );
}

import type { ReactNode } from 'react';

/** A plain link that stands on its own line, tall enough for any thumb. Links inside a sentence stay bare. */
export function Way({ href, children }: { href: string; children: ReactNode }) {
  return (
    <a href={href} className="inline-flex min-h-11 items-center print:inline">
      {children}
    </a>
  );
}
